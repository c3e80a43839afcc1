"""RTF: paragraphs, tables, notes and text boxes; list numbers stand in the file as other programs show them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from isspec.readers.extract import Extract, NotReadError
from isspec.readers.grids import aligned
from isspec.readers.paragraph_styles import FIXED_WIDTH, Role, role_of
from isspec.readers.parts import DAMAGED
from isspec.readers.prose import Paragraph, Prose
from isspec.readers.rtf_sink import Sink
from isspec.readers.rtf_tokens import Token, encoding_of_charset, encoding_of_page, tokens_of
from isspec.readers.tabling import add_table

_DEEPEST = 1000
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "~": " ", "_": "-", "emdash": "\u2014", "endash": "\u2013", "bullet": "•",
    "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": " ",
    "enspace": " ", "qmspace": " ", "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
# Groups with no text for readers. Others that begin with \* are passed over unless they are in _READ.
_SKIPPED = frozenset(
    "colortbl info pict nonshppict object objdata fldinst annotation atnid atnauthor atntime atndate atnicn xe tc "
    "listtable listoverridetable revtbl rsidtbl filetbl themedata datastore latentstyles sp upr do bkmkstart bkmkend "
    "pnseclvl pn template private generator xmlnstbl mmathpr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn".split()
)
_READ = frozenset({"shpinst", "shptxt", "listtext", "pntext", "footnote", "fldrslt", "result", "ud"})
_EDGES = frozenset(f"{edge}{page}" for edge in ("header", "footer") for page in ("", "l", "r", "f"))
_NOTES = frozenset({"footnote", "shptxt", "dptxbxtext"})


@dataclass(slots=True)
class _Looks:
    """What a group inherits from the one around it."""

    place: str = "text"  # or what the group holds instead: "skip", "fonts", "styles", "label"
    skip: int = 1  # characters that stand in for one of Unicode
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    font: int | None = None
    encoding: str = "cp1252"


def read_rtf(data: bytes) -> Extract:
    """Read an RTF file. Deleted and hidden text and comments are left out; headers and footers are furniture."""
    reader = _Reader()
    for token in tokens_of(data[data.find(b"{\\rtf") :]):
        reader.take(token)
    return reader.extract()


class _Reader:
    def __init__(self) -> None:
        self.looks = _Looks()
        self.stack: list[tuple[_Looks, bool]] = []
        self.edges: list[str] = []
        self.encodings: dict[int, str] = {}
        self.fixed: set[int] = set()
        self.roles: dict[int, Role] = {}
        self.sink = Sink(self.roles)
        self.sinks: list[Sink] = []
        self.default = "cp1252"
        self.bytes = bytearray()  # not yet decoded: a character may take two
        self.to_skip = 0
        self.star = self.opened = False
        self.entry = ""  # the name of the font or style that is being defined
        self.number = 0

    def take(self, token: Token) -> None:
        """Take in one token."""
        word = token.word
        if word == "'" or not word:
            self._bytes(bytes([token.number or 0]) if word else token.raw)
            self.opened = False
            return
        self._decode()
        if word == "{":
            if len(self.stack) >= _DEEPEST:
                raise NotReadError("damaged", f"its groups are nested more than {_DEEPEST} deep: {DAMAGED}")
            self.stack.append((self.looks, False))
            self.looks = replace(self.looks)
            self.opened, self.to_skip = True, 0
        elif word == "}":
            self._close()
        elif word == "*":
            self.star = True
        else:
            if self.opened or self.star:
                self._destination(word)
            self._control(word, token.number)
            self.opened = self.star = False

    def extract(self) -> Extract:
        """Return what was read."""
        self._decode()
        while self.sinks:
            self._leave()
        self.sink.end_table(last=True)
        prose = Prose()
        for each in self.sink.done:
            if isinstance(each, Paragraph):
                prose.add(each)
            else:
                add_table(prose.flow, aligned(each))
        prose.furniture(self.edges)
        return prose.extract()

    def _destination(self, word: str) -> None:
        looks = self.looks
        if looks.place == "skip":
            return
        if word in _EDGES or word in _NOTES:
            self.stack[-1:] = [(self.stack[-1][0], True)] if self.stack else []
            if self.stack:
                self.sinks.append(self.sink)
                self.sink = Sink(self.roles, edge=word in _EDGES)
                self.looks = replace(looks, place="text")
        elif word in {"fonttbl", "stylesheet"}:
            looks.place = "fonts" if word == "fonttbl" else "styles"
        elif word in {"listtext", "pntext"}:
            looks.place = "label"
        elif word in _SKIPPED or (self.star and word not in _READ and looks.place not in {"fonts", "styles"}):
            looks.place = "skip"

    def _close(self) -> None:
        if not self.stack:
            return
        if self.looks.place in {"fonts", "styles"}:
            self._define()
        self.looks, leaves = self.stack.pop()
        if leaves and self.sinks:
            self._leave()
        self.opened = self.star = False
        self.to_skip = 0

    def _leave(self) -> None:
        """Go back from a note or header to the text around it."""
        inner, self.sink = self.sink, self.sinks.pop()
        inner.end_table(last=True)
        if inner.edge:
            self.edges.extend(each.text for each in inner.done if isinstance(each, Paragraph))
        else:
            self.sink.after.extend(inner.done)

    def _define(self) -> None:
        name = self.entry.strip().rstrip(";")
        self.entry = ""
        if name and self.looks.place == "styles" and (role := role_of(name.partition(",")[0])):
            self.roles[self.number] = role
        elif name and self.looks.place == "fonts" and FIXED_WIDTH.search(name):
            self.fixed.add(self.number)

    def _control(self, word: str, number: int | None) -> None:
        looks, sink = self.looks, self.sink
        on = number != 0
        if word == "u":
            self.to_skip = 0
            self._say(chr((number or 0) % 0x10000))
            self.to_skip = looks.skip
        elif word == "uc":
            looks.skip = max(0, min(number or 0, 10))
        elif word in {"ansicpg"}:
            self.default = looks.encoding = encoding_of_page(number or 1252)
        elif word == "mac":
            self.default = looks.encoding = "mac_roman"
        elif word == "f":
            self._font(number or 0)
        elif word == "fcharset":
            self.encodings[self.number] = encoding_of_charset(number or 0, self.default)
        elif word == "v":
            looks.hidden = on
        elif word in {"deleted"}:
            looks.deleted = on
        elif word == "b":
            looks.bold = on
        elif word == "plain":
            looks.bold = looks.hidden = looks.deleted = False
        elif word == "s":
            sink.style = self.number = number or 0
        elif word in {"cs", "ds", "ts"} and looks.place == "styles":
            self.number = -1
        elif word == "outlinelevel":
            self._outline(number or 0)
        elif looks.place == "text":
            sink.structure(word, number)
        if word in _SIGNS:
            self._say(_SIGNS[word])

    def _font(self, number: int) -> None:
        if self.looks.place == "fonts":
            self.number = number
        else:
            self.looks.font = number
            self.looks.encoding = self.encodings.get(number, self.default)

    def _outline(self, level: int) -> None:
        if self.looks.place == "styles":
            if 0 <= level < 9:
                self.roles.setdefault(self.number, Role("heading", level + 1))
        else:
            self.sink.outline = level

    def _bytes(self, raw: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(raw))
            self.to_skip -= skipped
            raw = raw[skipped:]
        self.bytes += raw

    def _decode(self) -> None:
        if self.bytes:
            raw, self.bytes = bytes(self.bytes), bytearray()
            self._say(raw.decode(self.looks.encoding, "replace"))

    def _say(self, text: str) -> None:
        looks, sink = self.looks, self.sink
        if looks.place in {"fonts", "styles"}:
            self.entry += text
        elif looks.place == "label":
            sink.label.append(text)
        elif looks.place == "text" and not (looks.hidden or looks.deleted):
            sink.text.append(text)
            if text.strip():
                sink.bold = sink.bold and looks.bold
                sink.fixed = sink.fixed and looks.font in self.fixed
