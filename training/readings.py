"""Labels that we gave to more of the raw documents by the same definition; only the labels are kept here.

``readings.jsonl`` has a document a line: its id in ``documents.parquet``, kind, verdict, and its statements as
``[start, end, class letter, aspect letter or "", party or ""]``, spans being code points of the document's text.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq

from training.data import ASPECT_CODES, Label, Text

FILE = Path(__file__).with_name("readings.jsonl")
CLASSES = {"r": "requirement", "s": "description", "d": "demand", "o": "other"}


def load_read(data: Path, file: Path = FILE) -> list[Text]:
    """Return the raw documents that we labelled, in the order of their ids."""
    rows = {row["document"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    columns = ["id", "name", "collection", "repo", "text"]
    documents = []
    for batch in pq.ParquetFile(data / "documents.parquet").iter_batches(columns=columns, batch_size=512):
        for found in batch.to_pylist():
            if row := rows.get(found["id"]):
                labels = tuple(
                    Label(start, end, 0, "", CLASSES[cls], ASPECT_CODES.get(aspect), party or None)
                    for start, end, cls, aspect, party in row["statements"]
                )
                documents.append(
                    Text(
                        found["id"],
                        found["name"],
                        found["collection"],
                        found["repo"] or found["collection"],
                        found["text"],
                        {row["kind"]: 1.0},
                        {row["verdict"]: 1.0},
                        labels,
                        trainable=True,
                    )
                )
    return sorted(documents, key=lambda document: document.id)
