"""Which systems the documents specify, which document speaks of which, and whether it is the one that was asked for."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from isspec.judging.brief import system_words, words_of
from isspec.judging.naming import GENERIC, party_name, said_name, shared_name, title_name, told_name
from isspec.types import System

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.judging.brief import Brief
    from isspec.judging.kinship import Kinship
    from isspec.types import DocumentJudgment

_LEAST = 0.25  # of the build evidence of partial documents


def systems_of(brief: Brief | None, documents: Sequence[DocumentJudgment], kinship: Kinship) -> list[System]:
    """Return a system for each group of related specs, or of partial documents where nothing is a spec.

    Partial documents join the system that they are nearest to. The score is the share of all build evidence.
    """
    holders = _holders(documents)
    groups = kinship.groups(holders)
    joining = [document for document in documents if document.verdict == "partial" and document not in holders]
    total = sum(document.tally.build_evidence for document in holders)
    members: list[list[DocumentJudgment]] = [[] for _ in groups]
    for document in joining:
        at = kinship.nearest(document, groups)
        if at is not None:
            members[at].append(document)
    systems = []
    for group, joined in zip(groups, members, strict=True):
        named = system_of([*group, *joined], kinship)
        share = sum(document.tally.build_evidence for document in group) / total if total else 0.0
        paths = tuple(document.path for document in documents if document in group or document in joined)
        # A few words beside a README are no system of their own.
        if group[0].verdict == "spec" or share >= _LEAST:
            name = named.name if named else None
            systems.append(System(name, share, paths, _asked(brief, name or "", [*group, *joined])))
    return sorted(systems, key=lambda system: (-system.score, system.name or "", system.paths))


def system_of(documents: Sequence[DocumentJudgment], kinship: Kinship) -> System | None:
    """Name the system that the specs among ``documents`` specify, or the partial ones where there is no spec.

    What the title of the weightiest names; where that is about the paper, what its opening introduces, what partial
    documents on the same things name, its file, or the party that requirements bind most. The score is the share of
    build evidence that the naming document holds.
    """
    holders = _holders(documents)
    total = sum(document.tally.build_evidence for document in holders)
    if not total:
        return None
    titles = {name for document in holders if (name := title_name(document))}
    apart = len(titles) > 1 and not any(_related(one, other) for one in titles for other in titles - {one})
    # Chapters may have nothing in common but what they bind.
    if apart and (shared := shared_name(holders)):
        return System(shared, 1.0)
    ranked = sorted(holders, key=lambda d: (-d.tally.build_evidence, d.path))
    party = party_name(holders)
    for document in ranked:
        title = title_name(document)
        # "the locker" is called "Parcel Locker" by the title; a title that never names it is about something wider.
        if title and party and not _related(title, party[0]) and not _spoken_of(title, holders):
            return System(party[0], party[1])
        if name := said_name(document):
            return System(name, document.tally.build_evidence / total)
    for name_of, among in ((said_name, _beside(holders, documents, kinship)), (told_name, ranked)):
        for document in among:
            if name := name_of(document):
                held = document.tally.build_evidence
                return System(name, held / (total if document in holders else total + held))
    return None


def _beside(
    holders: Sequence[DocumentJudgment], documents: Sequence[DocumentJudgment], kinship: Kinship
) -> list[DocumentJudgment]:
    """Return the partial documents on the same things as the specs, the weightiest first."""
    others = [document for document in documents if document.verdict == "partial" and document not in holders]
    near = [document for document in others if kinship.nearest(document, [holders]) is not None]
    return sorted(near, key=lambda document: (-document.tally.build_evidence, document.path))


def _holders(documents: Sequence[DocumentJudgment]) -> list[DocumentJudgment]:
    specs = [document for document in documents if document.verdict == "spec"]
    return specs or [document for document in documents if document.verdict == "partial"]


def _related(title: str, party: str) -> bool:
    return bool((words_of(title) & words_of(party)) - GENERIC)


def _spoken_of(title: str, documents: Sequence[DocumentJudgment]) -> bool:
    """Whether statements use the words of a title: a name that is only in the title may be that of the paper."""
    words = {word for word in words_of(title) - GENERIC if len(word) > 2}
    said = (words_of(finding.statement.text) for document in documents for finding in document.findings)
    return sum(bool(words & one) for one in said) >= 2


def speaks_of(name: str, document: DocumentJudgment, kinship: Kinship) -> bool:
    """Say whether a document says a telling word of a name, in its title, its path or a statement.

    Telling are the words that are as rare as those of the name are on average: "digests" of "Cache Digests for HTTP".
    """
    rarity = {word: kinship.rarity(word) for word in words_of(name) - GENERIC}
    # Summed exactly, since the words come in no order; a hair below, for words that are all as rare.
    least = fsum(rarity.values()) / max(1, len(rarity)) - 1e-9
    words = {word for word in rarity if rarity[word] >= least}
    said = (f"{document.title or ''} {document.path}", *(finding.statement.text for finding in document.findings))
    return not words or any(words & words_of(text) for text in said)


def _asked(brief: Brief | None, name: str, documents: Sequence[DocumentJudgment]) -> bool | None:
    """Whether the brief means this system; ``None`` where it names none."""
    wanted = system_words(brief) if brief else set()
    if not wanted:
        return None
    if wanted & words_of(name):
        return True
    said = {
        word for document in documents for finding in document.findings for word in words_of(finding.statement.text)
    }
    titles = {word for document in documents for word in words_of(f"{document.path} {document.title or ''}")}
    return wanted <= said | titles
