"""The language that a text is written in, so that models are asked only about languages they know."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gcld3 import NNetLanguageIdentifier  # type: ignore[import-untyped]

# Fewer letters than this say nothing; a Chinese or Japanese character says as much as several.
_FEWEST_LETTERS = 24
_SLICE = 800
_SLICES = 7
_NOT_PROSE = re.compile(
    r"`[^`\n]{1,300}`|<[^<>\n]{1,300}>|\b(?:https?|ftp)://\S{1,1000}|[\w.-]{1,60}@[\w.-]{1,60}|\d+|[\x00-\x1f{}\[\]()|*_#=+/\\<>`~^]+"
)
_FEWEST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPACE = re.compile(r"\s+")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# The library's names that differ from ISO 639-1.
_ISO = {"iw": "he", "fil": "tl"}


@cache
def _identifier() -> NNetLanguageIdentifier:
    import gcld3  # late: no other part of the program needs it

    return gcld3.NNetLanguageIdentifier(0, 4 * _SLICE)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language (639-2 where there is none), or ``None`` when too little says it.

    Give prose, best the statements joined: code is left out here only where its marks show. Of a long text, seven
    slices are looked at and the most common answer holds.

    >>> language_of("Der Server muss die Verbindung nach dreißig Sekunden schließen."), language_of("OK")
    ('de', None)
    """
    votes: dict[str, float] = defaultdict(float)
    for piece in _slices(text):
        prose = _SPACE.sub(" ", _NOT_PROSE.sub(" ", piece)).strip()
        letters = sum(map(str.isalpha, prose)) + 4 * len(_WIDE.findall(prose))
        if letters < _FEWEST_LETTERS:
            continue
        # Shouted text is all but unknown to the model, which learnt from running text.
        answer = _identifier().FindLanguage(text=prose.lower() if prose.isupper() else prose)
        # "-Latn" names transcriptions of another script: what such models make of identifiers and noise.
        if answer.is_reliable and not answer.language.endswith("-Latn") and answer.language != "und":
            votes[_ISO.get(answer.language, answer.language)] += answer.probability * letters
    return max(votes, key=lambda code: (votes[code], code)) if votes else None


def sentences_in(texts: Iterable[str]) -> str:
    """Return those of ``texts`` that are long enough to be sentences: names in rows are of no language.

    >>> sentences_in(["kernel.init", "The pump stops when the tank is full."])
    'The pump stops when the tank is full.'
    """
    return " ".join(text for text in texts if _is_sentence(text))


def _is_sentence(text: str) -> bool:
    words = _WORD.findall(text)
    # Where words are not parted, as in Chinese, a character says as much as a word.
    return max(len(words), len(_WIDE.findall(text))) >= _FEWEST_WORDS


def _slices(text: str) -> list[str]:
    if len(text) <= _SLICE * _SLICES:
        return [text[at : at + _SLICE] for at in range(0, len(text), _SLICE)]
    step = (len(text) - _SLICE) / (_SLICES - 1)
    return [text[int(number * step) : int(number * step) + _SLICE] for number in range(_SLICES)]
