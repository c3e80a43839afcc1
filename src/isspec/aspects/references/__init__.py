"""References: everything that the documents and the brief name as a part of the bundle, and whether it came.

What cannot be told is passed over: a reference that is called absent must be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.references.files import find_files, find_included, find_links, find_public
from isspec.aspects.references.identifiers import numbers_traced
from isspec.aspects.references.mention import Mention
from isspec.aspects.references.parts import find_parts
from isspec.aspects.references.resolving import Bundle
from isspec.display import TAG, plain
from isspec.page_breaks import replace_page_breaks
from isspec.types import SPEAKING, Reference, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from isspec.types import Document, Paper

BRIEF = "the brief"
_AROUND = 140  # characters shown on each side of a reference
# A sentence, a paragraph or an item of a list.
_ENDS = re.compile(r"\n\s*\n|\n[ \t]*(?:[-*+]|\d{1,3}[.)])\s+|(?<=[.!?])\s+(?=[A-Z])")
_FAR = 1000  # characters in which so many are found beside tags
_FINDERS = (find_links, find_files, find_parts, find_public)


def find_references(
    papers: Sequence[Paper], paths: Collection[str], named_by_brief: Sequence[str] = ()
) -> tuple[Reference, ...]:
    """Return what the brief names first, then what each document names, in the order of its text.

    ``paths`` are all files that came, also those that could not be read.
    """
    bundle = Bundle([paper.document for paper in papers], paths)
    found = [
        Reference(BRIEF, 0, name, "file", "present" if bundle.holds_file(name) else "absent", Span(0, 0))
        for name in named_by_brief
    ]
    for paper in papers:
        document = paper.document
        mentions = find_included(document) if document.machine else _mentions(document, bundle)
        for mention in sorted(mentions, key=lambda mention: (mention.span, mention.kind)):
            state = bundle.state_of(mention, document)
            if state is not None:
                span, target = mention.span, mention.label or mention.target.removeprefix("./")
                found.append(
                    Reference(
                        document.path, document.line(span.start), target, mention.kind,
                        state, span, _sentence_around(document.text, span),
                        document.mark(span.start),
                    )
                )  # fmt: skip
    return tuple(found)


def _mentions(document: Document, bundle: Bundle) -> Iterator[Mention]:
    taken: set[Span] = set()
    for block in document.blocks:
        # A list of nothing but links is no prose, and yet leads to files.
        if block.kind not in SPEAKING and block.kind != "furniture":
            continue
        text = replace_page_breaks(block.span.of(document.text), lambda match: " " * len(match.group()))
        for find in _FINDERS if block.kind in SPEAKING else (find_links,):
            for mention in find(text, block.span.start):
                # Beside links to pages stands the sign of the house.
                if block.kind == "furniture" and mention.span.of(document.text).startswith("<img"):
                    continue
                if not any(span.start < mention.span.end and mention.span.start < span.end for span in taken):
                    yield mention
                    taken.add(mention.span)
        taken.clear()
    yield from bundle.broken_promises(document)
    if traced := numbers_traced(document):
        yield traced
    for identifier in bundle.identifiers[document.path]:
        if not identifier.defines:
            yield Mention("requirement", identifier.text, identifier.span, traced=identifier.traced)


def _sentence_around(text: str, span: Span) -> str:
    """Return the sentence around a reference, its ends cut at words where it is long."""
    before = TAG.sub("", text[max(0, span.start - _FAR) : span.start])
    after = TAG.sub("", text[span.end : span.end + _FAR])
    sentence = _ENDS.split(before[-_AROUND:])[-1]
    if len(before) > _AROUND == len(sentence):
        sentence = sentence.partition(" ")[2]
    rest = _ENDS.split(after[:_AROUND])[0]
    if len(after) > _AROUND == len(rest):
        rest = rest.rpartition(" ")[0]
    return plain(sentence + text[span.start : span.end] + rest)
