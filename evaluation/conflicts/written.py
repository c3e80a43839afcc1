"""Pairs of statements by a reader who did not know the search: half contradict each other, half only seem to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.sampling import Row, paper_of
from isspec.aspects.conflicts import find_conflicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HALVES = ("develop", "report")


@dataclass(frozen=True)
class Pair:
    """Two statements, the heading that each stands under, and whether at most one of them can hold."""

    statements: tuple[str, str]
    headings: tuple[str, str]
    contradict: bool

    @property
    def is_found(self) -> bool:
        """Whether the search pairs the two, each in a document of its own."""
        texts = [f"# {heading}\n\n{text}\n" for heading, text in zip(self.headings, self.statements, strict=True)]
        papers = [paper_of(Row(name, "", f"{name}.md", text)) for name, text in zip("ab", texts, strict=True)]
        return bool(find_conflicts(list(filter(None, papers))))


def pairs(folder: Path, half: str) -> Iterator[Pair]:
    """Yield the pairs of one half; none where its file is kept back."""
    path = folder / f"written-{half}.jsonl"
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines() if path.exists() else ()):
        one, other = row["headings"]
        yield Pair((row["first"], row["second"]), (one, other), row["contradict"])


def summary(half: str, sample: Iterable[Pair]) -> str:
    """Return a row of a table: the half, its pairs, what is found of them rightly and wrongly, precision and recall."""
    sample = list(sample)
    true = sum(pair.contradict for pair in sample)
    right = sum(pair.is_found for pair in sample if pair.contradict)
    wrong = sum(pair.is_found for pair in sample if not pair.contradict)
    precision = f"{right / (right + wrong):.2f}" if right + wrong else ""
    recall = f"{right / true:.2f}" if true else ""
    return f"| {half} | {len(sample)} | {true} | {right} | {wrong} | {precision} | {recall} |"


def table(folder: Path) -> str:
    """Return the figures of each half that is there, as a Markdown table."""
    rows = [(half, list(pairs(folder, half))) for half in HALVES]
    head = "| half | pairs | contradictions | found | false alarms | precision | recall |\n| --- " + "| ---: " * 6 + "|"
    return "\n".join([head, *(summary(half, sample) for half, sample in rows if sample)])
