"""A stand-in of the same length for marked-up text, in which code, links and tags cannot be taken for sentence ends."""

from __future__ import annotations

import re

from isspec.display import TAG
from isspec.inline_xml import replace_tags
from isspec.page_breaks import replace_page_breaks

OPENING, CLOSING = "\x01", "\x02"

# A code span is a word that may begin a sentence; the target of a link is a tag that closes.
_CODE = re.compile(
    r"``(?:[^`\n]|\n(?!\s*\n)|`(?!`)){1,500}``|(?<![`\w])`[^`\n]{1,300}(?:\n[^`\n]{1,300})?`(?!`)|<code>[^<>\n]{1,300}</code>"
)
_TARGET = re.compile(
    r"\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\)|\]\[[^\[\]]{0,200}\]"
)
_ENTITY = re.compile(
    r"&(?:(?P<space>nbsp|#160|#xa0)|(?P<quote>quot|rdquo|rsquo|#8221|#8217|#34|#39)|(?P<opening>ldquo|lsquo|#8220|#8216)|\#?\w{2,20});"
)
_URL = re.compile(r"(?:https?|ftp|mailto|urn):[^\s<>\"`\x01\x02]{1,2000}")


def _tag(match: re.Match[str]) -> str:
    closing = match.group().startswith(("</", "<br"))
    return (CLOSING if closing else OPENING) * len(match.group())


def _code(match: re.Match[str]) -> str:
    return "X" * len(match.group())


def _entity(match: re.Match[str]) -> str:
    length = len(match.group())
    if match["space"]:
        return " " + CLOSING * (length - 1)
    if match["quote"]:
        return "”" + CLOSING * (length - 1)
    if match["opening"]:
        return OPENING * (length - 1) + "“"
    return "x" * length


def _url(match: re.Match[str]) -> str:
    address = match.group()
    core = address.rstrip(".,;:!?)]}'*_")
    return "x" * len(core) + address[len(core) :]


def mask(text: str) -> str:
    """Return ``text`` with markup replaced, code point by code point.

    >>> mask("See `a. B` at http://x.org/a.b. Go.")
    'See XXXXXX at xxxxxxxxxxxxxxxx. Go.'
    """
    text = text.replace(OPENING, " ").replace(CLOSING, " ")
    text = replace_page_breaks(text, lambda match: " " * len(match.group()))
    if "`" in text or "<code" in text:
        text = _CODE.sub(_code, text)
    if "<" in text:
        text = replace_tags(TAG.sub(_tag, text), _tag)
    if "](" in text or "][" in text:
        text = _TARGET.sub(lambda match: CLOSING * len(match.group()), text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if ":" in text:
        text = _URL.sub(_url, text)
    return text
