"""Org, LaTeX and man pages are read in place."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isspec.display import plain
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Source
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document, valve

ROFF = ".TH A 1\n"
PIECES = st.sampled_from(
    ["* a", "** b", "#+BEGIN_SRC", "#+END_SRC", ":X:", ":END:", "- c", "| d |", "# e", ": f", ".SH G", ".TP", ".IP h",
     ".B i", ".nf", ".fi", ".TS", "l l.", "a\tT{", "T}", ".TE", ".de x", "..", "\\fBj\\fP", ".It k", "\\section{l",
     "}", "\\item m", "\\begin{tabular}", "a & b \\\\", "\\end{tabular}", "\\begin{verbatim}", "\\end{verbatim}",
     "\\begin{document}", "\\caption{", "% n", "\\title{o}", "A sentence. Another one!", "", " "]
)  # fmt: skip


def test_org_outlines_drawers_blocks_and_tables_are_told_apart() -> None:
    found = valve(".org")
    assert found.title == "Valve controller"
    assert block_of(found, "motor stops").trail == ("Scope", "Errors")
    assert blocks(found, "paragraph") == ["The controller *opens* the valve.\nIt closes it again.", "The motor stops."]
    assert blocks(found, "item") == ["- The first item\n  goes on", "- The second item"]
    assert blocks(found, "row") == ["| Pin | Meaning |", "| 1   | Power   |"]
    assert blocks(found, "code") == ["#+BEGIN_SRC c\nint main(void);\n#+END_SRC"]
    assert blocks(found, "caption") == ["The valve."]


def test_latex_sections_lists_rows_and_formulas_are_told_apart() -> None:
    found = valve(".tex")
    assert found.title == "Valve controller"
    assert block_of(found, "motor stops").trail == ("Scope", "Errors")
    assert plain(blocks(found, "paragraph")[0]).startswith("The controller opens the valve within 50")
    assert blocks(found, "item") == ["The first item\n    goes on.", "The second item."]
    assert blocks(found, "row") == ["Pin & Meaning", "1 & Power"]
    assert blocks(found, "caption") == ["The pins of the\n  valve."]
    assert len(blocks(found, "code")) == 3


def test_man_pages_have_sections_options_and_rows() -> None:
    found = valve(".1")
    assert (found.media_type, found.title) == ("text/troff", "VALVE(1)")
    assert plain(blocks(found, "item")[0]) == "-o Open the valve. It closes again after 50 ms."
    assert blocks(found, "item")[1] == "The first item"
    assert block_of(found, "motor stops").trail == ("OPTIONS", "When it fails")
    assert plain(block_of(found, "motor stops").span.of(found.text)).endswith("See motor (1).")
    assert blocks(found, "row") == ["Pin\tMeaning", "1\tPower"]
    assert blocks(found, "code")[0] == "int main(void);"


def test_a_macro_that_a_page_defines_swallows_nothing_after_it() -> None:
    start = ".TH A 1\n.de URL\n\\fI\\\\$2\n..\n.if \\n[.g] \\{\\\n.  am URL\n.    ad l\n.  .\n.\\}\n"
    found = document(f"{start}.SH NAME\nThe motor stops.\n.de open\nIt starts again.\n", "a.1")
    assert blocks(found, "paragraph") == ["The motor stops.", "It starts again."]


def test_mdoc_pages_are_man_pages_too() -> None:
    found = valve("-mdoc.8")
    assert (found.media_type, found.title) == ("text/troff", "VALVE(8)")
    assert blocks(found, "item") == ["Fl o\nOpen it."]
    assert blocks(found, "code") == ["int main(void);"]


@pytest.mark.parametrize(("name", "prefix"), [("a.org", ""), ("a.tex", ""), ("a.1", ROFF)])
@given(text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("\n".join)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_and_statements_of_any_text_are_ordered_and_quote_it(name: str, prefix: str, text: str) -> None:
    found = read(Source(name, (prefix + text).encode()))
    if isinstance(found, Document):
        hold(found)


@pytest.mark.parametrize(("name", "prefix"), [("a.org", ""), ("a.tex", ""), ("a.1", ROFF)])
@pytest.mark.parametrize(
    "unit",
    [
        "\\emph{",
        "\\title{",
        "\\begin{tabular}\n",
        "\\a",
        "{",
        "* ",
        ":X:\n",
        "#+begin_x\n",
        ".de\n",
        ".TS\n",
        ".B ",
        "x = 1;\n",
    ],
)
def test_hostile_repetition_is_read_in_linear_time(name: str, prefix: str, unit: str) -> None:
    began = time.perf_counter()
    found = read(Source(name, (prefix + (unit * 50_000)[:50_000]).encode()))
    if isinstance(found, Document):
        split(found)
        plain(found.text)
    assert time.perf_counter() - began < 20  # seconds


PYTHON = "# Close the valve when it is full.\nimport os\n\n\ndef close(valve):\n    valve.shut()\n    return True\n"


@pytest.mark.parametrize("name", ["valve.py", "valve.txt", "valve", "valve.unknown"])
def test_source_code_is_code_whatever_it_is_called(name: str) -> None:
    found = document(PYTHON, name)
    assert found.media_type == "application/octet-stream"
    assert not split(found)


def test_a_log_full_of_sentences_is_prose() -> None:
    text = "".join(
        f"On day {n} the operator closed the big valve because the tank was full of water.\n" for n in range(9)
    )
    assert document(text, "day.log").media_type == "text/plain"


def test_a_text_with_a_listing_is_no_source_code() -> None:
    listing = "    pump.stop();\n    pump.wait();\n    pump.rest();\n"
    text = f"The pump stops when the tank is full.\n\n{listing}\nIt then waits for an hour before it starts.\n"
    assert document(text, "pump.txt").media_type == "text/plain"


STORIES = """#### Harbour School - 2021

## Lock stories

\tAs a skipper,
\tI want to see the lamp
\tso that I know when to enter.

\tAs a keeper,
\tI want to stop the gate
\tso that nobody is hurt.

### Running it

\t$ lock --open gate-1
\t{"state": "open"}
"""


def test_sentences_that_are_indented_like_a_listing_are_read() -> None:
    found = read(Source("stories.md", STORIES.encode()))
    assert isinstance(found, Document)
    said = [plain(block.span.of(found.text)) for block in found.blocks if block.kind == "paragraph"]
    assert said == [
        "As a skipper, I want to see the lamp so that I know when to enter.",
        "As a keeper, I want to stop the gate so that nobody is hurt.",
    ]
    assert [block.kind for block in found.blocks][-1] == "code"


def test_a_banner_is_not_the_title() -> None:
    found = read(Source("stories.md", STORIES.encode()))
    assert isinstance(found, Document)
    assert found.title == "Lock stories"
