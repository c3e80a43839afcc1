"""The gaps for programs: all of them, whatever a person is shown, but for references that are no gap."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from isspec.reports.quoting import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from isspec.reports.presentation import Presentation
    from isspec.types import Finding, Gaps, Reference, Statement

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def gaps_to_json(gaps: Gaps, presentation: Presentation, say: Callable[[str], str]) -> Json:
    """Return the gaps, isspec's own sentences as ``say`` prints them.

    Under ``--gaps all`` references that are present or outside are there, too.
    """

    def text(said: str | None) -> str | None:
        return quote(said, presentation.quotes)

    shown = [one for one in gaps.references if one.state == "absent" or presentation.gaps == "all"]
    return {
        "systems": [
            {"name": text(s.name), "score": round(s.score, 4), "paths": list(s.paths), "asked": s.asked}
            for s in gaps.systems
        ],
        "coverage": [
            {
                "topic": topic.topic, "title": topic.title, "state": topic.state, "needed": topic.needed,
                "count": topic.count, "evidence": [_finding(one, text) for one in topic.evidence],
            }
            for topic in gaps.coverage
        ],
        "references": [_reference(one, text) for one in shown],
        "reference_counts": _counts(gaps.references),
        "open_points": [
            {"path": one.path, "line": one.line, "name": one.name, "text": text(one.text)} for one in gaps.open_points
        ],
        "wording": [
            {
                **_statement(one.statement, text), "rule": one.rule, "words": text(one.words),
                "suggestion": say(one.suggestion), "weight": round(one.weight, 4),
            }
            for one in gaps.smells
        ],
        "repetitions": [
            {
                "kind": one.kind, "paths": list(one.paths), "text": text(one.text),
                "first": _statement(one.first, text) if one.first else None,
                "second": _statement(one.second, text) if one.second else None,
            }
            for one in gaps.repetitions
        ],
        "conflicts": [
            {
                "what": text(one.what), "values": [text(value) for value in one.values],
                "first": _statement(one.first, text), "second": _statement(one.second, text),
            }
            for one in gaps.conflicts
        ],
        "editions": [
            {
                "path": one.path, "line": one.line, "version": text(one.version), "date": one.date,
                "status": text(one.status), "superseded_by": one.superseded_by,
            }
            for one in gaps.editions
        ],
    }  # fmt: skip


def _counts(references: Sequence[Reference]) -> Mapping[str, int]:
    counts = Counter(reference.state for reference in references)
    return {state: counts[state] for state in ("present", "absent", "outside")}


def _reference(one: Reference, text: Callable[[str | None], str | None]) -> Json:
    # What the brief names is no text of a document.
    target = one.target if not one.line else text(one.target)
    return {
        "path": one.path, "line": one.line or None, "start": one.span.start, "end": one.span.end,
        "target": target, "kind": one.kind, "state": one.state, "text": text(one.text) if one.text else None,
    }  # fmt: skip


def _finding(one: Finding, text: Callable[[str | None], str | None]) -> Json:
    return {**_statement(one.statement, text), "class": one.label}


def _statement(one: Statement, text: Callable[[str | None], str | None]) -> dict[str, Json]:
    span = one.span
    return {"path": one.path, "line": one.line, "start": span.start, "end": span.end, "text": text(one.text)}
