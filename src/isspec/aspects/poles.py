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
    r"\b(?:(?P<no>(?:must|shall|should|may|will|can|might)\s+(?:not|never|in no case)|cannot|can't|mustn't|shouldn't|won't"
    r"|(?:is|are) (?:not allowed|forbidden|prohibited) to)"
    r"|(?P<yes>must|shall|should|may|will|can|(?:is|are) (?:allowed|required|permitted) to))\b(?:\s+always\b)?",
    re.IGNORECASE,
)
# Words that exclude each other when said of the same thing: each with what it is a case of, and which side it is on.
_PAIRS = {
    "required": ("necessity", "must be there"), "mandatory": ("necessity", "must be there"),
    "optional": ("necessity", "may be left out"),
    "enabled": ("state", "enabled"), "disabled": ("state", "disabled"),
    "allowed": ("permission", "allowed"), "permitted": ("permission", "allowed"),
    "forbidden": ("permission", "forbidden"), "prohibited": ("permission", "forbidden"),
    "case-sensitive": ("case", "case-sensitive"), "case sensitive": ("case", "case-sensitive"),
    "case-insensitive": ("case", "case-insensitive"), "case insensitive": ("case", "case-insensitive"),
    "synchronous": ("order", "synchronous"), "asynchronous": ("order", "asynchronous"),
    "encrypted": ("secrecy", "encrypted"), "unencrypted": ("secrecy", "unencrypted"),
    "ascending": ("sorting", "ascending"), "descending": ("sorting", "descending"),
    "unique": ("uniqueness", "unique"), "big-endian": ("byte order", "big-endian"),
    "little-endian": ("byte order", "little-endian"),
}  # fmt: skip
_POLE = re.compile(
    r"\b(?:is|are|be|in|as)\s+(?P<no>not\s+)?(?:always\s+|by default\s+)?(?P<word>"
    + "|".join(sorted(map(re.escape, _PAIRS), key=lambda word: -len(word)))
    + r")\b(?!\s+(?:to|by|if|when|only|for)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|whether|unless|where|while|that|which|whenever|otherwise|either)\b", re.IGNORECASE
)


def stances(saying: Saying) -> Iterator[tuple[tuple[object, ...], str, str]]:
    """Yield what ``saying`` takes a side on: a key that statements on the same share, its name, and the side."""
    text = saying.text
    modal = _MODAL.search(text)
    if modal and not _CONDITION.search(text, 0, modal.start()) and not _MODAL.search(text, modal.end()):
        before, after = content(text[: modal.start()]), content(text[modal.end() :])
        if before and after and len(before) + len(after) >= _FEWEST:
            side = "must not" if modal["no"] else "must" if modal["yes"] else ""
            yield ("duty", saying.scope, before, after), _shown(text[: modal.start()]), side
    for pole in _POLE.finditer(text):
        if _CONDITION.search(text, 0, pole.start()):
            continue
        case, side = _PAIRS[pole["word"].lower()]
        before, after = content(text[: pole.start()]), content(text[pole.end() :])
        if before and len(before) + len(after) >= _FEWEST - 1:
            yield (
                ("pole", saying.scope, before, after, case),
                _shown(text[: pole.start()]),
                f"not {side}" if pole["no"] else side,
            )


def _shown(phrase: str) -> str:
    return " ".join(phrase.split())[-80:]
