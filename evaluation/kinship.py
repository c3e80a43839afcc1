"""Print how often documents of one project are told to be related, and documents of different ones to be not.

    python -m evaluation.kinship --data DATA

Pairs of specs and partial documents of one small repository speak of one system, as a rule; pairs of different
collections do not. Every statement counts as evidence, so that no model's mistake is in the figures, and definitions
for machines are left out. Collections are dealt into two halves, so that one can see how steady the figures are.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING

from isspec.judging.kinship import counted
from isspec.model.judge import load_judge
from isspec.pipeline import Readable, kinship_of, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isspec.judging.kinship import Kinship

_OF_ONE = 4  # documents of a collection
_SHORT, _LONG = 1500, 40_000  # characters of a document
_FEWEST = 60  # words
_ACROSS = 3  # other collections with which each document is paired
_LEASTS = (0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.07)


@dataclass(frozen=True, slots=True)
class Told:
    """A document with its words counted."""

    collection: str
    words: Mapping[str, int]


def documents_of(data: Path) -> list[Told]:
    """Return up to four documents of each collection of specs, the same ones each time."""
    import pyarrow.parquet as pq

    rows: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    columns = ["id", "set", "collection", "name", "text"]
    for batch in pq.ParquetFile(data / "documents.parquet").iter_batches(columns=columns, batch_size=512):
        for row in batch.to_pylist():
            if row["set"] in ("spec", "partial") and _SHORT < len(row["text"] or "") < _LONG:
                digest = hashlib.sha256(row["id"].encode()).hexdigest()
                rows[row["collection"]].append((digest, row["name"], row["text"]))
    return [told for name in sorted(rows) for told in islice(_read(name, sorted(rows[name])), _OF_ONE)]


def _read(collection: str, rows: Sequence[tuple[str, str, str]]) -> Iterator[Told]:
    for _, name, text in rows:
        item = prepare(Source(name, text.encode("utf-8", "replace")))
        if isinstance(item, Readable) and item.document.machine is None:
            words = counted((item.document.title or "", *(statement.text for statement in item.statements)))
            if words.total() >= _FEWEST:
                yield Told(collection, words)


def pairs_of(documents: Sequence[Told]) -> Iterator[tuple[bool, str, Told, Told]]:
    """Yield whether a pair is of one small repository, the collection of its first, and the two."""
    by_collection: dict[str, list[Told]] = defaultdict(list)
    for told in documents:
        by_collection[told.collection].append(told)
    names = sorted(by_collection)
    for at, name in enumerate(names):
        if name.startswith("long:"):  # the documents of one repository
            yield from ((True, name, one, other) for one, other in combinations(by_collection[name], 2))
        for step in range(1, _ACROSS + 1):
            other_name = names[(at + step * 17) % len(names)]
            if other_name != name:
                yield from (
                    (False, name, one, other)
                    for one, other in zip(by_collection[name], by_collection[other_name], strict=False)
                )


def table(kinship: Kinship, pairs: Sequence[tuple[bool, str, Told, Told]]) -> str:
    """Return the shares at each least likeness, on each half of the collections."""
    halves = {name: at % 2 for at, name in enumerate(sorted({name for _, name, _, _ in pairs}))}
    likeness = [
        (related, halves[name], kinship.likeness(one.words, other.words)) for related, name, one, other in pairs
    ]
    lines = [
        "| least | first half: one project related | others apart | second half: one project related | others apart |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for least in _LEASTS:
        cells = []
        for half in (0, 1):
            one = [found >= least for related, side, found in likeness if related and side == half]
            others = [found < least for related, side, found in likeness if not related and side == half]
            cells += [f"{sum(one) / len(one):.3f}", f"{sum(others) / len(others):.3f}"]
        lines.append(f"| {least} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with documents.parquet")
    arguments = parser.parse_args()
    documents = documents_of(arguments.data)
    pairs = list(pairs_of(documents))
    same = sum(related for related, *_ in pairs)
    print(f"{len(documents)} documents, {same} pairs of one project, {len(pairs) - same} of different ones\n")
    print(table(kinship_of(load_judge()), pairs))


if __name__ == "__main__":
    main()
