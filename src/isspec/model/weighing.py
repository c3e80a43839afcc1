"""Weighs what network and words say into findings, kinds and the features of a verdict, by numbers that were fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from isspec.display import plain
from isspec.model.linear import softmax
from isspec.model.parties import parties_of, subject_of, vote_of
from isspec.model.words import shares
from isspec.types import ASPECTS, CLASSES, KINDS, VERDICTS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from isspec.model.folder import Config
    from isspec.model.network import Raw
    from isspec.model.parties import Vote
    from isspec.model.windows import Window
    from isspec.types import Kind, Statement, StatementClass

_BUILDS = ("requirement", "description")
_BINDS = ("requirement", "demand")
# Sorts of documents that prescribe, define, design or explain: a manual describes a system that exists, however well,
# and a standard is there to be built.
_LEANINGS: dict[str, tuple[Kind, ...]] = {
    "prescribes": ("standard", "requirements"),
    "defines": ("interface",),
    "designs": ("design",),
    "explains": ("manual", "readme", "ticket", "paper"),
}
# What a class is computed from, in this order: see ``class_features``.
CLASS_FEATURES = (*CLASSES, *(f"below its heading {name}" for name in CLASSES), *KINDS)


@dataclass(frozen=True, slots=True)
class Seen:
    """A statement as its window saw it."""

    statement: Statement
    window: Window
    number: int
    raw: Raw


@dataclass(frozen=True, slots=True)
class Look:
    """What network and words say of a document, before any of it is weighed.

    ``whole``: what the network says of each window. ``words``: the scores of all kinds and verdicts by the words.
    """

    seen: tuple[Seen, ...]
    whole: tuple[Raw, ...]
    words: Mapping[str, float]

    @property
    def logits(self) -> NDArray[np.float64]:
        """The scores of the classes, (statements, classes)."""
        return np.array([one.raw.cls[one.number] for one in self.seen], np.float64).reshape(-1, len(CLASSES))

    @property
    def opinions(self) -> NDArray[np.float64]:
        """The log-probabilities of the kinds by the network and by the words, (2, kinds)."""
        return np.stack([_kinds(self.whole), shares(self.words, KINDS)])


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made of one document: a finding a statement, and scores of the whole.

    ``kinds``: the probability of each kind. ``features``: what the verdict is computed from, by name.
    """

    findings: tuple[Finding, ...]
    kinds: dict[Kind, float]
    features: dict[str, float]


def weigh(look: Look, config: Config) -> Reading:
    """Return the findings, kinds and features of a document."""
    kinds = config.kind.chances(look.opinions)
    chances = config.cls.chances(class_features(look, kinds))
    findings = tuple(_findings(look, chances, config))
    features = _features(chances, look, config.kind.said(look.opinions))
    return Reading(findings, dict(zip(KINDS, map(float, kinds), strict=True)), features)


def class_features(look: Look, kinds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what the classes are computed from, (statements, ``CLASS_FEATURES``).

    That is the network's scores of the statement, the mean chances of all statements below the same heading, and the
    probabilities of the document's kinds: whether "the server answers" prescribes or reports is a property of these.
    """
    logits = look.logits
    sections: dict[tuple[str, ...], list[int]] = {}
    for i, seen in enumerate(look.seen):
        sections.setdefault(seen.statement.trail, []).append(i)
    own, shared = softmax(logits), np.empty_like(logits)
    for rows in sections.values():
        shared[rows] = own[rows].mean(0)
    return np.concatenate([logits, shared, np.broadcast_to(kinds, (len(logits), len(KINDS)))], axis=1)


def verdict_of(features: Mapping[str, float], config: Config) -> dict[str, float]:
    """Return the probabilities of spec, partial and not-spec."""
    linear = config.verdict
    values = np.array([features[name] for name in linear.features])
    return dict(zip(linear.labels, map(float, linear.chances(values)), strict=True))


def _findings(look: Look, chances: NDArray[np.float64], config: Config) -> Iterator[Finding]:
    labels = [CLASSES[int(row.argmax())] for row in chances]
    bound = _bound(look, labels, config)
    for i, (seen, label) in enumerate(zip(look.seen, labels, strict=True)):
        aspect = ASPECTS[int(seen.raw.aspect[seen.number].argmax())] if label in _BUILDS else None
        yield Finding(seen.statement, label, float(chances[i].max()), aspect, bound.get(i))


def _bound(look: Look, labels: Sequence[StatementClass], config: Config) -> dict[int, str | None]:
    """Return who is bound by the statements that bind somebody, by their numbers."""
    bound: dict[int, str | None] = {}
    votes: dict[str, dict[int, Vote]] = {label: {} for label in _BINDS}
    for i, (seen, label) in enumerate(zip(look.seen, labels, strict=True)):
        if label not in _BINDS:
            continue
        bound[i] = subject_of(plain(seen.statement.text), acting=label == "demand")
        if not bound[i]:
            raw, number = seen.raw, seen.number
            votes[label][i] = vote_of(
                seen.window, number, raw.bound[number], raw.pointer[number], raw.party, config.bounds
            )
    for cast in votes.values():
        parties = parties_of(list(cast.values()), config.bounds, config.thresholds["party"])
        bound.update(zip(cast, parties, strict=True))
    return bound


def _kinds(whole: Sequence[Raw]) -> NDArray[np.float64]:
    """Return the network's log-probabilities of the kinds; the opening says most about them."""
    kinds = np.stack([raw.kind for raw in whole])
    return np.log(np.maximum(softmax((kinds.mean(0) + kinds[0]) / 2), 1e-6))


def _features(chances: NDArray[np.float64], look: Look, kinds: NDArray[np.float64]) -> dict[str, float]:
    verdicts = np.stack([raw.verdict for raw in look.whole])
    mean, first, words = verdicts.mean(0), verdicts[0], shares(look.words, VERDICTS)
    share = chances.sum(0) / max(1, len(chances))
    leanings = {name: sum(float(kinds[KINDS.index(kind)]) for kind in group) for name, group in _LEANINGS.items()}
    return {
        **{f"mean {name}": float(mean[i] - mean.mean()) for i, name in enumerate(VERDICTS)},
        **{f"first {name}": float(first[i] - first.mean()) for i, name in enumerate(VERDICTS)},
        **{f"words {name}": float(words[i] - words.mean()) for i, name in enumerate(VERDICTS)},
        **{f"share {name}": float(share[i]) for i, name in enumerate(CLASSES)},
        **leanings,
        "log build evidence": float(np.log1p(chances[:, :2].sum())),
        "log statements": float(np.log1p(len(chances))),
    }
