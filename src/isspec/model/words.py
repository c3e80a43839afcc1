"""What the words of a whole document say about its kind and verdict: a linear model that stands beside the network.

The network reads windows of 416 tokens; this one reads opening and middle at once, by words, pairs of words and runs of
letters within words (tf-idf, as in Salton & Buckley 1988, with a logistic regression on top).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from isspec.display import plain
from isspec.model.linear import softmax

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

TERMS, WEIGHTS = "words.json", "words.npy"
_EXCERPT = 3000  # characters of the opening, and as many of the middle
_WORD = re.compile(r"\b\w\w+\b")
_RUNS = (2, 3, 4)  # letters


def excerpt_of(text: str) -> str:
    """Return the words that the model reads: the opening and the middle, in lower case."""
    middle = len(text) // 2
    return plain(f"{text[:_EXCERPT]} {text[middle : middle + _EXCERPT]}").lower()


def words_of(excerpt: str) -> Iterator[str]:
    """Yield words and pairs of neighbouring words."""
    words = _WORD.findall(excerpt)
    yield from words
    yield from map(" ".join, pairwise(words))


def runs_of(excerpt: str) -> Iterator[str]:
    """Yield runs of two to four characters that do not cross a space; a space marks where a word begins or ends."""
    for word in excerpt.split():
        padded = f" {word} "
        for n in _RUNS:
            for start in range(max(1, len(padded) - n + 1)):
                yield padded[start : start + n]


class Words:
    """Weights for terms: the first column their inverse document frequency, the others one a label."""

    def __init__(self, folder: Path, bias: Mapping[str, float]) -> None:
        """Load the terms and weights in ``folder``; ``bias`` has the labels in the order of the columns."""
        terms = json.loads((folder / TERMS).read_text(encoding="utf-8"))
        self._blocks = (words_of, {term: i for i, term in enumerate(terms["words"])}), (
            runs_of, {term: i for i, term in enumerate(terms["runs"], len(terms["words"]))},
        )  # fmt: skip
        self._weights = np.load(folder / WEIGHTS, allow_pickle=False)
        self._rarest = float(self._weights[:, 0].max())
        self._labels = tuple(bias)
        self._bias = np.array(list(bias.values()), np.float64)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word in training; of one never seen, that of the rarest."""
        _, places = self._blocks[0]
        at = places.get(word)
        return self._rarest if at is None else float(self._weights[at, 0])

    def logits(self, text: str) -> dict[str, float]:
        """Return the score of each label for a document of this text; only differences between labels mean anything."""
        excerpt = excerpt_of(text)
        total = self._bias.copy()
        for cut, places in self._blocks:
            counts = Counter(term for term in cut(excerpt) if term in places)
            if counts:
                rows = self._weights[[places[term] for term in counts]].astype(np.float64)
                values = (1 + np.log(np.array(list(counts.values()), np.float64))) * rows[:, 0]
                total += values / np.linalg.norm(values) @ rows[:, 1:]
        return dict(zip(self._labels, map(float, total), strict=True))


def shares(logits: Mapping[str, float], labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Return the log-probabilities of some of the labels among themselves."""
    return np.log(np.maximum(softmax(np.array([logits[label] for label in labels])), 1e-6))
