"""What a document holds under a number: its sections, annexes, figures and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.types import Span

if TYPE_CHECKING:
    from isspec.types import Document

_LINE = re.compile(
    r"^[^\S\n]*(?:[#>*_|=.+-]{1,8}[^\S\n]*){0,4}(?:(?:[Ss]ection|SECTION|[Cc]hapter|CHAPTER|[Cc]lause|§|[Pp]art|PART)[^\S\n]+)?"
    r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){0,5})(?P<end>[.:)\]*_|]{0,4})(?=[\s\\]|$)",
    re.MULTILINE,
)
_ANNEX = re.compile(
    r"^[^\S\n]*[^\w\n]{0,8}(?:Annex|ANNEX|Appendix|APPENDIX)[\s\u00a0]+(?P<number>[A-Z](?![a-z])|\d{1,2}|[IVX]{2,4})\b",
    re.MULTILINE,
)
_CAPTION = re.compile(
    r"^[^\S\n]*[^\w\n]{0,12}(?:<[^<>\n]{1,200}>[^\S\n]*){0,4}(?P<word>Fig|FIG|Tab|TAB|fig|tab)[a-zA-Z]*\.?[\s\u00a0]*"
    r"(?P<number>[A-Z]?[.-]?\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?)(?![\w%])(?P<after>[^\n]{0,40})",
    re.MULTILINE,
)
# "Figure 3 shows the states" at the start of a line is a sentence on the figure and not its caption.
_SENTENCE = re.compile(
    r"\s*(?:\([a-z]\)\s*)?(?:,|and\b|or\b|to\b|is\b|are\b|was\b|has\b|have\b|above\b|below\b|in\b|of\b|can\b|will\b|shows?\b|gives?\b"
    r"|lists?\b|describes?\b|illustrates?\b|presents?\b|summari[sz]es?\b|depicts?\b|contains?\b|provides?\b|defines?\b|specif)"
)
# A line of a table of contents promises a section; it does not hold it.
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]{1,5}\s*$|\t\s*\d{1,4}\s*$")


@dataclass(frozen=True, slots=True)
class Holdings:
    """The numbers that a document gives to its own parts; ``headed`` are those that headings have.

    ``promised`` are the sections that the table of contents lists, with the places where it does.
    """

    sections: frozenset[str]
    headed: frozenset[str]
    annexes: frozenset[str]
    figures: frozenset[str]
    tables: frozenset[str]
    promised: tuple[tuple[str, Span], ...] = ()

    @property
    def highest(self) -> int:
        """The highest number of a first-level section, 0 without one."""
        return max((int(number.split(".")[0]) for number in self.headed if number[0].isdigit()), default=0)


def holdings_of(document: Document) -> Holdings:
    """Collect what ``document`` numbers, at the starts of its lines; generous, since "absent" must be right."""
    text = document.text
    heads = [block.span.of(text) for block in document.blocks if block.kind == "heading"]
    unnumbered = {_letters(head) for head in heads if not _LINE.match(head)} - {""}
    sections: set[str] = set()
    promised: list[tuple[str, Span]] = []
    for match in _LINE.finditer(text):
        end = text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        if _CONTENTS.search(text[match.end() : end]):
            # Word counts the headings by itself: their text has no number.
            if _letters(_CONTENTS.sub("", text[match.end() : end])) not in unnumbered:
                promised.append((match["number"], Span(match.start("number"), end)))
        else:
            sections.add(match["number"])
    headed = {heading["number"] for head in heads if (heading := _LINE.match(head))}
    captions: dict[str, set[str]] = {"f": set(), "t": set()}
    for match in _CAPTION.finditer(text):
        if not _SENTENCE.match(match["after"]):
            captions[match["word"][0].lower()].add(match["number"])
    annexes = {match["number"] for match in _ANNEX.finditer(text)}
    return Holdings(
        _with_parents(sections),
        frozenset(headed),
        frozenset(annexes),
        frozenset(captions["f"]),
        frozenset(captions["t"]),
        tuple(promised),
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).lower()


def _with_parents(numbers: set[str]) -> frozenset[str]:
    """Add the sections that must be there because parts of them are: 4.2 shows that there is a 4."""
    parents = {".".join(number.split(".")[:depth]) for number in numbers for depth in range(1, number.count(".") + 2)}
    return frozenset(parents)
