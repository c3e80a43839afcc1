"""Damage: signs that a text is not whole, or not as its authors wrote it: cut off, behind a paywall, misread, translated."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.types import SPEAKING, Residue, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Document

_SHOWN = 160
_LONG, _FEWEST = 12, 5  # words of a sentence that must have an end, and of one that ends in "the"
_PAYWALL = re.compile(
    r"\b(?:subscribe|sign in|log in|register|become a (?:member|subscriber))(?: now)? to (?:continue|keep|read)(?: reading| the (?:full|rest)| more| this)\b"
    r"|\b(?:this|the (?:full|rest of this)) (?:article|content|story|document|page|text|standard) is (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for|restricted to) (?:paying |our |paid )?(?:subscribers|members|customers)\b"
    r"|\b(?:already a (?:subscriber|member)\?|you(?:'ve| have) (?:reached|read) your (?:limit|last|\w+) (?:of )?free (?:articles?|stories)|free articles? (?:left|remaining)|unlock (?:this|the full) (?:article|story|document))"
    r"|\b(?:purchase|buy) (?:the|this) (?:full|complete) (?:standard|document|article|text|pdf)\b",
    re.IGNORECASE,
)
_PREVIEW = re.compile(
    r"\b(?:you are reading|this is) an? (?:free )?(?:preview|sample|excerpt)(?=[.,;]| of\b| only\b| from\b)|\b(?:read|see|view|download) the (?:full|complete|rest of the) (?:article|document|text|story|report) (?:at|on|here|in)\b"
    r"|\[\s*(?:\.\.\.|…)?\s*(?:truncated|snip(?:ped)?|content truncated|output truncated|document continues)\s*\]|\bpages? \d+ (?:to|-) \d+ are not (?:shown|included|part of)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;…)\]}>\"'”\u2019»*_`|=~/-]\s*$|\d\s*$")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|must|shall|should|will|may|can|does|do)\s+\w")
# Words that no sentence ends with.
_HANGING = re.compile(
    r"\b(?:the|an|of|to|and|or|in|for|with|by|that|which|from|is|are|be|shall|must|will|if|when|as|at|on|its|their|this|can|may|should)\s*$|,\s*$",
    re.IGNORECASE,
)
# A letter read for another, "rnust" for "must", or a space lost.
_MISREAD = frozenset(
    """
    tbe tlie tliat tbat witli wbich wliich tlian aud aiid rnust sball sliall frorn systern docurnent requirernent
    requirernents irnplement inforrnation perforrnance rnessage rnessages nurnber tirne narne dernand cornmand ofthe
    tothe inthe forthe onthe andthe tbis tliis bave liave
    """.split()
)
_WORD = re.compile(r"[a-z][a-z01]*[a-z]")
_DIGIT_INSIDE = re.compile(r"[a-z]{2,}[01][a-z]{2,}")
_TIMES_MISREAD = 6  # in a document, and so many for each thousand words, before its text is called misread
_MISREAD_PER_THOUSAND = 3.0
_FEWEST_WORDS = 60
_TRANSLATED = re.compile(
    r"\b(?:translated (?:by|with|using) (?:google(?: translate)?|deepl|machine|bing|an? (?:machine|automatic))|machine[- ]translat(?:ed|ion)(?: of| from| by|:)|automatic(?:ally)? translat(?:ed|ion) (?:from|by|of)|this (?:page|document|text) (?:was|has been) (?:machine|automatically) translated)\b",
    re.IGNORECASE,
)
_SCANNED = re.compile(
    r"\b(?:scanned (?:by|with) (?:camscanner|\w+ scanner)|digitized by (?:google|the internet archive)|ocr (?:text|output) (?:may|of))\b",
    re.IGNORECASE,
)


# One of the words is in every match: a quick look before the long one.
_SAID = (
    ("paywall", _PAYWALL, ("subscrib", "free article", "free stor", "unlock", "purchase", "buy th", "sign in to", "log in to",
                           "register", "become a", "members", "customers")),
    ("excerpt", _PREVIEW, ("preview", "sample", "excerpt", "read the", "see the", "view the", "download the", "truncated", "snip",
                           "continues", "are not")),
    ("machine translation", _TRANSLATED, ("translat",)),
    ("scanner's mark", _SCANNED, ("scanned", "digitized", "ocr")),
)  # fmt: skip


def find_damage(document: Document) -> Iterator[Residue]:
    """Yield the signs in the order of their kinds, at most two of one kind."""
    lowered = document.text.lower()
    for name, pattern, words in _SAID:
        if any(word in lowered for word in words):
            for span in islice(_said(document, pattern), 2):
                yield _residue(document, name, span)
    if end := _cut_off(document):
        yield _residue(document, "cut off", end)
    yield from _misread(document)


def _said(document: Document, pattern: re.Pattern[str]) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind != "code":
            for match in pattern.finditer(block.span.of(document.text)):
                yield Span(block.span.start + match.start(), block.span.start + match.end())


def _cut_off(document: Document) -> Span | None:
    """Return the last words where a paragraph of prose ends in the middle of a sentence, and nothing comes after it."""
    if not document.blocks:
        return None
    last = document.blocks[-1]
    text = last.span.of(document.text)
    if last.kind not in ("paragraph", "item") or _ENDS.search(text):
        return None
    *before, sentence = re.split(r"(?<=[a-z][.!?])\s+(?=[A-Z])", text)
    words = len(sentence.split())
    # A signature, a credit or a list of keywords ends without a stop; a long sentence after others does not.
    long = last.kind == "paragraph" and before and words >= _LONG
    # A file that ends in the middle of a line was cut by a program; editors end the last line, too.
    sudden = not document.text.endswith("\n") and _VERB.search(sentence)
    if not (_HANGING.search(text) or long or sudden):
        return None
    if words < _FEWEST or document.text[last.span.end :].strip():
        return None
    start = max(0, len(text) - 80)
    return Span(last.span.start + start, last.span.end)


def _misread(document: Document) -> Iterator[Residue]:
    found: list[Span] = []
    words = 0
    for block in document.blocks:
        if block.kind in SPEAKING:
            text = block.span.of(document.text).lower()
            for match in _WORD.finditer(text):
                words += 1
                word = match.group()
                if word in _MISREAD or (("0" in word or "1" in word) and _DIGIT_INSIDE.fullmatch(word)):
                    found.append(Span(block.span.start + match.start(), block.span.start + match.end()))
    forms = list(dict.fromkeys(span.of(document.text) for span in found))
    often = len(found) >= _TIMES_MISREAD and len(found) * 1000 >= words * _MISREAD_PER_THOUSAND
    known = sum(form.lower() in _MISREAD for form in forms)
    if words >= _FEWEST_WORDS and often and len(forms) >= 3 and known * 2 >= len(forms):
        yield Residue(document.path, document.line(found[0].start), "misread letters", ", ".join(forms[:5]))


def _residue(document: Document, name: str, span: Span) -> Residue:
    text = plain(span.of(document.text))
    return Residue(
        document.path, document.line(span.start), name, text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    )
