"""Wording that cannot be built or checked, in statements that are requirements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.aspects.catalogue import SURE, load_pronoun_rule, load_rules, load_trust
from isspec.aspects.pronouns import unclear_pronoun
from isspec.display import plain
from isspec.masking import mask
from isspec.types import Smell, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isspec.aspects.catalogue import Rule
    from isspec.types import Finding, Kind, Paper, Statement

_WORD = re.compile(r"[a-z0-9]+")
# What is quoted is a text that the system shows, or a word that is spoken of; it is no wording of the requirement.
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,200}[\"”]|(?<!\w)['\u2018][^'\u2018\u2019\n]{1,80}['\u2019](?!\w)")
# A figure that could be measured: with a unit, a percentage, or after a comparison.
_FIGURE = re.compile(
    r"\d\s?(?:%|percent|°|(?:[mµun]?s|secs?|seconds?|min|minutes?|hours?|days?|weeks?|months?|years?|[kmgt]i?b(?:ytes)?"
    r"|bytes|bits?|[kmg]?hz|fps|users?|requests?|items?|clicks?|steps?|times|[mck]?m|kg|g|v|ma|w|px|pixels?|degrees?)\b)"
    r"|(?:at most|at least|less than|more than|fewer than|up to|under|below|above|maximum of|minimum of|[<>≤≥]=?)\s*\d"
    r"|\d\+|\bout of (?:\d|ten\b)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)\s+(?:seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|clicks?|steps?|[kmgt]?bytes)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:shall|must|should|will|needs? to|has to|have to|required?|requires|ensures?|can|able to|supports?"
    r"|allows?)\b",
    re.IGNORECASE,
)
# Which of these stands before a phrase says nothing of it.
_DUTIES = frozenset({"shall", "must", "should", "will", "can", "to", "be", "has", "have", "need", "needs", "ought"})
_NAME = re.compile(r"[A-Z][\w-]*(?:\s+[A-Z][\w-]*)+")
_BULLET = re.compile(r"[^\w]*(?:\w{1,4}[.)]\s+)?")
_NOTE = re.compile(r"\W*(?:note|rationale|reason|motivation|background|example|e\.g)\b", re.IGNORECASE)
_WHY = re.compile(
    r"\b(?:so that|so (?:\w+ ){1,3}(?:can|could|may|will|is|are)|so as to|so we|so it|in order to|because|since"
    r"|otherwise|thereby|thus|making|allowing|enabling|achieving|due to|which (?:makes|will make|allows|means)"
    r"|to make|is required to (?:allow|enable)|this is (?:very )?useful"
    r"|as (?:it|this|they|these))\b"
    r"|\bto be\s*$|\bmuch more\s*$",
    re.IGNORECASE,
)
# "to quickly find": a purpose, unless somebody has to be able to.
_TO = re.compile(r"\bto\s+$")
_ABLE_TO = re.compile(
    r"\b(?:able|wants?|needs?|ha(?:s|ve)|ought|ways?|possible|easy|(?:allows?|lets?|enables?|permits?) (?:\w+ ){1,3})"
    r"\s*to\s+$"
)
# "must be modular so that each part can be left out": it says what is meant.
_EXPLAINED = re.compile(r"\W{1,3}(?:so that|such that|meaning|allowing|i\.e\b|that is|in that)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\W*(?:[\d.]+\d\s+)?(?:(?:consequently|therefore|thus|hence|also|then|finally|furthermore|moreover|similarly),?\s+)?"
    r"(?:if|when|where|while|although|though|as|unlike|since|because|given|for|in|more|even|once|after|whenever|despite"
    r"|however|note|to)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r"\W*(?:in order )?to\b", re.IGNORECASE)
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a statement breaks, where in its text, and what to say about it.

    ``trust`` is how often such alarms were right when readers looked (0 to 1).
    """

    rule: Rule
    spans: tuple[Span, ...]
    suggestion: str
    trust: float


def find_smells(papers: Iterable[Paper]) -> tuple[Smell, ...]:
    """Return one smell for each rule that a requirement breaks, the worst first, else in the order of the text.

    Documents that specify nothing are left out: nobody builds from them. The weight is that of the rule, times how
    sure it is that the statement is a requirement, times how often such alarms are right.
    """
    smells = [
        _smell(finding, breach)
        for paper in papers
        if paper.judgment.verdict in ("spec", "partial")
        for finding, before in _with_neighbours(paper.judgment.findings)
        if finding.label == "requirement"
        for breach in breaches(finding.statement.text, before, paper.judgment.kind)
    ]
    return tuple(sorted(smells, key=lambda smell: -smell.weight))


def _with_neighbours(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with the sentence before it, where that stands under the same heading."""
    last: Statement | None = None
    for finding in findings:
        statement = finding.statement
        yield finding, last.text if last and last.trail == statement.trail else ""
        last = statement


def _smell(finding: Finding, breach: Breach) -> Smell:
    weight = round(breach.rule.weight * finding.score * breach.trust, 4)
    words = _quoted(finding.statement.text, breach.spans)
    return Smell(finding.statement, breach.rule.name, words, breach.suggestion, weight, breach.trust >= SURE)


def _quoted(text: str, spans: Iterable[Span]) -> str:
    found = dict.fromkeys(plain(span.of(text)).strip(" ,;:(") for span in spans)
    return ", ".join(list(found)[:_MOST_WORDS])


def breaches(text: str, before: str = "", kind: Kind | None = None) -> Iterator[Breach]:
    """Yield the rules that the requirement ``text`` breaks; ``before`` is the sentence before it.

    ``kind`` is that of its document: some rules are for some kinds only.
    """
    masked = _masked(text)
    words = set(_WORD.findall(masked.lower()))
    for rule in load_rules():
        if (
            not rule.is_for(kind)
            or rule.near.isdisjoint(words)
            or not (spans := _places(rule, masked))
            or _is_healed(rule, masked)
        ):
            continue
        trust = load_trust().of(rule.name, _phrases(masked, spans))
        yield Breach(rule, spans, rule.suggestion.format(words=_quoted(text, spans)), trust)
    if "it" in words and load_pronoun_rule().is_for(kind) and (unclear := unclear_pronoun(masked, mask(before))):
        span, (first, second) = unclear
        rule = load_pronoun_rule()
        suggestion = rule.suggestion.format(words=span.of(text), first=first, second=second)
        yield Breach(rule, (span,), suggestion, load_trust().of(rule.name, ()))


def named_in(rule: Rule, text: str) -> tuple[str, ...]:
    """Return the phrases of a rule in ``text``, bare of duties and in small letters, whether they break it or not."""
    masked = _masked(text)
    return _phrases(masked, sorted(_found(rule, masked)))


def _phrases(masked: str, spans: Iterable[Span]) -> tuple[str, ...]:
    words = ((word for word in _WORD.findall(span.of(masked).lower()) if word not in _DUTIES) for span in spans)
    return tuple(dict.fromkeys(map(" ".join, words)))


def _masked(text: str) -> str:
    return _QUOTED.sub(lambda match: "x" * len(match.group()), mask(text))


def _is_healed(rule: Rule, masked: str) -> bool:
    return (rule.measured and bool(_FIGURE.search(masked))) or any(pattern.search(masked) for pattern in rule.unless)


def _places(rule: Rule, masked: str) -> tuple[Span, ...]:
    duty = _DUTY.search(masked)
    if rule.duty and not duty:
        return ()
    # A condition or comparison before the duty is no part of it.
    begin = _after_condition(masked, duty.start()) if duty and _CONDITION.match(masked) else 0
    if duty and _PURPOSE.match(masked):
        begin = max(begin, masked.find(", "))  # "To ensure a robust lock, the gate shall ..."
    spans = sorted(span for span in _found(rule, masked) if span.end > begin)
    return tuple(span for span in spans if not (_is_name(masked, span) or _is_reason(masked, span)))


def _found(rule: Rule, masked: str) -> set[Span]:
    return {Span(*match.span()) for search in rule.searches for match in search.finditer(masked)}


def _after_condition(masked: str, first: int) -> int:
    """Return where the main clause begins: in "While it will be hot, it must ..." the condition has a duty, too."""
    comma = masked.find(", ", first)
    inside = ", " not in masked[:first] and comma >= 0 and _DUTY.search(masked, comma)
    return comma if inside else first


def _is_reason(masked: str, span: Span) -> bool:
    """Say whether the words stand in a note, or in a clause that says why and not what."""
    begin = max(masked.rfind(stop, 0, span.start) for stop in (". ", ".\n", "; ")) + 1
    return bool(
        (_TO.search(masked, begin, span.start) and not _ABLE_TO.search(masked, begin, span.start))
        or _NOTE.match(masked, begin, span.start)
        or _NOTE.match(masked)
        or _WHY.search(masked, begin, span.start)
        or _EXPLAINED.match(masked, span.end)
    )


def _is_name(masked: str, span: Span) -> bool:
    """Say whether the words are part of a name: "Simple Mail Transfer Protocol", "Reliable Transport"."""
    if not masked[span.start].isupper() or _BULLET.fullmatch(masked[: span.start]):
        return False
    return any(
        match.start() <= span.start and span.end <= match.end()
        for match in _NAME.finditer(masked, max(0, span.start - 60), span.end + 60)
    )
