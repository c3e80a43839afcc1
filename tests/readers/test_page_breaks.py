"""A page that ends in the midst of a sentence does not cut it."""

from __future__ import annotations

import pytest

from isspec.display import plain
from isspec.page_breaks import is_running, replace_page_breaks
from isspec.pipeline import check_text
from isspec.readers.plain import read_plain
from isspec.reports import REPORTS, Presentation
from isspec.splitting import split
from isspec.types import Document, Statement

FOOT = "Doe & Roe                   Standards Track                     [Page 7]"
HEAD = "RFC 9999               Kiln Control over Mail               January 2019"
BREAKS = (f"\n\n\n\n{FOOT}\n\n{HEAD}\n\n\n", f"\n\n{FOOT}\n\f\n{HEAD}\n\n", f"\r\n\r\n{FOOT}\r\n\f{HEAD}\r\n\r\n")


def _statements(text: str) -> tuple[Statement, ...]:
    sketch = read_plain(text)
    return split(Document("kiln.txt", text, "text/plain", "", sketch.title, tuple(sketch.blocks)))


def _said(text: str) -> list[str]:
    return [plain(statement.text) for statement in _statements(text)]


@pytest.mark.parametrize("gap", BREAKS)
def test_a_sentence_goes_on_behind_the_break(gap: str) -> None:
    text = f"   The kiln MUST answer.  A message that asks for heat which{gap}   nobody can reach is an error.  Stop.\n"
    assert _said(text) == [
        "The kiln MUST answer.", "A message that asks for heat which nobody can reach is an error.", "Stop.",
    ]  # fmt: skip


@pytest.mark.parametrize("gap", BREAKS)
def test_a_list_item_goes_on_below_its_words(gap: str) -> None:
    assert _said(f"   o  a value that{gap}      is too high\n\n   o  another one\n") == [
        "o a value that is too high", "o another one",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("   The kiln MUST answer.", "   It then waits for the next message."),
        ("   The kiln answers with", "2.  Messages"),
        ("   The kiln answers with", "   o  the temperature"),
        ("   The kiln answers with these:", "   a temperature and a time"),
        ("   Name      Meaning       Unit", "   heat      temperature   kelvin"),
    ],
)
def test_what_begins_afresh_on_a_new_page_stays_apart(above: str, below: str) -> None:
    text = above + BREAKS[0] + below
    assert not any("[Page" in statement.text or "\n" in statement.text for statement in _statements(text))
    sketch = read_plain(text)
    assert sum(block.kind == "furniture" for block in sketch.blocks) == 2


def test_a_long_line_goes_on_with_a_name() -> None:
    text = (
        "   A client that wants to know how hot it is sends a message to the\n   box of the kiln, "
        f"and the answer is then sent by return to the{BREAKS[0]}   Reply-To address of that message.\n"
    )
    assert _said(text)[-1].endswith("is then sent by return to the Reply-To address of that message.")


def test_lines_are_counted_through_the_break() -> None:
    first, second = _statements(f"   A value which{BREAKS[0]}   is too high is refused.\n   Then the kiln waits.\n")
    assert (first.line, second.line) == (1, 11)
    assert first.line + first.text.count("\n") == 10


def test_no_report_prints_the_running_lines() -> None:
    text = (
        "Kiln Control over Mail\n\n   The kiln MUST answer each message within five seconds.  A message that asks for\n"
        f"   heat which{BREAKS[0]}   nobody can reach MUST be refused with the code 17.\n"
    )
    report = check_text(text, name="kiln.txt")
    for name, write in REPORTS.items():
        assert "Standards Track" not in write(report, Presentation()), name


def test_what_only_looks_like_a_page_is_kept() -> None:
    for text in ("See [Page 7]\nfor more.", "a\n[Page 7]\nb", "[Page 7]", "@\n\f\n0", "Stop\n\fthe gate\nnow."):
        assert replace_page_breaks(text, lambda _: "") == text
    assert not is_running("The RFC 9999 says so in 2019")


def test_hostile_white_space_is_read_at_once() -> None:
    assert not any(is_running("RFC 1 " + " " * 290) for _ in range(10_000))
    text = ("\n" * 50_000 + " " * 50_000 + "\f") * 4 + "[Page 7]"
    assert replace_page_breaks(text, lambda _: "")
