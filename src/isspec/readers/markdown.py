"""Markdown: markdown-it finds the blocks, its line maps say where they are."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from isspec.readers.frontmatter import begins_part, front_matter, front_parts
from isspec.readers.html import scan_html
from isspec.readers.lines import Line, Outline, Sketch, lines_of, span_of
from isspec.readers.looks import prose_like
from isspec.types import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MDX = re.compile(r"(?:import|export)\s+[\w{*]")
_ADMONITION = re.compile(r"\s*(?::{3,}|!{3}|\?{3})\s*\w*[^.]*$")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Inline parsing is left out: positions of blocks are all that is asked, and it is most of the cost.
    return MarkdownIt("commonmark", {"maxNesting": 30}).enable("table").disable(["inline", "text_join"])


def _unquoted(lines: list[Line]) -> Span:
    """Return the span of ``lines`` without the quote marks before the first."""
    span = span_of(lines)
    quote = _QUOTE.match(lines[0].text)
    start = max(span.start, lines[0].start + quote.end()) if quote else span.start
    return Span(start, max(start, span.end))


def read_markdown(text: str) -> Sketch:
    """Find the blocks of a Markdown document; offsets are those of ``text``."""
    lines = lines_of(text)
    outline = Outline()
    skipped, title = front_matter(lines)
    for part, told in front_parts(lines[:skipped]):
        outline.add_lines(part, "paragraph" if told else "furniture")
    body = "\n".join(_without_sign(line, outline) if skipped else line.text for line in lines[skipped:])
    _walk(_parser().parse(body), lines[skipped:], text, outline)
    return outline.sketch(title)


def _without_sign(line: Line, outline: Outline) -> str:
    """Return the text of a line, nothing where it is but the sign of a part, which is furniture."""
    if not begins_part(line):
        return line.text
    outline.add_lines([line], "furniture")
    return ""


def _walk(tokens: list[Token], lines: list[Line], text: str, outline: Outline) -> None:
    fresh_item = False
    heading: int | None = None
    done = 0  # lines before this one are in a block already: "- # a" maps twice to one line
    for token in tokens:
        if token.type == "list_item_open":
            fresh_item = True
        elif token.type == "heading_open":
            heading = int(token.tag[1])
        if token.map is None:
            continue
        first, last = max(token.map[0], done), token.map[1]
        own = lines[first:last]
        while own and own[-1].blank:
            own.pop()
        if not own:
            continue
        if token.type in {"fence", "code_block"}:
            if token.type == "code_block" and prose_like([line for line in own if not line.blank]):
                for blank, paragraph in groupby(own, key=lambda line: line.blank):
                    outline.add_lines([] if blank else list(paragraph), "paragraph")
            else:
                outline.add_lines(own, "code")
        elif token.type == "html_block":
            scan_html(text, own[0].start, own[-1].end, outline)
        elif token.type == "tr_open":
            outline.add(_unquoted(own), "row")
        elif token.type == "inline" and heading is not None:
            outline.heading(_unquoted(own), heading, token.content)
            heading, fresh_item = None, False
        elif token.type == "inline":
            _prose(own, outline, item=fresh_item)
            fresh_item = False
        else:
            continue
        done = max(done, last)


def _prose(own: list[Line], outline: Outline, *, item: bool) -> None:
    if _MDX.match(own[0].text) and ("from" in own[-1].text or "{" in own[0].text):
        outline.add_lines(own, "code")
        return
    while own and _ADMONITION.match(own[0].text):
        outline.add_lines(own[:1], "furniture")
        own, item = own[1:], False
    if own:
        outline.add(_unquoted(own), "item" if item else "paragraph")
