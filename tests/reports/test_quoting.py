"""What may be quoted is quoted, harmlessly; the rest is withheld everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.reports import REPORTS, Presentation
from isspec.reports.quoting import clean, mark_of, own_words, quote, shorten, to_ascii
from isspec.types import Span, Statement
from tests.reports.sample import ASK, BUILD, HOSTILE, SAMPLES, STOP

if TYPE_CHECKING:
    from isspec.types import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;http://e.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x9dno end of this string", "no end of this string"),
        ("\x1bcreset", "reset"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645", "\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645"),
        (" two\n\tlines\u2028here ", "two lines here"),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("\ud800 alone", "\ufffd alone"),
    ],
)
def test_text_is_cleaned_of_what_acts(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_short_quotation_ends_at_a_word() -> None:
    text = "The server closes the connection " * 6
    short = quote(text, "short")
    assert short is not None
    assert len(short) <= 100
    assert short.endswith("connection…") or short[-2].isalpha()
    assert text.startswith(short[:-1])


def test_a_single_endless_word_is_cut_all_the_same() -> None:
    assert shorten("a" * 200, 20) == "a" * 19 + "…"


def test_a_quotation_has_no_markup() -> None:
    assert quote("- The **server** [stops](http://e.org).", "full") == "The server stops."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> It opens in as many\n> cases as possible.", "It opens in as many cases as possible."),
        ("It is kept in :pep:`11` and :rfc:`here <2119>`.", "It is kept in PEP 11 and RFC 2119."),
        ("The `gate paper`_ says `so`__.", "The gate paper says so."),
        ("[Gates](a.md){:target='_blank'} open.", "Gates open."),
        ("[`--open`] opens the gate.", "`--open` opens the gate."),
        ("Call list[`i`] and {:x}.", "Call list[`i`] and {:x}."),
        ("**Please sign.", "Please sign."),
        ("It opens at low water.**", "It opens at low water."),
        ("*args are passed to _open.", "*args are passed to _open."),
    ],
)
def test_what_is_markup_for_programs_alone_is_not_shown(text: str, shown: str) -> None:
    assert quote(text, "full") == shown


def test_nothing_is_quoted_under_none() -> None:
    assert quote("text", "none") is None


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ("p. 12", "p. 12"),
        ("Sheet1!B4", "B4"),
        ("AB7", "AB7"),
        ("ch. 2: Our secret valve", "ch. 2"),
        ("Our secret valve, ¶ 3", "¶ 3"),
        ("Our secret valve", None),
    ],
)
def test_a_place_says_under_none_what_no_document_says(mark: str, kept: str | None) -> None:
    statement = Statement("a.docx", Span(0, 3), "One", (), "row", 1, mark)
    assert mark_of(statement, "none") == kept
    assert mark_of(statement, "full") == mark


def test_ascii_is_ascii() -> None:
    assert to_ascii("“Zoë” … 漢 ─ ½").isascii()


def secrets(report: Report) -> set[str]:
    found = {document.title for document in report.documents}
    found |= {residue.text for document in report.documents for residue in document.residue}
    for document in report.documents:
        for finding in document.findings:
            found |= {finding.statement.text, finding.bound}
    found.add(report.brief)
    found.add(report.bundle.system.name if report.bundle.system else None)
    found |= {missing.what for missing in report.bundle.missing if missing.named_in not in (None, "the brief")}
    return {secret for secret in found if secret and secret not in ("you", "the controller")}


@pytest.mark.parametrize("renderer", REPORTS)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_a_document_is_in_any_report_under_none(name: str, renderer: str) -> None:
    report = SAMPLES[name]
    text = REPORTS[renderer](report, Presentation(quotes="none", statements="all"))
    folded = " ".join(text.split())
    assert [secret for secret in secrets(report) if secret in text or " ".join(secret.split()) in folded] == []


def test_under_none_the_file_and_line_remain() -> None:
    assert "papers/001.txt:5: demand" in REPORTS["terminal"](STOP, Presentation(quotes="none"))


def test_withholding_leaves_paths_alone() -> None:
    say = own_words(BUILD, "none")
    assert say("Tally is in Tally/spec.md") == "[withheld] is in Tally/spec.md"


def test_what_isspec_quotes_from_the_brief_is_withheld_too() -> None:
    say = own_words(BUILD, "none")
    assert say("the brief asks for “a parcel locker”, which no document mentions") == (
        "the brief asks for “[withheld]”, which no document mentions"
    )


@pytest.mark.parametrize("renderer", ["terminal", "index", "message"])
def test_no_report_for_people_lets_a_control_character_through(renderer: str) -> None:
    for report in (HOSTILE, ASK):
        text = REPORTS[renderer](report, Presentation())
        assert not [c for c in text if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"]
