"""Figures that contradict each other: the same property of the same thing, with two values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.quantities import LEAST, MOST, quantities
from isspec.aspects.sayings import BOUND, GENERIC, RELATIVE, quoted
from isspec.aspects.terms import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from isspec.aspects.quantities import Quantity
    from isspec.aspects.sayings import Saying

# What may stand between a property and its value.
_LINK = re.compile(
    r"\s*(?:(?:shall|must|should|will|may|can)?\s*(?:not\s+exceed|be|is|are|equals?)?"
    r"\s*(?:set to|limited to|fixed at|of)?"
    r"|defaults? to|:|=|\||[-\u2013\u2014])\s*\|?\s*",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"\b(?:time-?out|interval|delay|latency|duration|response time|lifetime|ttl|period|retention|size|length|limit|rate"
    r"|frequency|capacity|resolution|width|height|depth|weight|mass|voltage|current|power|temperature|speed|throughput"
    r"|bandwidth|quota|distance|tolerance|accuracy|precision|threshold|count|age|number|attempts|retries|price|fee|cost"
    r"|availability|uptime|port|version|range|window|time|level|users|connections|sessions)s?\b",
    re.IGNORECASE,
)
# What follows a figure that is given without more ado.
_ENDS = re.compile(r"\s*(?:[.,;)|]|$)")
# A value that depends on something is no contradiction to another.
_CONDITION = re.compile(
    r"\b(?:if|when|unless|whenever|while|until|otherwise|except|depending|during|in case|where|once|for (?:each|every)"
    r"|example|e\.g|optional(?:ly)?|either|or)\b",
    re.IGNORECASE,
)
# A number after one of these is a name and no amount.
_NAMED = re.compile(
    r"(?:section|chapter|clause|figure|fig|table|step|version|rfc|iso|iec|ieee|release|appendix|annex|page|part|item|line"
    r"|phase|case|test|example|requirement|req|note|rule|level|type|mode|option|utf|bip|pep|eip|erc|xep|kep|issue|bug|no"
    r"|status|code|error|http|sha|bit|byte|offset|index|key|id|python|class|day|year|in|january|february|march|april"
    r"|may|june|july|august|september|october|november|december|channel|pin|register|slot|article|paragraph)\.?\s*$",
    re.IGNORECASE,
)
# What a program or server says at its end: one number in one case.
_OUTCOME = re.compile(
    r"\b(?:exits?|returns?|answers?|responds?|replies)\s+(?:with\s+)?(?:an?\s+|the\s+)?(?:http\s+|exit\s+)?(?:status\s+)?(?:code\s+)?$",
    re.IGNORECASE,
)
# A noun in the plural, perhaps after an adjective.
_COUNTED = re.compile(r"\s+(?:[a-z][a-z-]+\s+)?[a-z]{2,}s\b(?<!\bwas)(?<!\bhas)(?<!\bits)(?<!\bthis)(?<!\bis)(?<!\bas)")


def claims(saying: Saying) -> Iterator[tuple[tuple[object, ...], str, Quantity]]:
    """Yield what ``saying`` gives a figure for: a key that equal claims share, its name, and the figure."""
    text = saying.text
    for quantity in quantities(text):
        start = quantity.span.start
        if not (quantity.dimension or is_amount(text, quantity)):
            continue
        name = _property_before(text, start)
        if name and not BOUND.match(name) and _ENDS.match(text, quantity.span.end) and not _CONDITION.search(text):
            words = frozenset(content(name)) - {"of"}
            bound = "most" if words & MOST else "least" if words & LEAST else quantity.bound
            words -= MOST | LEAST
            if len(words) >= 2 and not words <= GENERIC:
                yield ("property", words, quantity.dimension, bound), quoted(name), quantity


def is_amount(text: str, quantity: Quantity) -> bool:
    """Say whether a bare number counts something, or is given to a property, and names nothing."""
    start = quantity.span.start
    if _OUTCOME.search(text, max(0, start - 40), start):
        return True
    if _NAMED.search(text, max(0, start - 20), start):
        return False
    return bool(_COUNTED.match(text, quantity.span.end)) or _property_before(text, start) is not None


def _property_before(text: str, start: int) -> str | None:
    """Return the noun phrase that begins the statement and ends where the figure is given to it."""
    for link in _LINK.finditer(text[:start]):
        if link.end() == start and link.start() and _names_property(text[: link.start()]):
            return text[: link.start()]
    return None


def _names_property(phrase: str) -> bool:
    if len(phrase) > 80 or any(sign in phrase for sign in ",;:|.()'\"“"):
        return False
    return bool(_PROPERTY.search(phrase)) and not RELATIVE.search(phrase)
