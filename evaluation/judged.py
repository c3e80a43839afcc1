"""Runs a model over labelled documents as a user would, and lines its answers up with the labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.figures import Answer
from isspec.model.parties import head_noun
from isspec.pipeline import Readable, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.model.judge import Judge, Reading
    from isspec.types import Finding
    from training.data import Label, Text


@dataclass(frozen=True)
class Judged:
    """A labelled document with what the model read in it; ``reading`` is ``None`` where it was unreadable."""

    text: Text
    reading: Reading | None

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
        findings = self.reading.findings if self.reading else ()
        return [(label, _nearest(label, findings)) for label in self.text.labels]


def judge_texts(judge: Judge, texts: Sequence[Text]) -> list[Judged]:
    """Read, split and judge every document, whole, as ``isspec check`` does."""
    judged = []
    for text in texts:
        item = prepare(Source(text.name, text.text.encode("utf-8", "replace")))
        if isinstance(item, Readable) and item.for_the_model:
            judged.append(Judged(text, judge.read(item.document, item.statements, item.silent)))
        else:
            judged.append(Judged(text, None))
    return judged


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


def verdict_answers(judge: Judge, judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on document verdicts; an unreadable one has no answer."""
    answers = []
    for item in judged:
        if item.reading:
            verdicts = judge.verdict_of(item.reading.features)
            said = max(verdicts, key=lambda name: verdicts[name])
            answers.append(Answer(item.verdict, said, verdicts[said]))
        else:
            answers.append(Answer(item.verdict, "unreadable"))
    return answers


def kind_answers(judged: Sequence[Judged]) -> list[Answer]:
    """Return the answers on document kinds."""
    answers = []
    for item in judged:
        if item.reading:
            kinds = item.reading.kinds
            said = max(kinds, key=lambda name: kinds[name])
            answers.append(Answer(item.kind, said, kinds[said]))
        else:
            answers.append(Answer(item.kind, "unreadable"))
    return answers
