"""Text made safe for Markdown: a document may not add a link, a tag, a table cell or a heading to our report."""

from __future__ import annotations

import re

# Everything that opens a construct inside a line, in CommonMark or in GitHub's tables, strikethrough and maths.
# An underscore inside a word opens nothing; file names stay readable.
_INLINE = re.compile(r"([\\`*\[\]<>&|~$]|(?<![^\W_])_|_(?![^\W_]))")
# What opens a block at the start of a line.
_BLOCK = re.compile(r"^(\d{0,9})([#+=.)-])")
# GitHub turns bare addresses into links.
_ADDRESS = re.compile(r"(?<=\w)(:)(?=//)|(?<=\bwww)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)|(@)", re.IGNORECASE)


def escape(text: str) -> str:
    r"""Return inline Markdown that shows ``text``, which has no line breaks, and does nothing else.

    >>> escape("a|b [x](http://e.org) <b>")
    'a\\|b \\[x\\](http\\://e.org) \\<b\\>'
    """
    return _ADDRESS.sub(lambda match: "\\" + match[0], _INLINE.sub(r"\\\1", text))


def line(text: str) -> str:
    r"""Return :func:`escape` of ``text`` for the start of a line, where more opens a construct.

    >>> line("1. One"), line("# Two")
    ('1\\. One', '\\# Two')
    """
    return _BLOCK.sub(r"\1\\\2", escape(text))


def code(text: str) -> str:
    """Return ``text`` as a code span, whatever backticks it holds."""
    fence = "`" * (longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def fenced(text: str) -> str:
    """Return ``text`` as a fenced block that it cannot close."""
    fence = "`" * max(3, longest_run(text) + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def link(label: str, target: str | None) -> str:
    """Return a link to a percent-encoded ``target``; only the label where there is none."""
    return f"[{escape(label)}]({target})" if target else escape(label)


def row(cells: list[str]) -> str:
    """Return one row of a table; the cells are Markdown already."""
    return "| " + " | ".join(cells) + " |"


def longest_run(text: str) -> int:
    """Return the length of the longest run of backticks."""
    return max((len(run) for run in re.findall("`+", text)), default=0)
