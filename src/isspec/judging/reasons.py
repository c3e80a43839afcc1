"""The reason of a verdict in words: what came, what is specified, and why not to build yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.editions import has_ended
from isspec.judging.naming import said_name, told_name
from isspec.judging.situation import unfilled
from isspec.judging.systems import speaks_of
from isspec.wording import inventory, listed, number, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from isspec.judging.situation import Situation
    from isspec.types import BundleVerdict, DocumentJudgment, DocumentVerdict

_FEW = 3  # documents that are named one by one
_MAY: Mapping[DocumentVerdict, str] = {
    "spec": "specify a system",
    "partial": "describe a system in part",
    "not-spec": "specify nothing",
}


def reason_for(verdict: BundleVerdict, at: Situation) -> str:
    """Return the sentence that says why, in lower case and without a full stop."""
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
    return f"{'; '.join(_objections(at)) or came}{_elsewhere(at)}{_unused(at)}"


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
    return f"; {_named(apart)} {'seems' if len(apart) == 1 else 'seem'} to be on something else" if apart else ""


def _unused(at: Situation) -> str:
    unused = [document.path for document in at.documents if document.verdict == "not-spec"]
    return f"; {_named(unused)} {'is' if len(unused) == 1 else 'are'} not used" if unused else ""


def _named(paths: Sequence[str]) -> str:
    return listed(paths) if len(paths) <= _FEW else f"{number(len(paths))} more"


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


def _objections(at: Situation) -> list[str]:
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
        found.append(f"the brief asks for {wanted}, {at.other_language.told}")
    if broken := [spec.path for spec in at.specs if any(t.name in ("cut off", "paywall") for t in spec.residue)]:
        found.append(f"{listed(broken[:3])} {'breaks' if len(broken) == 1 else 'break'} off before the end")
    for path, count in unfilled(at).items():
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
