"""Alarms against labels that readers gave them: how many are right, of how many."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from pathlib import Path

    # Whether the alarm is right; ``None`` where it is raised on what is no requirement at all.
    Labels = Mapping[Hashable, bool | None]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of the alarms of one rule."""

    right: int
    wrong: int
    beside: int
    unlabelled: int

    @property
    def precision(self) -> float | None:
        """The share of right alarms, of those on requirements; ``None`` where there are none."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def at_least(self) -> float | None:
        """The lower end of the 95 % interval of the precision, by Wilson."""
        n = self.right + self.wrong
        if self.precision is None:
            return None
        z, p = 1.96, self.precision
        return (p + z * z / (2 * n) - z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)


def load_labels(path: Path) -> Labels:
    """Return the labels of a file by their key: everything in a line but "right"."""
    labels: dict[Hashable, bool | None] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        right = row.pop("right")
        labels[key_of(row)] = right
    return labels


def key_of(row: Mapping[str, object]) -> Hashable:
    """Return what a label is kept under."""
    return tuple(sorted((name, json.dumps(value)) for name, value in row.items()))


def scores(alarms: Iterable[tuple[str, Mapping[str, object]]], labels: Labels) -> dict[str, Score]:
    """Return a score for each rule, the most alarms first, and for "all" of them together."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    names = {True: "right", False: "wrong", None: "beside"}
    for rule, row in alarms:
        key = key_of(row)
        counts[rule][names[labels[key]] if key in labels else "unlabelled"] += 1
    rules = sorted(counts, key=lambda rule: (-counts[rule].total(), rule))
    total = sum(counts.values(), Counter[str]())
    return {name: _score(count) for name, count in [*((rule, counts[rule]) for rule in rules), ("all", total)]}


def _score(count: Counter[str]) -> Score:
    return Score(count["right"], count["wrong"], count["beside"], count["unlabelled"])


def table(found: Mapping[str, Score], of: str = "rule") -> str:
    """Return the scores as a Markdown table; ``of`` is what stands in the first column."""
    lines = [
        f"| {of} | right | wrong | no requirement | unlabelled | precision | at least (95 %) |",
        "| --- " + "| ---: " * 6 + "|",
    ]
    for rule, score in found.items():
        figures = (f"{value:.2f}" if value is not None else "" for value in (score.precision, score.at_least))
        lines.append(
            f"| {rule} | {score.right} | {score.wrong} | {score.beside} | {score.unlabelled} | {' | '.join(figures)} |"
        )
    return "\n".join(lines)
