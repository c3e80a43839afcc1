"""Is an XML file a document that people read, or data? Told by its root, or by how much of it is sentences."""

from __future__ import annotations

import re

from isspec.readers.xml_roles import ROOTS
from isspec.readers.xml_tags import Tag, tags_of

_HEAD = 200_000
_PARAGRAPH = re.compile(r"<(?:\w{1,20}:)?(?:p|para|simpara|t|ab|shortdesc|cmd)[\s>]")
# What stands between tags, and what of it holds at least eight words, one of them small: a sentence or more.
_SAID = re.compile(r">([^<>]{1,20000})(?=<)")
_SENTENCE = re.compile(r"[a-z]{2,}[ ,\n\r\t]+(?:[\w'\u2019()-]+[ ,\n\r\t]+){6,}[\w'\u2019()-]+")
# How many sentences there are at least, and their share of all that is said, and of the file.
_FEWEST, _SHARE, _SHARE_OF_FILE = 5, 0.5, 0.15
_DOCTYPE_PART = re.compile(r"\"[^\"]*\"|'[^']*'|<!--|\]|>|\[")


def root_at(text: str) -> int:
    """Return where the first element begins, behind declarations, comments and the document type."""
    at = 0
    while True:
        at = text.find("<", at)
        if at < 0:
            return len(text)
        if text.startswith("<!--", at):
            at = _behind(text, "-->", at)
        elif text.startswith("<?", at):
            at = _behind(text, "?>", at)
        elif text.startswith("<!", at):
            at = _behind_type(text, at)
        else:
            return at


def root_of(text: str) -> Tag | None:
    """Return the first element."""
    return next((tag for tag in tags_of(text, root_at(text)) if tag.kind in {"open", "empty"}), None)


def is_xml_prose(text: str) -> bool:
    """Say whether an XML text is written for people.

    >>> is_xml_prose("<?xml version='1.0'?><rfc><middle><t>The valve closes.</t></middle></rfc>")
    True
    >>> is_xml_prose("<?xml version='1.0'?><valves><valve id='1'>closed</valve></valves>")
    False
    """
    root = root_of(text)
    if root is None:
        return False
    head = text[root.start : root.start + _HEAD]
    if root.name in ROOTS:
        return bool(_PARAGRAPH.search(head))
    said = [text for match in _SAID.finditer(head) if (text := match[1].strip())]
    sentences = [len(text) for text in said if _SENTENCE.search(text[:2000])]
    least = max(_SHARE * sum(map(len, said)), _SHARE_OF_FILE * len(head))
    return len(sentences) >= _FEWEST and sum(sentences) >= least


def _behind(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return found + len(end) if found >= 0 else len(text)


def _behind_type(text: str, at: int) -> int:
    """Return where a document type ends, whose declarations stand in brackets and may hold quotes and comments."""
    inside = False
    while match := _DOCTYPE_PART.search(text, at):
        at = match.end()
        if match[0] == "<!--":
            at = _behind(text, "-->", at)
        elif match[0] in "[]":
            inside = match[0] == "["
        elif match[0] == ">" and not inside:
            return at
    return len(text)
