"""The verdict of isspec on one text, with any model: what ``isspec check`` would say of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.judging.machine import judge_data, judge_machine
from isspec.pipeline import Readable, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from isspec.model.judge import Judge


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a document, how sure, and of what kind it was found; unreadable ones have neither."""

    verdict: str
    score: float | None = None
    kind: str | None = None


def verdict_on(judge: Judge, name: str, text: str) -> Verdict:
    """Read, split and judge one text as a file of this name."""
    item = prepare(Source(name, text.encode("utf-8", "replace")))
    if not isinstance(item, Readable):
        return Verdict("unreadable")
    if not item.for_the_model:
        found = judge_machine(item.document, item.statements) if item.document.machine else judge_data(item.document)
        return Verdict(found.verdict, found.score, found.kind)
    reading = judge.read(item.document, item.statements, item.silent)
    chances = judge.verdict_of(reading.features)
    said = max(chances, key=lambda verdict: chances[verdict])
    return Verdict(said, round(chances[said], 4), max(reading.kinds, key=lambda kind: reading.kinds[kind]))
