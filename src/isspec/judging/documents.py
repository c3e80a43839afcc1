"""The judgment of one document: its kind and verdict, the reason in a sentence, the statements that show it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from isspec.display import count_words
from isspec.judging.naming import bare_party
from isspec.judging.titles import title_of
from isspec.types import ASPECTS, DocumentJudgment, Finding, Tally
from isspec.wording import DOCUMENT_VERDICTS, KINDS, PERSONS, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from isspec.types import Aspect, Document, DocumentVerdict, Kind, Problem, Residue, StatementClass

EVIDENCE = 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"<?\w+://\S+")
_FEWEST_WORDS = 5
_MUCH = 0.2  # of all statements
_LIKELY = 0.5
# Of 882 labelled documents of these kinds one specifies a system.
_NONE_AS_A_RULE: tuple[Kind, ...] = (
    "news", "opinion", "petition", "promotion", "legal", "policy", "record", "reference", "narrative",
)  # fmt: skip
# Which statements show a verdict, most telling class first.
_TELLING: Mapping[DocumentVerdict, tuple[StatementClass, ...]] = {
    "spec": ("requirement", "description"),
    "partial": ("requirement", "description"),
    "not-spec": ("demand", "other"),
}


def tally_of(findings: Iterable[Finding]) -> Tally:
    """Count findings by class, and build evidence by aspect."""
    findings = list(findings)
    classes = Counter(finding.label for finding in findings)
    aspects = Counter(finding.aspect for finding in findings if finding.aspect)
    return Tally(
        classes["requirement"], classes["description"], classes["demand"], classes["other"],
        {aspect: aspects[aspect] for aspect in ASPECTS if aspects[aspect]},
    )  # fmt: skip


def judge_document(
    document: Document,
    findings: tuple[Finding, ...],
    kinds: Mapping[Kind, float],
    verdicts: Mapping[str, float],
    residue: tuple[Residue, ...],
    close: float,
) -> DocumentJudgment:
    """Judge a document from its findings and the model's probabilities of kinds and verdicts.

    ``close`` is the lead below which the runner-up is named in the reason.
    """
    kind = max(kinds, key=lambda name: kinds[name])
    verdict = called(verdicts, kinds)
    tally = tally_of(findings)
    other = max((name for name in verdicts if name != verdict), key=lambda name: verdicts[name])
    is_close = verdicts[verdict] - verdicts[other] < close
    reason = _reason(kind, verdict, tally, findings)
    if verdicts[other] > verdicts[verdict]:
        # Only a spec can be the likeliest and not be called so: see ``called``.
        but = "no more likely than not" if verdicts[other] < _LIKELY else f"{_likeliest_none(kinds)} is none as a rule"
        reason += f" A close call: spec {verdicts[other]:.0%}, but {but}."
    elif is_close:
        shares = [f"{DOCUMENT_VERDICTS[one]} {verdicts[one]:.0%}" for one in (verdict, other)]  # type: ignore[index]
        reason += f" A close call: {', '.join(shares)}."
    return DocumentJudgment(
        document.path, document.sha256, document.media_type, title_of(document, findings), count_words(document), kind,
        kinds[kind], verdict, verdicts[verdict], reason, tally, findings, evidence_of(verdict, findings), residue,
        close_to=other if is_close else None,  # type: ignore[arg-type]
    )  # fmt: skip


def called(verdicts: Mapping[str, float], kinds: Mapping[Kind, float]) -> DocumentVerdict:
    """Return what a document with these probabilities is called: the likeliest, but a spec only if likelier than not.

    The same goes for the kinds of text that can be one. A spec that is none costs days, a question about a spec costs
    minutes.
    """
    likeliest = max(verdicts, key=lambda name: verdicts[name])
    none = sum(kinds.get(kind, 0.0) for kind in _NONE_AS_A_RULE)
    if likeliest == "spec" and (verdicts["spec"] < _LIKELY or none > _LIKELY):
        return "partial"
    return likeliest  # type: ignore[return-value]


def _likeliest_none(kinds: Mapping[Kind, float]) -> str:
    name = _article(KINDS[max(_NONE_AS_A_RULE, key=lambda kind: kinds.get(kind, 0.0))].one)
    return name[0].lower() + name[1:]


def unreadable(problem: Problem, document: Document | None = None, sha256: str | None = None) -> DocumentJudgment:
    """Return the judgment of a file that could not be read or is in a language that no model knows."""
    return DocumentJudgment(
        problem.path,
        document.sha256 if document else sha256,
        document.media_type if document else None,
        document.title if document else None,
        count_words(document) if document else None,
        None, None, "unreadable", None, problem.message, Tally(),
    )  # fmt: skip


def evidence_of(verdict: DocumentVerdict, findings: Sequence[Finding], most: int = EVIDENCE) -> tuple[Finding, ...]:
    """Return the statements that show the verdict best, most telling first, ties in the order of the text.

    What can be built from is shown from all its sides, the side that the document says most of first.
    """
    order = _TELLING.get(verdict, ())
    told = [finding for finding in findings if finding.label in order and len(finding.statement.text) > 12]
    first: dict[str, Finding] = {}
    for finding in told:
        first.setdefault(" ".join(finding.statement.text.split()), finding)
    told = list(first.values())
    told.sort(key=lambda finding: (order.index(finding.label), _is_note(finding), -round(finding.score, 4)))
    if verdict != "not-spec":
        ranks = [(label, note) for label in order for note in (False, True)]
        shown = (_by_sides([f for f in told if (f.label, _is_note(f)) == rank]) for rank in ranks)
        return tuple(islice(chain.from_iterable(shown), most))
    if any(finding.label == "demand" for finding in told):
        told = [finding for finding in told if finding.label == "demand"]
    else:
        told = told[:2]
    return tuple(told[:most])


def _is_note(finding: Finding) -> bool:
    """Say whether a statement is no sentence: a row, a few words such as a link, or a part of a sentence.

    The foot of a page may cut one in two, and what ends with a colon says nothing without what follows.
    """
    statement = finding.statement
    words = _WORD.findall(_ADDRESS.sub("", statement.text))
    is_rest = statement.block == "paragraph" and statement.text[:1].islower()
    is_lead = statement.text.endswith((":", "e.g.", "i.e."))
    return statement.block == "row" or len(words) < _FEWEST_WORDS or is_rest or is_lead


def _by_sides(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the first statement of each aspect, the most frequent aspect first, then the second of each, and so on."""
    sides: dict[Aspect | None, list[Finding]] = {}
    for finding in findings:
        sides.setdefault(finding.aspect, []).append(finding)
    ranked = sorted(sides.values(), key=lambda side: (-len(side), ASPECTS.index(side[0].aspect or ASPECTS[-1])))
    for turn in zip_longest(*ranked):
        yield from (finding for finding in turn if finding)


def parties(findings: Iterable[Finding], label: StatementClass, most: int = 3) -> list[str]:
    """Return who is bound most often by statements of one class, as the documents write it."""
    names: dict[str, Counter[str]] = {}
    for finding in findings:
        if finding.label == label and finding.bound:
            names.setdefault(_key(finding.bound), Counter())[finding.bound] += 1
    # "The lead" is the event lead, where there is no other lead.
    fuller: dict[str, list[str]] = {}
    for name in names:
        for at, letter in enumerate(name):
            if letter == " ":
                fuller.setdefault(name[at + 1 :], []).append(name)
    for short in [name for name in names if len(fuller.get(name, ())) == 1]:
        (full,) = fuller[short]
        names[full][names[full].most_common(1)[0][0]] += names.pop(short).total()
    ranked = sorted(names.values(), key=lambda counter: -counter.total())
    shown = (counter.most_common(1)[0][0] for counter in ranked[:most])
    return [PERSONS.get(name.lower(), name) for name in shown]


def _key(party: str) -> str:
    word = bare_party(party)
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _reason(kind: Kind, verdict: DocumentVerdict, tally: Tally, findings: Sequence[Finding]) -> str:
    name = KINDS[kind].one
    if verdict == "not-spec":
        told = tally.build_evidence > _MUCH * tally.total and not tally.demand
        lead = f"{_article(name)} that describes no system to build{', though' if told else ':'}"
        return f"{lead} {_without(tally, findings)}."
    what = listed(
        [plural(n, noun) for n, noun in ((tally.requirement, "requirement"), (tally.description, "description")) if n]
    )
    bound = parties(findings, "requirement", 2)
    whom = f", mostly on {listed(bound)}" if bound and tally.requirement else ""
    found = f"{what or 'no requirement or description'} in {plural(tally.total, 'statement')}{whom}"
    if not tally.total:
        found = "it holds listings and headings, and hardly a sentence"
    if verdict == "spec":
        return f"{_article(name)} that one could build from: {found}."
    if tally.total and not tally.build_evidence:
        said = f"none of {plural(tally.total, 'statement')} says what it does"
        return f"{_article(name)} that speaks of a system, and {said}: its behaviour would have to be invented."
    return (
        f"{_article(name)} that describes a system only in part: {found}; its main behaviour would have to be invented."
    )


def _without(tally: Tally, findings: Sequence[Finding]) -> str:
    if not tally.total:
        return "it holds listings and headings, and hardly a sentence"
    total = plural(tally.total, "statement")
    says = "says" if tally.build_evidence == 1 else "say"
    few = "only " if tally.build_evidence <= _MUCH * tally.total else ""
    about = f"{few}{tally.build_evidence} of {total} {says} what a system does" if tally.build_evidence else ""
    if not tally.demand:
        return about or f"none of {total} says what a system does"
    whom = parties(findings, "demand", 2)
    demands = plural(tally.demand, "demand") + (f" on {listed(whom)}" if whom else " on people")
    return f"{demands}, and " + (about or f"none of {total} says what a system does")


def _article(noun: str) -> str:
    return f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}" if noun not in ("news", "promotion") else noun.capitalize()
