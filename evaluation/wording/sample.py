"""The requirements that alarms are counted on.

``report`` was read once, when the rules were done: the sentences with a duty in them of specs in bundles that nothing
was tuned on. ``develop`` is every place that was labelled before, in four readings, each of which changed the rules.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from evaluation.sampling import bundles
from isspec.aspects.wording import breaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isspec.types import Paper

HERE = Path(__file__).parent
_BUNDLES = slice(150, 760)
_DUTY = re.compile(r"\b(?:must|shall|MUST|SHALL|SHOULD)\b")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, where it stands, and the sentence before it, where that is known."""

    document: str
    start: int
    end: int
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rule that a requirement breaks."""

    requirement: Requirement
    rule: str
    suggestion: str

    @property
    def place(self) -> tuple[str, int]:
        """Where the requirement stands."""
        return (self.requirement.document, self.requirement.start)

    @property
    def row(self) -> dict[str, object]:
        """What a label is kept under."""
        at = self.requirement
        return {"document": at.document, "start": at.start, "end": at.end, "rule": self.rule}


def alarms(sample: list[Requirement]) -> list[Alarm]:
    """Return what is said of the wording of a sample."""
    return [
        Alarm(requirement, breach.rule.name, breach.suggestion)
        for requirement in sample
        for breach in breaches(requirement.text, requirement.before)
    ]


def _develop(data: Path) -> list[Requirement]:
    rows = [json.loads(line) for line in (HERE / "develop.jsonl").read_text(encoding="utf-8").splitlines()]
    places = sorted({(row["document"], row["start"], row["end"]) for row in rows})
    texts = dict(_texts(data, {document for document, _, _ in places}))
    return [Requirement(name, start, end, texts[name][start:end]) for name, start, end in places]


def _texts(data: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the documents that are wanted, and the sentences of public sets, which are named by a digest."""
    for name in ("gold_texts.parquet", "documents.parquet"):
        for batch in pq.ParquetFile(data / name).iter_batches(columns=["id", "text"], batch_size=512):
            yield from ((row["id"], row["text"]) for row in batch.to_pylist() if row["id"] in wanted)
    for row in pq.read_table(data / "public_statements.parquet", columns=["dataset", "text"]).to_pylist():
        name = f"{row['dataset']}/{hashlib.sha256(row['text'].encode()).hexdigest()[:12]}"
        if name in wanted:
            yield name, row["text"]


def _report(data: Path) -> list[Requirement]:
    known = set(pq.read_table(data / "gold_texts.parquet", columns=["id"])["id"].to_pylist())
    known |= {json.loads(line)["document"] for line in (HERE / "develop.jsonl").read_text("utf-8").splitlines()}
    sets = pq.read_table(data / "documents.parquet", columns=["id", "set"]).to_pylist()
    specs = {row["id"] for row in sets if row["set"] == "spec"} - known
    papers = [paper for _, bundle in bundles(data, "odd", _BUNDLES) for paper in bundle]
    found = [one for paper in papers for one in _duties(paper) if one.document in specs]
    # What is copied from one document to the next is one alarm.
    return sorted({one.text: one for one in found}.values(), key=lambda one: (one.document, one.start))


def _duties(paper: Paper) -> Iterator[Requirement]:
    document = paper.document.path.split(".")[0]
    trail, before = None, ""
    for finding in paper.judgment.findings:
        statement = finding.statement
        if _DUTY.search(statement.text):
            said_before = before if trail == statement.trail else ""
            yield Requirement(document, statement.span.start, statement.span.end, statement.text, said_before)
        trail, before = statement.trail, statement.text


SAMPLES: Mapping[str, Callable[[Path], list[Requirement]]] = {"develop": _develop, "report": _report}
