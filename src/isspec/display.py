"""Text for eyes and for models: what a piece of a document says, without its markup."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING

from isspec.inline_xml import replace_tags, shown
from isspec.page_breaks import replace_page_breaks

if TYPE_CHECKING:
    from isspec.types import Document

_TAGS = (
    "a|abbr|acronym|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|"
    "dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|ins|kbd|label|li|main|"
    "mark|nav|nobr|nowiki|ol|option|p|picture|pre|q|ref|s|samp|section|select|small|source|span|strike|strong|sub|"
    "summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
# Bounded, so that a text of nothing but "<a" stays linear.
TAG = re.compile(rf"<!--.{{0,400}}?-->|</?(?:{_TAGS})(?:[\s/][^<>]{{0,1000}})?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9.-]{1,40});")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)
# Most text has none of these, and need not be searched by each of the patterns below.
_MARKED = re.compile(r"[\[\]`*_#='>|•·‣◦▪■●]|(?:^|\n)\s*[-+]")
_SPACE = re.compile(r"\s+")
# What a backslash means in man pages and in LaTeX. Both are read in place, so that their statements hold such things.
_ESCAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\f(?:[BIPRCS1-4]|\([A-Z]{2}|\[[A-Z]{0,3}\])", ""),  # roff: fonts
        (r"\\s[-+]?\d|\\[&|^:]", ""),
        (r"\\\*?\((?:em|en|hy|mi)|\\\[(?:em|en|hy|mi)\]", "-"),
        (r"\\\*?\((?:lq|rq|dq)|\\\*?\[(?:lq|rq|dq)\]", '"'),
        (r"\\\((?:aq|oq|cq)|\\\[(?:aq|oq|cq)\]", "'"),
        (
            r"\\(?:emph|text(?:bf|it|tt|sc|sf|rm|sl|up|md|normal)|underline|url|path|mbox|code|kbd|samp|file|pkg)\{([^{}]{0,500})\}",
            r"\1",
        ),
        (r"\\(?:cite[pt]?|label|index|vspace|hspace)\*?(?:\[[^\[\]]{0,100}\])?\{[^{}]{0,200}\}", ""),
        (r"\\([-_%&#$ {}])", r"\1"),
    )
)
# A roff macro within a sentence begins a line.
_MACRO = re.compile(r"(?<=\n)[.'](?:[BIR]{1,2}|S[BM]|[A-Z][a-z])[ \t]+")
# Each pattern is bounded on both sides: hostile text of one bracket after the other must not hang.
_MARKUP: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?m)^[ \t]*(?:>[ \t]?){1,9}", ""),  # block quote
        (r"!\[([^\[\]\n]{0,200})\]\([^()\s]{0,1000}(?:\s\"[^\"\n]{0,200}\")?\)", r"\1"),  # image
        (
            r"\[([^\[\]]{1,500})\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\)",
            r"\1",
        ),
        (r"\[([^\[\]]{1,300})\]\[[^\[\]]{0,200}\]", r"\1"),  # reference link
        (r"\[\[(?:[^\[\]|]{1,300}\|)?([^\[\]|]{1,300})\]\]", r"\1"),  # wiki link
        (r"\[https?://[^\s\[\]]{1,500}\s([^\[\]]{1,300})\]", r"\1"),  # wiki external link
        (r"(?:link:|xref:)[^\s\[\]]{1,500}\[([^\[\]]{1,300})\]", r"\1"),  # AsciiDoc link
        (r"`([^`<>\n]{1,300}?)\s?<[^<>`\s]{1,500}>`__?", r"\1"),  # reST link
        (r":[a-z][a-z:+-]{1,30}:`([^`]{1,300})`", r"`\1`"),  # reST role
        (r"``([^`]{1,500})``", r"`\1`"),
        (r"(?<![\w*])\*{1,3}(?=\S)([^*\n]{1,500})(?<=\S)\*{1,3}(?![\w*])", r"\1"),
        (r"(?<![\w_])_{1,3}(?=\S)([^_\n]{1,500})(?<=\S)_{1,3}(?![\w_])", r"\1"),
        (r"'{2,3}([^'\n]{1,500})'{2,3}", r"\1"),
        (r"^\s*(?:[-*+•·‣◦▪■●]\s+|#{1,6}\s+|={1,6}\s+(?=\S))", ""),
        (r"\s+#{1,6}\s*$|\s+={2,6}\s*$", ""),
    )
)


@lru_cache(maxsize=16384)  # searches for gaps ask for the same statements one after the other
def plain(text: str) -> str:
    """Return ``text`` on one line, without tags, links, emphasis, bullets and terminal control characters.

    Inline code keeps its backticks, list numbers stay: both say something.

    >>> plain('- The **server** <em>must</em>\\n  read [the file](a.md) and ``stop``.')
    'The server must read the file and `stop`.'
    """
    if "<" in text:
        text = TAG.sub(" ", text) if "<br" in text.lower() or "<t" in text.lower() else TAG.sub("", text)
        if "<" in text and ">" in text:
            text = replace_tags(text, shown)
    if "&" in text:
        text = _ENTITY.sub(lambda match: _said(match.group()), text)
    if "\\" in text:
        for pattern, replacement in _ESCAPES:
            text = pattern.sub(replacement, text)
    if "\n" in text:
        text = replace_page_breaks(text, lambda _: " ")
        text = _MACRO.sub("", text)
    if _MARKED.search(text):
        for pattern, replacement in _MARKUP:
            text = pattern.sub(replacement, text)
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def count_words(document: Document) -> int:
    """Return how many words, parted by white space, a reader sees: of a page in tags those of its blocks."""
    if document.media_type not in ("text/html", "application/xhtml+xml"):
        return len(document.text.split())
    return sum(len(TAG.sub(" ", block.span.of(document.text)).split()) for block in document.blocks)


def _said(entity: str) -> str:
    """Return the character that an entity stands for; one that its document declared says most by its name."""
    if entity.startswith("&#"):
        return html.unescape(entity)
    # html.unescape would take "&REGISTRAR;" for a trade mark and six letters.
    return html5.get(entity[1:]) or entity.strip("&;").replace("-", " ")
