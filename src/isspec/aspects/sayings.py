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
_VERB = re.compile(
    r"\b(?:shall|must|should|will|would|can|cannot|may|is|are|has|have|needs?|defaults?|supports?|returns?|accepts?|sends?"
    r"|allows?|contains?|uses?|stores?|provides?|expires?|lasts?|takes?|opens?|closes?|shows?|displays?|keeps?|holds?)\b",
    re.IGNORECASE,
)
# Subjects of which a document has many: what is said of them holds under their heading only.
_GENERIC = frozenset(
    """
    value field parameter argument property attribute option default key name type object element method function
    string array list number result message header request response call operation test example item entry code id
    identifier flag format length size body data variable member column row table class interface return timeout if
    when where in for on at of with by as one other same first second third last next previous new user system he
    she they we you i it its this that these those here such each command query command-line tool step output input
    implementation implementer client server proposal change feature
    """.split()
)
_LONGEST = 600


@dataclass(frozen=True)
class Saying:
    """A statement that builders build from, with what it says in plain text."""

    statement: Statement
    text: str

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry the meaning."""
        return content(self.text)

    @cached_property
    def scope(self) -> tuple[object, ...]:
        """Where it holds: everywhere, where it names what it speaks of, else only under its own heading."""
        verb = _VERB.search(self.text)
        subject = content(self.text[: verb.start()]) if verb else ()
        if any(word not in _GENERIC and not word.isdigit() for word in subject):
            return ()
        return (self.statement.path, self.statement.trail)


def sayings(papers: Iterable[Paper]) -> Iterator[Saying]:
    """Yield what specs and partial documents require and describe."""
    for paper in papers:
        if paper.judgment.verdict in ("spec", "partial"):
            yield from (_saying(f) for f in paper.judgment.findings if f.label in ("requirement", "description"))


def _saying(finding: Finding) -> Saying:
    return Saying(finding.statement, said(finding.statement.text[:_LONGEST]))
