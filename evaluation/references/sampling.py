"""What was drawn for labelling: places that may name something, and alarms, from documents of many collections.

Two strata, drawn with fixed seeds. "net" is everything that a wide net catches in the prose of documents, whatever
isspec makes of it; it shows what is overlooked. "alarm" is what isspec called absent in further documents; it shows
how often that is wrong.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from isspec.readers import read
from isspec.types import Document, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path
    from typing import Any

TEXTS = frozenset({"md", "txt", "rst", "adoc"})


def rows_of(data: Path, wanted: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Return the documents that could be drawn, or those ``wanted``: specs and partial ones, in a fixed order.

    Only formats whose text is the file itself, so that an offset means the same in any version of isspec.
    """
    import pyarrow.parquet as pq

    columns = ["id", "set", "collection", "genre", "name", "text"]
    filters = [("id", "in", sorted(wanted))] if wanted else None
    rows = pq.read_table(data / "documents.parquet", columns=columns, filters=filters).to_pylist()
    kept = [
        row
        for row in rows
        if row["set"] in ("spec", "partial")
        and 2500 < len(row["text"]) <= 120_000
        and row["name"].rsplit(".", 1)[-1] in TEXTS
    ]
    return sorted(kept, key=lambda row: row["id"])


def drawn(rows: Sequence[dict[str, Any]], seed: int, count: int, each: int) -> list[dict[str, Any]]:
    """Draw ``count`` documents, ``each`` at most from one collection."""
    rows = list(rows)
    random.Random(seed).shuffle(rows)
    taken: Counter[str] = Counter()
    chosen = []
    for row in rows:
        if taken[row["collection"]] < each:
            taken[row["collection"]] += 1
            chosen.append(row)
    return chosen[:count]


def document_of(row: Mapping[str, Any]) -> Document | None:
    """Read a document as isspec does; its name holds its path, with ``__`` between the parts."""
    document = read(Source(row["name"].replace("__", "/"), row["text"].encode("utf-8", "replace")))
    return document if isinstance(document, Document) else None
