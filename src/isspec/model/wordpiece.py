"""WordPiece tokens of an uncased BERT vocabulary, the same code for training and for judging.

The algorithm is the greedy longest match of Wu et al. 2016 (arXiv:1609.08144) after BERT's basic tokenisation
(Devlin et al. 2019). Our own forty lines because the library for it depends on a client that downloads models.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
HEADING = "[unused1]"

# A word is a run of letters and digits; every other visible character stands for itself. CJK characters are words
# of their own, as in BERT.
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+|[^\w\s]|_")
_LONGEST = 100


@dataclass(frozen=True)
class Tokens:
    """Token ids, and where each token lies in the text it was made from."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


@dataclass
class WordPiece:
    """A vocabulary with a memory of the words it has already cut."""

    vocabulary: dict[str, int]
    _known: dict[str, tuple[tuple[int, int, int], ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """Read a vocabulary with one token a line, its number being its id."""
        return cls.of(path.read_text(encoding="utf-8").splitlines())

    @classmethod
    def of(cls, tokens: Sequence[str]) -> WordPiece:
        """Make a vocabulary of tokens in the order of their ids."""
        return cls({token: i for i, token in enumerate(tokens)})

    def id(self, token: str) -> int:
        """Return the id of a token that must exist, such as ``[CLS]``."""
        return self.vocabulary[token]

    def encode(self, text: str, most: int | None = None) -> Tokens:
        """Cut ``text`` into tokens, at most ``most``; offsets are code points of ``text``."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _WORD.finditer(text):
            begin = match.start()
            for token, start, end in self._cut(match.group()):
                ids.append(token)
                starts.append(begin + start)
                ends.append(begin + end)
            if most is not None and len(ids) >= most:
                return Tokens(ids[:most], starts[:most], ends[:most])
        return Tokens(ids, starts, ends)

    def _cut(self, word: str) -> tuple[tuple[int, int, int], ...]:
        pieces = self._known.get(word)
        if pieces is None:
            pieces = tuple(self._pieces(word))
            if len(self._known) < 200_000:
                self._known[word] = pieces
        return pieces

    def _pieces(self, word: str) -> list[tuple[int, int, int]]:
        unknown = [(self.vocabulary[UNKNOWN], 0, len(word))]
        folded = _fold(word)
        if len(folded) > _LONGEST:
            return unknown
        pieces: list[tuple[int, int, int]] = []
        start = 0
        while start < len(folded):
            for end in range(len(folded), start, -1):
                piece = ("##" if start else "") + folded[start:end]
                if piece in self.vocabulary:
                    # Folding may change the length of a word by a letter or two; offsets stay within the word.
                    pieces.append((self.vocabulary[piece], min(start, len(word)), min(end, len(word))))
                    start = end
                    break
            else:
                return unknown
        return pieces


def _fold(word: str) -> str:
    """Lower-case and drop accents, as the uncased vocabulary wants."""
    word = word.lower()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
