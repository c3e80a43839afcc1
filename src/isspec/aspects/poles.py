"""Statements of which one says must and the other must not, or one required and the other optional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.terms import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.aspects.sayings import Saying

_FEWEST = 3
_MODAL = re.compile(
    r"\b(?:(?P<no>(?:must|shall|should|may|will|can|might)\s+(?:not|never|in no case)|cannot|can't|mustn't|shouldn't"
    r"|won't|(?:is|are) (?:not allowed|forbidden|prohibited) to)"
    r"|(?:must|shall|should|may|will|can|(?:is|are) (?:allowed|required|permitted) to))\b(?:\s+always\b)?",
    re.IGNORECASE,
)
# Words that exclude each other when said of the same thing: what they are a case of, the one side, and the other.
_PAIRS = (
    ("necessity", ("required", "mandatory"), ("optional",)),
    ("state", ("enabled",), ("disabled",)),
    ("permission", ("allowed", "permitted"), ("forbidden", "prohibited")),
    ("case", ("case-sensitive", "case sensitive"), ("case-insensitive", "case insensitive")),
    ("timing", ("synchronous",), ("asynchronous",)),
    ("secrecy", ("encrypted",), ("unencrypted",)),
    ("sorting", ("ascending",), ("descending",)),
    ("byte order", ("big-endian",), ("little-endian",)),
)
_SIDES = {word: (name, side) for name, *both in _PAIRS for side, words in enumerate(both) for word in words}
_POLE = re.compile(
    r"\b(?:is|are|be|in|as)\s+(?P<no>not\s+)?(?:always\s+|by default\s+)?(?P<word>"
    + "|".join(sorted(map(re.escape, _SIDES), key=lambda word: -len(word)))
    + r")\b(?!\s+(?:to|by|if|when|only|for)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|whether|unless|where|while|that|which|whenever|otherwise|either)\b", re.IGNORECASE
)


def stances(saying: Saying) -> Iterator[tuple[tuple[object, ...], str, bool, str]]:
    """Yield what ``saying`` takes a side on: a key that statements on the same share, its name, the side, its words."""
    text = saying.text
    modal = _MODAL.search(text)
    if modal and not _CONDITION.search(text, 0, modal.start()) and not _MODAL.search(text, modal.end()):
        before, after = content(text[: modal.start()]), content(text[modal.end() :])
        if before and after and len(before) + len(after) >= _FEWEST:
            yield ("duty", saying.scope, before, after), _shown(text[: modal.start()]), not modal["no"], modal.group()
    for pole in _POLE.finditer(text):
        if _CONDITION.search(text, 0, pole.start()):
            continue
        name, side = _SIDES[pole["word"].lower()]
        before, after = content(text[: pole.start()]), content(text[pole.end() :])
        if before and len(before) + len(after) >= _FEWEST - 1:
            key = ("pole", saying.scope, before, after, name)
            yield key, _shown(text[: pole.start()]), bool(side) != bool(pole["no"]), pole.group()


def _shown(phrase: str) -> str:
    return " ".join(phrase.split())[-80:]
