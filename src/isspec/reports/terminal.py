"""The report for a person at a terminal, or reading what a pipe kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from isspec.reports.gaps import sections_of
from isspec.reports.quoting import STATEMENT, from_outside, inner, mark_of, shorten
from isspec.reports.selecting import decisive, shown, telling
from isspec.reports.sheet import Sheet, sheet_for
from isspec.reports.wording import VERDICTS, counts, nature, percent, sentence
from isspec.wording import DOCUMENT_VERDICTS, plural

if TYPE_CHECKING:
    from isspec.reports.gaps import Entry
    from isspec.reports.presentation import Presentation
    from isspec.types import DocumentJudgment, Finding, Report

_DOCUMENTS = 30
_EVIDENCE = 10
_COLUMNS = ("Kind", "Verdict", "Requires", "Describes", "Demands")
_QUOTED = 160  # characters of a statement that has a gap
_LINES = 12  # of what is missing, of problems, of residue

_STYLES = {
    "build": "bold green", "ask": "bold yellow", "stop": "bold red",
    "spec": "green", "partial": "yellow", "not-spec": "red", "unreadable": "magenta",
    "requirement": "green", "description": "green", "demand": "red", "other": "",
}  # fmt: skip


def _rule(line: str) -> box.Box:
    """A table with nothing but a line under its header."""
    return box.Box(f"    \n    \n {line * 2} \n" + "    \n" * 5)


def to_terminal(report: Report, presentation: Presentation) -> str:
    """Return the report laid out for ``presentation.screen``; with escape codes only if that wants colours."""
    sheet = sheet_for(report, presentation)
    _verdict(sheet)
    if not presentation.quiet:
        for section in (_documents, _evidence, _missing, _gaps, _residue, _problems, _questions):
            section(sheet)
    return sheet.text


def _verdict(sheet: Sheet) -> None:
    bundle = sheet.report.bundle
    style = _STYLES.get(bundle.verdict, "bold")
    line = Text.assemble((VERDICTS[bundle.verdict], style), ": ", sheet.fit(sentence(sheet.say(bundle.reason))))
    sheet.console.print(line)
    if sheet.presentation.quiet:
        return
    facts = [plural(len(sheet.report.documents), "document"), counts(sheet.report.tally)]
    if bundle.score is not None:
        facts.append(f"confidence {percent(bundle.score)}")
    sheet.console.print(Text("; ".join(facts), "dim"))
    if bundle.system and (name := sheet.quoted(bundle.system.name)):
        sheet.console.print(Text.assemble("System: ", (name, "bold")))


def _documents(sheet: Sheet) -> None:
    listed, more = shown(sheet.report.documents, _DOCUMENTS)
    if not listed:
        return
    table = Table(
        box=_rule(sheet.glyphs("─")),
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="dim",
        border_style="dim",
    )
    rows = [_row(document) for document in listed]
    room = sheet.console.width - _taken(rows)
    table.add_column("File", no_wrap=True)
    for at, name in enumerate(_COLUMNS):
        table.add_column(name, no_wrap=True, justify="left" if at < 2 else "right")
    for document, row in zip(listed, rows, strict=True):
        table.add_row(sheet.path(document.path, room), *row)
    sheet.console.print()
    sheet.console.print(table)
    if more:
        sheet.console.print(Text(f"... and {more}: see --json", "dim"))


def _row(document: DocumentJudgment) -> list[Text]:
    counted = document.verdict != "unreadable"
    numbers = (document.tally.requirement, document.tally.description, document.tally.demand)
    return [
        Text(document.kind or "-"),
        Text(DOCUMENT_VERDICTS[document.verdict], _STYLES[document.verdict]),
        *(Text(f"{n:,}" if counted else "-", "" if n else "dim") for n in numbers),
    ]


def _taken(rows: list[list[Text]]) -> int:
    """The cells that the columns after the first take, with the two cells before each."""
    return sum(2 + max(len(name), *(len(row[at]) for row in rows)) for at, name in enumerate(_COLUMNS))


def _evidence(sheet: Sheet) -> None:
    findings = telling(decisive(sheet.report), _EVIDENCE)
    if not findings:
        return
    sheet.heading("Telling statements")
    for finding in findings:
        sheet.item(_finding(sheet, finding))


def _finding(sheet: Sheet, finding: Finding) -> Text:
    statement = finding.statement
    place = sheet.path(statement.path, sheet.console.width - 30)
    if statement.mark is None:
        place += f":{statement.line}"
    elif mark := mark_of(statement, sheet.presentation.quotes):
        place += f" ({sheet.fit(mark)})"
    is_what = (nature(finding, sheet.quoted(finding.bound)), _STYLES[finding.label])
    quotation = inner(sheet.quoted(statement.text))
    if quotation is None:
        return Text.assemble((f"{place}: ", "cyan"), is_what)
    said = sheet.glyphs(f"“{shorten(quotation, STATEMENT)}” — ")
    return Text.assemble((f"{place}: ", "cyan"), said, is_what)


def _missing(sheet: Sheet) -> None:
    missing = sheet.report.bundle.missing
    if not missing:
        return
    sheet.heading("Missing")
    for one in missing[:_LINES]:
        what = sheet.fit(one.what) if from_outside(one.named_in) else sheet.quoted(one.what) or "something"
        where = sheet.fit(f", named in {one.named_in}" + (f":{one.line}" if one.line else "")) if one.named_in else ""
        sheet.item(Text.assemble((what, "yellow"), where), "- ")
    _and_more(sheet, len(missing))


def _gaps(sheet: Sheet) -> None:
    for section in sections_of(sheet.report, sheet.presentation.gaps):
        sheet.heading(section.title)
        for entry in section.entries:
            sheet.item(_entry(sheet, entry), "" if entry.path else "- ")
        if section.more:
            sheet.item(Text(f"{section.more}: see --gaps all", "dim"))


def _entry(sheet: Sheet, entry: Entry) -> Text:
    note = sheet.fit(sheet.say(entry.note))
    if not entry.path:
        return Text(note)
    place = sheet.path(entry.path, sheet.console.width - 30)
    if mark := mark_of(entry, sheet.presentation.quotes):
        place += f" ({sheet.fit(mark)})"
    elif entry.line:
        place += f":{entry.line}"
    quotation = inner(sheet.quoted(entry.text))
    said = sheet.glyphs(f"“{shorten(quotation, _QUOTED)}” — ") if quotation else ""
    return Text.assemble((f"{place}: ", "cyan"), said, (note, "yellow"))


def _residue(sheet: Sheet) -> None:
    """One line a document: the names of the traces and their lines; INDEX.md and JSON have the texts."""
    copied = [document for document in sheet.report.documents if document.residue]
    if not copied:
        return
    sheet.heading("Traces of where the texts were copied from")
    for document in copied[:_LINES]:
        lines: dict[str, list[str]] = {}
        for trace in document.residue:
            lines.setdefault(sheet.fit(trace.name), []).append(str(trace.line))
        traces = ", ".join(f"{name} (line{'s' * (len(at) > 1)} {', '.join(at)})" for name, at in lines.items())
        sheet.item(Text.assemble((sheet.fit(document.path) + ":", "cyan"), " ", traces))
    _and_more(sheet, len(copied))


def _problems(sheet: Sheet) -> None:
    problems = sheet.report.problems
    if not problems:
        return
    sheet.heading("Could not be read, or not in full")
    for problem in problems[:_LINES]:
        message = sheet.fit(f"{problem.message} [{problem.code}]")
        sheet.item(Text.assemble((sheet.fit(problem.path), "magenta"), ": ", message))
    _and_more(sheet, len(problems))


def _questions(sheet: Sheet) -> None:
    questions = sheet.report.bundle.questions
    if not questions:
        return
    sheet.heading("Ask whoever sent them")
    for at, question in enumerate(questions, 1):
        sheet.item(Text(sheet.fit(sheet.say(question.text))), f"{at}. ")
        for because in question.because:
            sheet.item(Text(sheet.fit(sheet.say(because)), "dim"), "   - ")


def _and_more(sheet: Sheet, count: int) -> None:
    if count > _LINES:
        sheet.item(Text(f"... and {count - _LINES:,} more: see --json", "dim"))
