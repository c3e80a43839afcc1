"""What may be quoted, and how: strangers' text must neither leak, nor act on a terminal or in a Markdown file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

from isspec.display import plain
from isspec.page_breaks import replace_page_breaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from isspec.reports.presentation import Quotes
    from isspec.types import DocumentJudgment, Gaps, Report

    class Marked(Protocol):
        """What may stand on a page, a slide or in a cell."""

        @property
        def mark(self) -> str | None:
            """Where a person finds it."""


SHORT = 100  # characters of a statement that --quotes short keeps
STATEMENT = 360  # characters of a statement in reports for people: four lines; JSON has all of it
WITHHELD = "[withheld]"
_PRONOUNS = frozenset({"he", "i", "it", "one", "she", "they", "we", "who", "you", "readers", "reader", "all", "any"})
_SEVERAL = re.compile(rf"{re.escape(WITHHELD)}(?:(?:, | and ){re.escape(WITHHELD)})+")

# ECMA-48: control sequences, strings (titles, hyperlinks) up to BEL or ST, and short escapes. A string without an end
# loses only its introducer, as other control characters do: badly decoded text has such characters by accident.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,2000}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
# Unicode UAX 9 controls and tag characters: they reorder or hide text. Joiners stay; Persian and emoji need them.
_INVISIBLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\u200b\U000e0000-\U000e007f]")
# What isspec's own sentences quote, from documents or from the brief.
_QUOTED = re.compile("“[^”]*”")
# What a mark says of the place and not of the text: it may stand behind a heading or the name of a sheet.
_PLACE = re.compile(r"(?:(?:\b(?:p\.|slide|ch\.|cell|message)|¶) \d+|(?:(?<=!)|\A)[A-Z]{1,3}\d+\Z)")
_SURROGATES = re.compile("[\ud800-\udfff]")

# Markup that says something to the programs that made a page, and nothing to a reader of one sentence of it.
_RESOLVED = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r":pep:`(?:[^`<>]{0,80}<)?(\d{1,5})>?`", r"PEP \1"),
        (r":rfc:`(?:[^`<>]{0,80}<)?(\d{1,5})>?`", r"RFC \1"),
        (r"`([^`<>\n]{1,200})`__?(?!\w)", r"\1"),  # reST: a link whose target stands elsewhere
        (r"\{:(?:[\s.#][^{}\n]{0,80}|\w+=[^{}\n]{0,80})\}", ""),  # kramdown: attributes
        (r"(?<![\]\w])\[(`[^`\[\]\n]{1,200}`)\](?![(\[:])", r"\1"),  # Markdown: a link whose target stands elsewhere
    )
)
_STARS = re.compile(r"\*+")
_HALF = re.compile(r"\A\*{1,3}(?=[A-Z])|(?<=[.!?])\*{1,3}\Z")
_SINGLE = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019"})

_ASCII = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"',
    "\u00bb": '"', "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2026": "...",
    "\u00b7": "-", "\u2500": "-", "\u2022": "*", "\u2192": "->", "\u2264": "<=", "\u2265": ">=", "\u00d7": "x",
    "\u00df": "ss", "\u00e6": "ae", "\u00c6": "AE", "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L",
})  # fmt: skip


def clean(text: str) -> str:
    r"""Return ``text`` on one line, without anything that acts on a terminal or reorders what is read.

    >>> clean("\x1b[31mred\x1b[0m\n\u202egpj.exe")
    'red gpj.exe'
    """
    text = _INVISIBLE.sub("", _ESCAPES.sub("", text))
    text = "".join(" " if unicodedata.category(c) == "Cc" else c for c in _SURROGATES.sub("\ufffd", text))
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    r"""Return ``text`` as :func:`clean` does, but with its lines and indents, for listings.

    >>> clean_lines("if x:\r\n\treturn\x1b[2J")
    'if x:\n\treturn'
    """
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n"))))
    return "".join(" " if unicodedata.category(c) == "Cc" and c not in "\n\t" else c for c in text)


def to_ascii(text: str) -> str:
    """Return ``text`` in ASCII: accents dropped, typography made plain, the rest a question mark.

    >>> to_ascii("“Zoë” — 5 …")
    '"Zoe" - 5 ...'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).encode("ascii", "replace").decode()


def shorten(text: str, limit: int = SHORT) -> str:
    """Return ``text`` cut at a word boundary, with an ellipsis, to at most ``limit`` characters.

    >>> shorten("The server closes the connection.", 20)
    'The server closes…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if text[limit - 1] != " ":
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:.") + "…"


def quote(text: str | None, quotes: Quotes) -> str | None:
    """Return what may be shown of a document's ``text``, without its markup; ``None`` when that is nothing."""
    if text is None or quotes == "none":
        return None
    # Page breaks are told by control characters; then escapes: plain() would leave the rest of them.
    text = clean_lines(replace_page_breaks(text, lambda _: " "))
    for pattern, replacement in _RESOLVED:
        text = pattern.sub(replacement, text)
    text = _without_halves(clean(plain(text)))
    return shorten(text) if quotes == "short" else text


def _without_halves(text: str) -> str:
    """Return a sentence without the half of an emphasis that spans several; "*args" has none."""
    return _HALF.sub("", text) if len(_STARS.findall(text)) == 1 else text


def mark_of(placed: Marked, quotes: Quotes) -> str | None:
    """Return the page, slide or cell of something; under ``none`` without the headings and names in it."""
    if placed.mark is None or quotes != "none":
        return placed.mark
    places = _PLACE.findall(placed.mark)
    return places[-1] if places else None


def inner(quotation: str | None) -> str | None:
    """Return a quotation for use between typographic quotation marks: such marks of its own become single ones.

    Straight ones stay as they are: in code they mean something.
    """
    return quotation.translate(_SINGLE) if quotation else quotation


def own_words(
    report: Report, quotes: Quotes, documents: Sequence[DocumentJudgment] | None = None
) -> Callable[[str], str]:
    """Return how to print a sentence of isspec's own: under ``none``, what it repeats from documents is withheld.

    ``documents`` are those that the sentences may repeat, where that is not all.
    """
    if quotes != "none":
        return clean
    phrases = _phrases(report, report.documents if documents is None else documents)

    def withhold(text: str) -> str:
        text = _QUOTED.sub(f"“{WITHHELD}”", clean(text))
        for phrase in phrases:
            if phrase in text:
                # Not inside a path: a file name is no quotation.
                text = re.sub(rf"(?<![\w/\\.-]){re.escape(phrase)}(?![\w/\\-]|\.\w)", WITHHELD, text)
        # "on A, B and C" need not say how many names are kept back, nor a place that nothing is shown of it.
        return _SEVERAL.sub(WITHHELD, text).removesuffix(f": “{WITHHELD}”")

    return withhold


def _phrases(report: Report, documents: Sequence[DocumentJudgment]) -> list[str]:
    """The texts of the documents that isspec's own sentences may repeat, longest first."""
    found = {(report.bundle.system.name if report.bundle.system else None) or ""}
    found.update(missing.what for missing in report.bundle.missing if not from_outside(missing.named_in))
    found.update(mark for mark in _marks(report.bundle.gaps) if not _PLACE.fullmatch(mark))
    for document in documents:
        found.add(document.title or "")
        found.update(residue.text for residue in document.residue)
        found.update(finding.statement.text for finding in document.evidence)
        marks = (finding.statement.mark or "" for finding in document.evidence)
        found.update(mark for mark in marks if not _PLACE.fullmatch(mark))
        bounds = (finding.bound for finding in (*document.findings, *document.evidence))
        found.update(bound for bound in bounds if bound and _telling(bound))
    phrases = {form for phrase in found for form in (clean(phrase), clean(plain(clean(phrase))))}
    return sorted((phrase for phrase in phrases if len(phrase) > 1), key=lambda phrase: (-len(phrase), phrase))


def _marks(gaps: Gaps) -> Iterator[str]:
    """The places in pages, slides and sheets that questions about gaps name."""
    statements = [
        *(smell.statement for smell in gaps.smells),
        *(statement for conflict in gaps.conflicts for statement in (conflict.first, conflict.second)),
        *(finding.statement for topic in gaps.coverage for finding in topic.evidence),
        *(one for twice in gaps.repetitions for one in (twice.first, twice.second) if one),
    ]
    marked: Sequence[Marked] = (*statements, *gaps.references, *gaps.open_points)
    yield from (one.mark for one in marked if one.mark)


def _telling(bound: str) -> bool:
    """Return whether a party tells who it is: "you" and "the system" do not, a name and a longer phrase do."""
    if bound.lower() in _PRONOUNS:
        return False
    bare = re.sub(r"^(?:the|an?|all|each|every|any)\s+", "", bound, flags=re.IGNORECASE)
    return bare != bare.lower() or " " in bare


def from_outside(named_in: str | None) -> bool:
    """Return whether a missing thing was named by the brief, or by isspec itself, and not by a document."""
    return named_in is None or named_in == "the brief"
