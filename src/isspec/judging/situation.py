"""What is the case: the facts on the documents, and how they meet the brief, from which everything else is drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.judging.absent import absent_parts
from isspec.judging.brief import languages_in, system_words, words_of
from isspec.judging.systems import system_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.judging.brief import Brief
    from isspec.judging.kinship import Kinship
    from isspec.types import DocumentJudgment, Gaps, Missing, Statement, System

_TEMPLATE = 5  # places to fill in


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A programming language that is not the one asked for: what the documents require, told, and where they do."""

    told: str
    said: Statement


@dataclass(frozen=True, slots=True)
class Situation:
    """What the verdict, its reason and the questions are drawn from."""

    brief: Brief | None
    documents: Sequence[DocumentJudgment]
    specs: Sequence[DocumentJudgment]
    partial: Sequence[DocumentJudgment]
    unread: Sequence[DocumentJudgment]
    missing: Sequence[Missing]
    groups: Sequence[Sequence[DocumentJudgment]]
    kinship: Kinship
    system: System | None
    other_system: bool
    other_language: OtherLanguage | None
    gaps: Gaps

    @property
    def several(self) -> int:
        """How many systems the documents are about, if more than one: 0 else."""
        apart = len(self.groups if self.specs else self.gaps.systems)
        return apart if apart > 1 else 0

    @property
    def holders(self) -> set[str]:
        """The paths of the documents that one builds from."""
        return {document.path for document in (*self.specs, *self.partial)}


def situation_of(brief: Brief | None, documents: Sequence[DocumentJudgment], gaps: Gaps, kinship: Kinship) -> Situation:
    """Collect the facts on ``documents``, which were searched for ``gaps``."""
    specs = [document for document in documents if document.verdict == "spec"]
    partial = [document for document in documents if document.verdict == "partial"]
    # What holds no statement, such as a page of diagrams, is about whatever the others are about.
    groups = kinship.groups([document for document in specs if document.tally.build_evidence])
    return Situation(
        brief, documents, specs, partial,
        [document for document in documents if document.verdict == "unreadable"],
        absent_parts(gaps.references, documents),
        groups,
        kinship,
        # Of several systems none is the system.
        system_of(documents, kinship) if len(groups if specs else gaps.systems) < 2 else None,
        _other_system(brief, [*specs, *partial]),
        _other_language(brief, specs),
        gaps,
    )  # fmt: skip


def _other_system(brief: Brief | None, holders: Sequence[DocumentJudgment]) -> bool:
    """Whether the brief names a system that no spec and no partial document ever mentions."""
    wanted = system_words(brief) if brief else set()
    if not wanted or not holders:
        return False
    said = set()
    for document in holders:
        said |= words_of(f"{document.path} {document.title or ''}")
        for finding in document.findings:
            said |= words_of(finding.statement.text)
    return not wanted & said


def _other_language(brief: Brief | None, specs: Sequence[DocumentJudgment]) -> OtherLanguage | None:
    """Return the programming language that the specs require where the brief prefers another, or another version."""
    if not brief or not brief.language:
        return None
    required = [
        (language, finding.statement)
        for document in specs
        for finding in document.findings
        if finding.label == "requirement"
        for language in languages_in(finding.statement.text)
    ]
    wanted = brief.language
    require = "the document requires" if len(specs) == 1 else "the documents require"
    same = [(language, said) for language, said in required if language.name == wanted.name]
    if required and not same:
        language, said = required[0]
        return OtherLanguage(f"{require} {language.name}", said)
    if wanted.version and same and all(language.version not in (None, wanted.version) for language, _ in same):
        language, said = same[0]
        return OtherLanguage(f"{require} {language.name} {language.version}", said)
    return None


def unfilled(at: Situation) -> dict[str, int]:
    """Return the specs that are templates with many places left to fill in, and how many each has."""
    specs = {spec.path for spec in at.specs}
    places = Counter(p.path for p in at.gaps.open_points if p.name == "placeholder" and p.path in specs)
    return {path: count for path, count in sorted(places.items()) if count >= _TEMPLATE}
