"""HTML, with offsets into the raw file: a block is the source between two block tags, inner tags and all."""

from __future__ import annotations

import re

from isspec.display import plain
from isspec.readers.lines import Outline, Sketch
from isspec.readers.tags import Tag, tags_of
from isspec.types import BlockKind, Span

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKING = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript",
    "ol", "optgroup", "option", "button", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul", "listing",
})  # fmt: skip
# In a table cell these are mere line breaks; other block tags mean that the table is there for the layout.
_CELL_BREAKS = frozenset({"p", "div", "td", "th", "tbody", "thead", "tfoot", "center"})
_VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "wbr",
        "area",
        "base",
        "source",
        "embed",
        "param",
        "track",
        "frame",
    ]
)
_SILENT = frozenset({"script", "style", "template", "svg", "math", "object", "audio", "video", "canvas"})
_FURNITURE = frozenset({"nav", "footer", "button", "select", "menu", "textarea", "iframe", "dialog"})
_FURNITURE_CLASS = re.compile(
    r"\b(?:class|id|role)\s*=\s*[\"']?[^\"'>]{0,200}?(?<![\w-])(?:navigation|nav-?(?:bar|header|footer)?|menu|breadcrumbs?|toc|sidebar|"
    r"(?:site|page)-?footer|footer|cookie-(?:banner|notice|consent)|share-?(?:bar|buttons|links)|social-?(?:links|share)|"
    r"contentinfo|sphinxsidebar|wy-nav-side|related|advertisement|newsletter|comments)(?![\w-])",
    re.IGNORECASE,
)
_PREFORMATTED = frozenset({"pre", "listing", "xmp"})
_CAPTIONS = frozenset({"caption", "figcaption"})
_ITEMS = frozenset({"li", "dt", "dd"})
_WORD = re.compile(r"\w")


def read_html(text: str) -> Sketch:
    """Find the blocks of an HTML page; offsets are those of the raw source."""
    outline = Outline()
    title = scan_html(text, 0, len(text), outline)
    return outline.sketch(title)


def scan_html(text: str, start: int, end: int, outline: Outline) -> str | None:
    """Add the blocks of ``text[start:end]`` to ``outline``, and return the page's title."""
    scan = _Scan(text, start, outline)
    for tag in tags_of(text, start, end):
        scan.text_to(tag.start)
        scan.take(tag)
    scan.text_to(end)
    scan.flush()
    return scan.title


class _Scan:
    """The open elements and the run of inline text since the last block tag."""

    def __init__(self, text: str, start: int, outline: Outline) -> None:
        self.text, self.outline, self.at = text, outline, start
        self.title: str | None = None
        self._open: list[str] = []
        self._count: dict[str, int] = {}
        self._quiet = 0  # open elements that are furniture, by position in _open
        self._quiet_at: list[int] = []
        self._run: int | None = None
        self._run_end = 0
        self._spoken = False  # the run holds a word, and not only tags
        self._item = False  # a list item has begun and its first words are to come
        self._breaks = 0
        self._cells = False

    def text_to(self, end: int) -> None:
        """Take the text from the last tag to ``end`` into the run."""
        piece = self.text[self.at : end]
        stripped = piece.strip()
        if stripped and not self._inside(_SILENT):
            begin = self.at + len(piece) - len(piece.lstrip())
            self._extend(begin, begin + len(stripped))
            self._spoken = self._spoken or bool(_WORD.search(stripped))
            self._breaks = 0
        self.at = end

    def take(self, tag: Tag) -> None:
        """Open, close or pass over an element."""
        self.at = tag.end
        name = tag.name.lstrip("/")
        closing = tag.name.startswith("/")
        if name == "title" and not closing:
            self.title = (
                self.title or plain(self.text[self.text.index(">", tag.start) + 1 : tag.content_end or tag.end]) or None
            )
        if tag.content_end:  # a raw element, already passed with its end tag
            if name in _BREAKING or name in _PREFORMATTED:
                self.flush()
            if name in _PREFORMATTED:
                self.outline.add(Span(tag.start, tag.end), "code")
            return
        if name == "br":
            self._line_break()
        elif name in _BREAKING and not (self._cells and name in _CELL_BREAKS):
            self._boundary(name, closing=closing)
        elif name and name not in _BREAKING and not (closing and self._run is None):
            self._extend(tag.start, tag.end)
        if closing:
            self._close(name)
        elif name and name not in _VOID and not tag.attributes.endswith("/"):
            self._push(name, tag)

    def _boundary(self, name: str, *, closing: bool) -> None:
        self.flush()
        if name == "tr":
            self._cells = not closing
        elif name == "table" or self._cells:
            self._cells = False
        if name in _ITEMS:
            self._item = not closing

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks > 1 and not self._cells:
            self.flush()

    def _extend(self, start: int, end: int) -> None:
        if self._run is None:
            self._run = start
        self._run_end = end

    def _push(self, name: str, tag: Tag) -> None:
        if name in {"p", "li", "dt", "dd", "tr", "td", "th", "option"} and self._open and self._open[-1] == name:
            self._close(name)
        quiet = name in _SILENT or name in _FURNITURE
        if quiet or (name in _BREAKING and name not in {"body", "html"} and _FURNITURE_CLASS.search(tag.attributes)):
            self._quiet_at.append(len(self._open))
        self._open.append(name)
        self._count[name] = self._count.get(name, 0) + 1

    def _close(self, name: str) -> None:
        if not self._count.get(name):
            return
        while self._open:
            last = self._open.pop()
            self._count[last] -= 1
            if self._quiet_at and self._quiet_at[-1] >= len(self._open):
                self._quiet_at.pop()
            if last == name:
                return

    def _inside(self, names: frozenset[str]) -> bool:
        return any(self._count.get(name) for name in names)

    def flush(self) -> None:
        """Make a block of the run."""
        run, spoken, self._run, self._spoken, self._breaks = self._run, self._spoken, None, False, 0
        if run is None or not spoken:
            return
        span = Span(run, self._run_end)
        heading = next((level for name, level in _HEADINGS.items() if self._count.get(name)), None)
        if self._quiet_at:
            self.outline.add(span, "furniture")
        elif self._inside(_PREFORMATTED):
            self.outline.add(span, "code")
        elif heading is not None:
            self.outline.heading(span, heading, span.of(self.text))
        else:
            self.outline.add(span, self._kind(span))

    def _kind(self, span: Span) -> BlockKind:
        if self._inside(_CAPTIONS):
            return "caption"
        if self._cells:
            return "row" if re.search(r"<t[dh][\s>]|</t[dh]>", span.of(self.text), re.IGNORECASE) else "paragraph"
        if self._item:
            self._item = False
            return "item"
        return "paragraph"
