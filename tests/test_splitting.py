"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest

from isspec.readers import read
from isspec.splitting import split, split_sentences
from isspec.types import Document, Source


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, 0)]


def statements(text: str, name: str = "a.md") -> list[str]:
    document = read(Source(name, text.encode()))
    assert isinstance(document, Document)
    return [statement.text for statement in split(document)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Use a fast disk, e.g. an SSD, i.e. no tape.",
        "Mr. Smith met Dr. J. R. Doe of Acme Inc. on Monday.",
        "See Fig. 3, Sec. 2 and No. 5 of the U.S. Code.",
        "Version 1.2.3 needs 3.5 V at foo.bar and http://example.org/a.b. c.",
        "The call `stop. Now` ends it.",
        "It waits ... and then goes on.",
        "1. The first step",
        "(a) The second step",
        'Is it "done?" he asked.',
        "Calls are queued (cf. Annex B).",
        "**Fast.** The motor stops.",
        "Cited: 74 H. 365, 846 P.2d 882.",
        "The link [it](http://example.org/x.y?a=B.) holds.",
    ],
)
def test_a_stop_that_ends_nothing_breaks_nothing(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It stops.", "Then it starts."),
        ('He said "stop."', "Then it stopped."),
        ("(It stops.)", "Then it starts."),
        ("Does it stop?", "It does!"),
        ("It runs in the U.S.", "The rest is idle."),
        ("See appendix A.", "The rest is idle."),
        ("Call `foo()`.", "`bar()` is next."),
        ("It takes 5 s.", "10 s is too long."),
        ("Read [it](a.md).", "Then go on."),
        ("This is <b>bold.</b>", "That is not."),
        ("It ends...", "Another begins."),
    ],
)
def test_a_stop_before_a_new_sentence_breaks(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_text_without_capitals_has_sentences_too() -> None:
    assert sentences("the pump stops. the tank is full.") == ["the pump stops.", "the tank is full."]


def test_wrapped_lines_are_one_sentence() -> None:
    assert statements("The pump\nstops when\nthe tank is full.\n", "a.txt") == [
        "The pump\nstops when\nthe tank is full."
    ]


def test_the_marker_belongs_to_the_first_sentence_of_an_item() -> None:
    assert statements("- One. Two.\n- Three\n") == ["- One.", "Two.", "- Three"]


def test_a_row_is_one_statement() -> None:
    assert statements("| a | b |\n|---|---|\n| One. Two. | x |\n")[1] == "| One. Two. | x |"


def test_headings_code_and_furniture_are_no_statements() -> None:
    assert statements("# Head\n\n```\ncode. More code.\n```\n\nShare This Article\n\nA fact.\n") == ["A fact."]


def test_a_lead_in_that_ends_in_a_colon_stands_alone() -> None:
    assert statements("It accepts:\n\n- a list\n") == ["It accepts:", "- a list"]


def test_a_sentence_without_end_is_cut_at_clauses() -> None:
    pieces = sentences("the valve opens and closes, " * 200)
    assert max(map(len, pieces)) <= 1500
    assert all(piece.endswith(",") for piece in pieces)


def test_a_statement_knows_its_place() -> None:
    document = read(Source("a.md", b"# Limits\n\nOne.\nTwo.\n"))
    assert isinstance(document, Document)
    second = split(document)[1]
    assert (second.text, second.line, second.trail, second.block) == ("Two.", 4, ("Limits",), "paragraph")


def test_a_photo_credit_in_prose_is_no_statement() -> None:
    assert statements("They met on Monday. (Photo: Ann Author/Press)\n") == ["They met on Monday."]


def test_a_statement_of_a_spreadsheet_knows_its_cell() -> None:
    document = read(Source("a.csv", b"Id,Text\nR1,The valve shall close.\nR2,It opens again at dawn.\n"))
    assert isinstance(document, Document)
    assert [(statement.mark, statement.cited) for statement in split(document)] == [
        ("A2", "a.csv (A2)"),
        ("A3", "a.csv (A3)"),
    ]
    assert all(statement.mark is None for statement in split(read_text("The valve closes.")))


def read_text(text: str) -> Document:
    document = read(Source("a.md", text.encode()))
    assert isinstance(document, Document)
    return document
