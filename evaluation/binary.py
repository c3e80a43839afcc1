"""Figures of a judge that says yes or no with a probability, and the threshold to ask it at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from evaluation.figures import Answer, accuracy, f1, precision, recall

if TYPE_CHECKING:
    from collections.abc import Sequence

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 of yes, accuracy, and the means over yes and no of precision, recall and F1."""

    f1: float
    accuracy: float
    macro_precision: float
    macro_recall: float
    macro_f1: float


def scores_of(true: Sequence[bool], chances: Sequence[float], threshold: float) -> Scores:
    """Measure the answer "yes" at a probability of ``threshold`` or more; a class never named has precision 0."""
    if not true:
        raise ValueError("there is nothing to measure")
    answers = [
        Answer(YES if t else NO, YES if chance >= threshold else NO) for t, chance in zip(true, chances, strict=True)
    ]

    def macro(measure: object) -> float:
        assert callable(measure)
        return sum(measure(answers, label) or 0.0 for label in (YES, NO)) / 2

    return Scores(f1(answers, YES) or 0.0, accuracy(answers) or 0.0, macro(precision), macro(recall), macro(f1))


def best_threshold(true: Sequence[bool], chances: Sequence[float]) -> float:
    """Return the threshold of the highest macro F1, in the middle between two probabilities that occur.

    Of equally good ones the one nearest to a half.
    """
    values = sorted({0.0, *chances, 1.0})
    middles = [(a + b) / 2 for a, b in pairwise(values)]
    return max(middles, key=lambda at: (scores_of(true, chances, at).macro_f1, -abs(at - 0.5)))


def precision_at(true: Sequence[bool], chances: Sequence[float], least: float) -> float | None:
    """Return the best precision among the thresholds that find at least the share ``least`` of what is true."""
    wanted = least * sum(true)
    best, hits, said = None, 0, 0
    ranked = sorted(zip(chances, true, strict=True), key=lambda pair: -pair[0])
    # Equal probabilities cannot be told apart by a threshold.
    for _, group in groupby(ranked, key=lambda pair: pair[0]):
        labels = [label for _, label in group]
        hits, said = hits + sum(labels), said + len(labels)
        if hits and hits >= wanted:
            best = max(best or 0.0, hits / said)
    return best


def ranking(true: Sequence[bool], chances: Sequence[float]) -> float:
    """Return how often a true one has a higher probability than a false one: the area under the ROC curve."""
    order = sorted(zip(chances, true, strict=True))
    pairs, below, won = sum(true) * (len(true) - sum(true)), 0, 0.0
    for _, group in groupby(order, key=lambda pair: pair[0]):
        labels = [label for _, label in group]
        hits, misses = sum(labels), len(labels) - sum(labels)
        won += hits * (below + misses / 2)
        below += misses
    return won / pairs if pairs else 0.5
