"""What a statement says in one canonical wording, and what in it could contradict another: figures, sides, names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from isspec.aspects.quantities import LEAST, MOST, quantities
from isspec.aspects.sayings import VERB
from isspec.aspects.terms import EMPTY, words
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from isspec.aspects.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a statement where another value would make another statement; ``of`` says which values fit there."""

    span: Span
    of: tuple[str, str, str]
    value: Hashable


@dataclass(frozen=True, slots=True)
class Gist:
    """The words of a statement without its slots, whether it is denied, and where the word stands that says so."""

    words: tuple[str, ...]
    counted: frozenset[str]
    slots: tuple[Slot, ...]
    duty: str
    said: Span | None
    is_default: bool


# A duty in words, and its denial. "Need not" denies the duty and not what it is about.
_DUTY = re.compile(
    r"\b(?:(?P<waived>needn't|need not|(?:does|do) not (?:need|have) to|(?:is|are) not required to)"
    r"|(?P<no>(?:must|shall|should|may|will|can|might)\s+(?:not|never|in no case)|cannot|can't|mustn't|shouldn't|won't"
    r"|(?:is|are) (?:not allowed|forbidden|prohibited) to|(?:is|are|was|were|has|have|does|do)(?:\s+not|n't)|never)"
    r"|(?P<must>must|shall|(?:is|are) required to|ha(?:s|ve) to|needs? to)"
    r"|(?P<may>may|can|(?:is|are) (?:allowed|permitted|able) to)|should|will)\b",
    re.IGNORECASE,
)
_DEFAULT = re.compile(
    r"\b(?:by default|out of the box|(?:unless|until)(?:\s+[\w-]+){1,4}\s+(?:switch|turn|chang|enabl|disabl|configur"
    r"|overrid|set)\w*(?:\s+(?:it|them))?(?:\s+(?:on|off))?|unless (?:otherwise )?(?:configured|stated|specified"
    r"|overridden|changed)(?: otherwise)?|defaults? to|default)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:a|an|each|every|per)\s+(second|minute|hour|day|night|week|month|year|user|client|key|account)\b", re.I
)
_OF = re.compile(
    r"^(\W*(?:(?:the|an?|each|every|all|any)\s+)?)((?:[\w-]+\s+){1,3}?)"
    r"(?:of|(?:(?<=responses )|(?<=response )|(?<=replies )|(?<=requests ))to)\s+(?:the |an? |each |every |all )?"
    r"((?:[\w`/-]+\s+){0,3}?[\w`/-]+)(?=\s+\x01|\s*[,:(])",
    re.IGNORECASE,
)
# What may stand between a verb and a side that is no verb itself.
SAID_OF = re.compile(
    r"\b(?:is|are|be|been|remains?|stays?|kept|left|as|in|not|by default|stored|sent|written|transmitted)"
    r"(?:\s+(?:not|always|fully|initially|by default|an?|the))*\s*$",
    re.IGNORECASE,
)
_NAMED_OF = re.compile(
    r"\b(?:is|are|be|as|in|over|with|by|uses?|using|of|on|every|each|shows?|at|to)(?:\s+(?:always|the|an?|only))*\s*$",
    re.IGNORECASE,
)
# Sides that stand anywhere behind the verb.
FREE = frozenset({"timing", "before or after", "answer", "hand", "lasting"})
_SPLIT = re.compile(r"[^\w]+")
# "If the gate is stuck, the horn sounds": what holds, then when.
_FRONTED = re.compile(
    r"^(if|when|whenever|once|while|during|after|before|unless|on|in|for|at|by|with|within)\b([^,]{3,90}),\s*(\S.*?)[.;]?$",
    re.IGNORECASE,
)
# Where a subject ends.
_MARK = "\x01"


def gist(text: str, is_amount: Callable[[str, Quantity], bool]) -> Gist:
    """Return what ``text`` says; ``is_amount`` tells which bare numbers are no names."""
    slots = list(_slots(text, is_amount))
    taken = [slot.span for slot in slots]
    said = next((match for match in _DUTY.finditer(text) if not _overlaps(match, taken)), None)
    duty = (said.lastgroup or "is") if said else "is"
    counted = frozenset(
        word for slot in slots if slot.of[0] == "figure" and not slot.of[1]
        for word in words(" ".join(re.findall(r"[\w-]+", text[slot.span.end :])[:2]))
    )  # fmt: skip
    shown = _without(text, taken, said)
    shown = _RATE.sub(r"per \1", shown)
    kept = tuple(_canonical(shown))
    limits = {"most" if word in MOST else "least" for word in kept if word in MOST | LEAST}
    if len(limits) == 1:
        (limit,) = limits
        slots = [_limited(slot, limit) for slot in slots]
        kept = tuple(word for word in kept if word not in MOST | LEAST)
    duty, slots = _turned(duty, slots)
    return Gist(kept, counted, tuple(slots), duty, Span(*said.span()) if said else None, bool(_DEFAULT.search(text)))


def _turned(duty: str, slots: list[Slot]) -> tuple[str, list[Slot]]:
    """Say what is denied or refused beyond a limit as what is so within it: "not above 3 m" as "up to 3 m"."""
    limits = [at for at, slot in enumerate(slots) if slot.of[0] == "figure" and slot.of[2] != "just"]
    refusals = [at for at, slot in enumerate(slots) if slot.of[:2] == ("side", "answer") and slot.value is True]
    if len(limits) != 1 or (duty == "no") == bool(refusals):
        return duty, slots
    turned = list(slots)
    kind, of, bound = slots[limits[0]].of
    turned[limits[0]] = replace(slots[limits[0]], of=(kind, of, "most" if bound == "least" else "least"))
    for at in refusals:
        turned[at] = replace(slots[at], value=False)
    return ("is" if duty == "no" else duty), turned


def _limited(slot: Slot, limit: str) -> Slot:
    kind, of, bound = slot.of
    return Slot(slot.span, (kind, of, limit), slot.value) if kind == "figure" and bound == "just" else slot


def _without(text: str, taken: list[Span], said: re.Match[str] | None) -> str:
    """Return ``text`` without its slots and duty, its main clause first, and its subject without "of"."""
    parts = list(text)
    for span in taken:
        parts[span.start : span.end] = " " * (span.end - span.start)
    if said:
        parts[said.start() : said.end()] = _MARK + " " * (said.end() - said.start() - 1)
    plain = _FRONTED.sub(r"\3 \1 \2", _DEFAULT.sub(" ", "".join(parts)).strip())
    verb = VERB.search(plain)
    if verb:
        plain = f"{plain[: verb.start()]} {_MARK} {plain[verb.start() :]}"
    return _OF.sub(r"\1\3 \2", plain, count=1)


def _canonical(text: str) -> Iterator[str]:
    same, light = _same(), _light()
    for word in words(text.replace(_MARK, " ")):
        kept = same.get(word, word)
        if kept.endswith(("sse", "xe", "she", "che")):
            kept = kept[:-1]  # "passes", of which terms makes "passe"
        if kept not in EMPTY and kept not in light and word not in light:
            yield kept


def _slots(text: str, is_amount: Callable[[str, Quantity], bool]) -> Iterator[Slot]:
    taken = [Span(*match.span()) for match in _DEFAULT.finditer(text)]
    for quantity in quantities(text):
        if quantity.dimension or is_amount(text, quantity):
            taken.append(quantity.span)
            dimension = "time" if quantity.dimension == "months" else quantity.dimension
            yield Slot(quantity.span, ("figure", dimension, quantity.bound), _value(quantity))
    # Most statements hold none of the words, and to search for all of them takes as long as all else.
    known = not _first_words().isdisjoint(_SPLIT.split(text.lower()))
    for match in _opposites().finditer(text) if known else ():
        if _overlaps(match, taken):
            continue
        kind, of, value = _meaning()[match["word"].lower()]
        if of not in FREE and not (SAID_OF if kind == "side" else _NAMED_OF).search(text, 0, match.start()):
            continue
        yield Slot(Span(*match.span()), (kind, of, ""), value != bool(match["no"]) if kind == "side" else value)


def _overlaps(match: re.Match[str], taken: list[Span]) -> bool:
    return any(span.start < match.end() and match.start() < span.end for span in taken)


def _value(quantity: Quantity) -> tuple[float, bool]:
    """Return a figure, and whether it is one of months, which are no fixed number of days."""
    if quantity.dimension == "months":
        return round(quantity.value * 30.4375 * 86400, 3), True
    return quantity.value, False


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files("isspec.aspects").joinpath("opposites.toml").read_text(encoding="utf-8"))


@cache
def variants() -> frozenset[str]:
    """Return the words that tell in a heading of which of several things a section speaks."""
    return frozenset(_table()["variants"].split())


@cache
def _light() -> frozenset[str]:
    return frozenset(form for word in _table()["light"].split() for form in words(word))


@cache
def _same() -> Mapping[str, str]:
    return {form: one for one, others in _table()["same"].items() for word in others for form in words(word)}


@cache
def _meaning() -> Mapping[str, tuple[str, str, Hashable]]:
    sides: dict[str, tuple[str, str, Hashable]] = {
        word.lower(): ("side", name, bool(side))
        for name, both in _table()["sides"].items()
        for side, forms in enumerate(both)
        for word in forms
    }
    names = {word.lower(): ("name", name, word) for name, forms in _table()["names"].items() for word in forms}
    return {**names, **sides}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_SPLIT.split(word)[0] for word in _meaning())


@cache
def _opposites() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, _meaning()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?P<no>(?:not|never)\s+)?(?P<word>{known})(?![\w-]|/\w)", re.IGNORECASE)
