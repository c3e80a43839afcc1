"""Pronouns that may stand for two things: "The broker hands each job to a worker. It must log the hand-over."."""

from __future__ import annotations

import re
from functools import cache

from isspec.aspects.catalogue import load_agents
from isspec.types import Span

# "It shall" at the start of a sentence; "it shall be possible" stands for nothing. Within a sentence ("when the proxy
# does not reach the server, it must ...") readers take the subject, and were right in each case that we read.
_IT = re.compile(
    r"\W*(?P<it>it)\s+(?=(?:shall|must|should|will)\b)"
    r"(?!\w+\s+(?:not\s+)?be\s+(?:possible|noted|easy|clear|ensured|assumed|guaranteed|understood|enough|sufficient))",
    re.IGNORECASE,
)
# Then "it" is what the heading names.
_OPERATION = re.compile(r"X{3}|\b(?:function|method|operation|command|event|call)\b", re.IGNORECASE)


def unclear_pronoun(masked: str, before: str) -> tuple[Span, tuple[str, str]] | None:
    """Return the place of an "it" that has a duty, and the two agents of the sentence ``before`` that may bear it."""
    match = _IT.match(masked)
    agents = list(dict.fromkeys(found.lower() for found in _agents().findall(before))) if match else []
    if (
        match is None
        or _OPERATION.search(before)
        or len(agents) != 2
        or agents[0] in agents[1].split()
        or agents[1] in agents[0].split()
    ):
        return None
    return Span(match.start("it"), match.end("it")), (agents[0], agents[1])


@cache
def _agents() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, load_agents()), key=len, reverse=True))
    part = r"['\u2019]s\b|[\s-]+(?:\w+ )?(?:name|id|key|side|type|list|data|code)\b"
    return re.compile(rf"\b(?:the|a|an|each|every)\s+((?:[a-z]+\s+)?(?:{names}))\b(?!{part})", re.IGNORECASE)
