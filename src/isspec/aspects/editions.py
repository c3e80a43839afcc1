"""Editions: the version, date and status that a paper gives itself, and drafts that another paper supersedes."""

# ruff: noqa: E501 - a pattern is read best on one line
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.types import Edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.types import Document, Paper

_HEAD = 2500  # characters in which a paper says what it is
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_VERSION = re.compile(
    r"(?:^|[\s(,*|_])(?:version|revision|rev\.?|release|edition|issue)\s*(?:number|no\.?)?[\s:*_|]{1,6}v?(?P<number>\d{1,4}(?:\.\d{1,4}){0,3}(?:[-_]?(?:draft|rc|alpha|beta)\d*)?)\b(?![-/]\d)"
    r"|(?:^|[\s(,])v(?P<short>\d{1,3}(?:\.\d{1,4}){1,3})\b",
    re.IGNORECASE | re.MULTILINE,
)
_DATE = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)"
    rf"|(?P<day>\b[0-3]?\d)(?:st|nd|rd|th)?[\s-]+(?P<month>{_MONTH})\.?,?[\s-]+(?P<year>(?:19|20)\d\d)\b"
    rf"|\b(?P<month2>{_MONTH})\.?\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?,\s+(?P<year2>(?:19|20)\d\d)\b"
    rf"|\b(?P<month3>{_MONTH})\.?\s+(?P<year3>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:date|created|updated|modified|revised|issued|published|approved|effective|as of|dated)[\w ]{0,20}[\s:*_|]{0,6}$",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"^[^\S\n]*[-*_|#:]{0,4}\s*(?:document )?status[\s*_]{0,4}[:|][\s:*_|]{0,6}(?P<status>[^\n|]{3,60}?)[*_|\s]*$"
    r"|<status>\s*(?P<tag>[^<>\n]{3,60}?)\s*</status>"
    r"|^[\s#*_>(\[-]{0,6}(?P<word>deprecation notice|(?:working |first |second |final |preliminary |rough )draft|draft (?:version|for (?:review|comment|discussion))|for discussion only|work in progress"
    r"|do not implement|(?:superseded|obsoleted) by [^.\n]{2,60}|(?:deprecated|obsolete)(?=[\s*_>)\].!]*$))\b",
    re.IGNORECASE | re.MULTILINE,
)
_LICENCE = re.compile(r"licen[cs]e|\b(?:L|A)?GPL\b", re.IGNORECASE)  # has a version of its own
# What a paper says of its state when nobody is to build from it any more.
_ENDED = re.compile(
    r"\W*(?:rejected|withdrawn|superseded|replaced|obsoleted?|deprecat(?:ed|ion notice)|abandoned|retired|cancell?ed|closed|declined|retracted|resolved|wont ?fix|won['\u2019]t fix|do not implement)\b",
    re.IGNORECASE,
)
# What sets the versions of one file apart: "spec-v2.md", "spec_final.md", "spec (1).md", "2024-03-01-spec.md".
_MARKS = re.compile(
    r"(?:[-_. (]+|^)(?:v(?:er(?:sion)?)?[-_. ]?\d+(?:[._-]\d+)*|r(?:ev)?[-_. ]?\d+|\d+\.\d+(?:\.\d+)?|draft[-_. ]?\d*|final|old|new|latest|copy(?: ?of)?|backup"
    r"|wip|(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?|\(?\d{1,2}\)?$)(?=[-_. )]|$)\)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")


def find_editions(papers: Sequence[Paper]) -> tuple[Edition, ...]:
    """Return what each paper says of its own state, and which file of the bundle supersedes it."""
    editions = {paper.document.path: _edition_of(paper.document) for paper in papers if not paper.document.machine}
    newer = dict(_superseded(papers, editions))
    return tuple(
        Edition(path, edition.line, edition.version, edition.date, edition.status, newer.get(path))
        for path, edition in editions.items()
        if edition.version or edition.date or edition.status or path in newer
    )


def has_ended(edition: Edition) -> bool:
    """Say whether a paper calls itself one from which nobody is to build any more."""
    return bool(edition.status and _ENDED.match(edition.status))


def _edition_of(document: Document) -> Edition:
    head = document.text[:_HEAD]
    version = next((match for match in _VERSION.finditer(head) if not _LICENCE.search(_line_of(head, match))), None)
    status = _status_of(document, head)
    date = next(_dates(head), None)
    # What is told first is the status.
    places = [match.start() for match in (status, version) if match] + ([date[0]] if date else [])
    said = plain(status["status"] or status["tag"] or status["word"]) if status else None
    return Edition(
        document.path,
        document.line(next(iter(places), 0)),
        (version["number"] or version["short"]) if version else None,
        date[1] if date else None,
        said,
    )


def _status_of(document: Document, head: str) -> re.Match[str] | None:
    """Return where a document says its status; where each of its parts has one, none is that of the whole."""
    status = _STATUS.search(head)
    if status and _STATUS.search(document.text, status.end()):
        above = sum(block.kind == "heading" and block.span.start < status.start() for block in document.blocks)
        return status if above < 2 else None
    return status


def _line_of(head: str, match: re.Match[str]) -> str:
    end = head.find("\n", match.end())
    return head[head.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(head)]


def _dates(head: str) -> Iterator[tuple[int, str]]:
    """Yield the dates after "Date:" and the like, then those that stand alone on a line.

    One inside a sentence may be any date.
    """
    lines = [(match, head[head.rfind("\n", 0, match.start()) + 1 : match.start()]) for match in _DATE.finditer(head)]
    yield from ((match.start(), _iso(match)) for match, line in lines if _DATED.search(line))
    for match, line in lines:
        if not line.strip(" \t#*_|-") or re.search(r"\s{3,}$", line):
            yield match.start(), _iso(match)


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    year = match["year"] or match["year2"] or match["year3"]
    month = _MONTHS.index((match["month"] or match["month2"] or match["month3"])[:3].lower()) + 1
    day = match["day"] or match["day2"]
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _superseded(papers: Sequence[Paper], editions: dict[str, Edition]) -> Iterator[tuple[str, str]]:
    """Yield a path and the path of the newest file that has the same name but for its version, and related words."""
    families: dict[str, list[Paper]] = {}
    for paper in papers:
        path = paper.document.path
        bare = _MARKS.sub("", _stem(path)).strip(" -_.()").lower()
        if bare and paper.document.machine is None:
            families.setdefault(bare, []).append(paper)
    for members in families.values():
        marked = {paper.document.path for paper in members if _MARKS.search(_stem(paper.document.path))}
        if len(members) < 2 or not marked:
            continue
        ordered = sorted(members, key=lambda paper: _age(paper.document, editions[paper.document.path]))
        newest = ordered[-1]
        for paper in ordered[:-1]:
            older = _age(paper.document, editions[paper.document.path])
            if older < _age(newest.document, editions[newest.document.path]) and _alike(
                paper.document, newest.document
            ):
                yield paper.document.path, newest.document.path


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _age(document: Document, edition: Edition) -> tuple[int, tuple[int, ...], str]:
    stem = _stem(document.path).lower()
    rank = -1 if re.search(r"draft|old|backup|wip|copy", stem) else 1 if re.search(r"final|latest|new", stem) else 0
    marked = tuple(int(number) for mark in _MARKS.findall(stem) for number in _NUMBERS.findall(mark))
    said = tuple(int(number) for number in _NUMBERS.findall(edition.version or ""))
    return rank, marked or said, edition.date or ""


def _alike(one: Document, other: Document) -> bool:
    """Whether two documents share a third of their words: a common name alone proves nothing."""
    words = [set(re.findall(r"\w{4,}", document.text.lower())) for document in (one, other)]
    return len(words[0] & words[1]) * 3 >= len(min(words, key=len))
