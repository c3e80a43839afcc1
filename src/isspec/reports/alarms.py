"""What somebody should look at, as places with a message: what code scanning, annotations and CI servers show."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from isspec.reports.gaps import sections_of
from isspec.reports.quoting import clean, from_outside, inner, own_words, quote
from isspec.reports.selecting import chosen
from isspec.reports.wording import nature, sentence
from isspec.wording import DOCUMENT_VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isspec.reports.gaps import Entry
    from isspec.reports.presentation import Presentation
    from isspec.types import DocumentJudgment, Finding, Missing, Report

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of alarm: its title, and the help that stands beside it."""

    title: str
    help: str


RULES: Mapping[str, Rule] = MappingProxyType({
    "not-a-spec": Rule(
        "The document specifies no system",
        "No system could be built from it: it reports, argues, or asks something of people. Ask whoever sent it "
        "whether it is the file that was meant.",
    ),
    "part-of-a-spec": Rule(
        "The document describes a system only in part",
        "Somebody who builds from it would have to invent the system's main behaviour. Ask for the rest.",
    ),
    "not-readable": Rule(
        "The document could not be read, or not whole",
        "Nothing is guessed of what was not read. The message has the cure.",
    ),
    "part-missing": Rule(
        "Something that is named is not there",
        "A document or the request names it, and it is not among the files. Ask for it.",
    ),
    "left-open": Rule("The authors left something open", "Whoever builds from it would have to decide. Ask who does."),
    "contradiction": Rule("Two statements cannot both hold", "Only one of the values can be built. Ask which."),
    "said-twice": Rule("The same thing stands twice", "When one place is changed, the other is forgotten. Keep one."),
    "wording": Rule("The wording cannot be built or checked", "Two readers would build two things. Settle it."),
    "state-of-the-paper": Rule("The paper says that it is not final", "Is it the edition to build from?"),
    "copied-from-a-page": Rule(
        "The text was copied from a web page",
        "A trace of the page, such as a share button, was copied with it. Is it the file that was meant?",
    ),
    "demand-on-people": Rule(
        "A demand on people, not on a system",
        "It says what people or organisations must do. If a system is meant to serve that end, say which, and how.",
    ),
    "statement": Rule("What a statement is", "A statement as isspec judged it, for reading; nothing is wrong with it."),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing to look at. ``key`` tells it from others in the file without its line, which moves."""

    rule: str
    level: Level
    path: str | None
    line: int
    last_line: int
    message: str
    key: str


def alarms(report: Report, presentation: Presentation) -> Iterator[Alarm]:
    """Yield what to look at, document by document, in the order of the text."""
    say = own_words(report, presentation.quotes)
    for missing in report.bundle.missing:
        yield _missing(missing, presentation)
    for section in sections_of(report, presentation.gaps):
        if section.title in _GAPS:
            rule, level = _GAPS[section.title]
            placed = (entry for entry in section.entries if entry.path)
            yield from (_gap(rule, level, entry, say, presentation) for entry in placed)
    for problem in report.problems:
        message = sentence(clean(problem.message))
        yield Alarm("not-readable", "warning", problem.path, 1, 1, message, problem.code)
    for document in report.documents:
        if document.verdict in _VERDICTS:
            yield _verdict(document, report, say)
        for trace in document.residue:
            text = inner(quote(trace.text, presentation.quotes))
            message = f"{clean(trace.name)} of a web page" + (f": “{text}”" if text else "")
            yield Alarm("copied-from-a-page", "note", trace.path, trace.line, trace.line, sentence(message), trace.name)
        for finding, _ in chosen(document, presentation.statements):
            # What a spec consists of is no alarm, unless every statement is wanted.
            if finding.label == "demand" or presentation.statements == "all":
                yield _statement(finding, presentation)


# By the titles of the sections that terminal and index show.
_GAPS: Mapping[str, tuple[str, Level]] = {
    "Named and not found": ("part-missing", "warning"),
    "Left open": ("left-open", "warning"),
    "Contradictions": ("contradiction", "warning"),
    "Said twice": ("said-twice", "note"),
    "Wording to settle": ("wording", "note"),
    "State of the papers": ("state-of-the-paper", "note"),
}


def _gap(rule: str, level: Level, entry: Entry, say: Callable[[str], str], presentation: Presentation) -> Alarm:
    line = entry.line or 1
    text = inner(quote(entry.text, presentation.quotes))
    message = sentence(say(entry.note)) + (f" “{text}”" if text else "")
    return Alarm(rule, level, entry.path, line, line, message[0].upper() + message[1:], f"{text} {say(entry.note)}")


_VERDICTS: Mapping[str, tuple[str, Level]] = {
    "not-spec": ("not-a-spec", "error"),
    "partial": ("part-of-a-spec", "warning"),
}


def _verdict(document: DocumentJudgment, report: Report, say: Callable[[str], str]) -> Alarm:
    rule, level = _VERDICTS[document.verdict]
    # Where one can build from the others, what is beside them does no harm.
    if report.bundle.verdict == "build":
        level = "note"
    verdict = DOCUMENT_VERDICTS[document.verdict]
    return Alarm(rule, level, document.path, 1, 1, f"{verdict}: {sentence(say(document.reason))}", document.verdict)


def _missing(missing: Missing, presentation: Presentation) -> Alarm:
    outside = from_outside(missing.named_in)
    what = clean(missing.what) if outside else quote(missing.what, presentation.quotes) or "something"
    path, line = (None, 1) if outside else (missing.named_in, missing.line or 1)
    by = "the request" if missing.named_in else "the kind of document"
    message = f"{what} is not among the files, and {by if outside else 'the document'} names it."
    return Alarm("part-missing", "warning", path, line, line, message, what)


def _statement(finding: Finding, presentation: Presentation) -> Alarm:
    statement = finding.statement
    text = inner(quote(statement.text, presentation.quotes))
    is_what = nature(finding, quote(finding.bound, presentation.quotes))
    rule = "demand-on-people" if finding.label == "demand" else "statement"
    last = statement.line + statement.text.rstrip().count("\n")
    message = sentence(is_what[0].upper() + is_what[1:]) + (f" “{text}”" if text else "")
    key = " ".join(statement.text.split()) if presentation.quotes != "none" else ""
    return Alarm(rule, "note", statement.path, statement.line, last, message, key)
