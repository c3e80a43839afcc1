"""Reads a document window by window with the network, and its words at once: what is seen before it is weighed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from isspec.model.folder import DEFAULT, Config, folder_of, load_config
from isspec.model.network import Network
from isspec.model.weighing import Look, Seen, verdict_of, weigh
from isspec.model.windows import build_windows, opening_of, units_of
from isspec.model.wordpiece import WordPiece
from isspec.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from isspec.model.network import Raw
    from isspec.model.weighing import Reading
    from isspec.types import Block, Document, Statement


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
        return weigh(self.look(document, statements, silent, done), self.config)

    def look(
        self,
        document: Document,
        statements: Sequence[Statement],
        silent: Sequence[Block] = (),
        done: Callable[[int], None] | None = None,
    ) -> Look:
        """Return what network and words say, unweighed; for the parameters see ``read``."""
        said = {statement.span: statement for statement in statements}
        units = units_of(statements, silent)
        opening = opening_of(document)
        seen: list[Seen] = []
        whole: list[Raw] = []
        for window in build_windows(document.text, units, opening, self.wordpiece, self.config.layout):
            raw = self.network.run(window)
            whole.append(raw)
            for i, piece in enumerate(window.pieces):
                if statement := said.get(units[piece.unit].span):
                    seen.append(Seen(statement, window, i, raw))
            if done:
                done(units[window.pieces[-1].unit].span.end)
        return Look(tuple(seen), tuple(whole), self.words.logits(document.text))

    def verdict_of(self, features: dict[str, float]) -> dict[str, float]:
        """Return the probabilities of spec, partial and not-spec."""
        return verdict_of(features, self.config)


@cache
def load_judge(name: str = DEFAULT, threads: int = 0) -> Judge:
    """Load a shipped model once a process."""
    return Judge(folder_of(name), threads)
