"""What a document is called: its title, or the line of its cover that its statements speak of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.aspects.cover import cover_of
from isspec.display import plain
from isspec.judging.brief import words_of
from isspec.judging.naming import GENERIC, LONGEST, PAPER_WORDS, name_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.types import Document, Finding

_LABEL = re.compile(
    r"^\W*(?:for\s+|(?:(?:project|system|product|application|software)?\s*(?:name|title)|project|system|product)\s*:\s*)",
    re.IGNORECASE,
)
# Lines on those who wrote, on the paper itself, and addresses.
_ABOUT = re.compile(
    r"\W*(?:(?:[\w-]+ ){0,2}(?:team|crew|department|committee)\W*"
    r"|(?:date|version|release|status|revision|submi\w+|prepared|written|created|approved|copyright|confidential)\b.*"
    r"|(?:issue|publish\w*|file|author\w*|group|team|member\w*|student\w*|supervis\w+|instructor|course|lecturer|prof\w*|customer|page"
    r"|section|name|signature)s?\b\s*(?:[:.\d#(|&]|by\b|name\b|id\b|no\b|contribution|members?|project$|$).*)|.*(?:https?://|www\.|@|\|).*",
    re.IGNORECASE,
)
# "Customer" and below it who that is, in one block.
_ROLE = re.compile(
    r"(?:(?:technical|project|product|course|team|group|academic|company) )?"
    r"(?:customer|client|author|tutor|mentor|supervisor|manager|instructor|lecturer|professor|sponsor|team"
    r"|member|student)s?\W*\n.*",
    re.IGNORECASE | re.DOTALL,
)
# "Subject: The gate hangs" above a mail, "<!-- TITLE: The gate -->" above a page, "- Feature Name: `gate`" above both.
_DECLARED = re.compile(
    r"^(?:[-*][ \t]+|<!--[ \t]*)?\*{0,2}(?:title|headline|subject|feature name)\*{0,2}[ \t]*:[ \t]*\*{0,2}"
    r"(?!n/?a\b|none\b|tb[dca]\b)(?P<title>[^\s<>{][^\n<>{]{2,150}?)[ \t]*(?:-->)?[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_TO = r"(?:\([^()\n]{0,300}\)|\[[^\[\]\n]{0,100}\])"  # where a link of Markdown leads
_PICTURE = re.compile(rf"\[!\[[^\[\]\n]{{0,200}}\]{_TO}\]{_TO}|!\[[^\[\]\n]{{0,200}}\]{_TO}")
_HEAD = 600  # characters
_PAGE = re.compile(r"\s+(?:page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|\d{1,3}\s+of\s+\d{1,3})\s*$", re.IGNORECASE)
_SMALL = frozenset({"for", "and", "the", "with", "from"})
_SAID = 2  # statements that mention a word


def title_of(document: Document, findings: Iterable[Finding]) -> str | None:
    """Return the title, or, where no statement speaks of what it names, the first line of the cover that they speak of.

    A cover begins with the university as often as with the system. What stands below a lone "for" is what the paper is
    for, whether statements name it or not.
    """
    if declared := _declared(document):
        return declared
    cover = cover_of(document)
    if not cover:
        return _without_pictures(document)
    # Rows list who changed the paper when.
    below = [f.statement for f in findings if f.statement.span.start >= cover[-1].span.end]
    said = [words_of(statement.text) for statement in below if statement.block != "row"]
    if document.title and _is_said(name_in(document.title), said):
        return document.title
    blocks = [block.span.of(document.text) for block in cover]
    lines = [plain(block) for block in blocks if not _ROLE.fullmatch(block)]
    bare = [_bared(line) for line in lines]
    named = next((line for line in bare if line and _is_said(name_in(line), said)), None)
    meant = next((b for line, b in zip(lines, bare[1:], strict=False) if b and line.lower() == "for"), None)
    return named or meant or document.title


def _without_pictures(document: Document) -> str | None:
    """Return the title without what pictures in its heading show, such as the badges of a README."""
    if not document.title or document.machine:
        return document.title
    for block in document.blocks:
        if block.kind == "heading" and plain(raw := block.span.of(document.text)) == document.title:
            return plain(_PICTURE.sub("", raw)) or document.title
    return document.title


def _declared(document: Document) -> str | None:
    """Return the title that a line above the text gives, where the first heading is "Summary" or there is none."""
    if document.machine or (document.title and name_in(document.title)):
        return None
    match = _DECLARED.search(document.text[:_HEAD])
    return plain(match["title"]).strip("`*_ ") if match else None


def _bared(line: str) -> str:
    """Return a line without what leads to the name in it, "" where it is no name: "for the Parcel Locker".

    One word in angle brackets is a place that nobody filled in.
    """
    lead, _, rest = line.partition(": ")
    if rest and lead.lower().startswith(("group ", "team ")):
        line = rest
    line = _PAGE.sub("", line)
    if _ABOUT.fullmatch(line) or line.startswith("[") or (line.startswith("<") and " " not in line):
        return ""
    return _LABEL.sub("", line.strip(" <>"))


def _is_said(name: str, said: list[set[str]]) -> bool:
    """Whether statements use the words of a name: two of three words, or all where there are fewer."""
    words = {word for word in words_of(name) - GENERIC if len(word) > 2} - _SMALL - PAPER_WORDS
    if not words or len(name.split()) > LONGEST:
        return False
    known = sum(sum(word in one for one in said) >= _SAID for word in words)
    return known * 3 >= len(words) * 2
