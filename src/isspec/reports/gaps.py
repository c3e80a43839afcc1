"""What a builder would lack, as sections of entries: terminal and index print the same ones, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from isspec.filenames import HOUSEKEEPING, Places
from isspec.reports.wording import counted
from isspec.types import OPEN_POINTS
from isspec.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isspec.reports.presentation import Detail
    from isspec.types import CoverageState, Edition, Gaps, Reference, Report, Statement

MAP = "What a builder needs"
WORDING = "Wording to settle"
_FAR = 160  # characters
_TOP = 5  # entries a section, unless all are asked for
_STATES: Mapping[CoverageState, str] = {"covered": "Covered", "thin": "Thin", "missing": "Missing"}
_RULED = {"document": "the same document", "passage": "the same passage", "statement": "the same requirement"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a place, what stands there, and what isspec says of it; what it repeats of a document is in “ ”."""

    note: str
    path: str | None = None
    line: int | None = None
    text: str | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its first entries; ``left_out`` counts the others."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int = 0

    @property
    def more(self) -> str:
        """How many are left out; where none is shown, they are the doubtful ones."""
        if not self.left_out:
            return ""
        return f"... and {self.left_out:,} more" if self.entries else plural(self.left_out, "doubtful one")


def sections_of(report: Report, detail: Detail) -> list[Section]:
    """Return the sections that have something to say, weightiest first."""
    gaps = report.bundle.gaps
    found = (
        ("Which system", list(_systems(gaps))),
        (MAP, list(_coverage(gaps, detail))),
        ("Named and not found", list(_absent(report, detail))),
        (
            "Left open",
            [Entry(point.name, point.path, point.line, point.text, point.mark) for point in gaps.open_points],
        ),
        ("Contradictions", list(_conflicts(gaps))),
        ("Said twice", list(_repetitions(gaps))),
        (WORDING, list(_smells(gaps, detail))),
        ("State of the papers", [_edition(edition) for edition in gaps.editions if _tells(edition, detail)]),
    )
    unsure = sum(not smell.sure for smell in gaps.smells) if detail == "top" else 0
    kept = {WORDING: unsure}  # what is said only when all is asked for
    return [
        _section(title, entries, detail, kept.get(title, 0)) for title, entries in found if entries or kept.get(title)
    ]


def _section(title: str, entries: Sequence[Entry], detail: Detail, kept: int) -> Section:
    most = len(entries) if detail == "all" else _TOP
    if title == "Contradictions" and most < len(entries):
        most = _TOP // 2 * 2  # two entries each
    return Section(title, tuple(entries[:most]), len(entries) - len(entries[:most]) + kept)


def _systems(gaps: Gaps) -> Iterator[Entry]:
    """Several systems, or one that is not the one that was asked for: a single one stands in the report's head."""
    if len(gaps.systems) < 2 and not any(system.asked is False for system in gaps.systems):
        return
    for system in gaps.systems:
        asked = {True: "; the request means it", False: "; the request names another", None: ""}[system.asked]
        more = f" and {len(system.paths) - 4} more" if len(system.paths) > 4 else ""
        named = f"{system.called}: " if system.name else ""
        yield Entry(f"{named}{', '.join(system.paths[:4])}{more}{asked}")


def _coverage(gaps: Gaps, detail: Detail) -> Iterator[Entry]:
    for state, word in _STATES.items():
        topics = [topic for topic in gaps.coverage if topic.state == state]
        if detail == "top" and topics:
            # What is left open has a section of its own.
            said = [topic for topic in topics if topic.topic != OPEN_POINTS or state == "covered"]
            named = ", ".join(topic.title[0].lower() + topic.title[1:] for topic in said)
            if named:
                yield Entry(f"{word}: {named}")
        elif detail == "all":
            for topic in topics:
                yield Entry(f"{word}: {topic.title}, {counted(topic)}")
                for finding in topic.evidence:
                    place = finding.statement
                    note = "left open" if topic.topic == OPEN_POINTS else topic.title.lower()
                    yield Entry(note, place.path, place.line, place.text, place.mark)


def _absent(report: Report, detail: Detail) -> Iterator[Entry]:
    """What specs name and nobody finds, beside the files under "Missing"; each once, with all places that name it.

    Files that every repository has are told only when all is asked for.
    """
    places = Places()
    named = {places.of(missing.what) for missing in report.bundle.missing}
    holders = {document.path for document in report.documents if document.verdict in ("spec", "partial")}
    grouped: dict[tuple[str, str], list[Reference]] = {}
    for reference in report.bundle.gaps.references:
        if reference.state != "absent" or reference.path not in holders:
            continue
        if detail == "top" and HOUSEKEEPING.search(reference.target):
            continue
        if places.of(reference.target) not in named:
            grouped.setdefault((reference.path, reference.target), []).append(reference)
    ranked = sorted(grouped.values(), key=lambda found: _LINKS.get(found[0].kind, 0))
    for found in ranked:
        first = found[0]
        further = f", and in {plural(len(found) - 1, 'more place')}" if len(found) > 1 else ""
        yield Entry(f"names “{first.target}”{further}", first.path, first.line, first.text, first.mark)


_LINKS = {"link": 1}  # a link to a neighbouring page weighs less than a section that is cited


def _conflicts(gaps: Gaps) -> Iterator[Entry]:
    for conflict in gaps.conflicts:
        for statement, value in zip((conflict.first, conflict.second), conflict.values, strict=True):
            yield _at(statement, f"“{conflict.what}”: “{value}”")


def _repetitions(gaps: Gaps) -> Iterator[Entry]:
    for repetition in gaps.repetitions:
        one, other = repetition.paths
        where = repetition.second.cited if repetition.second else other
        if repetition.kind == "id":
            note = f"the name “{repetition.text}” is given again in {where}"
        else:
            note = f"{_RULED[repetition.kind]} as {where}"
        first = repetition.first
        if first is None:
            yield Entry(note, one)
        else:
            yield Entry(note, one, first.line, first.text if repetition.kind != "document" else None, first.mark)


def _smells(gaps: Gaps, detail: Detail) -> Iterator[Entry]:
    """The weightiest; where only a few are shown, the sure ones, one of a rule before the second of any."""
    seen: dict[str, int] = {}
    ranked = []
    for at, smell in enumerate(gaps.smells):
        if detail == "top" and not smell.sure:
            continue
        seen[smell.rule] = seen.get(smell.rule, 0) + 1
        ranked.append((seen[smell.rule] if detail == "top" else 0, at, smell))
    for _, _, smell in sorted(ranked, key=lambda item: item[:2]):
        entry = _at(smell.statement, f"{smell.rule}: {smell.suggestion}")
        yield replace(entry, text=_from_near(smell.statement.text, smell.words))


def _from_near(text: str, words: str) -> str:
    """Return ``text`` from a little before some words of it on, so that a cut quotation still shows them."""
    at = text.lower().find(words.lower())
    if at < _FAR:
        return text
    start = text.find(" ", at - _FAR // 2)
    return "\u2026" + text[start:] if start < at else text


def _tells(edition: Edition, detail: Detail) -> bool:
    """Whether a state is worth a line by itself: a version and a date alone are no trouble."""
    return detail == "all" or bool(edition.superseded_by or edition.status)


def _edition(edition: Edition) -> Entry:
    said = [
        f"version “{edition.version}”" if edition.version else "",
        f"dated {edition.date}" if edition.date else "",
        f"status “{edition.status}”" if edition.status else "",
        f"superseded by {edition.superseded_by}" if edition.superseded_by else "",
    ]
    return Entry(", ".join(filter(None, said)), edition.path, edition.line)


def _at(statement: Statement, note: str) -> Entry:
    return Entry(note, statement.path, statement.line, statement.text, statement.mark)
