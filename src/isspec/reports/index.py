"""INDEX.md: what a colleague opens first, and can send on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from isspec.reports.gaps import sections_of
from isspec.reports.markdown import code, escape, fenced, line, link, row
from isspec.reports.message import to_message
from isspec.reports.ownership import INDEX_END
from isspec.reports.quoting import STATEMENT, clean, from_outside, inner, mark_of, own_words, quote, shorten
from isspec.reports.selecting import shown, telling
from isspec.reports.wording import VERDICTS, counts, nature, percent, sentence
from isspec.wording import DOCUMENT_VERDICTS, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from isspec.reports.gaps import Entry
    from isspec.reports.presentation import Presentation
    from isspec.types import DocumentJudgment, Finding, Report, Residue

_DOCUMENTS = 30  # whose reasons are given; the table names all
_EVIDENCE = 3  # findings a document
_QUOTED = 240  # characters of a statement that has a gap


@dataclass(frozen=True, slots=True)
class _Page:
    """One index in the making: the report, how to show it, and how to print isspec's own sentences."""

    report: Report
    presentation: Presentation
    say: Callable[[str], str]

    def quoted(self, text: str | None) -> str | None:
        shown = quote(text, self.presentation.quotes)
        return escape(shown) if shown else None

    def file(self, path: str) -> str:
        return link(clean(path), self.presentation.links.to(path))


def to_index(report: Report, presentation: Presentation) -> str:
    """Return CommonMark with one table; its links are relative to the folder that ``presentation`` names."""
    page = _Page(report, presentation, own_words(report, presentation.quotes))
    sections = (_verdict, _files, _why, _missing, _gaps, _residue, _problems, _message, _made_by)
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section(page)))) + "\n"


def _verdict(page: _Page) -> Iterator[str]:
    bundle = page.report.bundle
    yield f"# {VERDICTS[bundle.verdict].capitalize()}"
    yield ""
    sure = f" (confidence {percent(bundle.score)})" if bundle.score is not None else ""
    yield f"**{VERDICTS[bundle.verdict]}:** {escape(sentence(page.say(bundle.reason)))}{sure}"
    if bundle.system and (name := page.quoted(bundle.system.name)):
        yield ""
        yield f"The system: {name}."
    if brief := quote(page.report.brief, page.presentation.quotes):
        yield ""
        yield f"The request: “{escape(shorten(brief, 300))}”"


def _files(page: _Page) -> Iterator[str]:
    if not page.report.documents:
        return
    yield "## The files"
    yield ""
    yield row(["File", "Title", "Kind", "Verdict", "Words", "SHA-256"])
    yield row(["---", "---", "---", "---", "---:", "---"])
    for document in page.report.documents:
        yield row([
            page.file(document.path),
            page.quoted(document.title) or "—",
            document.kind or "—",
            DOCUMENT_VERDICTS[document.verdict],
            "—" if document.words is None else f"{document.words:,}",
            code(document.sha256) if document.sha256 else "—",
        ])  # fmt: skip


def _why(page: _Page) -> Iterator[str]:
    if not page.report.documents:
        return
    yield "## Why"
    yield ""
    yield f"All documents together: {counts(page.report.tally)}."
    yield ""
    listed, more = shown(page.report.documents, _DOCUMENTS)
    for document in listed:
        yield f"- {page.file(document.path)}: {escape(sentence(page.say(document.reason)))}"
        yield from (f"  - {_evidence(page, finding)}" for finding in _by_line(document))
    if more:
        yield f"- ... and {more}"


def _by_line(document: DocumentJudgment) -> list[Finding]:
    return sorted(telling([document], _EVIDENCE), key=lambda finding: finding.statement.span)


def _evidence(page: _Page, finding: Finding) -> str:
    quotation = inner(page.quoted(finding.statement.text))
    is_what = nature(finding, page.quoted(finding.bound))
    mark = mark_of(finding.statement, page.presentation.quotes)
    place = escape(clean(mark)) if mark else f"line {finding.statement.line}"
    return f"{place}: " + (f"“{shorten(quotation, STATEMENT)}” — {is_what}" if quotation else is_what)


def _missing(page: _Page) -> Iterator[str]:
    if not page.report.bundle.missing:
        return
    yield "## What is missing"
    yield ""
    for missing in page.report.bundle.missing:
        outside = from_outside(missing.named_in)
        what = clean(missing.what) if outside else quote(missing.what, page.presentation.quotes) or "something"
        yield f"- {line(what)}" + (
            f", named in {escape(_place(missing.named_in, missing.line))}" if missing.named_in else ""
        )


def _gaps(page: _Page) -> Iterator[str]:
    for at, section in enumerate(sections_of(page.report, page.presentation.gaps)):
        if at:
            yield ""
        yield f"## {section.title}"
        yield ""
        for entry in section.entries:
            yield f"- {_entry(page, entry)}"
        if section.more:
            yield f"- {section.more}: isspec shows them with `--gaps all`"


def _entry(page: _Page, entry: Entry) -> str:
    note = page.say(entry.note)
    if not entry.path:
        return line(note)
    mark = mark_of(entry, page.presentation.quotes)
    at = escape(clean(mark)) if mark else f"line {entry.line}" if entry.line else ""
    place = page.file(entry.path) + (f", {at}" if at else "")
    shown = quote(entry.text, page.presentation.quotes)
    quotation = inner(escape(shorten(shown, _QUOTED))) if shown else None
    return f"{place}: " + (f"“{quotation}” — " if quotation else "") + escape(note)


def _place(path: str, at: int | None) -> str:
    return clean(path) + (f", line {at}" if at else "")


def _residue(page: _Page) -> Iterator[str]:
    copied = [document for document in page.report.documents if document.residue]
    if not copied:
        return
    yield "## Where the papers came from"
    yield ""
    yield "These traces are left of the places that the texts were copied from. Are these the files that were meant?"
    yield ""
    for document in copied[:_DOCUMENTS]:
        yield f"- {page.file(document.path)}: {', '.join(_trace(page, trace) for trace in document.residue)}"
    if len(copied) > _DOCUMENTS:
        yield f"- ... and {plural(len(copied) - _DOCUMENTS, 'document')} more"


def _trace(page: _Page, trace: Residue) -> str:
    text = inner(page.quoted(trace.text))
    return f"{escape(clean(trace.name))} in line {trace.line}" + (f" (“{text}”)" if text else "")


def _problems(page: _Page) -> Iterator[str]:
    if not page.report.problems:
        return
    yield "## What could not be read, or not in full"
    yield ""
    for problem in page.report.problems:
        yield f"- {page.file(problem.path)}: {escape(clean(problem.message))} ({code(problem.code)})"


def _message(page: _Page) -> Iterator[str]:
    yield "## The message to send"
    yield ""
    yield fenced(to_message(page.report, page.presentation))


def _made_by(page: _Page) -> Iterator[str]:
    report, command = page.report, page.presentation.command
    quoting = ""
    if page.presentation.quotes == "none":
        quoting = " It quotes nothing from the documents."
    remake = f" To remake it: {code(clean(command))}" if command else ""
    made = plural(len(report.documents), "document")
    yield f"Made by isspec {escape(report.version)} with the model {escape(report.model)} from {made}.{quoting}{remake}"
    yield ""
    yield INDEX_END
