"""Windows with targets: what one training step is made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from isspec.model.windows import Layout, Unit, Window, build_windows, opening_of
from isspec.readers import read
from isspec.splitting import split
from isspec.types import ASPECTS, CLASSES, KINDS, Document, Source, Span
from training.parties import head_noun

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.model.wordpiece import WordPiece
    from training.data import Label, Text

VERDICTS = ("spec", "partial", "not-spec")
IN_TEXT, NOBODY = "(in the text)", "(nobody)"
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its targets; statement targets are ``IGNORE`` where nobody labelled."""

    window: Window
    classes: tuple[int, ...]
    aspects: tuple[int, ...]
    bounds: tuple[int, ...]
    parties: tuple[tuple[int, int] | None, ...]  # token range in the window, where the bound party is named
    kinds: tuple[float, ...]
    verdicts: tuple[float, ...]
    weight: float
    document: str


def bound_names(documents: Iterable[Text], least: int) -> list[str]:
    """Return the answers of the bound head: the parties that statements bind without naming them."""
    names: dict[str, Counter[str]] = {}
    for document in documents:
        for label in document.labels:
            if label.bound and label.bound.lower() not in document.text[label.start : label.end].lower():
                names.setdefault(head_noun(label.bound), Counter())[label.bound.lower()] += 1
    kept = sorted(noun for noun, counter in names.items() if counter.total() >= least)
    return [IN_TEXT, NOBODY, *(min(names[noun].most_common(), key=lambda c: (-c[1], c[0]))[0] for noun in kept)]


def document_of(text: Text) -> Document | None:
    """Read a training text as isspec would read its file."""
    document = read(Source(text.name, text.text.encode("utf-8", "replace")))
    return document if isinstance(document, Document) else None


@dataclass(frozen=True)
class Maker:
    """Makes examples of documents with one vocabulary, layout and list of bound parties."""

    wordpiece: WordPiece
    layout: Layout
    bounds: list[str]

    def statements(self, text: Text) -> list[Example]:
        """Return the labelled windows of a document."""
        document = document_of(text)
        opening = opening_of(document.title if document else None, text.text)
        examples = []
        for _, group in groupby(text.labels, key=lambda label: label.window):
            labels = list(group)
            units = [Unit(Span(label.start, label.end), label.trail) for label in labels]
            for window in build_windows(text.text, units, opening, self.wordpiece, self.layout):
                examples.append(self._example(text, window, [labels[piece.unit] for piece in window.pieces]))
        return examples

    def document(self, text: Text) -> list[Example]:
        """Return all windows of a document as isspec cuts it, for the questions on the document only."""
        document = document_of(text)
        if document is None:
            return []
        units = [Unit(s.span, s.trail[-1] if s.trail else "") for s in split(document)]
        opening = opening_of(document.title, document.text)
        windows = build_windows(document.text, units, opening, self.wordpiece, self.layout)
        return [self._example(text, window, None) for window in windows]

    def _example(self, text: Text, window: Window, labels: list[Label] | None) -> Example:
        n = len(window.pieces)
        targets = (
            [self._target(window, i, labels[i]) for i in range(n)] if labels else [(IGNORE, IGNORE, IGNORE, None)] * n
        )
        classes, aspects, bounds, parties = zip(*targets, strict=True)
        return Example(
            window, classes, aspects, bounds, parties,
            tuple(text.kinds.get(kind, 0.0) for kind in KINDS),
            tuple(text.verdicts.get(verdict, 0.0) for verdict in VERDICTS),
            text.weight, text.id,
        )  # fmt: skip

    def _target(self, window: Window, i: int, label: Label) -> tuple[int, int, int, tuple[int, int] | None]:
        cls = CLASSES.index(label.cls)
        aspect = ASPECTS.index(label.aspect) if label.aspect else IGNORE
        if label.cls not in ("requirement", "demand"):
            return cls, aspect, IGNORE, None
        if not label.bound:
            return cls, aspect, self.bounds.index(NOBODY), None
        piece = window.pieces[i]
        party = label.bound.lower()
        at = piece.text.lower().find(party)
        if at >= 0:
            tokens = [
                piece.start + j
                for j, (start, end) in enumerate(zip(piece.starts, piece.ends, strict=True))
                if start < at + len(party) and end > at
            ]
            if tokens:
                return cls, aspect, self.bounds.index(IN_TEXT), (tokens[0], tokens[-1] + 1)
        noun = head_noun(label.bound)
        for number, name in enumerate(self.bounds[2:], 2):
            if head_noun(name) == noun:
                return cls, aspect, number, None
        return cls, aspect, IGNORE, None
