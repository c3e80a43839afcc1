"""The verdict of isspec on one text, with any model: what ``isspec check`` would say of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.judged import judge_texts
from isspec.judging.documents import called
from training.data import Text

if TYPE_CHECKING:
    from isspec.model.judge import Judge


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was said of a document, how sure, and of what kind it was found; unreadable ones have neither."""

    verdict: str
    score: float | None = None
    kind: str | None = None


def verdict_on(judge: Judge, name: str, text: str) -> Verdict:
    """Read, split and judge one text as a file of this name."""
    unlabelled = Text("", name, "", "", text, {}, {}, (), trainable=False)
    (judged,) = judge_texts(judge, [unlabelled])
    if not judged.verdicts:
        return Verdict("unreadable")
    said = called(judged.verdicts, judged.kinds)
    return Verdict(said, round(judged.verdicts[said], 4), max(judged.kinds, key=lambda kind: judged.kinds[kind]))
