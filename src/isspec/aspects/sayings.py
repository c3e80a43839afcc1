"""Statements made ready for comparison: what each says, of what, and how far that holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from isspec.aspects.terms import content, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from isspec.types import Finding, Paper, Statement

# Where the subject of a statement ends.
VERB = re.compile(
    r"\b(?:shall|must|should|will|would|can|cannot|may|is|are|has|have|needs?|defaults?|supports?|returns?|accepts?|sends?"
    r"|allows?|contains?|uses?|stores?|provides?|expires?|lasts?|takes?|opens?|closes?|shows?|displays?|keeps?|holds?)\b",
    re.IGNORECASE,
)
# Subjects of which a document has many: what is said of them holds under their heading only.
GENERIC = frozenset(
    """
    value field parameter argument property attribute option default key name type object element method function
    string array list number result message header request response call operation test example item entry code id
    identifier flag format length size body data variable column row table class interface return timeout if
    when where in for on at of with by as one other same first second third last next previous new project he
    she they we you i it its this that these those here such each command query command-line tool step output input
    implementation implementer client server proposal change feature maximum minimum recommended max min equivalent
    required optional following resulting above below
    """.split()
)
_SYSTEM = re.compile(
    r"\W*(?:the|our|this)\s+(?:[\w-]+\s+){0,2}(?:system|application|software|product|app|platform|web\s?site|service|tool)\b"
    r"|\W*(?:as an? |users? (?:must|shall|should|can|may)\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\W*(?:the|an?|each|every|all|any|no|our|users?)\s|\W*as an? ", re.IGNORECASE)
# Begins with a condition or a link to the sentence before.
BOUND = re.compile(
    r"\W*(?:if|when|where|in|for|on|at|by|with|unless|once|after|before|specifically|otherwise|however|therefore|also"
    r"|then|thus|note|additionally|finally|similarly|instead|but|and|so|see)\b",
    re.IGNORECASE,
)
# "`host` is ...", "name: ...", "host - ...".
_ENTRY = re.compile(
    r"\W*(?:`|the (?:parameter|argument|field|attribute|option|property)\b"
    r"|[\w.-]+(?:\s*[({\[][^)}\]]*[)}\]])?\s*(?:[:=\u2013\u2014]|-\s))",
    re.IGNORECASE,
)
# Points at something, as "this format" does, also within.
_HERE = re.compile(r"\b(?:this|these|those)\s+[a-z]", re.IGNORECASE)
# Speaks of what stands around it.
_THIS = re.compile(
    r"\W*(?:this|these|that|those|it|they|such|in this|for this|if this|the (?:above|following|same))\b", re.IGNORECASE
)
# Begins a clause that tells its noun apart.
RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_LONGEST = 600
# The title of a document, a chapter, a section: from here on sections side by side treat things of one kind.
_DEEP = 3


# A duty in words.
DUTY = re.compile(r"\b(?:shall|must|should|will|may not|cannot|needs? to|has to|have to|required)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Saying:
    """A statement that builders build from, with what it says in plain text."""

    statement: Statement
    text: str
    is_requirement: bool

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry the meaning."""
        return content(self.text)

    @property
    def points(self) -> bool:
        """Whether it speaks of what stands around it."""
        return bool(_THIS.match(self.text) or _HERE.search(self.text))

    @property
    def stands_alone(self) -> bool:
        """Whether it names what it speaks of and says all of it, so that it says the same in another place."""
        return not self.scope and not BOUND.match(self.text) and not self.text.endswith(":")

    @property
    def is_of_the_system(self) -> bool:
        """Whether it speaks of the system as a whole, as most requirements of a specification do."""
        return bool(_SYSTEM.match(self.text))

    @property
    def is_definite(self) -> bool:
        """Whether its subject is one thing that is named, and not things of a kind."""
        return bool(_DEFINITE.match(self.text))

    @property
    def is_entry(self) -> bool:
        """Whether it tells of a field or parameter, of which several things have one of that name."""
        return self.statement.block == "row" or bool(_ENTRY.match(self.text))

    @cached_property
    def scope(self) -> tuple[object, ...]:
        """Where it holds: everywhere, where it names what it speaks of, else only under its own heading."""
        verb = VERB.search(self.text)
        subject = content(self.text[: verb.start()]) if verb else ()
        if self.points:
            return (self.statement.path, self.statement.trail)
        if any(word not in GENERIC and not word.isdigit() for word in subject):
            return ()
        return (self.statement.path, self.statement.trail)


def quoted(phrase: str) -> str:
    """Return a phrase of a statement as reports show it: on one line, without what joins it to the rest."""
    kept = " ".join(phrase.split()).strip(" :=|-\u2013\u2014,(")
    return kept if len(kept) <= 80 else "…" + kept[-79:]


def have_like_headings(first: Statement, second: Statement) -> bool:
    """Say whether two statements stand in sections of one kind, so that each speaks of a thing of its own.

    Sections with headings alike but in a word are ("The SPI bus" and "The CAN bus"), and sections of one name in
    different chapters ("Errors").
    """
    if not first.trail or not second.trail or first.trail == second.trail:
        return False
    if first.trail[-1] == second.trail[-1]:
        return first.path == second.path
    one, other = (set(content(said(statement.trail[-1]))) for statement in (first, second))
    return bool(one & other) and one != other


def are_side_by_side(first: Statement, second: Statement) -> bool:
    """Say whether two statements stand in neighbouring sections of one chapter: its functions, messages, states."""
    return (
        first.path == second.path
        and first.trail != second.trail
        and len(first.trail) >= _DEEP
        and first.trail[:-1] == second.trail[:-1]
    )


def under_one_heading(first: Statement, second: Statement) -> bool:
    """Say whether two statements stand in one section of one document."""
    return first.path == second.path and first.trail == second.trail


def sayings(papers: Iterable[Paper]) -> Iterator[Saying]:
    """Yield what specs and partial documents require and describe."""
    for paper in papers:
        if paper.judgment.verdict in ("spec", "partial"):
            yield from (_saying(f) for f in paper.judgment.findings if f.label in ("requirement", "description"))


def _saying(finding: Finding) -> Saying:
    return Saying(finding.statement, said(finding.statement.text[:_LONGEST]), finding.label == "requirement")
