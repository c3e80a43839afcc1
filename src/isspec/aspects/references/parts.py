"""Sections, annexes, figures and tables that a text names by number, and whose they are."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.references.mention import Mention
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isspec.types import ReferenceKind

_SECTION = r"[A-Z]?\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,5}"
_FLOATING = r"[A-Z]?[.-]?\d{1,3}(?:[.-]\d{1,3}){0,2}(?:[a-z]\b)?"
_ANNEX = r"[A-Z](?:\.\d{1,3}){0,4}(?![\w'\u2019-])|\d{1,2}(?:\.\d{1,3}){0,4}|[IVX]{2,4}(?!\w)"
_NUMBERS: Mapping[str, str] = {"section": _SECTION, "annex": _ANNEX, "figure": _FLOATING, "table": _FLOATING}
_WORDS: Mapping[ReferenceKind, str] = {
    "section": r"[Ss]ections?|[Ss]ec\.|SECTION|[Cc]lauses?|[Cc]hapters?|§§?",
    "annex": r"[Aa]nnex(?:es)?|ANNEX|[Aa]ppendix|[Aa]ppendices|APPENDIX",
    "figure": r"[Ff]igures?|[Ff]igs?\.|FIGURE",
    "table": r"Tables?|TABLE|(?<=see )tables?|(?<=in )tables?|(?<=per )tables?",
}
_PARTS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = tuple(
    (
        kind,
        re.compile(
            rf"(?<![\w-])(?:{words})[\s\u00a0]{{0,8}}(?P<first>{_NUMBERS[kind]})(?![\w%/]|[.-]\w)"
            rf"(?P<further>(?:(?:,\s*|\s+and\s+|,\s*and\s+|\s+or\s+|\s*&\s*)(?:{_NUMBERS[kind]})(?![\w%/]|[.-]\w)){{0,9}})"
        ),
    )
    for kind, words in _WORDS.items()
)
# Texts that number their sections and are nobody's attachment.
PUBLIC = (
    r"(?:RFCs?|ISO|IEC|IEEE|ITU|ITU-T|ETSI|3GPP|TS|ANSI|NIST|FIPS|DIN|ECMA|ECMA-262|W3C|OASIS|PEP|XEP|JEP|BIP|EIP|ERC|KEP|POSIX"
    r"|SUSv\d|Unicode|HTTP|HTML|XML|CSS|UAX|UTS|GDPR|HIPAA|CFR|USC|U\.S\.C\.|SPIR-V|ECMAScript|the C\+?\+? standard|PKCS|X\.\d{3}|ADR)"
)
# "RFC 5321, section 4.1", "[HTTP] section 3", "the Unicode Standard, Section 5.18".
_OTHER_BEFORE = re.compile(
    rf"(?:\b{PUBLIC}(?:\d+|\b)(?![^.;()]*\bthis (?:document|specification|memo)\b)[^.;()]{{0,80}}|\]\S{{0,120}}[\s,:(]{{0,3}}(?:in |at |see |- )?|\b(?:Act|Code|Constitution|Directive"
    r"|Regulation|Standard|standard|[Ss]pecification|[Mm]anual|[Bb]ook|[Pp]rotocol)[,:]?\s\(?|\{\{[^{}]{1,80},\s*|\}\}[\s,(]{0,3}|\.(?:md|txt|pdf|docx?|html?|rst)`?[)\s,:]{1,3})$"
)
# "section 4 of the standard", "Section 3 in [RFC2119]"; "of this document" is at home.
_OTHER_AFTER = re.compile(
    r"\s*,?\s*(?:(?:of|in|from|within)\s+(?!(?:this|these|our|the (?:present|current|same|following|above|below))\b)"
    r"(?:the\s+|that\s+|its\s+)?(?:[\[`\"“_*<{:]|(?:\w+\s+){0,2}[A-Z]|\w+\s+(?:standard|specification|spec|manual|document|guide|book|act|rfc)\b"
    r"|(?:standard|specification|spec|manual|book|act|law|statute|rfc|paper|article|original|other|main|parent)\b)"
    rf"|[(\s]*\[[^\]]{{1,40}}\](?!\()|\s*[(,]?\s*{PUBLIC}\b)"
)
# An entry of a list of references: all that it names is in what it cites.
_ENTRY = re.compile(r"\s*\[[\w.: -]{1,30}\]:?\s")
_LINKED_OUT = re.compile(r"[^\[\]\n]{0,80}\](?:\(\s*<?(?:https?:)?//|\[)|[^`\n]{0,80}<https?://")
# "[Annex B](annex-b.md)" is found as a link, and "[section 3](#three)" is in this very file.
_LINKED_IN = re.compile(r"[^\[\]\n]{0,80}\]\((?!\s*<?(?:https?:)?//)")
# Within a tag nobody reads, and what "<a href=...>" holds is found as a link.
_TAGGED = re.compile(r"<a\s[^<>]{0,600}>[^<>]{0,80}$|<[a-zA-Z][^<>]{0,600}$", re.IGNORECASE)
_TAG_WITHIN = 700


def find_parts(text: str, offset: int) -> Iterator[Mention]:
    """Yield the numbered parts that ``text``, which starts at ``offset`` in its document, names.

    >>> [(m.kind, m.target, m.outside) for m in find_parts("See sections 4.2 and 5, and Section 3 of RFC 5321.", 0)]
    [('section', '4.2', False), ('section', '5', False), ('section', '3', True)]
    """
    entry = bool(_ENTRY.match(text))
    elsewhere: set[tuple[ReferenceKind, str]] = set()
    for kind, pattern in _PARTS:
        for match in pattern.finditer(text):
            if _LINKED_IN.match(text, match.end()) or (kind in ("figure", "table") and _is_caption(text, match)):
                continue
            if "<" in text and _TAGGED.search(text, max(0, match.start() - _TAG_WITHIN), match.start()):
                continue
            before, after = text[max(0, match.start() - 140) : match.start()], match.end()
            # Whose section it is may stand on the next page: "as described in section 8.1" ... "of [2]".
            if kind == "section" and not text[match.end() :].strip():
                continue
            top = match["first"].split(".")[0]
            outside = entry or bool(
                (kind, top) in elsewhere
                or _OTHER_BEFORE.search(before)
                or _OTHER_AFTER.match(text, after)
                or _LINKED_OUT.match(text, after)
            )
            if outside:
                elsewhere.add((kind, top))  # "RFC 3261, section 16 ... in section 16.5"
            for number in re.finditer(_NUMBERS[kind], text[match.start("first") : match.end()]):
                start = match.start("first") + number.start()
                span = Span(offset + (match.start() if not number.start() else start), offset + start + len(number[0]))
                yield Mention(kind, number[0], span, outside, f"{_word(kind, match[0])} {number[0]}")


def _is_caption(text: str, match: re.Match[str]) -> bool:
    """Whether a line begins with the number and goes on as a caption does: it holds the figure, and names none."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not before.strip(" \t*_|#>![") and bool(
        re.compile(r"[*_]*\s*(?:[:.\u2013\u2014-]|$|\n)").match(text, match.end())
    )


def _word(kind: ReferenceKind, said: str) -> str:
    """Return the word for a part in the singular, as the text spells it."""
    if kind == "annex":
        return "Appendix" if said.lower().startswith("app") else "Annex"
    if kind == "section":
        return next((word for word in ("clause", "chapter") if said.lower().startswith(word)), "section")
    return kind.capitalize()
