"""The words that judgments and reports share, so that a reason, a table and a message say the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.types import DocumentJudgment, DocumentVerdict, Kind


class Noun(NamedTuple):
    """A noun in both numbers."""

    one: str
    many: str


KINDS: Mapping[Kind, Noun] = {
    "standard": Noun("standard", "standards"),
    "requirements": Noun("requirements document", "requirements documents"),
    "design": Noun("design document", "design documents"),
    "interface": Noun("interface definition", "interface definitions"),
    "manual": Noun("manual", "manuals"),
    "readme": Noun("README", "READMEs"),
    "ticket": Noun("ticket", "tickets"),
    "paper": Noun("paper", "papers"),
    "news": Noun("news report", "news reports"),
    "opinion": Noun("opinion piece", "opinion pieces"),
    "petition": Noun("petition", "petitions"),
    "promotion": Noun("promotional text", "promotional texts"),
    "legal": Noun("legal text", "legal texts"),
    "policy": Noun("policy", "policies"),
    "record": Noun("record", "records"),
    "reference": Noun("reference text", "reference texts"),
    "narrative": Noun("narrative", "narratives"),
    "data": Noun("data file", "data files"),
}
DOCUMENT_VERDICTS: Mapping[DocumentVerdict, str] = {
    "spec": "spec",
    "partial": "partial",
    "not-spec": "not a spec",
    "unreadable": "unreadable",
}
# Whom a text means that speaks of itself and to whoever reads it.
PERSONS: Mapping[str, str] = {
    "i": "the writer", "me": "the writer", "we": "the writers", "us": "the writers", "you": "the reader"
}  # fmt: skip

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(n: int) -> str:
    """Return ``n`` in words up to twelve, as running text has it."""
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def plural(n: int, noun: str) -> str:
    """Return the number, in digits, and the noun in its regular plural where it needs one.

    >>> plural(1, "demand"), plural(2100, "word"), plural(2, "property")
    ('1 demand', '2,100 words', '2 properties')
    """
    return f"{n:,} {noun if n == 1 else _many(noun)}"


def _many(noun: str) -> str:
    if noun[-1] == "y" and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}{'es' if noun[-1] in 'sx' else 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return ``parts`` as English lists them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def inventory(documents: Sequence[DocumentJudgment], most: int = 4) -> str:
    """Return what the readable ``documents`` are: "three news reports, one opinion piece and one petition"."""
    kinds = Counter(document.kind for document in documents if document.kind)
    parts = [f"{number(n)} {KINDS[kind][n > 1]}" for kind, n in kinds.most_common()]
    unreadable = sum(not document.kind for document in documents)
    if len(parts) > most:
        rest = sum(n for _, n in kinds.most_common()[most - 1 :])
        parts = [*parts[: most - 1], f"{number(rest)} of other kinds"]
    if unreadable:
        parts.append(f"{number(unreadable)} that could not be read")
    return listed(parts)
