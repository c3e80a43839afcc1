"""Figures of judgement: accuracy, F1, confusions and calibration, from pairs of what is true and what was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BUILD = frozenset({"requirement", "description"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One judged thing: the label, what was said, and with which probability."""

    true: str
    said: str
    score: float = 1.0


def accuracy(answers: Sequence[Answer]) -> float | None:
    """Return the share that is right; ``None`` of nothing."""
    return sum(a.true == a.said for a in answers) / len(answers) if answers else None


def f1(answers: Sequence[Answer], label: str) -> float | None:
    """Return the harmonic mean of precision and recall of one label."""
    hits = sum(a.true == a.said == label for a in answers)
    named = sum(a.true == label for a in answers) + sum(a.said == label for a in answers)
    return 2 * hits / named if named else None


def precision(answers: Sequence[Answer], label: str) -> float | None:
    """Return the share of right ones among those called ``label``."""
    said = [a for a in answers if a.said == label]
    return accuracy(said)


def recall(answers: Sequence[Answer], label: str) -> float | None:
    """Return the share found of those that are ``label``."""
    true = [a for a in answers if a.true == label]
    return accuracy(true)


def build_evidence(answers: Sequence[Answer]) -> float | None:
    """Return the share right on build evidence or not."""
    return accuracy([Answer(str(a.true in BUILD), str(a.said in BUILD)) for a in answers])


def mixed_up(answers: Sequence[Answer], one: str, other: str) -> float | None:
    """Return the share of the two labels that were taken for each other."""
    both = [a for a in answers if a.true in (one, other)]
    wrong = sum((a.true, a.said) in ((one, other), (other, one)) for a in both)
    return wrong / len(both) if both else None


def calibration_error(answers: Sequence[Answer], bins: int = 15) -> float | None:
    """Return the expected calibration error over equal-width bins (Naeini et al. 2015)."""
    if not answers:
        return None
    sums: dict[int, tuple[int, float, int]] = {}
    for a in answers:
        at = min(bins - 1, int(a.score * bins))
        n, score, right = sums.get(at, (0, 0.0, 0))
        sums[at] = (n + 1, score + a.score, right + (a.true == a.said))
    return sum(abs(score - right) for _, score, right in sums.values()) / len(answers)


def confusion(answers: Sequence[Answer]) -> list[tuple[str, str, int]]:
    """Return (true, said, count) of the errors, most common first."""
    counts = Counter((a.true, a.said) for a in answers if a.true != a.said)
    return [(true, said, n) for (true, said), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
