"""The requirements that alarms are counted on.

``report`` was drawn and read when the rules were done. ``develop`` is every place that was labelled before, in many
readings, each of which changed the rules. Only places are kept, and what readers said of them.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from evaluation.sampling import Row, paper_of, rows_of
from isspec.aspects.wording import breaches
from isspec.pipeline import check_sources
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Kind, Paper

HERE = Path(__file__).parent
SAMPLES = ("develop", "report")
# How many alarms of a collection and of a document are drawn at most; how many documents are tried, and how many of a
# collection in which none raises an alarm.
_A_COLLECTION, _A_DOCUMENT, _TRIED, _BARREN = 12, 3, 200, 100


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, where it stands, and the kind of its document, where that is known."""

    document: str
    start: int
    end: int
    text: str
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
        for breach in breaches(requirement.text, kind=requirement.kind)
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
    """Draw alarms that isspec raises on documents of which no alarm was ever labelled, a few a collection.

    They are specs and partial ones. Where the model has learnt from one, what is a requirement is better known there
    than elsewhere, so that fewer alarms are beside the point; whether an alarm on a requirement is right does not
    depend on it. What is copied from one to the next is one alarm.
    """
    known = {row["document"] for name in SAMPLES for row in _labels(name)}
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(data):
        if row.id not in known:
            sources[row.collection].append(row)
    with ProcessPoolExecutor() as pool:
        found = {alarm.requirement.text: alarm for part in pool.map(_drawn, sources.values()) for alarm in part}
    return sorted(found.values(), key=_chance)[:count]


def _drawn(rows: list[Row]) -> list[Alarm]:
    """Draw alarms of one collection, until there are enough or it seems to have none."""
    found: dict[str, Alarm] = {}
    rows = sorted(rows, key=lambda row: hashlib.sha256(row.id.encode()).hexdigest())
    for tried, row in enumerate(rows[:_TRIED]):
        if len(found) >= _A_COLLECTION or (tried >= _BARREN and not found):
            break
        paper = paper_of(row)
        if not paper or not any(any(breaches(finding.statement.text)) for finding in paper.judgment.findings):
            continue
        new = {alarm.requirement.text: alarm for alarm in _raised(paper) if alarm.requirement.text not in found}
        found.update({alarm.requirement.text: alarm for alarm in sorted(new.values(), key=_chance)[:_A_DOCUMENT]})
    return list(found.values())


def _chance(alarm: Alarm) -> str:
    return hashlib.sha256(json.dumps(alarm.row, sort_keys=True).encode()).hexdigest()


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
