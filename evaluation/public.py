"""The public sets of single sentences, requirements or not, and the parts that each is dealt into."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from isspec.display import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

PURE = "pure_reqexp"
DRONOLOGY = "dronology_reqornot"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, whether it is a requirement, its document, and the part that it belongs to."""

    text: str
    requirement: bool
    document: str
    part: str


def load(data: Path, dataset: str) -> list[Sentence]:
    """Return the sentences of one set, in its own order."""
    import pyarrow.parquet as pq

    rows = pq.read_table(data / "public_statements.parquet", filters=[("dataset", "=", dataset)]).to_pylist()
    return [Sentence(plain(row["text"]), row["label"] == "requirement", row["doc"], row["split"]) for row in rows]


def of_parts(sentences: Iterable[Sentence], *parts: str) -> list[Sentence]:
    """Return the sentences of some parts."""
    return [sentence for sentence in sentences if sentence.part in parts]


def without(sentences: Iterable[Sentence], held: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences that are not among ``held``, whatever their case, spaces and punctuation.

    >>> one, two = Sentence("It shall stop.", True, "a", "train"), Sentence("It  SHALL stop", True, "b", "test")
    >>> without([one], [two])
    []
    """
    known = {_key(sentence) for sentence in held}
    return [sentence for sentence in sentences if _key(sentence) not in known]


def dealt_at_random(sentences: Sequence[Sentence], seed: int) -> list[Sentence]:
    """Return the sentences with their parts dealt anew, each as large as before.

    Sentences of one document then lie on both sides, so figures on such parts are too good.
    """
    parts = [sentence.part for sentence in sentences]
    random.Random(seed).shuffle(parts)
    return [replace(sentence, part=part) for sentence, part in zip(sentences, parts, strict=True)]


def _key(sentence: Sentence) -> str:
    return re.sub(r"\W+", " ", sentence.text).strip().lower()
