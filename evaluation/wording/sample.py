"""The requirements that alarms are counted on.

``report`` was drawn and read when the rules were done. ``develop`` is every place that was labelled before, in seven
readings, each of which changed the rules. Only places are kept, and what readers said of them.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from evaluation.sampling import Half, bundles
from isspec.aspects.wording import breaches
from isspec.pipeline import check_sources
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Kind, Paper

HERE = Path(__file__).parent
SAMPLES = ("develop", "report")
_DUTY = re.compile(r"\b(?:must|shall|MUST|SHALL|SHOULD)\b")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, where it stands, and the sentence before it, where that is known."""

    document: str
    start: int
    end: int
    text: str
    before: str = ""
    kind: Kind | None = None


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
        kind = {"kind": at.kind} if at.kind else {}
        return {"document": at.document, "start": at.start, "end": at.end, **kind, "rule": self.rule}


def alarms(sample: list[Requirement]) -> list[Alarm]:
    """Return what is said of the wording of a sample."""
    return [
        Alarm(requirement, breach.rule.name, breach.suggestion)
        for requirement in sample
        for breach in breaches(requirement.text, requirement.before, requirement.kind)
    ]


def labelled(data: Path, name: str) -> list[Requirement]:
    """Return the places of a sample that readers labelled."""
    rows = list(_labels(name))
    places = {(row["document"], row["start"], row["end"]): row.get("kind") for row in rows}
    texts = dict(_texts(data, {document for document, _, _ in places}))
    return [
        Requirement(name, start, end, texts[name][start:end], kind=kind)
        for (name, start, end), kind in sorted(places.items(), key=lambda place: place[0])
    ]


def draw(data: Path, count: int) -> list[Alarm]:
    """Draw alarms that isspec raises on documents of which no place was ever labelled.

    They are those of bundles, specs and partial ones. What is copied from one to the next is one alarm.
    """
    known = set(pq.read_table(data / "gold_texts.parquet", columns=["id"])["id"].to_pylist())
    known |= {row["document"] for name in SAMPLES for row in _labels(name)}
    halves: tuple[Half, ...] = ("odd", "even")
    papers = (paper for half in halves for _, bundle in bundles(data, half, slice(None)) for paper in bundle)
    found: dict[str, Alarm] = {}
    for paper in papers:
        if _name(paper) not in known and any(alarms(list(_duties(paper)))):
            found.update({alarm.requirement.text: alarm for alarm in _raised(paper)})
    drawn = sorted(found.values(), key=lambda one: (one.place, one.rule))
    drawn.sort(key=lambda alarm: hashlib.sha256(json.dumps(alarm.row, sort_keys=True).encode()).hexdigest())
    return drawn[:count]


def _raised(paper: Paper) -> Iterator[Alarm]:
    """Yield the alarms on a document as the shipped model judges it."""
    document = paper.document
    report = check_sources([Source(document.path, document.text.encode())])
    (judged,) = report.documents
    for smell in report.bundle.gaps.smells:
        span = smell.statement.span
        requirement = Requirement(_name(paper), span.start, span.end, smell.statement.text, kind=judged.kind)
        yield Alarm(requirement, smell.rule, smell.suggestion)


def _name(paper: Paper) -> str:
    return paper.document.path.split(".")[0]


def _labels(name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def _texts(data: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the documents that are wanted, and the sentences of public sets, which are named by a digest."""
    for name in ("gold_texts.parquet", "documents.parquet"):
        for batch in pq.ParquetFile(data / name).iter_batches(columns=["id", "text"], batch_size=512):
            yield from ((row["id"], row["text"]) for row in batch.to_pylist() if row["id"] in wanted)
    for row in pq.read_table(data / "public_statements.parquet", columns=["dataset", "text"]).to_pylist():
        name = f"{row['dataset']}/{hashlib.sha256(row['text'].encode()).hexdigest()[:12]}"
        if name in wanted:
            yield name, row["text"]


def _duties(paper: Paper) -> Iterator[Requirement]:
    document = _name(paper)
    trail, before = None, ""
    for finding in paper.judgment.findings:
        statement = finding.statement
        if _DUTY.search(statement.text):
            said_before = before if trail == statement.trail else ""
            yield Requirement(document, statement.span.start, statement.span.end, statement.text, said_before)
        trail, before = statement.trail, statement.text
