"""Windows of consecutive statements with the document's opening in front: what the network sees in one pass.

A window reads ``[CLS] opening outline [SEP] text before [SEP] headings [unused1] statement [SEP] statement [SEP] ...``.
Training and judging build their windows here, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.model.wordpiece import END, HEADING, START, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isspec.model.wordpiece import WordPiece
    from isspec.types import Block, Document, Span, Statement


@dataclass(frozen=True, slots=True)
class Layout:
    """How many tokens each part of a window may have; chosen in training, kept in the model's config."""

    opening: int = 64
    outline: int = 64
    before: int = 24
    parent: int = 6
    heading: int = 12
    statement: int = 96
    window: int = 416
    statements: int = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement as the window builder needs it: where it lies, and the headings above it, outermost first."""

    span: Span
    trail: tuple[str, ...]


def units_of(statements: Iterable[Statement], silent: Iterable[Block]) -> list[Unit]:
    """Return statements and silent blocks as units, in the order of the text."""
    places = sorted([*((s.span, s.trail) for s in statements), *((b.span, b.trail) for b in silent)])
    return [Unit(span, trail) for span, trail in places]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of tokens in a window, ``[start, end)``, the words they stand for, and each token's place in these."""

    start: int
    end: int
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement in a window: its number among the units, and its token range with the closing separator."""

    unit: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids of one pass, the statements in it, and all that has words in it: context and statements."""

    ids: tuple[int, ...]
    pieces: tuple[Piece, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """How a document introduces itself: its title and first words, and its headings."""

    begin: str = ""
    outline: str = ""


# Characters; longer would only be cut again. The outline goes as deep as it takes to have so many headings.
_BEGIN, _HEADING, _FEW, _DEEPEST, _MOST = 600, 60, 8, 4, 24
_SIGNS = " #=*-~^\"'`+.:_\n"


def opening_of(document: Document) -> Opening:
    """Return the words that introduce a document, and the first headings of its upper levels."""
    # Before the first words of a page in tags, or with front matter, stands what no reader sees.
    start = 0
    if document.text.lstrip().startswith(("<", "---\n", "---\r", "+++\n", "+++\r")):
        start = next((block.span.start for block in document.blocks if block.kind != "furniture"), 0)
    begin = plain(document.text[start : start + 2 * _BEGIN])[:_BEGIN]
    title = plain(document.title)[:200] if document.title else ""
    if title[:40] not in begin:
        begin = f"{title} {begin}"
    headings = [block for block in document.blocks if block.kind == "heading"]
    chosen: list[Block] = []
    for depth in range(_DEEPEST):
        chosen = [block for block in headings if len(block.trail) <= depth]
        if len(chosen) >= _FEW:
            break
    words = (plain(block.span.of(document.text)).strip(_SIGNS)[:_HEADING] for block in chosen[:_MOST])
    return Opening(begin, " / ".join(dict.fromkeys(filter(None, words))))


def build_windows(
    text: str, units: Sequence[Unit], opening: Opening, wordpiece: WordPiece, layout: Layout
) -> Iterator[Window]:
    """Pack ``units`` of ``text``, in order, into as few windows as the layout allows."""
    heads = _Heads(wordpiece, layout)
    draft = _Draft(wordpiece)
    above: tuple[str, ...] = ()
    for number, unit in enumerate(units):
        said = plain(unit.span.of(text))
        tokens = wordpiece.encode(said, layout.statement)
        new_heading = heads.differ(unit.trail, above)
        lead = heads.length(unit.trail) if new_heading else 0
        full = len(draft.ids) + lead + len(tokens.ids) + 1 > layout.window
        if draft.pieces and (full or len(draft.pieces) >= layout.statements):
            yield draft.window()
            draft = _Draft(wordpiece)
        if not draft.pieces:
            draft.add(opening.begin, wordpiece.encode(opening.begin, layout.opening))
            draft.add(opening.outline, wordpiece.encode(opening.outline, layout.outline))
            draft.close()
            before = plain(text[max(0, unit.span.start - 200) : unit.span.start])
            draft.add(before, _last(wordpiece.encode(before), layout.before))
            draft.close()
            new_heading = True
        if new_heading:
            heads.put(unit.trail, draft)
        above = unit.trail
        start = len(draft.ids)
        draft.add(said, tokens)
        draft.close()
        # The closing separator is pooled too, so that a statement of unknown signs still has a token.
        draft.pieces.append(Piece(number, start, len(draft.ids)))
    if draft.pieces:
        yield draft.window()


class _Draft:
    """A window while it is being filled."""

    def __init__(self, wordpiece: WordPiece) -> None:
        self.ids = [wordpiece.id(START)]
        self.pieces: list[Piece] = []
        self._segments: list[Segment] = []
        self._separator = wordpiece.id(END)

    def add(self, text: str, tokens: Tokens) -> None:
        """Append words."""
        if tokens.ids:
            start, end = len(self.ids), len(self.ids) + len(tokens.ids)
            self._segments.append(Segment(start, end, text, tuple(tokens.starts), tuple(tokens.ends)))
            self.ids.extend(tokens.ids)

    def close(self) -> None:
        """Append the sign that parts what stands in a window."""
        self.ids.append(self._separator)

    def window(self) -> Window:
        """Return what was filled in."""
        return Window(tuple(self.ids), tuple(self.pieces), tuple(self._segments))


class _Heads:
    """The two nearest headings above a statement, as they stand in windows."""

    def __init__(self, wordpiece: WordPiece, layout: Layout) -> None:
        self._wordpiece = wordpiece
        self._limits = (layout.parent, layout.heading)
        self._end = wordpiece.id(HEADING)

    def differ(self, trail: tuple[str, ...], above: tuple[str, ...]) -> bool:
        return trail[-2:] != above[-2:]

    def length(self, trail: tuple[str, ...]) -> int:
        """Return how many tokens the headings take."""
        tokens = sum(len(tokens.ids) for _, tokens in self._parts(trail))
        return tokens + 1 if tokens else 0

    def put(self, trail: tuple[str, ...], draft: _Draft) -> None:
        """Write the headings into a window, the outer one first."""
        parts = self._parts(trail)
        for heading, tokens in parts:
            draft.add(heading, tokens)
        if any(tokens.ids for _, tokens in parts):
            draft.ids.append(self._end)

    def _parts(self, trail: tuple[str, ...]) -> list[tuple[str, Tokens]]:
        nearest = [plain(heading[:200]) for heading in trail[-2:]]
        limits = self._limits[-len(nearest) :] if nearest else ()
        return [(h, self._wordpiece.encode(h, most)) for h, most in zip(nearest, limits, strict=True)]


def _last(tokens: Tokens, most: int) -> Tokens:
    """Return the last ``most`` tokens."""
    return Tokens(tokens.ids[-most:], tokens.starts[-most:], tokens.ends[-most:])
