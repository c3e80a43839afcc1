"""Small pictures as paths: what a document is made of, and where in it. Each class has a lane, not only a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.types import CLASSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import DocumentJudgment, Finding, StatementClass, Tally

_HEIGHT = 1000
_SHORTEST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a bar of 100: its class, how many statements it stands for, and where it lies."""

    label: StatementClass
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """The statements of one class along the text, as the path of an SVG that is 1000 high."""

    label: StatementClass
    path: str


def bars(tally: Tally) -> tuple[Bar, ...]:
    """Return what a document is made of, in the order of the classes.

    >>> from isspec.types import Tally
    >>> [(bar.label, bar.start, bar.width) for bar in bars(Tally(requirement=3, other=1))]
    [('requirement', 0.0, 75.0), ('other', 75.0, 25.0)]
    """
    found, start = [], 0.0
    for label in CLASSES:
        count: int = getattr(tally, label)
        if count:
            width = 100 * count / tally.total
            found.append(Bar(label, count, round(start, 2), round(width, 2)))
            start += width
    return tuple(found)


def lanes(judgment: DocumentJudgment, findings: Sequence[Finding]) -> tuple[Lane, ...]:
    """Return where the statements of each class stand in the document, from its top to its end."""
    if not findings:
        return ()
    length = len(judgment.document.text) if judgment.document else findings[-1].statement.span.end
    length = max(length, 1)
    found = []
    for at, label in enumerate(CLASSES):
        strokes = [
            f"M{at}.5 {_HEIGHT * finding.statement.span.start / length:.1f}"
            f"v{max(_SHORTEST, _HEIGHT * len(finding.statement.text) / length):.1f}"
            for finding in findings
            if finding.label == label
        ]
        if strokes:
            found.append(Lane(label, "".join(strokes)))
    return tuple(found)
