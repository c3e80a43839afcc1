"""Questions that the gaps of a bundle raise, each with the places that it is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from isspec.aspects.completeness import topic_named
from isspec.aspects.editions import has_ended
from isspec.aspects.references import BRIEF
from isspec.aspects.references.files import is_document
from isspec.display import plain
from isspec.filenames import Places
from isspec.types import OPEN_POINTS, Question
from isspec.wording import listed, number, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isspec.types import Coverage, DocumentJudgment, Gaps, Missing, OpenPoint, Reference, Statement

_PLACES = 5
_SEVERAL = 3  # links to documents that did not come: one or two may lead anywhere
_QUOTED = 120


def ask_for_missing(missing: Sequence[Missing], references: Sequence[Reference]) -> Iterator[Question]:
    """Ask for everything that is named and absent, in two questions: what the request names, what documents rely on."""
    named = [one for one in missing if one.named_in == BRIEF]
    if named:
        names = [one.what for one in named]
        yield Question(f"The request names {_few(names)}, which did not arrive. Can you send {_it(names)}?", (BRIEF,))
    relied = [one for one in missing if one.named_in != BRIEF]
    if relied:
        names = [one.what for one in relied]
        where = listed(list(dict.fromkeys(one.named_in or "" for one in relied))[:2])
        verb = "relies" if len({one.named_in for one in relied}) == 1 else "rely"
        yield Question(
            f"{where} {verb} on {_few(names)}, which did not arrive. Can you send {_it(names)}?",
            (*(_relied_on(one, references) for one in relied[:_PLACES]), *_others(names)),
        )


def ask_for_linked(
    references: Sequence[Reference], missing: Sequence[Missing], holders: set[str]
) -> Iterator[Question]:
    """Ask for the documents that specs link to, as an index does, if there are several and they did not come."""
    places = Places()
    asked = {places.of(one.what) for one in missing}
    linked: dict[str, Reference] = {}
    for one in references:
        if one.kind == "link" and one.state == "absent" and one.path in holders and is_document(one.target):
            place = places.of(one.target)
            if place not in asked:
                linked.setdefault(place, one)
    if len(linked) >= _SEVERAL:
        first = list(linked.values())
        paths = list(dict.fromkeys(one.path for one in first))
        few = _few([one.target for one in first])
        yield Question(
            f"{listed(paths[:2])} {'links' if len(paths) == 1 else 'link'} to {few}, which did not arrive."
            " Do they belong to what we are to build?",
            (
                *(f"{one.path}:{one.line} links to {one.target}" for one in first[:_PLACES]),
                *_others([one.target for one in first]),
            ),
        )


def _others(names: Sequence[str]) -> list[str]:
    """Return a line with the names that have no line of their own: who is to send files must know which."""
    return [f"and {listed(names[_PLACES:])}"] if len(names) > _PLACES else []


def _relied_on(missing: Missing, references: Sequence[Reference]) -> str:
    naming = [
        reference
        for reference in references
        if reference.path == missing.named_in
        and reference.state == "absent"
        and missing.what.lower().endswith(reference.target.lower())
    ]
    verb = "name" if len(naming) > 1 else "names"
    if naming and naming[0].mark:
        return (
            f"{missing.named_in} ({', '.join(dict.fromkeys(one.mark or '' for one in naming))}) {verb} {missing.what}"
        )
    lines = dict.fromkeys(str(one.line) for one in naming)
    return f"{missing.named_in}:{', '.join(lines) or missing.line} {verb} {missing.what}"


def ask_on_absent_parts(references: Sequence[Reference], holders: set[str]) -> Iterator[Question]:
    """Ask for sections, figures, tables and requirements that specs name and nobody finds."""
    absent = [
        reference
        for reference in references
        if reference.state == "absent"
        and reference.kind in ("section", "figure", "table", "requirement")
        and reference.path in holders
    ]
    if absent:
        names = list(dict.fromkeys(reference.target for reference in absent))
        few = _few([f"“{name}”" for name in names])
        yield Question(
            f"The text refers to {few}, which we do not find. Is a part of it missing, or have the numbers changed?",
            tuple(_place(one.path, one.line, one.text, one.mark) for one in _one_each(absent)),
        )


def ask_on_conflicts(gaps: Gaps) -> Iterator[Question]:
    """Ask which of two statements holds, one question a contradiction, the first two."""
    for conflict in gaps.conflicts[:2]:
        one, other = conflict.values
        yield Question(
            f"Which holds for “{plain(conflict.what)}”: “{plain(one)}” or “{plain(other)}”?",
            (quoted(conflict.first), quoted(conflict.second)),
        )


def ask_on_ended(gaps: Gaps, holders: set[str]) -> Iterator[Question]:
    """Ask whether a paper holds that says of itself that it does so no more; the first two."""
    ended = [one for one in gaps.editions if one.path in holders and has_ended(one) and not one.superseded_by]
    for edition in ended[:2]:
        yield Question(
            f"{edition.path} says of itself: “{edition.status}”. Is it what we are to build all the same?",
            (f"{edition.path}:{edition.line}: {_state(edition.version, edition.date, edition.status)}",),
        )


def ask_on_repetition(gaps: Gaps) -> Iterator[Question]:
    """Ask which of two papers holds where one supersedes the other, and what an identifier given twice means."""
    for edition in [one for one in gaps.editions if one.superseded_by][:2]:
        yield Question(
            f"{edition.path} looks like an older state of {edition.superseded_by}. May we leave it aside?",
            (f"{edition.path}: {_state(edition.version, edition.date, edition.status)}",),
        )
    twice = [one for one in gaps.repetitions if one.kind == "id"]
    if twice:
        names = list(dict.fromkeys(plain(one.text) for one in twice))
        yield Question(
            f"Two requirements each have the name {listed([f'“{name}”' for name in names[:3]])}."
            " Which one is meant where it is named?",
            tuple(quoted(statement) for one in twice[:2] for statement in (one.first, one.second) if statement),
        )


# Signs in a specification that there is, or was, more of it.
NOT_WHOLE = {
    "cut off": "breaks off in the middle of a sentence",
    "paywall": "ends at a paywall",
    "excerpt": "calls itself an excerpt",
    "misread letters": "was read by a machine that took letters for others",
}


def ask_on_damage(documents: Sequence[DocumentJudgment]) -> Iterator[Question]:
    """Ask for the whole of a specification that came in part or misread."""
    for document in documents:
        signs = [trace for trace in document.residue if trace.name in NOT_WHOLE]
        if document.verdict in ("spec", "partial") and signs:
            said = listed(list(dict.fromkeys(NOT_WHOLE[trace.name] for trace in signs)))
            yield Question(
                f"{document.path} {said}. Can you send the whole document?",
                tuple(_place(trace.path, trace.line, trace.text) for trace in signs[:_PLACES]),
            )


def ask_on_open_points(gaps: Gaps) -> Iterator[Question]:
    """Ask for what was left to be decided, in one question."""
    points = gaps.open_points
    if points:
        counts = Counter(point.path for point in points)
        more = [plural(len(counts) - 2, "more file")] if len(counts) > 2 else []
        where = listed([*(path for path, _ in counts.most_common(2)), *more])
        many = f"{number(len(points))} points" if len(points) > 1 else "one point"
        yield Question(
            f"{where} {'leave' if len(counts) > 1 else 'leaves'} {many} open. How are they decided?"
            if len(points) > 1
            else f"{where} leaves one point open. How is it decided?",
            (
                *(_place(point.path, point.line, point.text, point.mark) for point in _weightiest(points)),
                *([f"and {len(points) - _PLACES} more"] if len(points) > _PLACES else []),
            ),
        )


def ask_on_coverage(gaps: Gaps, *, thin: bool = False) -> Iterator[Question]:
    """Ask about what a builder needs and nobody says; with ``thin``, too, what is hardly said."""
    for topic in sorted(gaps.coverage, key=lambda topic: topic.state != "missing"):
        if topic.needed and (topic.state == "missing" or (topic.state == "thin" and thin)):
            yield _on_topic(topic)


def ask_on_spare_topics(gaps: Gaps) -> Iterator[Question]:
    """Ask about what nobody says, though documents of this kind can do without it."""
    for topic in gaps.coverage:
        # What is left open is a question of its own.
        if topic.state == "missing" and not topic.needed and topic.topic != OPEN_POINTS:
            yield _on_topic(topic)


def _on_topic(topic: Coverage) -> Question:
    none = "no statement of its own" if topic.state == "thin" else "no statement"
    many = plural(topic.count, "statement") if topic.count else none
    known = topic_named(topic.topic)
    of = known.thin if known.thin and topic.count else f"on {_lower(topic.title)}"
    return Question(known.question, (f"{many} {of}", *(quoted(one.statement) for one in topic.evidence[:2])))


def ask_for_readable(unread: Sequence[DocumentJudgment]) -> Iterator[Question]:
    """Ask for another copy of what could not be read."""
    if unread:
        names = [document.path for document in unread]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        yield Question(
            f"Can you send {listed(names[:3])}{more} again in a form that we can read?",
            tuple(f"{document.path}: {document.reason}" for document in unread[:_PLACES]),
        )


def _one_each(references: Sequence[Reference]) -> Iterable[Reference]:
    return list({reference.target: reference for reference in reversed(references)}.values())[::-1][:_PLACES]


def _weightiest(points: Sequence[OpenPoint]) -> list[OpenPoint]:
    """The first of each name, then the others: five sections that are empty say less than one and a TBD."""
    first = list({point.name: point for point in reversed(points)}.values())
    chosen = first + [point for point in points if point not in first]
    return sorted(chosen[:_PLACES], key=lambda point: (point.path, point.line))


def _few(names: Sequence[str], most: int = 4) -> str:
    """Return the first names; what documents call things is quoted, so that it can be withheld."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(names[:most]) + more) if more else listed(names)


def _it(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def _place(path: str, line: int, text: str, mark: str | None = None) -> str:
    place = f"{path} ({mark})" if mark else f"{path}:{line}"
    return f"{place}: “{_cut(text)}”"


def quoted(statement: Statement) -> str:
    """Return what a statement says, with its place."""
    return _place(statement.path, statement.line, plain(statement.text), statement.mark)


def _cut(text: str) -> str:
    text = text.replace("“", "\u2018").replace("”", "\u2019")
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rsplit(" ", 1)[0] + "…"


def _state(version: str | None, date: str | None, status: str | None) -> str:
    said = [f"version “{version}”" if version else "", date or "", f"“{status}”" if status else ""]
    return ", ".join(filter(None, said)) or "told by its name"


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
