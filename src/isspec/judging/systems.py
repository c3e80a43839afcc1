"""Which system the documents specify, and whether they specify one or several."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.types import System

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import DocumentJudgment

_GENERIC = frozenset(
    """
    system systems software application app program project product service solution implementation
    implementations server client user users tool library component module device website site platform game
    code it api cli agent interface function method command message field parameter value document file page
    screen
    """.split()
)
# What titles say of the document and not of the system.
_PAPERWORK = re.compile(
    r"\b(?:software|system|functional|technical|product|high[- ]level|detailed|user|business)?\s*"
    r"(?:requirements?|specifications?|specs?|srs|prd|rfc|design|architecture|document(?:ation)?|proposal|draft|version"
    r"|overview|interface control|api reference|reference|manual|guide|readme|introduction)\b"
    r"|\b(?:for|of|the|v?\d+(?:\.\d+)+)\b",
    re.IGNORECASE,
)
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


def system_of(documents: Sequence[DocumentJudgment]) -> System | None:
    """Name the system that the specs among ``documents`` specify, or the partial ones where there is no spec.

    The party that requirements bind most, if it has a name; else what the title of the largest of them names.
    The score is the share of requirements that bind the party, or of build evidence that the titled document holds.
    """
    holders = [d for d in documents if d.verdict == "spec"] or [d for d in documents if d.verdict == "partial"]
    bound = [f.bound for d in holders for f in d.findings if f.label == "requirement" and f.bound]
    names: dict[str, Counter[str]] = {}
    for party in bound:
        names.setdefault(_bare(party), Counter())[party] += 1
    if names:
        bare, counter = max(names.items(), key=lambda item: (item[1].total(), item[0]))
        share = counter.total() / len(bound)
        if share >= 0.2 and not set(bare.split()) <= _GENERIC:
            return System(counter.most_common(1)[0][0], share)
    total = sum(d.tally.build_evidence for d in holders)
    titled = [d for d in holders if d.title and _PAPERWORK.sub(" ", plain(d.title)).strip(" -:\u2013\u2014.,()|#")]
    if not total or not titled:
        return None
    main = max(titled, key=lambda d: (d.tally.build_evidence, d.path))
    return System(name_in(main.title or ""), main.tally.build_evidence / total)


def name_in(title: str) -> str:
    """Return what a title names, without the words for paperwork at its ends.

    >>> name_in("Software Requirements Specification for the Parcel Locker")
    'Parcel Locker'
    """
    name = plain(title)
    while True:
        match = _PAPERWORK.match(name)
        shorter = (name[match.end() :] if match and match.end() else name).strip(" -:\u2013\u2014.,()|#")
        if shorter == name:
            break
        name = shorter
    for match in reversed(list(_PAPERWORK.finditer(name))):
        if match.end() == len(name) and match.start():
            name = name[: match.start()].strip(" -:\u2013\u2014.,()|#")
    return name or plain(title)


def _bare(party: str) -> str:
    return re.sub(r"^(?:the|a|an|this|each|every|all)\s+", "", party.lower()).strip()


def groups_of(documents: Sequence[DocumentJudgment], least: float) -> list[list[DocumentJudgment]]:
    """Group documents that speak of the same things: two are related when the cosine of their words is ``least``."""
    vectors = [_vector(document) for document in documents]
    groups: list[list[int]] = []
    for i, vector in enumerate(vectors):
        near = [group for group in groups if any(_cosine(vector, vectors[j]) >= least for j in group)]
        merged = sorted({i, *(j for group in near for j in group)})
        groups = [group for group in groups if group not in near] + [merged]
    return [[documents[i] for i in group] for group in sorted(groups)]


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
