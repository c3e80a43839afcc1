"""The words that the reports for people share, so that terminal, index and message say the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.types import BundleVerdict, DocumentJudgment, DocumentVerdict, Finding, Kind, Tally

VERDICTS: Mapping[BundleVerdict, str] = {
    "build": "BUILD",
    "ask": "ASK FIRST",
    "stop": "STOP",
    "unreadable": "UNREADABLE",
}

DOCUMENT_VERDICTS: Mapping[DocumentVerdict, str] = {
    "spec": "spec",
    "partial": "partial",
    "not-spec": "not a spec",
    "unreadable": "unreadable",
}

# In the order that a reader looks for: what can be used first.
RANK: Mapping[DocumentVerdict, int] = {"spec": 0, "partial": 1, "not-spec": 2, "unreadable": 3}

_KINDS: Mapping[Kind, tuple[str, str]] = {
    "standard": ("standard", "standards"),
    "requirements": ("requirements document", "requirements documents"),
    "design": ("design document", "design documents"),
    "interface": ("interface definition", "interface definitions"),
    "manual": ("manual", "manuals"),
    "readme": ("README", "READMEs"),
    "ticket": ("ticket", "tickets"),
    "paper": ("paper", "papers"),
    "news": ("news report", "news reports"),
    "opinion": ("opinion piece", "opinion pieces"),
    "petition": ("petition", "petitions"),
    "promotion": ("promotional text", "promotional texts"),
    "legal": ("legal text", "legal texts"),
    "policy": ("policy", "policies"),
    "record": ("record", "records"),
    "reference": ("reference text", "reference texts"),
    "narrative": ("narrative", "narratives"),
    "data": ("data file", "data files"),
}

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(n: int) -> str:
    """Return ``n`` in words up to twelve, as running text has it."""
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def plural(n: int, noun: str) -> str:
    """Return the number, in digits, and the noun in its regular plural where it needs one.

    >>> plural(1, "demand"), plural(2100, "word")
    ('1 demand', '2,100 words')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return ``parts`` as English lists them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def inventory(documents: Sequence[DocumentJudgment], most: int = 4) -> str:
    """Return what the readable ``documents`` are: "three news reports, one opinion piece and one petition"."""
    kinds = Counter(document.kind for document in documents if document.kind)
    parts = [f"{number(n)} {_KINDS[kind][n > 1]}" for kind, n in kinds.most_common()]
    unreadable = sum(not document.kind for document in documents)
    if len(parts) > most:
        rest = sum(n for _, n in kinds.most_common()[most - 1 :])
        parts = [*parts[: most - 1], f"{number(rest)} of other kinds"]
    if unreadable:
        parts.append(f"{number(unreadable)} that could not be read")
    return listed(parts)


def counts(tally: Tally) -> str:
    """Return a tally as a line: "2 requirements, 1 description, no demands"."""
    pairs = ((tally.requirement, "requirement"), (tally.description, "description"), (tally.demand, "demand"))
    return ", ".join(plural(n, noun) if n else f"no {noun}s" for n, noun in pairs)


def percent(score: float) -> str:
    """Return a probability as a person says it; never the certainty that no model has.

    >>> percent(0.973), percent(0.9999), percent(0.0)
    ('97 %', 'over 99 %', 'under 1 %')
    """
    if score > 0.99:
        return "over 99 %"
    return "under 1 %" if score < 0.01 else f"{score * 100:.0f} %"


def nature(finding: Finding, bound: str | None) -> str:
    """Return what a statement is and whom it binds; ``bound`` is the part that may be quoted, or ``None``."""
    if finding.label == "demand":
        return f"demand on {_inside(bound)}" if bound else "demand on people, not on a system"
    aspect = f" ({finding.aspect})" if finding.aspect else ""
    return f"{finding.label}{aspect}" + (f" on {_inside(bound)}" if bound and finding.label == "requirement" else "")


def _inside(bound: str) -> str:
    """Return a noun phrase as it stands inside a sentence: "The operator" loses its capital, "you" is the reader."""
    if bound.lower() == "you":
        return "the reader"
    article, _, rest = bound.partition(" ")
    return f"{article.lower()} {rest}" if rest and article in ("The", "A", "An", "All", "Any", "Each") else bound


def sentence(text: str) -> str:
    """Return ``text`` with a full stop where it has no end yet."""
    return text if not text or text[-1] in ".!?…" else text + "."
