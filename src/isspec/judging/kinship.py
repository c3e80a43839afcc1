"""Which documents speak of the same things, told by the words of what they say and not by their form."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from isspec.display import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from isspec.types import DocumentJudgment

_WORD = re.compile(r"[a-z][a-z-]{3,}")
# A word that more than one document in seven holds (an inverse document frequency below this) relates no two of them.
_COMMONEST = 3.0
# Words of the languages that definitions are written in: they relate a definition to any other.
_NOTATION = frozenset(
    """
    string bool true false null required enum schema schemas json properties object parameters parameter items
    array integer boolean number float double bytes components path paths https http request requests response
    responses requestbody operationid operation content application header body field optional option returns
    return returned returning maximum minimum maxlength minlength pattern unique identifier results result title
    tags summary nullable deprecated additionalproperties allof anyof oneof json-schema draft- schema-org
    definitions values query post patch google protobuf syntax proto package import repeated int32 int64 uint32
    uint64 message behavior scenario given outline examples type_url element complextype simpletype sequence
    restriction table column varchar primary foreign constraint specified information available valid created
    updated details specific single additional associated last next start date size count status
    """.split()
)


class Kinship:
    """Groups documents by what they speak of: the cosine of their words, the rarer the weightier."""

    def __init__(self, rarity: Callable[[str], float], least: float) -> None:
        """``rarity``: the inverse document frequency of a word; ``least``: the cosine from which two are related."""
        self.rarity, self._least = rarity, least

    def groups(self, documents: Sequence[DocumentJudgment]) -> list[list[DocumentJudgment]]:
        """Group documents that speak of the same things: what is related to one of a group belongs to it."""
        vectors = [self._vector(document) for document in documents]
        groups: list[list[int]] = []
        for i, vector in enumerate(vectors):
            near = [group for group in groups if any(_cosine(vector, vectors[j]) >= self._least for j in group)]
            merged = sorted({i, *(j for group in near for j in group)})
            groups = [group for group in groups if group not in near] + [merged]
        return [[documents[i] for i in group] for group in sorted(groups)]

    def nearest(self, document: DocumentJudgment, groups: Sequence[Sequence[DocumentJudgment]]) -> int | None:
        """Return which of ``groups`` a document is most like, ``None`` where it is like none of them."""
        own = self._vector(document)
        likeness = [max((_cosine(own, self._vector(one)) for one in group), default=0.0) for group in groups]
        best = max(range(len(groups)), key=lambda at: likeness[at], default=None)
        return best if best is not None and likeness[best] >= self._least else None

    def likeness(self, one: Mapping[str, int], other: Mapping[str, int]) -> float:
        """Return the cosine of two documents, of which the words are counted."""
        return _cosine(self._weighed(one), self._weighed(other))

    def _vector(self, document: DocumentJudgment) -> dict[str, float]:
        said = (f.statement.text for f in document.findings if f.label in ("requirement", "description"))
        return self._weighed(counted((document.title or "", *said)))

    def _weighed(self, words: Mapping[str, int]) -> dict[str, float]:
        weights = {word: (1 + math.log(n)) * (self.rarity(word) - _COMMONEST) for word, n in words.items()}
        return {word: weight for word, weight in weights.items() if weight > 0}


def counted(texts: Iterable[str]) -> Counter[str]:
    """Count the words by which documents can be related."""
    words = (word for text in texts for word in _WORD.findall(plain(text).lower()))
    return Counter(word for word in words if word not in _NOTATION)


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(weight * b[word] for word, weight in a.items() if word in b)
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return dot / norm if norm else 0.0
