"""Reads a document with the network and turns its scores into findings and the features of a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from isspec.model.folder import DEFAULT, Config, folder_of, load_config
from isspec.model.linear import softmax
from isspec.model.network import Network
from isspec.model.parties import party_of
from isspec.model.windows import Unit, build_windows, opening_of
from isspec.model.wordpiece import WordPiece
from isspec.model.words import Words, shares
from isspec.types import ASPECTS, CLASSES, KINDS, VERDICTS, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from isspec.model.network import Array, Raw
    from isspec.model.windows import Window
    from isspec.types import Block, Document, Kind, Statement

_BUILDS = ("requirement", "description")
_BINDS = ("requirement", "demand")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made of one document: a finding a statement, and scores of the whole.

    ``views``: (statements, ``len(VIEWS)``), what the class of each statement was computed from. ``opinions``: (2,
    kinds), log-probabilities of ``KINDS`` by the network and by the words, from which come ``kinds``, the
    probabilities.
    ``features``: what the verdict is computed from, by name.
    """

    findings: tuple[Finding, ...]
    views: Array
    opinions: NDArray[np.float64]
    kinds: dict[Kind, float]
    features: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A statement as its window saw it."""

    statement: Statement
    window: Window
    number: int
    raw: Raw


class Judge:
    """A loaded model. Reading the same document twice gives the same result, at any number of threads."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the model in ``folder``; ``threads`` 0 means as many as there are cores."""
        self.config: Config = load_config(folder)
        self.wordpiece = WordPiece.load(folder / "vocabulary.txt")
        self.network = Network(folder / "network.onnx", threads)
        self.words = Words(folder, self.config.words)

    def read(
        self,
        document: Document,
        statements: Sequence[Statement],
        silent: Sequence[Block] = (),
        done: Callable[[int], None] | None = None,
    ) -> Reading:
        """Judge the statements of one document, all windows in order; ``done`` hears how far it is (code points).

        ``silent`` blocks are seen but not judged: the listings and headings of a document that holds little else.
        """
        said = {statement.span: statement for statement in statements}
        places = sorted([*((s.span, s.trail) for s in statements), *((b.span, b.trail) for b in silent)])
        units = [Unit(span, trail) for span, trail in places]
        opening = opening_of(document.title, document.text)
        seen: list[_Seen] = []
        whole: list[Raw] = []
        for window in build_windows(document.text, units, opening, self.wordpiece, self.config.layout):
            raw = self.network.run(window)
            whole.append(raw)
            for i, piece in enumerate(window.pieces):
                if statement := said.get(units[piece.unit].span):
                    seen.append(_Seen(statement, window, i, raw))
            if done:
                done(units[window.pieces[-1].unit].span.end)
        words = self.words.logits(document.text)
        opinions = np.stack([_kinds(whole), shares(words, KINDS)])
        kinds = softmax(opinions[0] * self.config.kind["network"] + opinions[1] * self.config.kind["words"])
        views = views_of([one.raw.cls[one.number] for one in seen], _leanings(kinds))
        chances = self.config.cls.chances(views)
        findings = tuple(self._finding(one, row) for one, row in zip(seen, chances, strict=True))
        features = _features(chances, whole, shares(words, VERDICTS), kinds)
        return Reading(findings, views, opinions, dict(zip(KINDS, map(float, kinds), strict=True)), features)

    def verdict_of(self, features: dict[str, float]) -> dict[str, float]:
        """Return the probabilities of spec, partial and not-spec."""
        linear = self.config.verdict
        values = np.array([features[name] for name in linear.features])
        return dict(zip(linear.labels, map(float, linear.chances(values)), strict=True))

    def _finding(self, seen: _Seen, chances: NDArray[np.float64]) -> Finding:
        label = CLASSES[int(chances.argmax())]
        raw, number = seen.raw, seen.number
        aspect = ASPECTS[int(raw.aspect[number].argmax())] if label in _BUILDS else None
        party = None
        if label in _BINDS:
            party = party_of(
                seen.window, number, raw.bound[number], raw.pointer[number], raw.party, self.config.bounds,
                self.config.thresholds["party"],
            )  # fmt: skip
        return Finding(seen.statement, label, float(chances.max()), aspect, party)


# What sort of document prescribes, designs or explains: a manual describes a system that exists, however well, and a
# standard is there to be built.
_LEANINGS: dict[str, tuple[Kind, ...]] = {
    "prescribes": ("standard", "requirements"),
    "defines": ("interface",),
    "designs": ("design",),
    "explains": ("manual", "readme", "ticket", "paper"),
}


def _kinds(whole: Sequence[Raw]) -> NDArray[np.float64]:
    """Return the network's log-probabilities of the kinds; the opening says most about them."""
    kinds = np.stack([raw.kind for raw in whole])
    return np.log(np.maximum(softmax((kinds.mean(0) + kinds[0]) / 2), 1e-6))


def _leanings(kinds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([sum(kinds[KINDS.index(kind)] for kind in group) for group in _LEANINGS.values()])


def views_of(logits: Sequence[Array], leanings: NDArray[np.float64]) -> Array:
    """Return, a statement, its class logits beside those of its neighbours, of its document, and the document's sort.

    Whether a sentence prescribes is a property of its document, which one window does not always show. Columns: own,
    before, after, document, each (4,), and the ``leanings``; beyond the ends stands the document's mean.
    """
    if not logits:
        return np.zeros((0, len(VIEWS)), np.float32)
    own = np.stack(logits)
    mean = np.broadcast_to(own.mean(0), own.shape)
    before = np.concatenate([mean[:1], own[:-1]])
    after = np.concatenate([own[1:], mean[:1]])
    sort = np.broadcast_to(leanings, (len(own), len(leanings)))
    return np.concatenate([own, before, after, mean, sort], axis=1).astype(np.float32)


VIEWS = (*(f"{view} {name}" for view in ("own", "before", "after", "document") for name in CLASSES), *_LEANINGS)


def _features(
    chances: NDArray[np.float64], whole: Sequence[Raw], words: NDArray[np.float64], kinds: NDArray[np.float64]
) -> dict[str, float]:
    verdicts = np.stack([raw.verdict for raw in whole])
    mean, first = verdicts.mean(0), verdicts[0]
    share = chances.sum(0) / max(1, len(chances))
    return {
        **{f"mean {name}": float(mean[i] - mean.mean()) for i, name in enumerate(VERDICTS)},
        **{f"first {name}": float(first[i] - first.mean()) for i, name in enumerate(VERDICTS)},
        **{f"words {name}": float(words[i] - words.mean()) for i, name in enumerate(VERDICTS)},
        **{f"share {name}": float(share[i]) for i, name in enumerate(CLASSES)},
        **dict(zip(_LEANINGS, map(float, _leanings(kinds)), strict=True)),
        "log build evidence": float(np.log1p(chances[:, :2].sum())),
        "log statements": float(np.log1p(len(chances))),
    }


@cache
def load_judge(name: str = DEFAULT, threads: int = 0) -> Judge:
    """Load a shipped model once a process."""
    return Judge(folder_of(name), threads)
