"""What a mail repeats of others: quoted lines, forwarded heads and signatures are furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.lines import LONGEST_HEADING, lines_of, span_of
from isspec.readers.plain import read_plain
from isspec.types import Block, Span

if TYPE_CHECKING:
    from isspec.readers.lines import Line

_QUOTED = re.compile(r"[ \t]{0,3}(?:[A-Za-z]{0,3}>|\|[ \t])")
# "On Monday, 3 May, A. Person wrote:", in the languages that mail programs speak most.
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Em|Den|W dniu)\b.{4,250}"
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał)"
    r"(?:\s.{0,80})?:\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine)\s*-{2,}|_{20,})\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--[ ]?$")
_FROM = re.compile(r"\s*\*?(?:From|Von|De)\*?:\s", re.IGNORECASE)
_SENT = re.compile(r"\s*\*?(?:Sent|Date|Gesendet|Envoyé|To|An|À)\*?:\s", re.IGNORECASE)
_HTML_QUOTE = re.compile(
    r"<(?:blockquote\b[^<>]{0,500}(?:type\s*=\s*[\"']?cite|gmail_quote)|"
    r"div\b[^<>]{0,500}(?:gmail_quote|divRplyFwdMsg|appendonsend|moz-cite-prefix|yahoo_quoted|OutlookMessageHeader))",
    re.IGNORECASE,
)


def own_html(html: str) -> int:
    """Return where the part of an HTML body ends that its sender wrote."""
    quote = _HTML_QUOTE.search(html)
    return quote.start() if quote else len(html)


def set_apart_quotes(text: str, *, forwarded: bool = False) -> list[Block]:
    """Return the blocks of a plain body: its own text as prose, what it repeats and its signature as furniture.

    Of a ``forwarded`` mail only lines with quote marks are what others said before.
    """
    blocks: list[Block] = []
    lines = lines_of(text)
    run: list[Line] = []
    own = True
    at = 0
    while at < len(lines):
        kind, count = _repeats(lines, at, forwarded=forwarded)
        if kind == "rest":
            count = len(lines) - at
        if (count == 0) != own and run:
            blocks.extend(_blocks(text, run, own=own))
            run = []
        own = count == 0
        run.extend(lines[at : at + max(1, count)])
        at += max(1, count)
    blocks.extend(_blocks(text, run, own=own))
    return blocks


def _repeats(lines: list[Line], at: int, *, forwarded: bool) -> tuple[str, int]:
    """Return how many lines from ``at`` on repeat others; "rest" when everything does from there on."""
    line = lines[at].text
    if _QUOTED.match(line):
        return "lines", 1
    if len(line) < LONGEST_HEADING:
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        if _SIGNATURE.match(line) or (not forwarded and _ORIGINAL.match(line)):
            return "rest", 0
        if not forwarded and _FROM.match(line) and _SENT.match(following):
            return "rest", 0
        if _WROTE.match(line):
            return "lines", 1
        if len(following) < LONGEST_HEADING and following and _WROTE.match(f"{line} {following}"):
            return "lines", 2
    return "own", 0


def _blocks(text: str, run: list[Line], *, own: bool) -> list[Block]:
    while run and run[-1].blank:
        run = run[:-1]
    while run and run[0].blank:
        run = run[1:]
    if not run:
        return []
    if not own:
        return [Block(span_of(run), "furniture")]
    start = run[0].start
    return [
        Block(Span(block.span.start + start, block.span.end + start), block.kind, block.trail)
        for block in read_plain(text[start : run[-1].end]).blocks
    ]
