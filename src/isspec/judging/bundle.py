"""The judgment of the bundle: do the documents together specify the system that the brief asks for?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.aspects.editions import has_ended
from isspec.aspects.references import BRIEF
from isspec.judging.absent import absent_parts
from isspec.judging.brief import languages_in, system_words, words_of
from isspec.judging.gaps import find_gaps
from isspec.judging.naming import said_name, told_name
from isspec.judging.questions import questions_for
from isspec.judging.systems import speaks_of, system_of
from isspec.types import BundleJudgment
from isspec.wording import inventory, listed, number, plural

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from isspec.judging.brief import Brief
    from isspec.judging.kinship import Kinship
    from isspec.types import BundleVerdict, DocumentJudgment, DocumentVerdict, Gaps, Missing, Paper, Statement, System


_FEW = 3  # specifications that are named one by one
_TEMPLATE = 5  # places to fill in
_MAY: Mapping[DocumentVerdict, str] = {
    "spec": "specify a system",
    "partial": "describe a system in part",
    "not-spec": "specify nothing",
}


@dataclass(frozen=True, slots=True)
class Required:
    """A programming language, with its version if it has one, and the statement that requires it."""

    name: str
    said: Statement


@dataclass(frozen=True, slots=True)
class Situation:
    """What the verdict and the questions are drawn from: facts on the documents and how they meet the brief.

    ``objections`` says in words why not to build yet, most decisive first.
    """

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
    other_language: Required | None
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


def judge_bundle(
    brief: Brief | None,
    documents: Sequence[DocumentJudgment],
    papers: Sequence[Paper],
    paths: Collection[str],
    kinship: Kinship,
) -> BundleJudgment:
    """Judge documents as one bundle; ``papers`` are those that could be read, ``paths`` are all files that came."""
    gaps = find_gaps(brief, papers, paths, kinship)
    situation = _situation(brief, documents, gaps, kinship)
    verdict = _verdict(situation)
    return BundleJudgment(
        verdict,
        _score(verdict, situation),
        _reason(verdict, situation),
        situation.system if verdict in ("build", "ask") else None,
        tuple(situation.missing),
        tuple(questions_for(verdict, situation)),
        gaps,
    )


def _situation(brief: Brief | None, documents: Sequence[DocumentJudgment], gaps: Gaps, kinship: Kinship) -> Situation:
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


def _other_language(brief: Brief | None, specs: Sequence[DocumentJudgment]) -> Required | None:
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
    same = [(language, said) for language, said in required if language.name == wanted.name]
    if required and not same:
        return Required(required[0][0].name, required[0][1])
    if wanted.version and same and all(language.version not in (None, wanted.version) for language, _ in same):
        language, said = same[0]
        return Required(f"{language.name} {language.version}", said)
    return None


def _verdict(at: Situation) -> BundleVerdict:
    if at.specs:
        needed = any(missing.named_in == BRIEF for missing in at.missing) or any(
            missing.named_in in {spec.path for spec in at.specs} for missing in at.missing
        )
        broken = any(trace.name in ("cut off", "paywall") for spec in at.specs for trace in spec.residue)
        several = at.several and (at.brief is None or at.brief.one_system)
        return (
            "ask" if needed or broken or _unfilled(at) or several or at.other_system or at.other_language else "build"
        )
    # What could not be read may be the very spec: with half of the documents unread, nobody can say stop.
    if len(at.unread) * 2 >= len(at.documents):
        return "unreadable"
    return "ask" if at.partial else "stop"


def _unfilled(at: Situation) -> dict[str, int]:
    """Return the specs that are templates with many places left to fill in, and how many each has."""
    specs = {spec.path for spec in at.specs}
    places = Counter(p.path for p in at.gaps.open_points if p.name == "placeholder" and p.path in specs)
    return {path: count for path, count in sorted(places.items()) if count >= _TEMPLATE}


def _score(verdict: BundleVerdict, at: Situation) -> float | None:
    """Return the probability of the document that decided, which is the most that the verdict can be sure of."""
    if verdict == "unreadable":
        return None
    if verdict == "stop":
        return min(document.score or 0.0 for document in at.documents if document.verdict == "not-spec")
    return max(document.score or 0.0 for document in at.specs or at.partial)


def _reason(verdict: BundleVerdict, at: Situation) -> str:
    if verdict == "unreadable":
        if not at.documents:
            return "there is nothing to read"
        if len(at.documents) == 1:
            return f"this document could not be read: {at.documents[0].reason}"
        return f"{number(len(at.unread))} of {plural(len(at.documents), 'document')} could not be read, too many to say"
    came = inventory(at.documents)
    if verdict == "stop":
        return f"{_these(at.documents)} {_no_system(at.documents)}: {came}{_close_call(verdict, at)}"
    if verdict == "build":
        specified = f"{_count(at.specs, 'specification')}{_of_system(at)}"
        return f"{specified}{_beside(at)}{_ended(at)}{_close_call(verdict, at)}"
    return f"{'; '.join(objections(at)) or came}{_elsewhere(at)}{_unused(at)}"


def _beside(at: Situation) -> str:
    """Say what else came: what adds to the specifications in part, and what is not used."""
    apart = set(_apart(at))
    own = [document for document in at.partial if document.path not in apart]
    adding = f"; {number(len(own))} more {_agree(own, 'describes', 'describe')} a system in part" if own else ""
    return adding + _elsewhere(at) + _unused(at)


def _apart(at: Situation) -> list[str]:
    """Return the partial documents that share too little with any of the systems to be on it."""
    on_systems = {path for system in at.gaps.systems for path in system.paths}
    return [document.path for document in at.partial if on_systems and document.path not in on_systems]


def _elsewhere(at: Situation) -> str:
    apart = _apart(at)
    named = listed(apart) if len(apart) <= _FEW else f"{number(len(apart))} more"
    return f"; {named} {'seems' if len(apart) == 1 else 'seem'} to be on something else" if apart else ""


def _unused(at: Situation) -> str:
    unused = [document.path for document in at.documents if document.verdict == "not-spec"]
    if not unused:
        return ""
    named = listed(unused) if len(unused) < _FEW else f"{number(len(unused))} more"
    return f"; {named} {'is' if len(unused) == 1 else 'are'} not used"


def _of_system(at: Situation) -> str:
    """Say what the specifications are of; where some never say the name, each has its own."""
    can = " that one can build from"
    if not at.system:
        return can
    name = at.system.name
    if name and not all(speaks_of(name, spec, at.kinship) for spec in at.specs):
        if len(at.specs) > _FEW:
            return f"{can}, “{name}” among them"
        names = [said_name(spec) or told_name(spec) for spec in at.specs]
        shown = [f"“{own}”" if own else spec.path for own, spec in zip(names, at.specs, strict=True)]
        return f"{can}: {listed(shown)}"
    return f" of {at.system.called}{can}"


def _ended(at: Situation) -> str:
    """Say which specifications say that they are such no more."""
    paths = {spec.path for spec in at.specs}
    ended = [one for one in at.gaps.editions if one.path in paths and has_ended(one)]
    return f"; {listed([f'{one.path} says of itself “{one.status}”' for one in ended[:3]])}" if ended else ""


def _close_call(verdict: BundleVerdict, at: Situation) -> str:
    """Say which documents might tip the verdict over, where it hangs on them."""
    decided = at.specs if verdict == "build" else [one for one in at.documents if one.verdict == "not-spec"]
    close = [f"{document.path} may {_MAY[document.close_to]}" for document in decided if document.close_to]
    # One sure specification is enough to build from; one text that may be a specification is enough not to stop.
    if not close or (verdict == "build" and len(close) < len(decided)):
        return ""
    return f"; a close call: {listed(close[:3])}"


def objections(at: Situation) -> list[str]:
    """Return why not to build yet, most decisive first."""
    found = []
    if not at.specs:
        found.append(
            f"{_count(at.partial, 'document')} {_agree(at.partial, 'describes', 'describe')} a system only in part"
        )
    if at.other_system and at.brief:
        found.append(f"the brief asks for “{at.brief.system}”, which no document mentions")
    if at.several and (at.brief is None or at.brief.one_system):
        say = "specify" if at.specs else "speak of"
        found.append(f"the documents {say} {number(at.several)} systems that have little in common")
    if at.other_language and at.brief and at.brief.language:
        wanted = " ".join(filter(None, [at.brief.language.name, at.brief.language.version]))
        require = "the document requires" if len(at.specs) == 1 else "the documents require"
        found.append(f"the brief asks for {wanted}, {require} {at.other_language.name}")
    if broken := [spec.path for spec in at.specs if any(t.name in ("cut off", "paywall") for t in spec.residue)]:
        found.append(f"{listed(broken[:3])} {'breaks' if len(broken) == 1 else 'break'} off before the end")
    for path, count in _unfilled(at).items():
        found.append(f"{path} is a template with {number(count)} places that nobody filled in")
    if at.missing:
        names = [missing.what for missing in at.missing]
        found.append(f"{listed(names[:3])} {'is' if len(names) == 1 else 'are'} named and absent")
    return found


def _these(documents: Sequence[DocumentJudgment]) -> str:
    n = len(documents)
    return "this document" if n == 1 else f"these {number(n)} documents"


def _no_system(documents: Sequence[DocumentJudgment]) -> str:
    return "specifies no system" if len(documents) == 1 else "specify no system"


def _count(documents: Sequence[DocumentJudgment], noun: str) -> str:
    return f"{number(len(documents))} {noun}{'' if len(documents) == 1 else 's'}"


def _agree(documents: Sequence[DocumentJudgment], one: str, many: str) -> str:
    return one if len(documents) == 1 else many
