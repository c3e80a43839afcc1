"""Front matter: the YAML or TOML that site generators put above a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.readers.lines import Line

_TITLE = re.compile(r"title\s*[:=]\s*(.+)$", re.IGNORECASE)
# "body: |-": the indented lines that follow are a text of their own.
_TEXT = re.compile(r"[\w-]+:\s*[|>][-+]?\d?\s*$")
# 'body: "My name is': a long text in quotes that goes on in indented lines.
_QUOTED = re.compile(r"""[\w-]+:\s*(?:"[^"]{40,}|'[^']{40,})$""")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
# Where a part of an Internet-Draft begins; the first ends its front matter (kramdown-rfc).
_PART = re.compile(r"--- (?:abstract|middle|back|note_\w+)\s*")
_LONGEST = 200


def front_matter(lines: Sequence[Line]) -> tuple[int, str | None]:
    """Return how many lines the front matter takes (0: there is none), and the title it gives."""
    if not lines or lines[0].text.rstrip() not in _FENCES:
        return 0, None
    closing = _FENCES[lines[0].text.rstrip()]
    title: str | None = None
    for number, line in enumerate(lines[1 : _LONGEST + 1], start=2):
        content = line.text.rstrip()
        if content in closing or begins_part(line):
            return number, title
        if title is None and (match := _TITLE.match(content)):
            title = match.group(1).strip().strip("\"'") or None
    return 0, None


def begins_part(line: Line) -> bool:
    """Say whether a line is but the sign of a part in a draft written for kramdown-rfc."""
    return bool(_PART.fullmatch(line.text))


def front_parts(front: Sequence[Line]) -> Iterator[tuple[list[Line], bool]]:
    """Yield the lines of front matter in runs, and whether a run is a paragraph of a text that stands there whole."""
    run: list[Line] = []
    run_told = inside = False
    for line in front:
        opens = bool(_QUOTED.match(line.text))
        told = opens or (inside and (line.blank or line.text[0] in " \t"))
        begins = bool(_TEXT.match(line.text)) and not told
        if run and (told != run_told or opens or line.blank):
            yield run, run_told
            run = []
        if not line.blank:
            run.append(line)
            run_told = told
        inside = told or begins
    if run:
        yield run, run_told
