"""LaTeX: sections, lists, tables and paragraphs by their commands; the text stays as it is in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.readers.lines import Cursor, Line, Outline, Sketch, lines_of
from isspec.types import Span

if TYPE_CHECKING:
    from isspec.types import BlockKind

_LEVELS = {
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "subsubsection": 5,
    "paragraph": 6,
    "subparagraph": 7,
}
_SECTION = re.compile(r"[ \t]*\\(part|chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?[ \t]*(?:\[[^\]\n]{0,200}\])?\{")
_TITLE = re.compile(r"[ \t]*\\title[ \t]*(?:\[[^\]\n]{0,200}\])?\{")
_CAPTION = re.compile(r"[ \t]*\\caption(?:of\{\w{1,20}\})?\*?(?:\[[^\]\n]{0,200}\])?\{")
_BEGIN = re.compile(r"[ \t]*\\begin[ \t]*\{([\w*]{1,40})\}")
_ITEM = re.compile(r"[ \t]*\\(?:item|bibitem)\b[ \t]*")
_END = re.compile(r"[ \t]*\\end[ \t]*\{[\w*]{1,40}\}")
_SHOWN = frozenset(
    """
    verbatim Verbatim lstlisting minted alltt equation equation* align align* gather gather* multline multline* eqnarray
    eqnarray* displaymath math tikzpicture picture algorithm algorithmic comment filecontents filecontents* array
    bytefield Sinput Soutput Scode CodeInput CodeOutput thebibliography
    """.split()
)
_TABLES = frozenset({"tabular", "tabular*", "tabularx", "longtable", "tabulary", "supertabular", "longtblr", "tblr"})
# A line of these alone sets the page and says nothing.
_COMMAND = re.compile(
    r"[ \t]*(?:\\(?!item\b)[A-Za-z@]{1,40}\*?(?:\[[^\]\n]{0,200}\]|\{[^{}\n]{0,200}\}){0,4}[ \t]*){1,9}(?:%.*)?$"
)
_SPEAKING_COMMAND = re.compile(r"[ \t]*\\(?:emph|text\w{2}|textbf|footnote|underline|paragraph|req|requirement)\b")
_RULES = re.compile(
    r"(?:\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|cline\{[^{}]{0,20}\})\s*)+"
)


def read_latex(text: str) -> Sketch:
    """Find the blocks of a LaTeX file; offsets are those of ``text``."""
    reader = _Reader(text)
    reader.preamble()
    while (line := reader.cursor.line) is not None:
        reader.take(line)
    reader.flush()
    return reader.outline.sketch(plain(reader.title) if reader.title else None)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = Cursor(lines_of(text))
        self.outline = Outline()
        self.title: str | None = None
        self._run: list[Line] = []
        self._kind: BlockKind = "paragraph"
        self._unclosed: set[str] = set()

    def preamble(self) -> None:
        """Pass over what stands before the document begins, but for its title."""
        if "\\begin{document}" not in self.text:
            return
        taken = self.cursor.while_(lambda line: "\\begin{document}" not in line.text)
        for at, line in enumerate(taken):
            if match := _TITLE.match(line.text):
                self.title = self._argument(line, match.end(), taken[at : at + 8])[1]
        self.outline.add_lines(taken, "code")
        self.cursor.at += 1

    def take(self, line: Line) -> None:
        """Make a block of the line, or add it to the paragraph at hand."""
        if line.blank:
            self.flush()
            self.cursor.at += 1
        elif line.text.lstrip().startswith("%"):
            if not self._run:
                self.outline.add_lines([line], "furniture")
            self.cursor.at += 1
        elif begin := _BEGIN.match(line.text):
            self.flush()
            self._environment(begin[1], line)
        elif not self._titled(line):
            self._prose(line)

    def flush(self) -> None:
        """End the paragraph or item at hand."""
        if self._run:
            self.outline.add_lines(self._run, self._kind)
        self._run, self._kind = [], "paragraph"

    def _titled(self, line: Line) -> bool:
        section, caption, title = (mark.match(line.text) for mark in (_SECTION, _CAPTION, _TITLE))
        found = section or caption or title
        if found is None:
            return False
        self.flush()
        following = self.cursor.lines[self.cursor.at : self.cursor.at + 8]
        span, words = self._argument(line, found.end(), following)
        if section:
            self.outline.heading(span, _LEVELS[section[1]], words)
        elif caption:
            self.outline.add(span, "caption")
        else:
            self.title = self.title or words
            self.outline.heading(span, 0, words)
        while (here := self.cursor.line) is not None and here.end < span.end:
            self.cursor.at += 1
        self._rest(span.end + 1)
        return True

    def _rest(self, start: int) -> None:
        """Go on behind an argument: what follows on its line is text."""
        line = self.cursor.line
        self.cursor.at += 1
        if line is not None and start < line.end:
            rest = Line(start, line.end, self.text[start : line.end])
            if not rest.blank and not _COMMAND.match(rest.text):
                self._run.append(rest)

    def _argument(self, line: Line, begin: int, following: list[Line]) -> tuple[Span, str]:
        """Return what stands in braces from column ``begin`` on, which may reach over the ``following`` lines."""
        start = line.start + begin
        last = following[-1].end if following else line.end
        depth = 1
        for at in range(start, min(last, start + 2000)):
            sign = self.text[at]
            if sign in "{}" and self.text[at - 1] != "\\":
                depth += 1 if sign == "{" else -1
            if not depth:
                return Span(start, at), " ".join(self.text[start:at].split())
        return Span(start, line.end), self.text[start : line.end].strip()

    def _environment(self, name: str, line: Line) -> None:
        known = name in _SHOWN or name in _TABLES
        if not known or name in self._unclosed:
            self.outline.add_lines([line], "furniture")
            self.cursor.at += 1
            return
        start = self.cursor.at
        end = f"\\end{{{name}}}"
        self.cursor.while_(lambda each: end not in each.text)
        if self.cursor.line is None:
            self._unclosed.add(name)
            self.cursor.at = start
            return
        self.cursor.at += 1
        taken = self.cursor.lines[start : self.cursor.at]
        if name in _TABLES and len(taken) > 2:
            self._rows(taken[1:-1])
        else:
            self.outline.add_lines(taken, "code")

    def _rows(self, lines: list[Line]) -> None:
        """Add what stands between two line ends of a table as a row."""
        start, last = lines[0].start, lines[-1].end
        while start < last:
            end = self.text.find("\\\\", start, last)
            stop = last if end < 0 else end
            row = self.text[start:stop]
            lead = len(row) - len(row.lstrip())
            if rules := _RULES.match(row, lead):
                lead = rules.end()
            said = row[lead:].strip()
            if said and not said.startswith("%"):
                self.outline.add(Span(start + lead, start + lead + len(row[lead:].rstrip())), "row")
            start = stop + 2

    def _prose(self, line: Line) -> None:
        self.cursor.at += 1
        if item := _ITEM.match(line.text):
            self.flush()
            self._kind = "item"
            rest = Line(line.start + item.end(), line.end, line.text[item.end() :])
            if not rest.blank:
                self._run.append(rest)
        elif _END.match(line.text) or (_COMMAND.match(line.text) and not _SPEAKING_COMMAND.match(line.text)):
            if _END.match(line.text) or not self._run:
                self.flush()
                self.outline.add_lines([line], "furniture")
            else:
                self._run.append(line)
        else:
            self._run.append(line)
