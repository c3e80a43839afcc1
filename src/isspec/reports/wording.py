"""The words that only reports need, so that terminal, index and message say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.types import OPEN_POINTS
from isspec.wording import PERSONS, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isspec.types import BundleVerdict, Coverage, DocumentVerdict, Finding, Tally

VERDICTS: Mapping[BundleVerdict, str] = {
    "build": "BUILD",
    "ask": "ASK FIRST",
    "stop": "STOP",
    "unreadable": "UNREADABLE",
}

# In the order that a reader looks for: what can be used first.
RANK: Mapping[DocumentVerdict, int] = {"spec": 0, "partial": 1, "not-spec": 2, "unreadable": 3}


def counts(tally: Tally) -> str:
    """Return a tally as a line: "2 requirements, 1 description, no demands"."""
    pairs = ((tally.requirement, "requirement"), (tally.description, "description"), (tally.demand, "demand"))
    return ", ".join(plural(n, noun) if n else f"no {noun}s" for n, noun in pairs)


def counted(topic: Coverage) -> str:
    """Return on what the state of a topic rests: "2 statements", or "3 points left open"."""
    if topic.topic == OPEN_POINTS:
        return f"{plural(topic.count, 'point')} left open" if topic.count else "nothing left open"
    if topic.count:
        return plural(topic.count, "statement")
    return "no statement of its own" if topic.state == "thin" else "no statement"


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
    if (person := PERSONS.get(bound.lower())) is not None:
        return person
    article, _, rest = bound.partition(" ")
    return f"{article.lower()} {rest}" if rest and article in ("The", "A", "An", "All", "Any", "Each") else bound


def capital(text: str) -> str:
    """Return ``text`` with a capital, unless it begins with the name of a file or the like.

    >>> capital("these three documents specify no system"), capital("annex-b.md is named and absent")
    ('These three documents specify no system', 'annex-b.md is named and absent')
    """
    first = text.split(" ", 1)[0].rstrip(",;:.")
    return text[0].upper() + text[1:] if first.isalpha() and first.islower() else text


def sentence(text: str) -> str:
    """Return ``text`` with a full stop where it has no end yet."""
    return text if not text or text[-1] in ".!?…" else text + "."
