"""Text as a person reads it: without markup tags, entities, control characters and line wraps."""

from __future__ import annotations

import html
import re

# Only names of HTML elements count as tags: specs are full of <placeholders> that carry meaning.
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn"
    r"|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|kbd|label|li|link"
    r"|main|mark|meta|nav|noscript|ol|option|p|path|picture|pre|q|ruby|s|samp|section|select|small|source|span|strike"
    r"|strong|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video)"
    r"(?:\s[^<>]{0,2000})?/?>|<!--.{0,5000}?-->|<!\[CDATA\[|\]\]>",
    re.IGNORECASE | re.DOTALL,
)
# Terminal controls, and the marks that reverse or hide the order of what is read (Unicode TR 9, 36).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return ``text`` on one line, without HTML tags, entities, control and direction characters.

    >>> plain('The <b>server</b> must\\n  answer &lt;id&gt;.')
    'The server must answer <id>.'
    """
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    text = _SPACE.sub(" ", text)
    return _CONTROL.sub("", text).strip()
