"""Documents of the data as papers and bundles of papers, in two halves that never meet."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

import pyarrow.parquet as pq

from isspec.display import count_words
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, DocumentJudgment, Finding, Paper, Source, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Half = Literal["even", "odd"]
_COLUMNS = ["id", "set", "collection", "name", "text"]
# Longer ones are cut in the data, or take as much time as fifty others.
_LONGEST = 60_000
_BUNDLE = 6
# A name of fewer letters than this says nothing, as that of an RFC does.
_TELLING = 8


@dataclass(frozen=True)
class Row:
    """A document of the data as it stands there."""

    id: str
    collection: str
    name: str
    text: str


def half_of(document: str) -> Half:
    """Return the half that a document belongs to, by its name in the data."""
    return "odd" if int(hashlib.sha256(document.encode()).hexdigest(), 16) % 2 else "even"


def bundles(data: Path, half: Half, which: slice) -> Iterator[tuple[str, list[Paper]]]:
    """Yield some of the bundles of two to six documents of one project that lie next to each other by name.

    All statements are taken for requirements: what a model would leave out can raise alarms, too.
    """
    projects: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(data):
        if half_of(row.id) == half and len(row.text) <= _LONGEST:
            projects[f"{row.collection}/{row.name.split('__')[0] if '__' in row.name else ''}"].append(row)
    found = []
    for project, rows in projects.items():
        rows.sort(key=lambda row: (row.name, row.id))
        parts = [rows[i : i + _BUNDLE] for i in range(0, len(rows), _BUNDLE)]
        found += [(f"{project}#{n}", part) for n, part in enumerate(parts) if len(part) > 1]
    found.sort(key=lambda bundle: hashlib.sha256(bundle[0].encode()).hexdigest())
    yield from _papers(found[which])


def versions(data: Path) -> Iterator[tuple[str, list[Paper]]]:
    """Yield the bundles of documents whose names differ in numbers only: mostly versions of one paper."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(data):
        name = re.sub(r"\d+", "#", row.name)
        if "#" in name and len(re.findall(r"[A-Za-z]", name)) > _TELLING:
            groups[f"{row.collection}/{name}"].append(row)
    found = [(name, sorted(rows, key=lambda row: row.name)) for name, rows in sorted(groups.items())]
    yield from _papers([bundle for bundle in found if 1 < len(bundle[1]) <= _BUNDLE])


def rows_of(data: Path) -> Iterator[Row]:
    """Yield the specs and partial documents of the data, by the weak label of their collection."""
    for batch in pq.ParquetFile(data / "documents.parquet").iter_batches(columns=_COLUMNS, batch_size=512):
        for row in batch.to_pylist():
            if row["set"] in ("spec", "partial"):
                yield Row(row["id"], row["collection"], row["name"], row["text"])


def _papers(found: list[tuple[str, list[Row]]]) -> Iterator[tuple[str, list[Paper]]]:
    for name, rows in found:
        papers = [paper for row in rows if (paper := paper_of(row))]
        if papers:
            yield name, papers


def paper_of(row: Row) -> Paper | None:
    """Read and split a document; ``None`` where it cannot be read, or is no prose."""
    document = read(Source(row.id + PurePosixPath(row.name).suffix, row.text.encode("utf-8", "replace")))
    if not isinstance(document, Document) or document.machine:
        return None
    findings = tuple(Finding(statement, "requirement", 1.0) for statement in split(document))
    judgment = DocumentJudgment(
        document.path, document.sha256, document.media_type, document.title, count_words(document), "requirements", 1.0,
        "spec", 1.0, "", Tally(), findings,
    )  # fmt: skip
    return Paper(document, judgment)
