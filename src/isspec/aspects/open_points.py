"""Open points: what the authors left to be decided, and parts of a template that nobody filled in."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from isspec.aspects.cover import cover_of, has_pages
from isspec.display import plain
from isspec.types import SPEAKING, OpenPoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.types import Block, Document, Paper

_SHOWN = 160
_MOST = 50  # of one sign in a paragraph: nobody writes more
_TELLS_LITTLE = 25  # characters: a bare "TBD" is shown with the heading above it


class _Sign(NamedTuple):
    name: str
    pattern: re.Pattern[str]


_SIGNS = (
    # Capitals only: "todo" is an application, "tbd" a word in few languages. An inline code span is a name.
    _Sign(
        "to be decided",
        re.compile(
            r"\b0x[Xx]{2,16}\b|(?<![\w`@/-])(?:TBD|TBC|TBA|TBR|TBS|T\.B\.D\.|T\.B\.C\.)(?![\w`(/-])"
            r"|\b(?:yet|still|remains?) to be (?:determined|decided|confirmed|announced|defined|clarified|agreed|written|completed|filled in|finali[sz]ed|specified)\b"
            r"|(?:^|[:\u2014\u2013(]\s*)\W*[Tt]o be (?:determined|decided|confirmed|announced|defined|clarified|agreed|written|completed|filled in|specified)\b"
            r"(?! (?:by|during|from|in|as|through|using|before|with|for|based|to|into|at)\b)"
            r"|\b(?:is|are) to be (?:determined|decided|confirmed|announced|clarified|agreed)(?= later|[.;)]|$)",
        ),
    ),
    _Sign(
        "to do",
        re.compile(
            r"(?<![\w`@/#.-])(?:TODO|FIXME|XXX)(?=\(|:\s|\])|^\W*(?:TODO|FIXME|XXX)(?=\W*$|\s+[A-Za-z]+ )"
            r"(?!\s*(?:list|app|item|comment|file)s?\b)|\b(?:is|are|still) (?:a )?TODO\b|(?<=: )TODO(?=\W*(?:$|\n))",
        ),
    ),
    _Sign("question marks", re.compile(r"(?<![?`\w'\"])\?{3,}(?![?`'\"])|\w\?{3,}(?=\s|$)")),
    _Sign(
        "still open",
        re.compile(
            r"\b(?:is|are|remains?) still (?:open|undecided|unclear|unknown|undefined|unspecified|being discussed|under discussion)(?=\s*(?:[.;:,)(]|$)| (?:whether|how|which|to (?:discussion|debate)|for discussion))"
            r"|\bneeds? (?:further|more) (?:discussion|clarification|investigation|thought)\b"
            r"|\b(?:this|the) (?:section|chapter|part|paragraph|table) (?:is|has) (?:still |yet |currently )?(?:incomplete|to be (?:written|completed|added)"
            r"|not (?:yet )?(?:been )?(?:written|completed?|finished)|under construction|a stub|a placeholder|a work in progress)\b"
            r"|\[(?:open|pending|placeholder|to be added|missing)(?::? [^\[\]]{1,60})?\](?![(\[])|\bNEEDS CLARIFICATION\b",
            re.IGNORECASE,
        ),
    ),
    _Sign(
        "placeholder",
        re.compile(
            r"(?i:lorem ipsum|dolor sit amet)|(?i:<(?:insert|enter|name of|describe|add|fill in|replace|provide|brief(?:ly)?|list)\s+[^<>\n]{2,80}>)"
            r"|(?i:\[(?:insert|enter|name of|describe|add|fill in|project name|company name|organi[sz]ation name|replace|brief(?:ly)?|provide)\b[^\[\]\n]{3,200}\](?![(\[:]))"
            r"|(?i:\{\{\s*(?:insert|your|placeholder)[\w -]{0,60}\}\})|(?i:\b(?:your|project|company|product) name here\b)"
            # An instruction to whoever fills the template in is a paragraph of its own.
            r"|\A\s*<\s*(?:Briefly|Describe|Define|Detail|Discuss|Document|Enter|Explain|Fill|Give|Identify|If|In|Include|Indicate|Insert|List|Name|Note"
            r"|Outline|Provide|Put|Specify|State|Summari[sz]e|The|This|These|Use|What|Who|Write|Your?|Each|Any|Add|Refer|See)\b[^<>=]{40,3000}>\s*\Z"
            r"|\[(?:FEATURE|PROJECT|COMPONENT|AUTHOR|TITLE|DESCRIPTION|COMPANY)(?: [A-Z]+)*\](?![(\[])",
        ),
    ),
)  # fmt: skip
# One of these is in every match: a quick look before the long one.
_QUICK = re.compile(
    r"0x[Xx]{2}|TB[DCARS]|T\.B\.|TODO|FIXME|XXX|\?\?\?|[Tt]o be (?:de|con|an|cl|ag|wr|co|fi|sp|ad)|still |needs? (?:fu|mo)|incomplete|(?i:not (?:yet|been|wri|comp|fin))|\A\s*<\s*[A-Z][a-z]+ "
    r"|stub|placeholder|a work in|under con|(?i:lorem|dolor sit|clarification|name here)|[\[<{](?i:\{? ?(?:insert|enter|name of|desc|add |fill|proj|comp|repl|brief|prov|list |your|open|pend|miss|to be|feat|auth|tit|org))"
)
_QUESTIONS = re.compile(
    r"\W*(?:\d[\d.]*\s+)?(?:open|unresolved|outstanding|unanswered|pending) (?:design )?(?:questions?|issues?|points?|items|topics|decisions)\W*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d ?(TB[CDARS])\b")
# Columns in which "TBD" leaves open who does the work, and when.
_WHO = re.compile(
    r"\b(?:champion|owner|assignee|author|responsible|reviewer|lead|contact|date|due|deadline|eta)s?\b", re.IGNORECASE
)
_QUESTION = re.compile(r"\w[^\w\s]{0,3}\?(?=[\s\"'\u201d)*_]|$)")
_ANSWERED = re.compile(
    r"\b(?:resolved|answered|decided|decision|answer|resolution|outcome|done)\b|\bA:\s|~~|\[x\]", re.IGNORECASE
)
# Sections that hold nothing by their nature, or are headed by what is below them.
_MAY_BE_EMPTY = re.compile(
    r"\W*(?:\d[\d.]*\s+)?(?:contents|table of contents|index|appendi\w+|annex\w*|list of (?:figures|tables)|references|licen[cs]e|copyright|see also"
    r"|author\w*|acknowledge?ments?|change ?log|history|revision history|figures?|diagrams?|examples?|screenshots?|links|tags|back to top)\b.*",
    re.IGNORECASE,
)
# What a picture shows, and the picture is not read.
_PICTURED = re.compile(
    r".*\b(?:diagrams?|erd|dfd|wire ?frames?|mock-?ups?|screen ?shots?|screen ?flow|flow ?charts?|sketch(?:es)?|story ?boards?|site ?map|gantt chart"
    r"|(?:use[- ]case|class|domain|e-?r|entity[- ]relationship) models?)\b\W*(?:\([^()]*\)\W*)?(?:[-\u2013:] .*)?",
    re.IGNORECASE,
)
# A label, a line of a list, a whole sentence, or a chapter whose name is the next heading.
_NO_SECTION = re.compile(
    r":\s*$|^[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u2219\u2981\uf0b7]|^(?:\S+\s+){9,}\S+\.\s*$|^(?:chapter|part)\s+\w+\W*$|^[^\W\d][\w ]{2,24}\s*:\s+\S|^\d+\s*[-)]\s*(?-i:[a-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\W*(?:(?:chapter|section|part|appendix|annex)\s+)?(?P<number>\d+(?:\.\d+)*|[A-Z](?:\.\d+)+|[IVX]+(?=\.))(?:[.):]+\s*|\s+)(?=\D)",
    re.IGNORECASE,
)
_FEWEST_HEADINGS = 3


def find_open_points(papers: Sequence[Paper]) -> tuple[OpenPoint, ...]:
    """Return what specs and partial documents leave open, in the order of the text, one for a place and name."""
    found: dict[tuple[str, int, str], OpenPoint] = {}
    for paper in papers:
        if paper.judgment.verdict in ("spec", "partial") and paper.document.machine is None:
            said = [*_said(paper.document), *_asked(paper.document)]
            lines = {point.line for point in said}
            # A section that holds nothing but "TODO" is one point.
            empty = (point for point in _empty_sections(paper.document) if point.line not in lines)
            for point in (*said, *empty):
                found.setdefault((point.path, point.line, point.name), point)
    return tuple(sorted(found.values(), key=lambda point: (point.path, point.line, point.name)))


def _said(document: Document) -> Iterator[OpenPoint]:
    # "40 TBC" is an amount of something.
    unit = match[1] if (match := _UNIT.search(document.text)) else None
    header = ""  # of the table
    before = ""
    for block in document.blocks:
        text = block.span.of(document.text)
        header, before = (text if before != "row" else header), block.kind
        if block.kind not in SPEAKING and block.kind != "heading":
            continue
        if block.kind == "heading":
            text = _UNDERLINE.sub("", text)
        if not _QUICK.search(text):
            continue
        for sign in _SIGNS:
            for match in islice(sign.pattern.finditer(text), _MOST):
                if unit and match.group() == unit:
                    continue
                if block.kind == "row" and _WHO.search(_cell_above(header, text[: match.start()])):
                    continue
                said = _around(text, match)
                if len(said) < _TELLS_LITTLE and block.trail:
                    said = f"{plain(block.trail[-1]).rstrip('.:')}: {said}"
                at = block.span.start + match.start()
                yield OpenPoint(document.path, document.line(at), sign.name, said, document.mark(at))


def _cell_above(header: str, before: str) -> str:
    """Return what heads the column of a table's cell, of which the row ``before`` it is given."""
    return next(iter(header.split("|")[before.count("|") :]), "")


def _asked(document: Document) -> Iterator[OpenPoint]:
    """Yield the questions below a heading such as "Unresolved questions", but for those that an answer follows."""
    for block in document.blocks:
        if block.kind not in SPEAKING or not block.trail or not _QUESTIONS.fullmatch(plain(block.trail[-1])):
            continue
        text = block.span.of(document.text)
        if (match := _QUESTION.search(text)) and not _ANSWERED.search(text):
            at = block.span.start
            said = _around(text[: match.end()], match)
            yield OpenPoint(document.path, document.line(at), "open question", said, document.mark(at))


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence or line that a match stands in."""
    start = max(text.rfind("\n\n", 0, match.start()), text.rfind(". ", 0, match.start()) + 1, 0)
    end = text.find(". ", match.end())
    said = plain(text[start : end + 1 if end >= 0 else len(text)])
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1].rstrip() + "…"


def _empty_sections(document: Document) -> Iterator[OpenPoint]:
    """Yield headings with nothing below them: no text, no listing and no heading of a lower level."""
    headings = [at for at, block in enumerate(document.blocks) if block.kind == "heading"]
    if len(headings) < _FEWEST_HEADINGS:
        return
    names = [plain(document.blocks[at].span.of(document.text)) for at in headings]
    again = Counter(_NUMBER.sub("", name).lower() for name in names)
    numbered = sum(bool(_NUMBER.match(name)) for name in names) * 3 >= len(names)
    first, paged = len(cover_of(document)), has_pages(document)
    contents = _contents(names) if paged else set()
    for number, (at, following) in enumerate(pairwise([*headings, len(document.blocks)])):
        block = document.blocks[at]
        below = document.blocks[at + 1 : following]
        # What stands alone above the title, such as the name of a course, heads nothing.
        banner = number == 0 and at == 0
        if at < first or banner or number in contents or below or _has_parts(document, block, following, numbered):
            continue
        # What the reader makes no block of, such as a picture or a listing between the headings, is still something.
        end = document.blocks[following].span.start if following < len(document.blocks) else len(document.text)
        between = document.text[block.span.end : end]
        name = plain(_UNDERLINE.sub("", block.span.of(document.text)))
        if (
            re.search(r"\w", _UNDERLINE.sub("", between))
            or not re.search(r"[^\W\d]{3}", name)
            or ";" in name
            or _MAY_BE_EMPTY.fullmatch(name)
            or (paged and _PICTURED.fullmatch(name))
            or (paged and not numbered and not _ends(document, block, following))
            or _NO_SECTION.search(name)
            or (numbered and not _NUMBER.match(name))  # "Thank you" behind the last of the sections
            or again[_NUMBER.sub("", name).lower()] > 1  # a line of the contents
        ):
            continue
        start = block.span.start
        yield OpenPoint(document.path, document.line(start), "empty section", name[:_SHOWN], document.mark(start))


def _contents(names: Sequence[str]) -> set[int]:
    """Return which headings are lines of the contents: these end with pages that rise little from one to the next."""
    pages = [int(found[1]) if (found := _PAGE.search(name)) else None for name in names]
    rising = [
        at
        for at, (one, other) in enumerate(pairwise(pages))
        if one is not None and other is not None and one <= other <= one + _NEAR
    ]
    return {number for at in rising for number in (at, at + 1)}


_PAGE = re.compile(r"[^\W\d]\W? (\d{1,3})$")
_NEAR = 10  # pages
_UNDERLINE = re.compile(r"^[^\w\s]+$", re.MULTILINE)


def _ends(document: Document, block: Block, following: int) -> bool:
    """Whether a section is surely over: the next heading is of a higher level. Levels set by hand are often all the same."""
    return following >= len(document.blocks) or len(document.blocks[following].trail) < len(block.trail)


def _has_parts(document: Document, block: Block, following: int, numbered: bool) -> bool:
    """Whether the next heading is a part of this section: its trail is longer, or its number, or it alone has none."""
    if following >= len(document.blocks):
        return False
    if len(document.blocks[following].trail) > len(block.trail):
        return True
    # In Word, headings of all levels may have one style: "2.1 Gates" is a part of "2 Behaviour" all the same.
    one, other = (_NUMBER.match(plain(b.span.of(document.text))) for b in (block, document.blocks[following]))
    if one and other:
        # Numbers are not always kept up to date: "4.4.1" may stand below "4.5".
        return other["number"].count(".") > one["number"].count(".")
    return bool(numbered and one)
