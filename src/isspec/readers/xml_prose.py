"""XML documents that people read, with offsets into the raw file: RFCs, XEPs, DocBook, DITA, TEI and their like.

Tags are scanned and never parsed, so that an entity is a word like any other: none is expanded, and no file is asked
for what it stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.lines import Outline, Sketch
from isspec.readers.xml_looks import root_at
from isspec.readers.xml_roles import CAPTIONED, ROLES, Role
from isspec.readers.xml_tags import Tag, attribute, tags_of
from isspec.types import BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENTITY = re.compile(r"&[#\w.:-]{1,60};")
_WORD = re.compile(r"\w")
# Fewer words in an element that is not known to hold prose are a name, a date or a value.
_FEWEST_WORDS = 4
_HEADING_ATTRIBUTES = ("title", "topic")
_ITEMS = frozenset({("list", "t"), ("varlistentry", "term"), ("glossentry", "glossterm")})
_DEEPEST = 500


class _Open(NamedTuple):
    name: str
    role: Role | None
    inline: bool


def read_xml_prose(text: str) -> Sketch:
    """Find the blocks of an XML document; offsets are those of the raw source."""
    root = root_at(text)
    scan = _Scan(text, root)
    for tag in tags_of(text, root):
        scan.text_to(tag.start)
        scan.take(tag)
    scan.text_to(len(text))
    scan.flush()
    return scan.outline.sketch()


class _Scan:
    """The open elements and the run of text since the last element that begins a block."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.at = text, start
        self.outline = Outline()
        self._open: list[_Open] = []
        self._names: dict[str, int] = {}
        self._roles: dict[Role, int] = {}
        self._whole = 0  # open elements that hold one block, whatever else they hold
        self._run: int | None = None
        self._run_end = 0
        self._spoken = False  # the run holds a word, and not only tags and entities
        self._term = False  # the run is a term, which its definition goes on
        self._item = False  # an item has begun and its first words are to come
        self._columns = self._cells = 0  # of a table of xml2rfc, whose rows have no element
        self._celled = False  # the run is of such cells
        self._take: Mapping[str, Callable[[Tag], None]] = {
            "open": self._begin, "empty": self._empty, "close": self._end, "cdata": self._content,
        }  # fmt: skip

    def text_to(self, end: int) -> None:
        """Take the text from the last tag to ``end`` into the run."""
        self._say(self.at, end)
        self.at = end

    def take(self, tag: Tag) -> None:
        """Open, close or pass over an element."""
        if take := self._take.get(tag.kind):
            take(tag)
        self.at = tag.end

    def _say(self, start: int, end: int) -> None:
        piece = self.text[start:end]
        stripped = piece.strip()
        if stripped:
            self._term = False
            start += len(piece) - len(piece.lstrip())
            self._extend(start, start + len(stripped))
            self._spoken = self._spoken or bool(_WORD.search(_ENTITY.sub("", stripped)))

    def _extend(self, start: int, end: int) -> None:
        if self._run is None:
            self._run = start
        self._run_end = end

    def _content(self, tag: Tag) -> None:
        self._say(tag.inside.start, tag.inside.end)

    def _within(self, *roles: Role) -> bool:
        return any(self._roles.get(role) for role in roles)

    def _role_of(self, name: str) -> Role | None:
        role = ROLES.get(name)
        parent = self._open[-1] if self._open else None
        if parent and (parent.name, name) in _ITEMS:
            return "item"
        if (
            role == "title"
            and name == "name"
            and not (parent and (parent.role == "section" or parent.name in CAPTIONED))
        ):
            return None
        return role

    def _is_inline(self, name: str, role: Role | None) -> bool:
        """Say whether an element that begins here belongs to the run and ends nothing."""
        if self._whole or self._within("code"):
            return True
        in_sentence = self._run is not None and self._spoken
        if role is None or name == "code":
            return in_sentence or bool(self._open and self._open[-1].role in {"paragraph", "item"})
        return in_sentence and role in {"aside", "title"}

    def _begin(self, tag: Tag) -> None:
        role = self._role_of(tag.name)
        if self._columns and tag.name == "c":
            self._cell(tag)
            self._push(tag.name, "row", True)
            return
        inline = self._is_inline(tag.name, role)
        if inline or (self._term and role in {"item", "paragraph"}):
            self._extend(tag.start, tag.end)
        else:
            self.flush()
            self._enter(tag, role)
        if len(self._open) < _DEEPEST:
            self._push(tag.name, role, inline)

    def _enter(self, tag: Tag, role: Role | None) -> None:
        """Note what a block element says by being there."""
        if role == "item":
            self._item = True
        elif tag.name in {"texttable", "ttcol"}:
            self._columns = self._columns + 1 if tag.name == "ttcol" else 0
            self._cells = 0
        named = attribute(self.text, tag, *_HEADING_ATTRIBUTES) if role in {"section", "aside"} else None
        if named and named.start < named.end and not self._within("furniture"):
            self._heading(named, self._roles.get("section", 0) + 1)

    def _cell(self, tag: Tag) -> None:
        if self._cells % self._columns == 0:
            self.flush()
        self._cells += 1
        self._celled = True
        self._extend(tag.start, tag.end)

    def _empty(self, tag: Tag) -> None:
        role = self._role_of(tag.name)
        if self._columns and tag.name == "c":
            self._cell(tag)
        elif self._is_inline(tag.name, role):
            self._extend(tag.start, tag.end)
        elif role:
            self.flush()
            self._enter(tag, role)

    def _end(self, tag: Tag) -> None:
        if not self._names.get(tag.name):
            return
        inline = True
        while self._open:
            last = self._open[-1]
            if _is_term(last) and self._run is not None:
                self._extend(tag.start, tag.end)
                self._term = True
            elif not last.inline:
                self.flush()
            inline = inline and last.inline
            self._pop()
            if last.name == tag.name:
                break
        if inline and self._run is not None:
            self._extend(tag.start, tag.end)
        if tag.name == "texttable":
            self.flush()
            self._columns = 0

    def _push(self, name: str, role: Role | None, inline: bool) -> None:
        self._open.append(_Open(name, role, inline))
        self._names[name] = self._names.get(name, 0) + 1
        self._whole += _is_whole(role, inline)
        if role:
            self._roles[role] = self._roles.get(role, 0) + 1

    def _pop(self) -> None:
        name, role, inline = self._open.pop()
        self._names[name] -= 1
        self._whole -= _is_whole(role, inline)
        if role:
            self._roles[role] -= 1

    def flush(self) -> None:
        """Make a block of the run."""
        run, spoken, celled = self._run, self._spoken, self._celled
        self._run, self._spoken, self._celled, self._term = None, False, False, False
        if run is None or not spoken:
            return
        span = Span(run, self._run_end)
        if celled:
            self.outline.add(span, "row")
        elif self._within("title") and not self._within("furniture"):
            self._title(span)
        else:
            self.outline.add(span, self._kind(span))

    def _title(self, span: Span) -> None:
        holder = next((one.name for one in reversed(self._open) if one.role != "title"), "")
        if holder in CAPTIONED:
            self.outline.add(span, "caption")
        else:
            self._heading(span, max(1, self._roles.get("section", 0)))

    def _heading(self, span: Span, level: int) -> None:
        self.outline.heading(span, level, span.of(self.text))

    def _kind(self, span: Span) -> BlockKind:
        if self._within("furniture"):
            return "furniture"
        if self._within("code") or (self._open and self._open[-1].role == "example"):
            return "code"
        if self._within("row"):
            said = span.of(self.text)
            return "furniture" if self._within("head") or ("<th" in said and "<td" not in said) else "row"
        if self._within("head"):
            return "furniture"
        if self._item and self._within("item"):
            self._item = False
            return "item"
        if self._within("paragraph", "item", "aside"):
            return "paragraph"
        return "paragraph" if len(span.of(self.text).split()) >= _FEWEST_WORDS else "furniture"


def _is_whole(role: Role | None, inline: bool) -> bool:
    return role in {"row", "title"} or (role == "aside" and inline)


def _is_term(one: _Open) -> bool:
    return one.role == "item" and one.name in {"dt", "term", "glossterm"}
