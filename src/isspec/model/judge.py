"""Runs the network over a document's windows and turns its scores into findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from isspec.errors import ModelError
from isspec.model.folder import DEFAULT, Config, folder_of, load_config
from isspec.model.windows import Unit, build_windows, opening_of
from isspec.model.wordpiece import WordPiece
from isspec.types import ASPECTS, CLASSES, KINDS, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from isspec.model.windows import Piece, Window
    from isspec.types import Aspect, Block, Document, Kind, Statement

    Array = NDArray[np.float32]

IN_TEXT, NOBODY = 0, 1  # the first two answers of the bound head
_BUILDS = ("requirement", "description")
_BINDS = ("requirement", "demand")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network made of one document: a finding a statement, and scores of the whole.

    ``classes``: (statements, 4) probabilities. ``kinds``: probabilities of ``KINDS``.
    ``features``: what the verdict is computed from, by name.
    """

    findings: tuple[Finding, ...]
    classes: Array
    kinds: dict[Kind, float]
    features: dict[str, float]


class Judge:
    """A loaded model. Reading the same document twice gives the same result, at any number of threads."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        """Load the model in ``folder``; ``threads`` 0 means as many as there are cores."""
        import onnxruntime

        self.config: Config = load_config(folder)
        self.wordpiece = WordPiece.load(folder / "vocabulary.txt")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # The graph was optimised when it was exported.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises its own unrelated classes
            raise ModelError(f"the model in {folder.name} does not load ({error}): install isspec again") from error

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
        seen = sorted([*((s.span, s.trail) for s in statements), *((b.span, b.trail) for b in silent)])
        units = [Unit(span, trail[-1] if trail else "") for span, trail in seen]
        opening = opening_of(document.title, document.text)
        windows = build_windows(document.text, units, opening, self.wordpiece, self.config.layout)
        findings: list[Finding] = []
        classes: list[Array] = []
        kinds: list[Array] = []
        verdicts: list[Array] = []
        for window in windows:
            raw = self.run(window)
            chances = _softmax(raw.cls / self._temperature("class"))
            aspects = _softmax(raw.aspect / self._temperature("aspect"))
            kinds.append(raw.kind)
            verdicts.append(raw.verdict)
            for i, piece in enumerate(window.pieces):
                if statement := said.get(units[piece.unit].span):
                    classes.append(chances[i])
                    findings.append(self._finding(statement, piece, chances[i], aspects[i], raw.of(i)))
            if done:
                done(units[window.pieces[-1].unit].span.end)
        shares = np.stack(classes) if classes else np.zeros((0, len(CLASSES)), np.float32)
        return self._reading(findings, shares, np.stack(kinds), np.stack(verdicts))

    def run(self, window: Window) -> Raw:
        """Run one window through the network."""
        pool = np.zeros((1, len(window.pieces), len(window.ids)), np.float32)
        for i, piece in enumerate(window.pieces):
            pool[0, i, piece.start : piece.end] = 1 / (piece.end - piece.start)
        ids = np.array([window.ids], np.int64)
        cls, aspect, bound, party, kind, verdict = self._session.run(None, {"ids": ids, "pool": pool})
        return Raw(cls[0], aspect[0], bound[0], party[0], kind[0], verdict[0])

    def _temperature(self, name: str) -> float:
        return self.config.temperatures[name]

    def _finding(self, statement: Statement, piece: Piece, classes: Array, aspects: Array, bound: Bound) -> Finding:
        label = CLASSES[int(classes.argmax())]
        aspect: Aspect | None = ASPECTS[int(aspects.argmax())] if label in _BUILDS else None
        party = self._party(piece, bound) if label in _BINDS else None
        return Finding(statement, label, float(classes.max()), aspect, party)

    def _party(self, piece: Piece, bound: Bound) -> str | None:
        """Name who is bound: the words of the statement where it names them, else the best known party."""
        order = np.argsort(-bound.names, kind="stable")
        best = int(order[0])
        if best == IN_TEXT:
            inside = bound.tokens[piece.start : piece.end - 1]  # without the closing separator
            if len(inside):
                return _words_at(piece, inside, self.config.thresholds["party"])
            best = int(order[1])
        return None if best == NOBODY else self.config.bounds[best]

    def _reading(self, findings: list[Finding], classes: Array, kinds: Array, verdicts: Array) -> Reading:
        mean_kind = (kinds.mean(0) + kinds[0]) / 2  # the opening says most about the kind
        kind = _softmax(mean_kind / self._temperature("kind"))
        share = classes.sum(0) / max(1, len(classes))
        mean, first = verdicts.mean(0), verdicts[0]
        build = float(classes[:, 0].sum() + classes[:, 1].sum())
        features = {
            **{f"mean verdict {i}": float(mean[i] - mean.mean()) for i in range(len(mean))},
            **{f"first verdict {i}": float(first[i] - first.mean()) for i in range(len(first))},
            **{f"share {name}": float(share[i]) for i, name in enumerate(CLASSES)},
            "log build evidence": float(np.log1p(build)),
            "log statements": float(np.log1p(len(findings))),
        }
        return Reading(tuple(findings), classes, {name: float(kind[i]) for i, name in enumerate(KINDS)}, features)

    def verdict_of(self, features: dict[str, float]) -> dict[str, float]:
        """Return the probabilities of spec, partial and not-spec."""
        linear = self.config.verdict
        values = np.array([features[name] for name in linear.features])
        logits = np.array(linear.weights) @ values + np.array(linear.bias)
        return dict(zip(linear.labels, map(float, _softmax(logits.astype(np.float32))), strict=True))


@dataclass(frozen=True, slots=True)
class Bound:
    """Scores of who is bound: of the known answers, and of each token of the window being in the party's name."""

    names: Array
    tokens: Array


@dataclass(frozen=True, slots=True)
class Raw:
    """Logits of one window: class, aspect and bound a statement, party a token, kind and verdict once."""

    cls: Array
    aspect: Array
    bound: Array
    party: Array
    kind: Array
    verdict: Array

    def of(self, statement: int) -> Bound:
        """Return the scores that name who the statement binds."""
        return Bound(self.bound[statement], self.party)


def _words_at(piece: Piece, tokens: Array, threshold: float) -> str:
    """Return the words around the best token whose neighbours also belong to the name."""
    best = int(tokens.argmax())
    first = last = best
    while first > 0 and tokens[first - 1] > threshold:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] > threshold:
        last += 1
    start, end = piece.starts[first], piece.ends[last]
    while start > 0 and _in_word(piece.text[start - 1]):
        start -= 1
    while end < len(piece.text) and _in_word(piece.text[end]):
        end += 1
    return piece.text[start:end]


def _in_word(character: str) -> bool:
    return character.isalnum() or character in "_-"


def _softmax(logits: Array) -> Array:
    e = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


@cache
def load_judge(name: str = DEFAULT, threads: int = 0) -> Judge:
    """Load a shipped model once a process."""
    return Judge(folder_of(name), threads)
