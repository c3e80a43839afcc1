"""Completeness: which of the things that a builder needs the documents treat, and which statements do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.completeness.topics import Form, Topic, topics_and_forms
from isspec.display import plain
from isspec.types import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.types import CoverageState, Finding, Kind, Paper

_EVIDENCE = 3
_BUILD = ("requirement", "description")


def map_coverage(papers: Sequence[Paper]) -> tuple[Coverage, ...]:
    """Return how far the specs among ``papers`` treat each topic, or the partial documents where there is no spec.

    Empty where nothing describes a system: nobody could say what is missing of nothing.
    """
    holders = [paper for paper in papers if paper.judgment.verdict == "spec"]
    holders += [paper for paper in papers if paper.judgment.verdict == "partial"]
    if not holders:
        return ()
    topics, forms = topics_and_forms()
    findings = [(finding, plain(finding.statement.text)) for paper in holders for finding in paper.judgment.findings]
    kinds = frozenset(paper.judgment.kind for paper in holders if paper.judgment.kind)
    headings = list(dict.fromkeys(_headings(holders)))
    needs = [need for form in forms if _has_form(form, holders, findings) for need in form.needs]
    return tuple(_cover(topic, findings, headings, kinds) for topic in (*topics, *needs))


def question_on(topic: str) -> str:
    """Return what to ask where ``topic`` is missing."""
    topics, forms = topics_and_forms()
    return next(
        one.question for one in (*topics, *(need for form in forms for need in form.needs)) if one.name == topic
    )


def _headings(papers: Sequence[Paper]) -> Iterator[str]:
    for paper in papers:
        for block in paper.document.blocks:
            if block.kind == "heading":
                yield plain(block.span.of(paper.document.text))


def _has_form(form: Form, papers: Sequence[Paper], findings: Sequence[tuple[Finding, str]]) -> bool:
    told = [text for finding, text in findings if finding.label in _BUILD]
    having = sum(bool(form.cues.search(text)) for text in told)
    if any(form.title.search(paper.judgment.title or "") for paper in papers):
        having *= 2  # the title says so: half as many statements will do
    return having >= form.least and having >= form.share * len(told)


def _cover(
    topic: Topic, findings: Sequence[tuple[Finding, str]], headings: Sequence[str], kinds: frozenset[Kind]
) -> Coverage:
    weak: list[Finding] = []
    strong: list[Finding] = []
    for finding, text in findings:
        if not topic.anything and finding.label not in _BUILD:
            continue
        if _treats(topic, finding, text):
            (strong if topic.strong is None or topic.strong.search(text) else weak).append(finding)
    state: CoverageState = "missing"
    if len(strong) >= topic.enough:
        state = "covered"
    elif strong or weak or any(map(topic.heads, headings)):
        state = "thin"
    shown = _best(topic, strong) + _best(topic, weak)
    return Coverage(
        topic.name, topic.title, state, topic.needed_for(kinds), len(strong) + len(weak), tuple(shown[:_EVIDENCE])
    )


def _treats(topic: Topic, finding: Finding, text: str) -> bool:
    return (
        finding.aspect in topic.aspects
        or bool(topic.cues.search(text))
        or any(topic.heads(plain(heading)) for heading in finding.statement.trail[-2:])
    )


def _best(topic: Topic, findings: Sequence[Finding]) -> list[Finding]:
    """Requirements of the aspect first, the surest before the others, then in the order of the text."""
    return sorted(
        findings, key=lambda f: (f.aspect not in topic.aspects, f.label not in _BUILD, -round(f.score, 2))
    )[:_EVIDENCE]  # fmt: skip
