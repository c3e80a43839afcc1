"""The questions whose answers would most change the verdict, most decisive first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.judging.absent import BRIEF
from isspec.judging.documents import parties
from isspec.types import Question, Tally
from isspec.wording import inventory, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isspec.judging.bundle import Situation
    from isspec.types import Aspect, BundleVerdict

MOST = 7
# What a builder lacks where no statement has the aspect. After the SRS content of ISO/IEC/IEEE 29148:2018, clause 9.6.
_ASPECTS: Mapping[Aspect, str] = {
    "behaviour": "What does the system do, step by step, from each input to each result?",
    "interface": "How is it used and called: which screens, commands, messages or functions, with which parameters?",
    "data": "Which data does it hold or exchange, in which format and with which limits?",
    "error": "What happens on wrong input and on failure?",
    "quality": "How fast, how available and for how many users must it be, in numbers?",
    "verification": "How will you decide that it is done: which acceptance criteria or tests?",
}


def questions_for(verdict: BundleVerdict, at: Situation) -> list[Question]:
    """Return at most ``MOST`` questions for a verdict; none for a bundle that is ready."""
    sources = {"stop": _stop, "ask": _ask, "unreadable": _unreadable, "build": _build}
    return list(sources[verdict](at))[:MOST]


def _stop(at: Situation) -> Iterator[Question]:
    came = inventory(at.documents)
    yield Question(
        f"Are these the files that you meant to attach? We received {came}, and none says what a system has to do.",
        tuple(f"{document.path}: {document.reason}" for document in at.documents[:5]),
    )
    yield from _absent(at)
    residue = [trace for document in at.documents for trace in document.residue]
    if residue:
        names = list(dict.fromkeys(trace.name for trace in residue))
        yield Question(
            "Were these pages saved from web sites by mistake, in place of a document that they link to or that was"
            f" attached to them? They still hold traces of web pages ({listed(names[:4])}).",
            tuple(f"{trace.path}:{trace.line}: {trace.name}" for trace in residue[:5]),
        )
    demands = [finding for document in at.documents for finding in document.findings if finding.label == "demand"]
    if demands:
        whom = parties(demands, "demand")
        yield Question(
            "The texts ask something of people or organisations, not of a system. If a system is meant to serve that"
            " end, which one, and where is it described?",
            (
                plural(len(demands), "demand") + (f", most of them on {listed(whom)}" if whom else ""),
                *(
                    finding.statement.cited
                    for document in at.documents
                    for finding in document.evidence[:2]
                    if finding.label == "demand"
                ),
            )[:5],
        )
    if at.brief and at.brief.system:
        yield Question(f"Which document describes “{at.brief.system}”, which the request asks for?", (BRIEF,))
    else:
        yield Question("Which system is to be built, who will use it, and which document says what it has to do?")


def _ask(at: Situation) -> Iterator[Question]:
    if at.other_system and at.brief:
        yield Question(
            f"The request asks for “{at.brief.system}”, which no document mentions. Is it another name for"
            f" {at.system.name if at.system else 'what they describe'}, or are these the wrong files?",
            (BRIEF,),
        )
    if len(at.groups) > 1:
        names = [f"{group[0].path}" + (f" and {len(group) - 1} more" if len(group) > 1 else "") for group in at.groups]
        yield Question(
            f"The documents specify systems that have little in common ({listed(names[:4])}). Which is the one to"
            " build, or how do they belong together?",
            tuple(names),
        )
    if at.other_language and at.brief and at.brief.language:
        yield Question(
            f"The request prefers {at.brief.language.name}, the documents require {at.other_language}. Which holds?",
            (BRIEF,),
        )
    yield from _absent(at)
    yield from _unreadable(at)
    if not at.specs:
        paths = tuple(document.path for document in at.partial[:5])
        yield Question("Is there a fuller specification than what we received? If so, can you send it?", paths)
        aspects = sum((document.tally for document in at.partial), Tally()).aspects
        for aspect, text in _ASPECTS.items():
            if not aspects.get(aspect):
                yield Question(text, (f"no statement on {aspect} in {plural(len(at.partial), 'document')}",))


def _build(at: Situation) -> Iterator[Question]:
    yield from _unreadable(at)
    yield from _absent(at)


def _unreadable(at: Situation) -> Iterator[Question]:
    if at.unread:
        names = [document.path for document in at.unread]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        yield Question(
            f"Can you send {listed(names[:3])}{more} again in a form that we can read?",
            tuple(f"{document.path}: {document.reason}" for document in at.unread[:5]),
        )


def _absent(at: Situation) -> Iterator[Question]:
    for missing in at.missing:
        where = (
            "The request names" if missing.named_in == BRIEF else f"{missing.named_in}, line {missing.line}, relies on"
        )
        because = BRIEF if missing.named_in == BRIEF else f"{missing.named_in}:{missing.line}"
        yield Question(f"{where} {missing.what}, which did not arrive. Can you send it?", (because,))
