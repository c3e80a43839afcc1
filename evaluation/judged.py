"""Runs a model over labelled documents as a user would, and lines its answers up with the labels.

Looking at a document takes a second, weighing what was seen nothing: so each is looked at once, and weighed by as many
configs as are asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evaluation.figures import Answer
from isspec.judging.documents import called
from isspec.judging.machine import judge_data, judge_machine, told_in
from isspec.model.parties import head_noun
from isspec.model.weighing import verdict_of, weigh
from isspec.pipeline import Readable, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from isspec.model.folder import Config
    from isspec.model.judge import Judge
    from isspec.model.weighing import Look
    from isspec.types import DocumentJudgment, Finding, Kind
    from training.data import Label, Text


@dataclass(frozen=True)
class Looked:
    """A labelled document with what network and words say of it, or, if it was written for machines, its parser.

    Both are ``None`` where it was unreadable.
    """

    text: Text
    look: Look | None
    parsed: DocumentJudgment | None = None

    def weighed(self, config: Config) -> Judged:
        """Return what a model of this config makes of it."""
        if self.parsed:
            kinds: Mapping[Kind, float] = {self.parsed.kind: 1.0} if self.parsed.kind else {}
            return Judged(self.text, self.parsed.findings, kinds, {self.parsed.verdict: 1.0})
        if not self.look:
            return Judged(self.text, (), {}, {})
        reading = weigh(self.look, config)
        chances = verdict_of(reading.features, config)
        return Judged(self.text, reading.findings, reading.kinds, chances, reading.features)


@dataclass(frozen=True)
class Judged:
    """A labelled document with what was found in it; all is empty where it was unreadable.

    ``kinds`` and ``verdicts`` are probabilities. Only what a model judged has ``features``.
    """

    text: Text
    findings: tuple[Finding, ...]
    kinds: Mapping[Kind, float]
    verdicts: Mapping[str, float]
    features: Mapping[str, float] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind that the readers gave."""
        return next(iter(self.text.kinds))

    @property
    def verdict(self) -> str:
        """The verdict that the readers gave."""
        return next(iter(self.text.verdicts))

    def pairs(self) -> list[tuple[Label, Finding | None]]:
        """Return each label with the finding that overlaps it most."""
        return [(label, _nearest(label, self.findings)) for label in self.text.labels]


def look_at(judge: Judge, texts: Iterable[Text]) -> list[Looked]:
    """Read and split every document whole, as ``isspec check`` does, and let the model look at it."""
    return [_look_at(judge, text) for text in texts]


def _look_at(judge: Judge, text: Text) -> Looked:
    item = prepare(Source(text.name, text.text.encode("utf-8", "replace")))
    if not isinstance(item, Readable):
        return Looked(text, None)
    if item.for_the_model:
        return Looked(text, judge.look(item.document, item.statements, item.silent))
    if not item.document.machine:
        return Looked(text, None, judge_data(item.document))
    told = told_in(item.statements)
    findings = judge.read(item.document, told).findings if told else ()
    return Looked(text, None, judge_machine(item.document, item.statements, findings))


def judge_texts(judge: Judge, texts: Iterable[Text]) -> list[Judged]:
    """Judge every document with a model as it is."""
    return [item.weighed(judge.config) for item in look_at(judge, texts)]


def _nearest(label: Label, findings: Sequence[Finding]) -> Finding | None:
    best, most = None, 0
    for finding in findings:
        span = finding.statement.span
        overlap = min(label.end, span.end) - max(label.start, span.start)
        if overlap > most:
            best, most = finding, overlap
    return best


def class_answers(judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on statement classes. A label that no statement covers was passed over: ``other``."""
    return [
        Answer(label.cls, finding.label if finding else "other", finding.score if finding else 1.0)
        for item in judged
        for label, finding in item.pairs()
    ]


def aspect_answers(judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on aspects, where both the label and the finding are build evidence."""
    return [
        Answer(label.aspect, finding.aspect)
        for item in judged
        for label, finding in item.pairs()
        if label.aspect and finding and finding.aspect
    ]


def bound_answers(judged: Sequence[Judged], cls: str) -> list[Answer]:
    """Return the answers on who is bound, as head nouns, where label and finding are both of ``cls``."""
    return [
        Answer(head_noun(label.bound), head_noun(finding.bound or ""))
        for item in judged
        for label, finding in item.pairs()
        if label.cls == cls and label.bound and finding and finding.label == cls
    ]


def verdict_answers(judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on document verdicts; an unreadable one has no answer."""
    return [_verdict_answer(item) if item.verdicts else Answer(item.verdict, "unreadable") for item in judged]


def kind_answers(judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on document kinds; an unreadable one has no answer."""
    return [_kind_answer(item) if item.kinds else Answer(item.kind, "unreadable") for item in judged]


def _verdict_answer(item: Judged) -> Answer:
    said = called(item.verdicts, item.kinds)
    return Answer(item.verdict, said, item.verdicts[said])


def _kind_answer(item: Judged) -> Answer:
    said = max(item.kinds, key=lambda kind: item.kinds[kind])
    return Answer(item.kind, said, item.kinds[said])
