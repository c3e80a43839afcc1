"""Plain text: paragraphs, lists and headings by their look, for RFCs, letters, licences and saved pages alike."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.furniture import whole_trace
from isspec.page_breaks import has_page_number, is_running
from isspec.readers.lines import LONGEST_HEADING, MARKER, RULE, Line, Outline, Sketch, lines_of
from isspec.readers.looks import code_like, drawn, is_caption, short_heading, tabbed, table_like
from isspec.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERED = re.compile(
    r"\s*(?:(?:section|chapter|article|appendix|annex|part)\s+)?((?:\d{1,3}|[A-Z])(?:\.\d{1,3}){0,6})[.:)]?\s+(\S.*)$",
    re.IGNORECASE,
)
_ATX = re.compile(r"(#{1,6}) +(\S.*)$")
_FENCE = re.compile(r"\s*```")
# Columns: the header of an RFC, an address beside a date.
_GAP = re.compile(r"\S\s{3,}\S")
# What stands below the title in papers of a series.
_FRONT = re.compile(
    r"(?:\d+\.?\s+)?(?:status of (?:this|the) memo|copyright notice|(?:table of )?contents|abstract)[:.]?",
    re.IGNORECASE,
)
_NEARLY_FULL = 60  # columns of a paged text, which has 72
_TITLE_WITHIN = 12  # groups of lines
_UNNUMBERED_LEVEL = 9


def read_plain(text: str) -> Sketch:
    """Find the blocks of a plain text."""
    outline = Outline()
    groups = _groups(lines_of(text), outline)
    title = _title_line(groups)
    reader = _Reader(outline, *_shape(groups), title)
    for at, group in enumerate(groups):
        reader.take(group, groups[at + 1 : at + 2])
    outline.blocks.sort(key=lambda block: block.span)
    return outline.sketch(plain(title.text) if title else None)


def _groups(lines: list[Line], outline: Outline) -> list[list[Line]]:
    """Return the runs of lines between blank ones; a run goes on behind the page break that cuts a sentence.

    Fenced code and page headers become blocks at once.
    """
    groups: list[list[Line]] = [[]]
    fenced: list[Line] | None = None
    passed: list[Line] = []  # running lines since the last words
    for line in lines:
        if passed and not line.blank and not is_running(line.text):
            while len(groups) > 1 and not groups[-1]:
                groups.pop()
            broken = fenced is None and any(has_page_number(running.text) for running in passed)
            if not (broken and _goes_on(groups[-1], line)):
                for running in passed:
                    outline.add_lines([running], "furniture")
                groups.append([])
            passed = []
        if _FENCE.match(line.text):
            if fenced is None:
                fenced = [line]
            else:
                outline.add_lines([*fenced, line], "code")
                fenced = None
            groups.append([])
        elif fenced is not None:
            fenced.append(line)
        elif line.blank:
            groups.append([])
        elif is_running(line.text):
            passed.append(line)
            groups.append([])
        else:
            groups[-1].append(line)
    for running in passed:
        outline.add_lines([running], "furniture")
    if fenced:  # never closed: those lines are text after all
        for line in fenced[1:]:
            groups.append([]) if line.blank else groups[-1].append(line)
    return [group for group in groups if group]


def _goes_on(group: Sequence[Line], line: Line) -> bool:
    """Say whether ``line``, the first of a page, goes on with the sentence that the page before ended with."""
    if not group:
        return False
    last = group[-1]
    said = last.text.strip()
    if said[-1] in ".:;!?|+" or _GAP.search(said) or MARKER.match(line.text) or whole_trace(said):
        return False
    beside = line.indent == last.indent or (len(group) == 1 and bool(MARKER.match(last.text)))
    small = line.text.lstrip()[0].islower()
    return beside and (small or (len(group) > 1 and last.indent + len(said) > _NEARLY_FULL))


def _shape(groups: list[list[Line]]) -> tuple[int, int]:
    """Return the indent that most lines have, and the width that nearly all lines keep to."""
    lines = [line for group in groups for line in group]
    if not lines:
        return 0, 80
    indents = Counter(line.indent for line in lines)
    most = max(indents.values())
    base = min(indent for indent, count in indents.items() if count * 2 >= most)
    widths = sorted(len(line.text) for line in lines)
    return base, widths[len(widths) * 95 // 100]


def _title_line(groups: list[list[Line]]) -> Line | None:
    """Return the line that names the text: the one above a paper's front matter, or the first of several words."""
    for above, group in pairwise(groups[:_TITLE_WITHIN]):
        if _FRONT.fullmatch(group[0].text.strip()):
            said = above[0].text.strip()
            if len(above) == 1 and short_heading(said, words=20) and not (_GAP.search(said) or _FRONT.fullmatch(said)):
                return above[0]
            break
    opening: list[Line] = []
    for group in groups[:6]:
        said = group[0].text.strip()
        if all(whole_trace(line.text) or _GAP.search(line.text) for line in group):
            continue
        if len(group) > 1 or not short_heading(said, words=20) or MARKER.match(group[0].text):
            break
        if opening and _FRONT.fullmatch(said):
            break
        opening.append(group[0])
    return next((line for line in opening if len(line.text.split()) > 3), opening[0] if opening else None)


class _Reader:
    """Takes one group of lines at a time, given the shape of the whole text."""

    def __init__(self, outline: Outline, base: int, width: int, title: Line | None) -> None:
        self.outline, self.base, self.width, self.title = outline, base, width, title

    def take(self, group: list[Line], after: Sequence[list[Line]]) -> None:
        """Make blocks of ``group``, the lines between two blank ones; ``after`` holds the group that follows."""
        if len(group) > 1 and _underlined(group[0], group[1]):
            self._heading(group[0], 1 if group[1].text.strip()[0] == "=" else 2, group[:2])
            group = group[2:]
        if not group:
            return
        if len(group) == 1 and self._lone_heading(group[0], after[0] if after else []):
            return
        if drawn(group) or (code_like(group, self.base) and not tabbed(group)):
            self.outline.add_lines(group, "code")
        elif table_like(group) or tabbed(group):
            for line in group:
                self.outline.add_lines([line], "furniture" if drawn([line]) or RULE.match(line.text) else "row")
        else:
            for run in self._runs(group):
                self._prose(run)

    def _heading(self, line: Line, level: int, lines: Sequence[Line]) -> None:
        self.outline.heading(Span(lines[0].start, lines[-1].end), level, line.text)

    def _lone_heading(self, line: Line, after: Sequence[Line]) -> bool:
        if whole_trace(line.text):
            return False
        if match := _ATX.match(line.text):
            self.outline.heading(Span(line.start, line.end), len(match[1]), match[2])
            return True
        if is_caption(line.text):
            return False
        numbered = _NUMBERED.match(line.text)
        if numbered and line.indent <= self.base:
            if not short_heading(numbered[2]) or _counts_on(numbered[1], after):
                return False
            self._heading(line, 1 + numbered[1].count("."), [line])
            return True
        first = line is self.title
        if _GAP.search(line.text):
            return False
        if not first and (MARKER.match(line.text) or not short_heading(line.text.strip(), words=10)):
            return False
        shouting = line.text.isupper() and sum(character.isalpha() for character in line.text) > 3
        if first or shouting or (_is_prose(after) and line.indent <= max(self.base, after[0].indent)):
            self._heading(line, 0 if first else _UNNUMBERED_LEVEL, [line])
            return True
        return False

    def _runs(self, group: list[Line]) -> list[list[Line]]:
        """Cut a group where a list item, a line of furniture or a line of its own begins."""
        runs = [[group[0]]]
        for line in group[1:]:
            last = runs[-1][-1]
            fresh = (
                self._begins_item(line, last, runs[-1])
                or bool(whole_trace(line.text.strip()) or whole_trace(last.text.strip()))
                or (bool(MARKER.match(runs[-1][0].text)) and line.indent < runs[-1][0].indent)
                or self._ended(last, line)
            )
            if fresh:
                runs.append([line])
            else:
                runs[-1].append(line)
        return runs

    def _begins_item(self, line: Line, last: Line, run: list[Line]) -> bool:
        marker = MARKER.match(line.text)
        if marker is None:
            return False
        if MARKER.match(run[0].text) or line.indent != last.indent:
            return True
        return last.text.rstrip()[-1:] in ".:;!?)" and not marker["mark"][0].isalpha()

    def _ended(self, last: Line, line: Line) -> bool:
        """Say whether ``last`` was broken by hand: the next word would have had room by far."""
        text, following = last.text.rstrip(), line.text.strip()
        head = following.split(maxsplit=1)[0]
        room = self.width - len(text) - len(head) - 1
        if following[0].islower() or text[-1] in ",-/(" or (line.indent > last.indent and text[-1] not in ".:!?"):
            return False
        if text[-1] == ":" and len(text.split()) < 4:  # "Note:" and the name of a speaker belong to what follows
            return False
        if text[-1] in '.:!?"”' and room > 0.15 * self.width:
            return room > 0.3 * self.width or len(text) > 120 or len(following) > 120
        return room > 0.5 * self.width

    def _prose(self, run: list[Line]) -> None:
        if RULE.match(run[0].text):
            self.outline.add_lines(run[:1], "furniture")
            run = run[1:]
        if not run:
            return
        if MARKER.match(run[0].text):
            self.outline.add_lines(run, "item")
        else:
            self.outline.add_lines(run, "caption" if is_caption(run[0].text) else "paragraph")


def _underlined(line: Line, rule: Line) -> bool:
    """Say whether ``rule`` is a line drawn under a title, and about as long."""
    title, stroke = line.text.strip(), rule.text.strip()
    if not RULE.match(rule.text) or RULE.match(line.text) or line.indent != rule.indent:
        return False
    return len(title) < LONGEST_HEADING and 0.6 * len(title) <= len(stroke) and stroke[0] in "=-~*#^"


def _is_prose(group: Sequence[Line]) -> bool:
    return bool(group) and (len(group) > 1 or len(group[0].text.split()) > 11 or group[0].text.rstrip()[-1:] in ".:")


def _counts_on(number: str, after: Sequence[Line]) -> bool:
    """Say whether the next group is the next number: then both are items of a list, and no headings."""
    following = _NUMBERED.match(after[0].text) if after and len(after) <= 2 else None
    return bool(following and number.isdigit() and following[1].isdigit() and int(following[1]) == int(number) + 1)
