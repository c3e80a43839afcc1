"""The questions whose answers would most change the verdict, most decisive first."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from isspec.aspects.references import BRIEF
from isspec.judging import asking
from isspec.judging.documents import parties
from isspec.types import Question
from isspec.wording import inventory, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from isspec.judging.situation import Situation
    from isspec.types import BundleVerdict, DocumentJudgment, Finding, Residue

MOST = 7
FEWEST = 3  # of an ask, where there is anything left to ask
_LONG = 12  # statements to build from
_TOPICS = 2  # that a bundle that is ready to build is asked about
_RISKS = 5  # of a bundle that is ready to build: more would read as an objection
_PAGES = 5  # that are named
_WHOM = 3  # parties that are named
_SAVED_ONE = (
    "Was {path} saved from a web site by mistake, in place of a document that it links to or that was attached to"
    " it? It still holds traces of where it comes from ({traces})."
)
_SAVED_MANY = (
    "Were these pages saved from web sites by mistake, in place of a document that they link to or that was attached to"
    " them? They still hold traces of where they come from ({traces})."
)


def questions_for(verdict: BundleVerdict, at: Situation) -> list[Question]:
    """Return at most ``MOST`` questions for a verdict; for a bundle that is ready only the risks, often none."""
    match verdict:
        case "stop":
            return list(islice(_stop(at), MOST))
        case "ask":
            found = list(islice(_ask(at), MOST))
            return found if len(found) >= FEWEST else list(islice(_with_more(found, at), FEWEST))
        case "build":
            return list(islice(_risks(at), _RISKS))
        case "unreadable":
            return list(asking.ask_for_readable(at.unread))


def _stop(at: Situation) -> Iterator[Question]:
    came = inventory(at.documents)
    one = len(at.documents) == 1
    said = f"{'it does not say' if one else 'none says'} what a system has to do"
    if any(document.tally.build_evidence for document in at.documents):
        said = f"what {'it says' if one else 'they say'} of a system is not enough to build from"
    meant = "Is this the file" if one else "Are these the files"
    yield Question(
        f"{meant} that you meant to attach? We received {came}, and {said}.",
        tuple(f"{document.path}: {document.reason}" for document in at.documents[:5]),
    )
    yield from asking.ask_for_missing(at.missing, at.gaps.references)
    traces = [t for document in at.documents for t in document.residue if t.name not in asking.NOT_WHOLE]
    if traces:
        yield _whether_saved(traces)
    demands = [finding for document in at.documents for finding in document.findings if finding.label == "demand"]
    if demands:
        yield Question(
            "The texts ask something of people or organisations, not of a system. If a system is meant to serve that"
            " end, which one, and where is it described?",
            (_demanded(demands), *_said_of_people(at.documents))[:5],
        )
    if at.brief and at.brief.system:
        yield Question(f"Which document describes “{at.brief.system}”, which the request asks for?", (BRIEF,))
    else:
        yield Question("Which system is to be built, who will use it, and which document says what it has to do?")


def _whether_saved(traces: Sequence[Residue]) -> Question:
    """Ask whether pages were sent in place of what they link to; a line for each page with its first trace."""
    traced: dict[str, list[Residue]] = {}
    for trace in traces:
        traced.setdefault(trace.path, []).append(trace)
    saved = _SAVED_ONE if len(traced) == 1 else _SAVED_MANY
    return Question(
        saved.format(path=traces[0].path, traces=listed(_names(traces)[:4])),
        tuple(f"{path}:{found[0].line}: {listed(_names(found))}" for path, found in islice(traced.items(), _PAGES)),
    )


def _names(traces: Sequence[Residue]) -> list[str]:
    return list(dict.fromkeys(trace.name for trace in traces))


def _said_of_people(documents: Sequence[DocumentJudgment]) -> Iterator[str]:
    """Yield the most telling demand of each document, of those that make the most demands first."""
    for document in sorted(documents, key=lambda one: (-one.tally.demand, one.path)):
        shown = next((finding for finding in document.evidence if finding.label == "demand"), None)
        if shown:
            yield asking.quoted(shown.statement)


def _demanded(demands: Sequence[Finding]) -> str:
    """Say how many demands there are, and on whom."""
    everybody = parties(demands, "demand", len(demands))
    whom = everybody[:_WHOM]
    of = "" if len(demands) == 1 else "most of them "
    if len(demands) > 1 and len(everybody) == len(whom) and all(finding.bound for finding in demands):
        of = "all of them "
    return plural(len(demands), "demand") + (f", {of}on {listed(whom)}" if whom else "")


def _ask(at: Situation) -> Iterator[Question]:
    if at.other_system and at.brief:
        named = at.system.called if at.system else "what they describe"
        yield Question(
            f"The request asks for “{at.brief.system}”, which no document mentions. Is it another name for"
            f" {named}, or are these the wrong files?",
            (BRIEF,),
        )
    if at.several:
        systems = at.gaps.systems
        names = [system.called for system in systems] or [group[0].path for group in at.groups]
        yield Question(
            f"The documents {'specify' if at.specs else 'speak of'} systems that have little in common:"
            f" {listed(names[:4])}. Which is the one to build, or how do they belong together?",
            tuple(", ".join(system.paths[:4]) + (f": {system.called}" if system.name else "") for system in systems[:5])
            or tuple(group[0].path for group in at.groups[:5]),
        )
    if at.other_language and at.brief and at.brief.language:
        yield Question(
            f"The request asks for {at.brief.language.name}, {at.other_language.told}. Which holds?",
            (BRIEF, asking.quoted(at.other_language.said)),
        )
    yield from asking.ask_for_missing(at.missing, at.gaps.references)
    yield from asking.ask_for_linked(at.gaps.references, at.missing, at.holders)
    yield from asking.ask_on_ended(at.gaps, at.holders)
    yield from asking.ask_on_damage(at.documents)
    if not at.specs:
        paths = tuple(document.path for document in at.partial[:5])
        if at.brief and at.brief.is_all:
            yield Question("What we received describes a system only in part. Who can tell us the rest?", paths)
        else:
            yield Question("Is there a fuller specification than what we received? If so, can you send it?", paths)
    yield from asking.ask_on_conflicts(at.gaps)
    yield from asking.ask_on_open_points(at.gaps)
    yield from asking.ask_for_readable(at.unread)
    # Of several systems nobody can say what "it" does.
    if not at.several:
        yield from asking.ask_on_coverage(at.gaps, thin=not at.specs)
    yield from asking.ask_on_absent_parts(at.gaps.references, at.holders)
    yield from asking.ask_on_repetition(at.gaps)


def _with_more(found: list[Question], at: Situation) -> Iterator[Question]:
    """What was found, then what is hardly said of what is needed, then what nobody says though it is not."""
    yield from found
    asked = {question.text for question in found}
    further = chain(asking.ask_on_coverage(at.gaps, thin=True), asking.ask_on_spare_topics(at.gaps))
    yield from (question for question in further if question.text not in asked)


def _risks(at: Situation) -> Iterator[Question]:
    yield from asking.ask_for_readable(at.unread)
    yield from asking.ask_for_missing(at.missing, at.gaps.references)
    yield from asking.ask_for_linked(at.gaps.references, at.missing, at.holders)
    yield from asking.ask_on_ended(at.gaps, at.holders)
    yield from asking.ask_on_damage(at.documents)
    yield from asking.ask_on_conflicts(at.gaps)
    yield from asking.ask_on_open_points(at.gaps)
    yield from asking.ask_on_repetition(at.gaps)
    yield from asking.ask_on_absent_parts(at.gaps.references, at.holders)
    # What is short and yet enough to build from may leave topics out; a long text that does has forgotten them.
    if sum(document.tally.build_evidence for document in at.specs) >= _LONG:
        yield from islice(asking.ask_on_coverage(at.gaps), _TOPICS)
