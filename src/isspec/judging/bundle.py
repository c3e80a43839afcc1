"""The judgment of the bundle: do the documents together specify the system that the brief asks for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.references import BRIEF
from isspec.judging.gaps import find_gaps
from isspec.judging.questions import questions_for
from isspec.judging.reasons import reason_for
from isspec.judging.situation import situation_of, unfilled
from isspec.types import BundleJudgment

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from isspec.judging.brief import Brief
    from isspec.judging.kinship import Kinship
    from isspec.judging.situation import Situation
    from isspec.types import BundleVerdict, DocumentJudgment, Paper


def judge_bundle(
    brief: Brief | None,
    documents: Sequence[DocumentJudgment],
    papers: Sequence[Paper],
    paths: Collection[str],
    kinship: Kinship,
) -> BundleJudgment:
    """Judge documents as one bundle; ``papers`` are those that could be read, ``paths`` are all files that came."""
    gaps = find_gaps(brief, papers, paths, kinship)
    situation = situation_of(brief, documents, gaps, kinship)
    verdict = _verdict(situation)
    return BundleJudgment(
        verdict,
        _score(verdict, situation),
        reason_for(verdict, situation),
        situation.system if verdict in ("build", "ask") else None,
        tuple(situation.missing),
        tuple(questions_for(verdict, situation)),
        gaps,
    )


def _verdict(at: Situation) -> BundleVerdict:
    if at.specs:
        needed = any(missing.named_in == BRIEF for missing in at.missing) or any(
            missing.named_in in {spec.path for spec in at.specs} for missing in at.missing
        )
        broken = any(trace.name in ("cut off", "paywall") for spec in at.specs for trace in spec.residue)
        several = at.several and (at.brief is None or at.brief.one_system)
        return "ask" if needed or broken or unfilled(at) or several or at.other_system or at.other_language else "build"
    # What could not be read may be the very spec: with half of the documents unread, nobody can say stop.
    if len(at.unread) * 2 >= len(at.documents):
        return "unreadable"
    return "ask" if at.partial else "stop"


def _score(verdict: BundleVerdict, at: Situation) -> float | None:
    """Return the probability of the document that decided, which is the most that the verdict can be sure of."""
    if verdict == "unreadable":
        return None
    if verdict == "stop":
        return min(document.score or 0.0 for document in at.documents if document.verdict == "not-spec")
    return max(document.score or 0.0 for document in at.specs or at.partial)
