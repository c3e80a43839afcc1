"""The cover of a paged document: lines that name people, places and the subject, and head no section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.readers.office_types import DOC, DOCX, ODT, RTF

if TYPE_CHECKING:
    from isspec.types import Block, Document

_PAGED = frozenset({"application/pdf", DOC, DOCX, ODT, RTF})
_MOST = 40  # blocks
_TEXT = 15  # words that make a block text, not a line of a cover
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_BODY = re.compile(
    rf"\W*(?:\d+(?:\.\d+)*[.)]?\s+(?!{_MONTH})\S.*|(?:chapter|section|part)\s+\w+.*|(?:table of )?contents?"
    r"|introduction|abstract|overview|purpose|preface|executive summary|document control|revisions?"
    r"|(?:document |revision |version |change )?history.*)\W*",
    re.IGNORECASE,
)


def has_pages(document: Document) -> bool:
    """Whether a document is laid out in pages, where pictures stand that no reader sees."""
    return document.media_type in _PAGED


def cover_of(document: Document) -> tuple[Block, ...]:
    """Return the headings and short lines before the first text of a document with pages.

    There are none where no text follows soon: then they are the document.
    """
    if not has_pages(document):
        return ()
    found: list[Block] = []
    for block in document.blocks[:_MOST]:
        said = block.span.of(document.text)
        is_text = len(said.split()) >= _TEXT and block.kind != "heading"
        if block.kind in ("code", "caption") or is_text or _BODY.fullmatch(plain(said)):
            return tuple(found)
        found.append(block)
    return ()
