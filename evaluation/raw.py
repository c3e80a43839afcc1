"""The raw documents with what is known of each before it is judged: its weak label, and whether training saw it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.unseen import UNSEEN
from training.data import Part, load_labelled, parts_of
from training.readings import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The weak labels, in the order in which they are reported.
SETS = ("notspec", "process", "partial", "spec")


@dataclass(frozen=True, slots=True)
class Raw:
    """A raw document without its text. ``part`` is what its collection is to the model: train, tune or report, or
    "unlabelled" for one that training never had. ``labelled`` says that this very document was labelled.
    """

    id: str
    set: str
    collection: str
    name: str
    part: str
    labelled: bool


def load(data: Path, split: int | None = None) -> list[Raw]:
    """Return the raw documents, by weak label, collection and id; without a split, all that is labelled was learnt."""
    import pyarrow.parquet as pq

    gold = load_labelled(data)
    learnt: Part = "train"
    parts = {text.collection: learnt for text in gold} if split is None else parts_of(gold, split)
    lines = (line for file in (FILE, UNSEEN) for line in file.read_text(encoding="utf-8").splitlines())
    known = {text.id for text in gold} | {json.loads(line)["document"] for line in lines}
    rows = pq.read_table(data / "documents.parquet", columns=["id", "set", "collection", "name"]).to_pylist()
    found = [
        Raw(r["id"], r["set"], r["collection"], r["name"], parts.get(r["collection"], "unlabelled"), r["id"] in known)
        for r in rows
    ]
    return sorted(found, key=lambda raw: (SETS.index(raw.set), raw.collection, raw.id))


def sample(documents: list[Raw], limit: int | None) -> list[Raw]:
    """Return the first ``limit`` documents of each collection, which is a sample, for ids are hashes."""
    if limit is None:
        return documents
    taken: Counter[str] = Counter()
    chosen = []
    for raw in documents:
        taken[raw.collection] += 1
        if taken[raw.collection] <= limit:
            chosen.append(raw)
    return chosen


def texts_of(data: Path, ids: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield id, name and text of the documents asked for, in the order of the file, a few in memory at a time."""
    import pyarrow.parquet as pq

    columns = ["id", "name", "text"]
    for batch in pq.ParquetFile(data / "documents.parquet").iter_batches(columns=columns, batch_size=128):
        for row in batch.to_pylist():
            if row["id"] in ids:
                yield row["id"], row["name"], row["text"]
