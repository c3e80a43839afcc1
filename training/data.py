"""Labelled and raw documents, split by collection so that no source is on both sides."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Part = Literal["train", "tune", "report"]

# Folds of collections: a split reports on two of twelve, tunes on one, trains on nine.
FOLDS = 12
SPLITS = FOLDS // 2
# One repository of unrelated corpora; sharing it does not make two collections one source.
_ANTHOLOGIES = frozenset({"nltk/nltk_data"})
# A collection of more repositories than this is a genre gathered from many places, not one source.
_MOST_REPOS = 3
ASPECT_CODES = {
    "b": "behaviour", "i": "interface", "t": "data", "e": "error", "q": "quality", "c": "constraint",
    "v": "verification",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled statement; spans are code points of its document's text."""

    start: int
    end: int
    window: int
    trail: str
    cls: str
    aspect: str | None
    bound: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """A document of the training data."""

    id: str
    name: str
    collection: str
    repo: str
    text: str
    kinds: dict[str, float]
    verdicts: dict[str, float]
    labels: tuple[Label, ...]
    trainable: bool


def load_labelled(data: Path) -> list[Text]:
    """Return the documents that careful readers labelled, with their statements."""
    labels: dict[str, list[Label]] = defaultdict(list)
    with (data / "gold_statements.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            labels[row["document"]].append(
                Label(
                    row["start"],
                    row["end"],
                    row["window"],
                    row["trail"] or "",
                    row["class"],
                    ASPECT_CODES.get(row["aspect"]),
                    row["bound"],
                )
            )
    judged = {row["document"]: row for row in map(json.loads, (data / "gold_documents.jsonl").open(encoding="utf-8"))}
    documents = []
    for row in pq.read_table(data / "gold_texts.parquet").to_pylist():
        gold = judged[row["id"]]
        documents.append(
            Text(
                row["id"],
                row["name"],
                row["collection"],
                row["repo"] or row["collection"],
                row["text"],
                {gold["kind"]: 1.0},
                {gold["verdict"]: 1.0},
                tuple(sorted(labels.get(row["id"], []), key=lambda label: (label.window, label.start))),
                row["use"] == "train",
            )
        )
    return sorted(documents, key=lambda document: document.id)


def parts_of(documents: list[Text], split: int) -> dict[str, Part]:
    """Return the part of each collection in one of the ``SPLITS`` splits.

    Collections that share a repository stay together; breadth and genre are spread evenly over the folds.
    """
    root = _sources(documents)
    members: dict[str, list[Text]] = defaultdict(list)
    for document in documents:
        members[root[document.collection]].append(document)
    strata: dict[tuple[bool, str], list[str]] = defaultdict(list)
    for source, texts in members.items():
        kind = Counter(kind for text in texts for kind in text.kinds).most_common(1)[0][0]
        # A long-tail source has few documents: spread by verdict; the large ones by kind.
        verdict = Counter(verdict for text in texts for verdict in text.verdicts).most_common(1)[0][0]
        strata[source.startswith("long:"), verdict if source.startswith("long:") else kind].append(source)
    fold: dict[str, int] = {}
    dealt = 0
    for stratum in sorted(strata):
        for source in sorted(strata[stratum], key=_hash):
            fold[source] = dealt % FOLDS
            dealt += 1
    parts: dict[str, Part] = {}
    for collection in root:
        place = (fold[root[collection]] - 2 * split) % FOLDS
        parts[collection] = "report" if place < 2 else "tune" if place == 2 else "train"
    return parts


def part(documents: Iterable[Text], parts: dict[str, Part], name: Part) -> list[Text]:
    """Return the documents of one part; training and tuning leave out what is licensed for evaluation only.

    A document whose repository is also in a held-apart collection is not trained on either.
    """
    documents = list(documents)
    held = {
        document.repo
        for document in documents
        if parts.get(document.collection) == "report" and document.repo not in _ANTHOLOGIES
    }
    chosen = [document for document in documents if parts.get(document.collection) == name]
    if name == "report":
        return chosen
    return [document for document in chosen if document.trainable and document.repo not in held]


def held(documents: Iterable[Text], parts: dict[str, Part]) -> list[Text]:
    """Return the documents of all collections that a split's training never saw."""
    return [document for document in documents if parts.get(document.collection) in ("tune", "report")]


def _sources(documents: list[Text]) -> dict[str, str]:
    """Map each collection to the first of the collections that it shares a repository with."""
    repos: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        repos[document.collection].add(document.repo)
    root = {collection: collection for collection in sorted(repos)}

    def find(collection: str) -> str:
        while root[collection] != collection:
            collection = root[collection]
        return collection

    first: dict[str, str] = {}
    for collection in sorted(repos):
        if len(repos[collection]) > _MOST_REPOS:
            continue
        for repo in sorted(repos[collection] - _ANTHOLOGIES):
            if repo in first:
                a, b = sorted((find(first[repo]), find(collection)))
                root[b] = a
            else:
                first[repo] = collection
    return {collection: find(collection) for collection in root}


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
