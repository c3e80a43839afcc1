"""Completeness: which of the things that a builder needs the documents treat, and which statements do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.completeness.topics import Form, Topic, topics_and_forms
from isspec.display import plain
from isspec.types import OPEN_POINTS, Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.types import CoverageState, Finding, Kind, OpenPoint, Paper

_EVIDENCE = 3
_OPENING = 2  # statements below the title that say what a paper is about
_TOO_OPEN = 10  # statements to build from for each point that is left open
_BUILD = ("requirement", "description")


def map_coverage(papers: Sequence[Paper], points: Sequence[OpenPoint] = ()) -> tuple[Coverage, ...]:
    """Return how far the specs among ``papers`` treat each topic, or the partial documents where there is no spec.

    ``points`` are what they leave open. Empty where nothing describes a system: nobody could say what is missing of
    nothing.
    """
    holders = [paper for paper in papers if paper.judgment.verdict == "spec"]
    holders += [paper for paper in papers if paper.judgment.verdict == "partial"]
    if not holders:
        return ()
    topics, forms = topics_and_forms()
    findings = [(finding, plain(finding.statement.text)) for paper in holders for finding in paper.judgment.findings]
    # Whatever a sketch is called, before it can be built it must say what requirements say.
    specs = [paper.judgment for paper in holders if paper.judgment.verdict == "spec"]
    kinds = frozenset(judgment.kind for judgment in specs if judgment.kind)
    headings = list(dict.fromkeys(_headings(holders)))
    needs = [need for form in forms if _has_form(form, holders, findings) for need in form.needs]
    return tuple(
        _cover_open(topic, findings, points) if topic.name == OPEN_POINTS else _cover(topic, findings, headings, kinds)
        for topic in (*topics, *needs)
    )


def topic_named(name: str) -> Topic:
    """Return the topic, or the need of a form, of that name."""
    topics, forms = topics_and_forms()
    return next(one for one in (*topics, *(need for form in forms for need in form.needs)) if one.name == name)


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
    opening = _openings(findings) if topic.opening else ()
    trails = {heading for finding, _ in findings for heading in finding.statement.trail[-2:]}
    headed = frozenset(heading for heading in trails if topic.heads(plain(heading)))
    weak: list[Finding] = []
    strong: list[Finding] = []
    for finding, text in findings:
        if not topic.anything and finding.label not in _BUILD:
            continue
        if _treats(topic, finding, text, headed) or (topic.opening and finding in opening):
            (strong if topic.strong is None or topic.strong.search(text) else weak).append(finding)
    state: CoverageState = "missing"
    if len(strong) >= topic.enough:
        state = "covered"
    elif strong or weak or any(map(topic.heads, headings)) or (topic.implied and kinds):
        state = "thin"
    shown = _best(topic, strong) + _best(topic, weak)
    return Coverage(
        topic.name, topic.title, state, topic.needed_for(kinds), len(strong) + len(weak), tuple(shown[:_EVIDENCE])
    )


def _cover_open(topic: Topic, findings: Sequence[tuple[Finding, str]], points: Sequence[OpenPoint]) -> Coverage:
    places = {(point.path, point.line) for point in points}
    having = [finding for finding, _ in findings if (finding.statement.path, finding.statement.line) in places]
    told = sum(finding.label in _BUILD for finding, _ in findings)
    state: CoverageState = "covered" if not points else "missing" if len(points) * _TOO_OPEN > told else "thin"
    return Coverage(topic.name, topic.title, state, False, len(points), tuple(having[:_EVIDENCE]))


def _openings(findings: Sequence[tuple[Finding, str]]) -> list[Finding]:
    """Return the first statements of each document that stand right below its title, or below nothing."""
    found: dict[str, list[Finding]] = {}
    for finding, _ in findings:
        opening = found.setdefault(finding.statement.path, [])
        if len(opening) < _OPENING and len(finding.statement.trail) <= 1:
            opening.append(finding)
    return [finding for opening in found.values() for finding in opening]


def _treats(topic: Topic, finding: Finding, text: str, headed: frozenset[str]) -> bool:
    return (
        finding.aspect in topic.aspects
        or bool(topic.cues.search(text))
        or any(heading in headed for heading in finding.statement.trail[-2:])
    )


def _best(topic: Topic, findings: Sequence[Finding]) -> list[Finding]:
    """Requirements of the aspect first, the surest before the others, then in the order of the text."""
    return sorted(
        findings, key=lambda f: (f.aspect not in topic.aspects, f.label not in _BUILD, -round(f.score, 2))
    )[:_EVIDENCE]  # fmt: skip
