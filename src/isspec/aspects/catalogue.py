"""The rules of wording, as ``wording.toml`` lists them, made ready to be tried on many statements; and their trust."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Not a part of a longer name, path or compound: "fast-forward", "etc/hosts", "simple_name".
_BEFORE, _AFTER = r"(?<![\w/.\-])", r"(?!\w|[-/_]\w)"
_FIRST_WORD = re.compile(r"[a-z0-9]+")


# What is right less often is said only when all is asked for.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Trust:
    """How often readers found alarms right: of any rule, of each rule, and on each of its phrases (shares, 0 to 1)."""

    any_rule: float
    rules: Mapping[str, float]
    phrases: Mapping[str, Mapping[str, float]]

    def of(self, rule: str, phrases: Sequence[str]) -> float:
        """Return how far an alarm on these phrases is to be trusted: as far as the best of them."""
        whole = self.rules.get(rule, self.any_rule)
        known = self.phrases.get(rule, {})
        return max((known.get(phrase, whole) for phrase in phrases), default=whole)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a requirement that nobody can build or check.

    ``sources`` say who found it; ``measured`` that a figure in the statement heals it, ``duty`` that it
    is broken only where words say that something has to be. ``near`` are the words without
    which the rule cannot be broken, in small letters. ``only_in`` are the kinds of documents that it is for; where it
    names none, all are.
    """

    name: str
    sources: tuple[str, ...]
    weight: float
    suggestion: str
    near: frozenset[str]
    measured: bool
    duty: bool
    searches: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    only_in: frozenset[str] = frozenset()

    def is_for(self, kind: str | None) -> bool:
        """Say whether documents of a kind are tried by it; one of unknown kind is."""
        return kind is None or not self.only_in or kind in self.only_in


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file."""
    return tuple(_rule(entry) for entry in _table()["rule"])


@cache
def load_pronoun_rule() -> Rule:
    """Return the rule of unclear pronouns, which ``pronouns`` applies."""
    return _rule(_table()["pronoun"])


@cache
def load_agents() -> tuple[str, ...]:
    """Return the nouns that a pronoun with a duty may stand for."""
    return tuple(_strings(_table()["pronoun"]["agents"]))


@cache
def load_trust() -> Trust:
    """Return what ``python -m evaluation.wording --trust`` counted."""
    counted = json.loads(files("isspec.aspects").joinpath("trust.json").read_text(encoding="utf-8"))
    return Trust(counted["any_rule"], counted["rules"], counted["phrases"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("isspec.aspects").joinpath("wording.toml").read_text(encoding="utf-8"))


def _rule(entry: dict[str, Any]) -> Rule:
    words, patterns, near, unless = (_strings(entry.get(key)) for key in ("words", "patterns", "near", "unless"))
    searches = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    if words:
        searches.append(_phrases(words))
    heads = {match.group() for word in words if (match := _FIRST_WORD.search(word.lower()))}
    return Rule(
        str(entry["name"]), tuple(_strings(entry["from"])), float(str(entry["weight"])), str(entry["suggestion"]),
        frozenset(heads | set(near)), bool(entry.get("measured")), bool(entry.get("duty")), tuple(searches),
        tuple(re.compile(pattern, re.IGNORECASE | re.DOTALL) for pattern in unless),
        frozenset(_strings(entry.get("only_in"))),
    )  # fmt: skip


def _strings(value: object) -> Sequence[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _phrases(words: Sequence[str]) -> re.Pattern[str]:
    # The longest first, so that "a large number of" is quoted whole.
    alternatives = (r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(f"{_BEFORE}(?:{'|'.join(alternatives)}){_AFTER}", re.IGNORECASE)
