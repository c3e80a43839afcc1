"""Which documents speak of the same things, told by the words of what they say and not by their form."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from isspec.display import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import DocumentJudgment

# Words that occur in any spec and so relate no two of them.
_COMMON = frozenset(
    """
    system shall must should will when where with which from that this these those then than there their they
    have been each every other user users data value values following example section table figure requirement
    requirements specification document description name names type types number list page file files message
    error case using used only also into same such more most some after before between over under would could
    does done make made provide provided support supported include included given set time first second default
    format state
    """.split()
)
# Words of the languages that definitions are written in: they relate a definition to any other.
_NOTATION = frozenset(
    """
    string bool true false null required enum schema schemas json properties object parameters parameter items
    array integer boolean number float double bytes components path paths https http request requests response
    responses requestbody operationid operation content application header body field optional option returns
    return returned returning maximum minimum maxlength minlength pattern unique identifier results result title
    tags summary nullable deprecated additionalproperties allof anyof oneof json-schema draft- schema-org
    definitions values query post patch google protobuf syntax proto package import repeated int32 int64 uint32
    uint64 message behavior scenario given outline examples type_url element complextype simpletype sequence
    restriction table column varchar primary foreign constraint specified information available valid created
    updated details specific single additional associated last next start date size count status
    """.split()
)


def groups_of(documents: Sequence[DocumentJudgment], least: float) -> list[list[DocumentJudgment]]:
    """Group documents that speak of the same things: two are related when the cosine of their words is ``least``."""
    vectors = [_vector(document) for document in documents]
    groups: list[list[int]] = []
    for i, vector in enumerate(vectors):
        near = [group for group in groups if any(_cosine(vector, vectors[j]) >= least for j in group)]
        merged = sorted({i, *(j for group in near for j in group)})
        groups = [group for group in groups if group not in near] + [merged]
    return [[documents[i] for i in group] for group in sorted(groups)]


def nearest(document: DocumentJudgment, groups: Sequence[Sequence[DocumentJudgment]], least: float) -> int | None:
    """Return which of ``groups`` a document is most like, ``None`` where it is like none of them."""
    own = _vector(document)
    likeness = [max((_cosine(own, _vector(member)) for member in group), default=0.0) for group in groups]
    best = max(range(len(groups)), key=lambda at: likeness[at], default=None)
    return best if best is not None and likeness[best] >= least else None


def _vector(document: DocumentJudgment) -> dict[str, float]:
    said = (finding.statement.text for finding in document.findings if finding.label in ("requirement", "description"))
    words = Counter(
        word
        for text in (plain(document.title or ""), *said)
        for word in re.findall(r"[a-z][a-z-]{3,}", text.lower())
        if word not in _COMMON and word not in _NOTATION
    )
    return {word: 1 + math.log(count) for word, count in words.items()}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(weight * b[word] for word, weight in a.items() if word in b)
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return dot / norm if norm else 0.0
