"""The requirements that alarms are counted on: labelled statements of the data, and sentences of three public sets."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from evaluation.sampling import half_of
from isspec.aspects.wording import breaches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evaluation.sampling import Half

# Public sets of requirements, with the parts of each half. PURE has parts that share no document; of the others, nothing
# was looked at before the report.
_PUBLIC: dict[Half, dict[str, tuple[str | None, ...]]] = {
    "develop": {"pure_reqexp": ("train",)},
    "report": {"pure_reqexp": ("valid", "test"), "promise_exp": (None,), "secreq": (None,)},
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, where it stands, and the sentence before it, where the data have that."""

    document: str
    start: int
    end: int
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rule that a requirement breaks."""

    requirement: Requirement
    rule: str
    suggestion: str

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What a label is kept under."""
        return (self.requirement.document, self.requirement.start, self.requirement.end, self.rule)


def requirements(data: Path, half: Half) -> list[Requirement]:
    """Return the requirements of a half, each text once."""
    found = {requirement.text: requirement for requirement in (*_public(data, half), *_labelled(data, half))}
    return sorted(found.values(), key=lambda requirement: (requirement.document, requirement.start))


def alarms(sample: list[Requirement]) -> list[Alarm]:
    """Return what is said of the wording of a sample."""
    return [
        Alarm(requirement, breach.rule.name, breach.suggestion)
        for requirement in sample
        for breach in breaches(requirement.text, requirement.before)
    ]


def _labelled(data: Path, half: Half) -> Iterator[Requirement]:
    texts = {row["id"]: row["text"] for row in pq.read_table(data / "gold_texts.parquet", columns=["id", "text"]).to_pylist()}
    window, before = None, ""
    with (data / "gold_statements.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = texts[row["document"]][row["start"] : row["end"]]
            here = (row["document"], row["window"], row["trail"])
            if row["class"] == "requirement" and half_of(row["document"]) == half:
                yield Requirement(row["document"], row["start"], row["end"], text, before if here == window else "")
            window, before = here, text


def _public(data: Path, half: Half) -> Iterator[Requirement]:
    parts = _PUBLIC[half]
    for row in pq.read_table(data / "public_statements.parquet").to_pylist():
        if row["label"] == "requirement" and row["split"] in parts.get(row["dataset"], ()):
            name = hashlib.sha256(row["text"].encode()).hexdigest()[:12]
            yield Requirement(f"{row['dataset']}/{name}", 0, len(row["text"]), row["text"], "")
