"""The gaps for programs: all of them, whatever a person is shown, but for references that are no gap."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from isspec.reports.quoting import mark_of, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from isspec.reports.presentation import Presentation, Quotes
    from isspec.types import Conflict, Coverage, Edition, Gaps, OpenPoint, Reference, Repetition, Smell, Statement

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def gaps_to_json(gaps: Gaps, presentation: Presentation, say: Callable[[str], str]) -> Json:
    """Return the gaps, isspec's own sentences as ``say`` prints them.

    Under ``--gaps all`` references that are present or outside are there, too.
    """
    quotes = presentation.quotes
    shown = [one for one in gaps.references if one.state == "absent" or presentation.gaps == "all"]
    return {
        "systems": [
            {"name": quote(s.name, quotes), "score": round(s.score, 4), "paths": list(s.paths), "asked": s.asked}
            for s in gaps.systems
        ],
        "coverage": [_coverage(topic, quotes) for topic in gaps.coverage],
        "references": [_reference(one, quotes) for one in shown],
        "reference_counts": _counts(gaps.references),
        "open_points": [_open_point(point, quotes) for point in gaps.open_points],
        "wording": [_smell(smell, quotes, say) for smell in gaps.smells],
        "repetitions": [_repetition(one, quotes) for one in gaps.repetitions],
        "conflicts": [_conflict(one, quotes) for one in gaps.conflicts],
        "editions": [_edition(one, quotes) for one in gaps.editions],
    }


def _coverage(topic: Coverage, quotes: Quotes) -> Json:
    return {
        "topic": topic.topic,
        "title": topic.title,
        "state": topic.state,
        "needed": topic.needed,
        "count": topic.count,
        "evidence": [{**_statement(one.statement, quotes), "class": one.label} for one in topic.evidence],
    }


def _counts(references: Sequence[Reference]) -> Mapping[str, int]:
    counts = Counter(reference.state for reference in references)
    return {state: counts[state] for state in ("present", "absent", "outside")}


def _reference(one: Reference, quotes: Quotes) -> Json:
    return {
        "path": one.path,
        "line": one.line or None,
        "mark": mark_of(one, quotes),
        "start": one.span.start,
        "end": one.span.end,
        # What the brief names is no text of a document, and has no line.
        "target": quote(one.target, quotes) if one.line else one.target,
        "kind": one.kind,
        "state": one.state,
        "text": quote(one.text, quotes) if one.text else None,
    }


def _open_point(point: OpenPoint, quotes: Quotes) -> Json:
    return {
        "path": point.path,
        "line": point.line,
        "mark": mark_of(point, quotes),
        "name": point.name,
        "text": quote(point.text, quotes),
    }


def _smell(smell: Smell, quotes: Quotes, say: Callable[[str], str]) -> Json:
    return {
        **_statement(smell.statement, quotes),
        "rule": smell.rule,
        "words": quote(smell.words, quotes),
        "suggestion": say(smell.suggestion),
        "weight": round(smell.weight, 4),
        "sure": smell.sure,
    }


def _repetition(one: Repetition, quotes: Quotes) -> Json:
    return {
        "kind": one.kind,
        "paths": list(one.paths),
        "text": quote(one.text, quotes),
        "first": _statement(one.first, quotes) if one.first else None,
        "second": _statement(one.second, quotes) if one.second else None,
    }


def _conflict(one: Conflict, quotes: Quotes) -> Json:
    return {
        "what": quote(one.what, quotes),
        "values": [quote(value, quotes) for value in one.values],
        "first": _statement(one.first, quotes),
        "second": _statement(one.second, quotes),
    }


def _edition(one: Edition, quotes: Quotes) -> Json:
    return {
        "path": one.path,
        "line": one.line,
        "version": quote(one.version, quotes),
        "date": one.date,
        "status": quote(one.status, quotes),
        "superseded_by": one.superseded_by,
    }


def _statement(one: Statement, quotes: Quotes) -> dict[str, Json]:
    return {
        "path": one.path,
        "line": one.line,
        "mark": mark_of(one, quotes),
        "start": one.span.start,
        "end": one.span.end,
        "text": quote(one.text, quotes),
    }
