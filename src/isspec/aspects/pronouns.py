"""Pronouns that may stand for two things: "When the server sends the token to the client, it must store it."."""

from __future__ import annotations

import re
from functools import cache

from isspec.aspects.catalogue import load_agents
from isspec.types import Span

# "it shall", after a clause or at the start of a sentence; "it shall be possible" stands for nothing.
_IT = re.compile(
    r"(?:^\W*|[,;]\s+(?:and\s+|then\s+)?|\bthen\s+)(?P<it>it)\s+(?=(?:shall|must|should|SHALL|MUST|SHOULD|will)\b)"
    r"(?!\w+\s+(?:not\s+)?be\s+(?:possible|noted|easy|clear|ensured|assumed|guaranteed|understood|enough|sufficient))",
    re.IGNORECASE,
)
_FARTHEST = 300


def unclear_pronoun(masked: str, before: str) -> tuple[Span, tuple[str, str]] | None:
    """Return the place of an "it" that has a duty and two agents that may bear it, as ``before`` or its sentence say.

    ``before`` is the sentence before, empty where there is none.
    """
    for match in _IT.finditer(masked):
        said = masked[max(0, match.start() - _FARTHEST) : match.start("it")] if match.start("it") > 3 else before
        agents = list(dict.fromkeys(found.lower() for found in _agents().findall(said)))
        if len(agents) == 2 and not any(one in other.split() for one in agents for other in agents if one != other):
            return Span(match.start("it"), match.end("it")), (agents[0], agents[1])
    return None


@cache
def _agents() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, load_agents()), key=len, reverse=True))
    part = r"['\u2019]s\b|[\s-]+(?:\w+ )?(?:name|id|key|side|type|list|data|code)\b"
    return re.compile(rf"\b(?:the|a|an|each|every)\s+((?:[a-z]+\s+)?(?:{names}))\b(?!{part})", re.IGNORECASE)
