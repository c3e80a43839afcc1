"""Man pages: roff with the macros man and mdoc. Requests say where blocks begin; the text stays as the file has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import Cursor, Outline, Sketch, lines_of, span_of
from isspec.types import Span

if TYPE_CHECKING:
    from isspec.readers.lines import Line

_REQUEST = re.compile(r"[.'][ \t]*([A-Za-z][A-Za-z0-9]{0,15}|\\\"|\.)(?:[ \t]+(.*))?$")
_COMMENT = re.compile(r"[.'][ \t]*\\\"|'''|\.\s*$|\\\"")
_HEADINGS = {"SH": 1, "Sh": 1, "SS": 2, "Ss": 2, "NH": 1}
_ITEMS = frozenset({"IP", "It", "HP", "IX"})
_TAGGED = frozenset({"TP", "TQ"})
# From these to those, the text is shown as it is.
_SHOWN = {"nf": "fi", "EX": "EE", "TS": "TE", "EQ": "EN", "PS": "PE", "Vb": "Ve"}
_DEFINED = re.compile(r"[.'][ \t]*\.\s*$")
_DEFINES = frozenset({"de", "de1", "am", "ig"})
# Macros within a sentence: fonts, and what mdoc calls things.
_INLINE = frozenset(
    """
    B I R BR RB BI IB IR RI SB SM Nm Fl Ar Op Xr Pa Ql Dq Sq Qq Pq Bq Em Sy Va Vt Fn Fa Ft Li Cm Ev Dv Er Ic Ad An No Ns
    Tn Ux Bx Fx Nx At St Lk Mt In Cd Ms Aq Brq Do Dc Qo Qc So Sc Po Pc Oo Oc Bo Bc Eo Ec Xo Xc Rv Ex Lb Nd UR UE MT ME
    """.split()
)
# These change how what follows is set, and end no paragraph.
_SILENT = frozenset(
    "nr ds ft ne hy nh ad na ps vs ll fam rr als tr cc c2 ss cs UC PD ns rs bd lg mk rt Bk Ek Sm".split()
)
_TITLE = re.compile(r"\"([^\"]*)\"|(\S+)")
_BULLET = re.compile(r"\"?(?:\\\(bu|\\\[bu\]|\*|-|o|\\-|\\\(em|\\\(bv|\\\(sq)\"?(?:\s|$)")


def read_roff(text: str) -> Sketch:
    """Find the blocks of a man page; offsets are those of ``text``."""
    reader = _Reader(text)
    while (line := reader.cursor.line) is not None:
        reader.cursor.at += 1
        reader.take(line)
    reader.flush()
    return reader.outline.sketch(reader.title)


class _Reader:
    def __init__(self, text: str) -> None:
        self.cursor = Cursor(lines_of(text))
        self.outline = Outline()
        self.title: str | None = None
        self._run: list[Line] = []
        self._item = False
        self._unclosed = False  # a definition has been found that nothing ends

    def take(self, line: Line) -> None:
        """Add a line to the paragraph at hand, or do what its request asks for."""
        request = _REQUEST.match(line.text[:2000])
        if _COMMENT.match(line.text):
            self._quiet(line)
        elif line.blank:
            self.flush()
        elif request is None:
            self._run.append(line)
        elif request[1] in _INLINE:
            if request[2]:
                self._run.append(self._behind(line, request))
        else:
            self._request(line, request[1], request)

    def flush(self) -> None:
        """End the paragraph or item at hand."""
        if self._run:
            self.outline.add_lines(self._run, "item" if self._item else "paragraph")
        self._run, self._item = [], False

    def _behind(self, line: Line, request: re.Match[str]) -> Line:
        """Return the line without its macro where it opens a paragraph; within one, a span cannot leave it out."""
        if self._run:
            return line
        start = request.start(2)
        return line._replace(start=line.start + start, text=line.text[start:])

    def _request(self, line: Line, name: str, request: re.Match[str]) -> None:
        if name in _SILENT:
            return
        self.flush()
        if name in _HEADINGS:
            self._heading(line, _HEADINGS[name], request)
        elif name in _ITEMS:
            self._item = True
            if request[2] and not _BULLET.match(request[2]):
                self._run.append(self._behind(line, request))
        elif name in _TAGGED:
            self._item = True
        elif name in _SHOWN:
            self._shown(line, _SHOWN[name], rows=name == "TS")
        elif name == "Bd":
            literal = "literal" in (request[2] or "") or "unfilled" in (request[2] or "")
            if literal:
                self._shown(line, "Ed", rows=False)
        elif name in _DEFINES:
            self._definition(line)
        elif name in {"TH", "Dt"}:
            names = [quoted or bare for quoted, bare in _TITLE.findall(request[2] or "")[:2]]
            self.title = self.title or (f"{names[0]}({names[1]})" if len(names) > 1 else "".join(names)) or None
            self._quiet(line)

    def _definition(self, line: Line) -> None:
        """Pass over a macro that the page defines; one without an end is a line like others."""
        start = self.cursor.at
        taken = [] if self._unclosed else self.cursor.while_(lambda each: not _DEFINED.match(each.text))
        if self.cursor.line is None:
            self._unclosed = True
            self.cursor.at = start
            taken = []
        self.outline.add_lines([line, *taken], "furniture")

    def _quiet(self, line: Line) -> None:
        """Add furniture, unless it stands within a paragraph, which then holds it."""
        if not self._run:
            self.outline.add_lines([line], "furniture")

    def _heading(self, line: Line, level: int, request: re.Match[str]) -> None:
        words = (request[2] or "").strip().strip('"')
        following = self.cursor.line
        if words:
            span = Span(line.start + request.start(2), line.start + len(line.text.rstrip()))
        elif following is not None and not following.blank:
            self.cursor.at += 1
            words, span = following.text.strip(), span_of([following])
        else:
            return
        self.outline.heading(span, level, words)

    def _shown(self, line: Line, end: str, *, rows: bool) -> None:
        taken = self.cursor.while_(lambda each: not re.match(rf"[.'][ \t]*{end}\b", each.text))
        if not rows:
            self.outline.add_lines(taken, "code")
            return
        # tbl: options and the format of columns end with a full stop; then one line is one row.
        form = next((at for at, each in enumerate(taken) if each.text.rstrip().endswith(".")), -1)
        self.outline.add_lines(taken[: form + 1], "code")
        row: list[Line] = []
        for each in taken[form + 1 :]:
            if row and row[-1].text.endswith("T{") and not each.text.startswith("T}"):
                row.append(each._replace(text=each.text + "T{"))  # a cell of several lines
                continue
            if each.text.startswith("T}") and row:
                row[-1] = row[-1]._replace(text=row[-1].text.removesuffix("T{"))
                row.append(each)
                continue
            self._row(row)
            row = [each]
        self._row(row)

    def _row(self, row: list[Line]) -> None:
        if row and not row[0].text.startswith((".", "_", "=")) and not row[0].blank:
            self.outline.add(Span(row[0].start, max(row[-1].end, row[0].end)), "row")
