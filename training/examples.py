"""Windows with targets: what one training step is made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.model.parties import NOBODY, head_noun, nouns_of
from isspec.model.windows import Layout, Opening, Unit, Window, build_windows, opening_of
from isspec.readers import read
from isspec.types import ASPECTS, CLASSES, KINDS, VERDICTS, Document, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.model.wordpiece import WordPiece
    from training.data import Label, Text

_ARTICLE = re.compile(r"^(?:the|an?) ")
_NAME_WORD = re.compile(r"[\w'-]+")
NOBODY_NAMED = "(nobody)"
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its targets.

    ``bounds`` is the number of the party among the names, ``IGNORE`` where it is none of them, and ``nouns`` the tokens
    of the window that stand for its head noun.
    """

    window: Window
    classes: tuple[int, ...]
    aspects: tuple[int, ...]
    bounds: tuple[int, ...]
    nouns: tuple[tuple[int, ...], ...]
    parties: tuple[tuple[int, int] | None, ...]  # token range in the window, where the bound party is named
    kinds: tuple[float, ...]
    verdicts: tuple[float, ...]
    document: str


def bound_names(documents: Iterable[Text], least: int) -> list[str]:
    """Return the names that the network knows without reading them: parties of so many sources that name them not.

    The network knows them by their head noun only, so that is what they are called: "authors" and not "KEP authors".
    """
    names: dict[str, Counter[str]] = {}
    sources: dict[str, set[str]] = {}
    for document in documents:
        for label in document.labels:
            if label.bound and label.bound.lower() not in document.text[label.start : label.end].lower():
                noun = head_noun(label.bound)
                names.setdefault(noun, Counter())[label.bound.lower()] += 1
                sources.setdefault(noun, set()).add(document.collection)
    kept = sorted(noun for noun, found in sources.items() if len(found) >= least)
    return [NOBODY_NAMED, *(_plainest(noun, names[noun]) for noun in kept)]


def _plainest(noun: str, names: Counter[str]) -> str:
    """Return the most common name of one word, articles aside, or else the head noun as the most common name has it."""
    ranked = sorted(names, key=lambda name: (-names[name], name))
    bare = [name for name in ranked if len(_ARTICLE.sub("", name).split()) == 1]
    words = (word for name in ranked for word in _NAME_WORD.findall(name) if head_noun(word) == noun)
    return next(iter(bare), None) or next(words, noun)


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
        opening = opening_of(document) if document else Opening(plain(text.text[:600]))
        examples = []
        for _, group in groupby(text.labels, key=lambda label: label.window):
            labels = list(group)
            units = [Unit(Span(label.start, label.end), _trail(text, document, label)) for label in labels]
            for window in build_windows(text.text, units, opening, self.wordpiece, self.layout):
                examples.append(self._example(text, window, [labels[piece.unit] for piece in window.pieces]))
        return examples

    def _example(self, text: Text, window: Window, labels: list[Label]) -> Example:
        nouns: dict[str, list[int]] = {}
        for token, noun in nouns_of(window):
            nouns.setdefault(noun, []).append(token)
        targets = [self._target(window, i, label, nouns) for i, label in enumerate(labels)]
        classes, aspects, bounds, tokens, parties = zip(*targets, strict=True)
        return Example(
            window, classes, aspects, bounds, tokens, parties,
            tuple(text.kinds.get(kind, 0.0) for kind in KINDS),
            tuple(text.verdicts.get(verdict, 0.0) for verdict in VERDICTS),
            text.id,
        )  # fmt: skip

    def _target(
        self, window: Window, i: int, label: Label, nouns: dict[str, list[int]]
    ) -> tuple[int, int, int, tuple[int, ...], tuple[int, int] | None]:
        cls = CLASSES.index(label.cls)
        aspect = ASPECTS.index(label.aspect) if label.aspect else IGNORE
        if label.cls not in ("requirement", "demand"):
            return cls, aspect, IGNORE, (), None
        if not label.bound:
            return cls, aspect, NOBODY, (), None
        noun = head_noun(label.bound)
        known = {head_noun(name): number for number, name in enumerate(self.bounds) if number != NOBODY}
        return cls, aspect, known.get(noun, IGNORE), tuple(nouns.get(noun, ())), _range(window, i, label.bound.lower())


def _range(window: Window, i: int, party: str) -> tuple[int, int] | None:
    """Return the tokens of piece ``i`` that are the party's name."""
    segment = next((s for s in window.segments if s.start == window.pieces[i].start), None)
    if segment is None or (at := segment.text.lower().find(party)) < 0:
        return None
    tokens = [
        segment.start + j
        for j, (start, end) in enumerate(zip(segment.starts, segment.ends, strict=True))
        if start < at + len(party) and end > at
    ]
    return (tokens[0], tokens[-1] + 1) if tokens else None


def _trail(text: Text, document: Document | None, label: Label) -> tuple[str, ...]:
    """Return the headings above a labelled statement as isspec finds them, or as the label gives them."""
    if document is not None and document.text == text.text:
        at = bisect_right(document.blocks, label.start, key=lambda block: block.span.start) - 1
        if at >= 0 and document.blocks[at].span.end > label.start:
            return document.blocks[at].trail
    return (label.trail,) if label.trail else ()
