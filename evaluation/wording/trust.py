"""How often alarms of a rule, and on the words that broke it, were right when readers looked at them.

A share is drawn to that of the rule, and that of the rule to that of all alarms, as if some alarms more had been read:
one reading of a phrase says little.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.alarms import Score
from evaluation.wording.sample import READINGS, SAMPLES, labelled, rows_labelled
from isspec.aspects.catalogue import SURE, Trust, load_rules
from isspec.aspects.wording import named_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# As if so many alarms more had been read of each rule, and of each phrase.
_MORE_OF_RULE, _MORE_OF_PHRASE = 10, 4


@dataclass(frozen=True, slots=True)
class Read:
    """An alarm on a requirement as readers saw it, with the words that broke the rule."""

    reading: str
    rule: str
    phrases: tuple[str, ...]
    right: bool


def read_alarms(data: Path) -> list[Read]:
    """Return all alarms that readers called right or wrong, those on which the rules now keep quiet among them."""
    rules = {rule.name: rule for rule in load_rules()}
    found = []
    for name in SAMPLES:
        texts = {(r.document, r.start, r.end): r.text for r in labelled(data, name)}
        for row in rows_labelled(name):
            if row["right"] is not None:
                text, rule = texts[row["document"], row["start"], row["end"]], rules.get(row["rule"])
                phrases = named_in(rule, text) if rule and "{words}" in rule.suggestion else ()
                found.append(Read(name, row["rule"], phrases, row["right"]))
    return found


def trust_in(alarms: Iterable[Read]) -> Trust:
    """Return how far rules and phrases are to be trusted."""
    rules: dict[str, list[bool]] = defaultdict(list)
    phrases: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for alarm in alarms:
        rules[alarm.rule].append(alarm.right)
        for phrase in alarm.phrases:
            phrases[alarm.rule][phrase].append(alarm.right)
    everything = [right for answers in rules.values() for right in answers]
    any_rule = sum(everything) / len(everything)
    of_rules = {name: _share(answers, any_rule, _MORE_OF_RULE) for name, answers in rules.items()}
    of_phrases = {
        name: {phrase: _share(answers, of_rules[name], _MORE_OF_PHRASE) for phrase, answers in sorted(found.items())}
        for name, found in sorted(phrases.items())
    }
    return Trust(round(any_rule, 2), dict(sorted(of_rules.items())), of_phrases)


def _share(answers: Sequence[bool], expected: float, more: int) -> float:
    return round((sum(answers) + more * expected) / (len(answers) + more), 2)


def unasked(alarms: Sequence[Read]) -> dict[str, Score]:
    """Return the score of what is said unasked in each reading, trusted by all others, and of all readings together."""
    found = {}
    for name in READINGS:
        trust = trust_in(alarm for alarm in alarms if alarm.reading != name)
        shown = [
            alarm.right for alarm in alarms if alarm.reading == name and trust.of(alarm.rule, alarm.phrases) >= SURE
        ]
        found[name] = Score(sum(shown), len(shown) - sum(shown), 0, 0)
    everything = found.values()
    return {**found, "all": Score(sum(s.right for s in everything), sum(s.wrong for s in everything), 0, 0)}
