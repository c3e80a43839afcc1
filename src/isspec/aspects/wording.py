"""Wording that cannot be built or checked, in statements that are requirements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.catalogue import load_rules
from isspec.display import plain
from isspec.masking import mask
from isspec.types import Smell, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isspec.aspects.catalogue import Rule
    from isspec.types import Finding, Paper, Statement

_WORD = re.compile(r"[a-z0-9]+")
# What is quoted is a text that the system shows, or a word that is spoken of; it is no wording of the requirement.
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,200}[\"”]|(?<!\w)['\u2018][^'\u2018\u2019\n]{1,80}['\u2019](?!\w)")
# A figure that could be measured: with a unit, a percentage, or after a comparison.
_FIGURE = re.compile(
    r"\d\s?(?:%|percent|°|(?:[mµun]?s|secs?|seconds?|min|minutes?|hours?|days?|weeks?|months?|years?|[kmgt]i?b(?:ytes)?|bytes"
    r"|bits?|[kmg]?hz|fps|users?|requests?|items?|clicks?|steps?|times|[mck]?m|kg|g|v|ma|w|px|pixels?)\b)"
    r"|(?:at most|at least|less than|more than|fewer than|up to|no more than|under|below|above|maximum of|minimum of|[<>≤≥]=?)\s*\d",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:shall|must|should|will|needs? to|has to|have to|required?|requires|ensures?|can|able to|supports?|allows?|may)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w-]*(?:\s+[A-Z][\w-]*)+")
_BULLET = re.compile(r"[^\w]*(?:\w{1,4}[.)]\s+)?")
_MOST_WORDS = 3


def find_smells(papers: Iterable[Paper]) -> tuple[Smell, ...]:
    """Return one smell for each rule that a requirement breaks, the worst first, else in the order of the text.

    Documents that specify nothing are left out: nobody builds from them. The weight is that of the rule, times how
    sure it is that the statement is a requirement.
    """
    smells = [
        _smell(finding, rule, spans)
        for paper in papers
        if paper.judgment.verdict in ("spec", "partial")
        for finding in paper.judgment.findings
        if finding.label == "requirement"
        for rule, spans in broken_rules(finding.statement)
    ]
    return tuple(sorted(smells, key=lambda smell: -smell.weight))


def _smell(finding: Finding, rule: Rule, spans: list[Span]) -> Smell:
    found = dict.fromkeys(plain(span.of(finding.statement.text)).strip(" ,;:(") for span in spans)
    words = ", ".join(list(found)[:_MOST_WORDS])
    weight = round(rule.weight * finding.score, 4)
    return Smell(finding.statement, rule.name, words, rule.suggestion.format(words=words), weight)


def broken_rules(statement: Statement) -> Iterator[tuple[Rule, list[Span]]]:
    """Yield each rule that ``statement`` breaks, and where in its text."""
    masked = _QUOTED.sub(lambda match: "x" * len(match.group()), mask(statement.text))
    words = set(_WORD.findall(masked.lower()))
    measured: bool | None = None
    for rule in load_rules():
        if rule.near.isdisjoint(words) or not (spans := _places(rule, masked)):
            continue
        if rule.measured:
            measured = bool(_FIGURE.search(masked)) if measured is None else measured
            if measured:
                continue
        if rule.duty and not _DUTY.search(masked):
            continue
        if not any(pattern.search(masked) for pattern in rule.unless):
            yield rule, spans


def _places(rule: Rule, masked: str) -> list[Span]:
    spans = [Span(m.start(), m.end()) for search in rule.searches for m in search.finditer(masked)]
    return sorted(span for span in set(spans) if not _is_name(masked, span))


def _is_name(masked: str, span: Span) -> bool:
    """Say whether the words are part of a name: "Simple Mail Transfer Protocol", "Reliable Transport"."""
    if not masked[span.start].isupper() or _BULLET.fullmatch(masked[: span.start]):
        return False
    return any(
        match.start() <= span.start and span.end <= match.end()
        for match in _NAME.finditer(masked, max(0, span.start - 60), span.end + 60)
    )
