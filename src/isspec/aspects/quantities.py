"""Figures in statements: how much, of which dimension, and whether as a limit."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Bound = Literal["most", "least", "just"]

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60,
}  # fmt: skip
_BOUNDS: Mapping[Bound, str] = {
    "most": r"at most|at the most|no more than|not more than|less than|fewer than|up to|within|under|below"
    r"|maximum(?: of)?|max\.?|not exceed|not to exceed|no (?:long|lat)er than|(?:short|small|low|slow)er than|[<≤]=?",
    "least": r"at least|no less than|not less than|no fewer than|more than|over|above|minimum(?: of)?|min\.?"
    r"|exceeding|exceeds?|(?:long|great|larg|bigg|high|fast)er than|[>≥]=?",
}
# Words that make a property's value a limit.
MOST, LEAST = frozenset({"maximum", "max", "maximal"}), frozenset({"minimum", "min", "minimal"})
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


_HINT = re.compile(rf"\d|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``value`` in the base unit of ``dimension``, "" for a bare number. ``span`` holds its bound, too."""

    span: Span
    value: float
    dimension: str
    bound: Bound


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the figures in ``text``, in order.

    >>> [(q.value, q.dimension, q.bound) for q in quantities("A reply comes within 200 ms, at least 3 times.")]
    [(0.2, 'time', 'most'), (3.0, '', 'least')]
    """
    for match in _figure().finditer(text) if _HINT.search(text) else ():
        unit = match["unit"]
        dimension, factor = _units().get(unit, ("", 1.0)) if unit else ("", 1.0)
        said = match["number"].lower()
        value = float(_WORDS[said]) if said in _WORDS else float(said.replace(",", ""))
        bound: Bound = "most" if match["most"] else "least" if match["least"] else "just"
        yield Quantity(Span(*match.span()), round(value * factor, 12), dimension, bound)


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    table = tomllib.loads(files("isspec.aspects").joinpath("units.toml").read_text(encoding="utf-8"))
    units = {}
    for dimension, factors in table.items():
        for name, factor in factors.items():
            for form in (name, name + "s") if len(name) > 2 and name.isalpha() else (name,):
                units[form] = units[form.capitalize() if len(form) > 3 else form] = (dimension, float(factor))
    return units


@cache
def _figure() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _units()), key=lambda unit: (-len(unit), unit)))
    words = "|".join(word for word in _WORDS if word != "one")  # "one" is mostly no number
    return re.compile(
        rf"(?:(?P<most>(?<![\w])(?i:{_BOUNDS['most']}))\s*|(?P<least>(?<!\w)(?i:{_BOUNDS['least']}))\s*)?"
        rf"(?<![\w.,/:#$-])(?P<number>{_NUMBER}|(?<!\w)(?i:{words})(?!\w)|(?<!\w)(?i:one)(?=\s(?:{units})(?![\w/])))"
        rf"(?:[\s-]?(?P<unit>{units})(?![\w/])|(?![\w]|[.,:/-]\d|\.\w))"
    )
