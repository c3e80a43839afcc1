"""Code and data: one block, read for context and judged as what it is."""

from __future__ import annotations

from isspec.readers.lines import Line, Outline, Sketch, lines_of


def read_code(text: str) -> Sketch:
    """Return each run of lines between blank lines as a code block."""
    outline = Outline()
    run: list[Line] = []
    for line in lines_of(text):
        if line.blank:
            outline.add_lines(run, "code")
            run = []
        else:
            run.append(line)
    outline.add_lines(run, "code")
    return outline.sketch()
