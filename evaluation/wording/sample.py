"""The requirements that alarms are counted on.

``develop`` is every place that was labelled in many readings of one reader or three, each of which changed the rules.
The others are one reading each, by three readers who know no rule, of alarms that nobody had seen: labels of all alarms
that the rules of then raised there. The rules were mended after each but the last. Only places are kept, and what
readers said of them: in a document of the data by its number, in a sentence of the public sets by a digest, in a file
(``files/``) as isspec reads it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from isspec.aspects.wording import breaches
from isspec.pipeline import Readable, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.types import Kind

HERE = Path(__file__).parent
# Labelled requirements of PURE and PROMISE; two of sentences with a duty from CiRA; the files; documents and sentences
# that were left; sentences that language models wrote (HORIZON).
READINGS = ("1-requirements", "2-duties", "3-duties", "4-files", "5-rest", "6-models")
SAMPLES = ("develop", *READINGS)
# Requirements documents of public repositories, which are not part of the data: read once, for what is said unasked.
ELSEWHERE = "7-repositories"
FILES = "files/"


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
    rows = list(rows_labelled(name))
    places = {(row["document"], row["start"], row["end"]): row.get("kind") for row in rows}
    texts = dict(_texts(data, {document for document, _, _ in places}))
    return [
        Requirement(name, start, end, texts[name][start:end], kind=kind)
        for (name, start, end), kind in sorted(places.items(), key=lambda place: place[0])
    ]


def rows_labelled(name: str) -> Iterator[dict[str, Any]]:
    """Yield the labels of a sample, as they are kept."""
    yield from map(json.loads, (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def name_of_sentence(row: dict[str, Any]) -> str:
    """Return what a sentence of a public set is kept under."""
    return f"{row['dataset']}/{hashlib.sha256(row['text'].encode()).hexdigest()[:12]}"


def _texts(data: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for name in ("gold_texts.parquet", "documents.parquet"):
        for batch in pq.ParquetFile(data / name).iter_batches(columns=["id", "text"], batch_size=512):
            yield from ((row["id"], row["text"]) for row in batch.to_pylist() if row["id"] in wanted)
    for row in pq.read_table(data / "public_statements.parquet", columns=["dataset", "text"]).to_pylist():
        if (name := name_of_sentence(row)) in wanted:
            yield name, row["text"]
    for name in sorted(name for name in wanted if name.startswith(FILES)):
        item = prepare(Source(name, (data / name).read_bytes()))
        if not isinstance(item, Readable):
            raise ValueError(f"{name} can no longer be read: {item}")
        yield name, item.document.text
