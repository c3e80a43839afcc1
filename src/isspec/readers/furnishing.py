"""Furniture among the prose: blocks of any format that say nothing but what pages say around a text."""

from __future__ import annotations

import re
from dataclasses import replace

from isspec.display import plain
from isspec.furniture import LONGEST, telling_traces, whole_trace
from isspec.types import SPEAKING, Block

_BADGES = re.compile(
    r"(?:\[?!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])(?:\]\([^()\n]{0,500}\)|\]\[[^\[\]\n]{0,100}\])?\s*){1,60}"
)
_WORD = re.compile(r"[^\W\d_]")
_LINK_ONLY = re.compile(
    r"\s*(?:[-*+•]|\d{1,3}[.)])?\s*(?:\[[^\]\n]{1,200}\]\([^()\s]{1,500}\)|\[\[[^\]\n]{1,200}\]\]|<a\s[^<>]{1,500}>[^<>]{1,200}</a>|"
    r"(?:link|xref):[^\s\[\]]{1,300}\[[^\]\n]{0,200}\]|:(?:doc|ref):`[^`\n]{1,200}`|<<[^<>\n]{1,200}>>)\s*"
)
# An appeal is taken whole when it is no longer than this; a hit in a longer text is residue in prose.
_APPEAL_WORDS = 150


def set_apart_furniture(blocks: list[Block], text: str) -> list[Block]:
    """Return ``blocks`` with those that are furniture named so."""
    links = [block.kind == "item" and bool(_LINK_ONLY.fullmatch(block.span.of(text)[:800])) for block in blocks]
    result = []
    for at, block in enumerate(blocks):
        if block.kind in SPEAKING:
            in_menu = links[at] and (links[at - 1 : at] == [True] or links[at + 1 : at + 2] == [True])
            if in_menu or _is_furniture(block, text):
                block = replace(block, kind="furniture")
        result.append(block)
    return result


def _is_furniture(block: Block, text: str) -> bool:
    if block.span.end - block.span.start > 4000:
        return False
    raw = block.span.of(text)
    said = plain(raw)
    if not said or _BADGES.fullmatch(raw):
        return True
    if block.kind != "row" and not _WORD.search(said) and not any(character.isdigit() for character in said):
        return True
    if block.kind == "row":
        return False
    if len(said) <= LONGEST and (whole_trace(said) or _every_line(raw)):
        return True
    hits = any(name == "donation appeal" for name, _ in telling_traces(said))
    return hits and len(said.split()) <= _APPEAL_WORDS


def _every_line(raw: str) -> bool:
    return all(whole_trace(plain(line)) for line in raw.splitlines() if line.strip())
