"""The terminal report fits its terminal, says all in words, and stays plain where it should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from isspec.reports import REPORTS, Presentation, Screen
from isspec.reports.sheet import shorten_path
from tests.reports.sample import ASK, BUILD, HOSTILE, SAMPLES, STOP, many

if TYPE_CHECKING:
    from isspec.types import Report

EIGHTY = Screen(width=80, interactive=True)


def terminal(report: Report, screen: Screen = EIGHTY, quiet: bool = False) -> str:
    return REPORTS["terminal"](report, Presentation(screen=screen, quiet=quiet))


@pytest.mark.parametrize("width", [60, 80, 132])
@pytest.mark.parametrize("name", [*SAMPLES, "many"])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    report = many() if name == "many" else SAMPLES[name]
    text = terminal(report, Screen(width=width, interactive=True))
    assert max(map(cell_len, text.splitlines())) <= width


@pytest.mark.parametrize("name", SAMPLES)
def test_a_pipe_gets_no_escape_codes_and_whole_lines(name: str) -> None:
    text = terminal(SAMPLES[name], Screen())
    assert "\x1b" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_screen_without_unicode_gets_ascii(name: str) -> None:
    assert terminal(SAMPLES[name], Screen(width=80, interactive=True, unicode=False)).isascii()


@pytest.mark.parametrize("name", SAMPLES)
def test_colours_add_nothing_but_escape_codes(name: str) -> None:
    coloured = terminal(SAMPLES[name], Screen(width=80, interactive=True, colours="standard"))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert re.sub(r" +$", "", bare, flags=re.MULTILINE) == terminal(SAMPLES[name])


def test_monochrome_keeps_weight_and_drops_colour() -> None:
    text = terminal(STOP, Screen(width=80, interactive=True, colours="standard", monochrome=True))
    assert "\x1b[1m" in text
    assert "\x1b[1;31m" not in text


@pytest.mark.parametrize(("name", "word"), [("stop", "STOP: "), ("ask", "ASK FIRST: "), ("build", "BUILD: ")])
def test_the_first_line_is_the_verdict_and_why(name: str, word: str) -> None:
    assert terminal(SAMPLES[name]).startswith(word)


def test_quiet_prints_one_line() -> None:
    assert terminal(BUILD, quiet=True) == "BUILD: the document specifies Tally.\n"


def test_evidence_is_quoted_with_its_place_and_its_nature() -> None:
    text = terminal(STOP, Screen())
    assert "  papers/001.txt:4: “1. Cancel the harbour contract immediately.” — demand on Globex\n" in text


def test_traces_of_the_web_take_one_line_a_document() -> None:
    assert "  papers/000.txt: share button (line 7)\n" in terminal(STOP, Screen())


def test_a_quotation_keeps_its_straight_marks() -> None:
    assert '“"Globex must end its contract with the harbour police," a' in terminal(STOP, Screen())


def test_the_sections_come_in_the_order_of_their_use() -> None:
    headings = ["File ", "Telling statements", "Missing", "Could not be read", "Ask whoever sent them"]
    places = [terminal(ASK).index(heading) for heading in headings]
    assert places == sorted(places)


def test_two_specs_among_many_documents_come_first() -> None:
    text = terminal(many())
    table = text.split("──\n")[1].splitlines()
    assert [row.split()[2] for row in table[:2]] == ["spec", "spec"]
    assert "... and 200 more (200 not a spec): see --json" in text
    assert len(text.splitlines()) < 80


def test_a_hostile_document_cannot_add_a_line() -> None:
    text = terminal(HOSTILE, Screen())
    assert [row for row in text.splitlines() if row.startswith("#")] == []


def test_a_long_path_keeps_its_folder_and_its_name() -> None:
    short = shorten_path("contracts/2024/annexes/very/deep/interface.md", 24)
    assert short.startswith("contra")
    assert short.endswith("interface.md")
    assert cell_len(short) <= 24


def test_a_path_in_wide_characters_fits_too() -> None:
    assert cell_len(shorten_path("書類/" * 20 + "仕様書.md", 20)) <= 20
