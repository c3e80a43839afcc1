"""A folder of labelled and raw documents in the form that training reads, in our own words."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

LOCKER = """# Parcel locker

A locker has 24 doors. Each door is opened by a code of six digits.
The locker shall refuse a code after three days. It shall log each opening with time and door.
When the power fails, all doors stay shut, and the battery keeps the clock for two hours.
"""
FAIR = """# The village fair

More than two hundred guests came to the fair on Sunday, and the brass band played until it rained.
The mayor thanked everybody who had baked. The children liked the carousel best of all.
"""
RULES = """# Rules of the garden

Members shall pay their fee by the first of March. Every member must work eight hours a year in the garden.
Dogs are to be kept on a lead, and nobody may burn leaves.
"""
# id, set, collection, name, repository, licence, use, text
DOCUMENTS = (
    ("a1", "spec", "lockers", "locker.md", "us/lockers", "MIT", "train", LOCKER),
    ("a2", "spec", "lockers", "second.md", "us/lockers", "MIT", "train", LOCKER.replace("24", "36")),
    ("b1", "notspec", "fairs", "fair.md", "us/fairs", "CC0-1.0", "train", FAIR),
    ("b2", "notspec", "fairs", "rain.md", "us/fairs", "CC0-1.0", "train", FAIR.replace("rained", "snowed")),
    ("c1", "notspec", "gardens", "rules.md", "us/gardens", "none stated", "evaluate", RULES),
)
_COLUMNS = ("id", "set", "collection", "name", "repo", "license", "use", "text")
# Readers labelled one document of each collection but the gardens.
_LABELLED = {"a1": ("requirements", "spec"), "b1": ("news", "not-spec")}


def write_data(folder: Path) -> Path:
    """Write the data to ``folder`` and return it."""
    rows: list[dict[str, Any]] = [dict(zip(_COLUMNS, document, strict=True)) for document in DOCUMENTS]
    pq.write_table(pa.Table.from_pylist(rows), folder / "documents.parquet")
    labelled = [row for row in rows if row["id"] in _LABELLED]
    pq.write_table(pa.Table.from_pylist(labelled), folder / "gold_texts.parquet")
    judged = [
        {"document": row["id"], "kind": _LABELLED[row["id"]][0], "verdict": _LABELLED[row["id"]][1]} for row in labelled
    ]
    _write_lines(folder / "gold_documents.jsonl", judged)
    start = LOCKER.index("The locker shall refuse")
    statement = {"document": "a1", "window": 0, "start": start, "end": LOCKER.index(" It shall log"), "trail": None}
    _write_lines(
        folder / "gold_statements.jsonl",
        [{**statement, "class": "requirement", "aspect": "c", "bound": "The locker"}],
    )
    sentence = {"dataset": "ours", "text": "The door shall open.", "label": "requirement", "type": None}
    pq.write_table(
        pa.Table.from_pylist([{**sentence, "doc": "a", "split": "train", "source": "us/doors", "license": "MIT"}]),
        folder / "public_statements.parquet",
    )
    return folder


def _write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
