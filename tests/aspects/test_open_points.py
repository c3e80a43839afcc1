"""What authors left open is found; what only looks like it is not."""

from __future__ import annotations

import pytest

from isspec.aspects.open_points import find_open_points
from tests.aspects.papers import paper


def points(text: str) -> list[tuple[str, int]]:
    return [(point.name, point.line) for point in find_open_points([paper(text)])]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The gate opens within TBD seconds.", "to be decided"),
        ("The colour of the lamp is yet to be decided.", "to be decided"),
        ("To be written when we have spoken with the harbour master.", "to be decided"),
        ("TODO: say what the horn does.", "to do"),
        ("Night watch: TODO", "to do"),
        ("The lamp has the identifier LAMP_RED (0xXXX).", "to be decided"),
        ("The gate opens after ??? seconds.", "question marks"),
        ("Who may open the gate at night is still open.", "still open"),
        ("This section is not yet written.", "still open"),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", "placeholder"),
        ("The system is called <insert name of the product>.", "placeholder"),
        ("[Describe the purpose of this document here.]", "placeholder"),
    ],
)
def test_open_points_are_named(sentence: str, name: str) -> None:
    assert (name, 3) in points(f"# Gate\n\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The report is to be written to the file by midnight.",
        "A todo list holds the tasks; each to-do has a date.",
        "What does the horn do? Really? It sounds.",
        "The request has the form `GET /locks/<name>`.",
        "The shop is still open at eight.",
        "The tag `TODO` marks a task.",
        "See [the list](list.md) and [ABC].",
        "The gate remains open until the boat has passed.",
    ],
)
def test_what_only_looks_open_is_not(sentence: str) -> None:
    assert points(f"# Gate\n\n{sentence}\n") == []


def test_an_empty_section_is_open_and_a_chapter_with_sections_is_not() -> None:
    text = "# Gate\n\n## Power\n\n### Mains\n\nThe gate takes 230 V.\n\n### Battery\n\n## Horn\n\nIt sounds.\n"
    assert points(text) == [("empty section", 9)]


def test_a_bare_tbd_is_shown_with_the_heading_above_it() -> None:
    (point,) = find_open_points([paper("# Gate\n\n## Losing the radio\n\nTBD\n")])
    assert point.text == "Losing the radio: TBD"


def test_papers_that_specify_nothing_have_no_open_points() -> None:
    assert find_open_points([paper("# Rally\n\nThe date is TBD.\n", verdict="not-spec")]) == ()


def test_a_banner_above_the_title_heads_nothing() -> None:
    text = "#### Harbour School - 2021\n\n## Lock controller\n\nIt opens.\n\n### Lamps\n\n### Horn\n\nIt sounds.\n"
    assert points(text) == [("empty section", 7)]


def test_a_heading_is_quoted_without_the_line_drawn_below_it() -> None:
    text = "Lock\n====\n\nIt opens gates.\n\nLamps\n-----\n\nHorn\n----\n\nIt sounds twice.\n"
    (point,) = find_open_points([paper(text, "lock.rst")])
    assert point.text == "Lamps"


QUESTIONS = """# Gates

The gate opens for a boat.

## Unresolved questions

- Who may open the gate at night?
- ~~Is there a lamp?~~
- Does the horn sound twice? Answer: yes.
- Q: Is there a bell? A: Yes.
- The name of the gate.

## Boats

May a boat wait? It may.
"""


def test_questions_below_their_heading_are_open_until_they_are_answered() -> None:
    (point,) = find_open_points([paper(QUESTIONS)])
    assert (point.name, point.line, point.text) == ("open question", 7, "Who may open the gate at night?")
    assert points(QUESTIONS.replace("Unresolved questions", "Questions of boatmen")) == []


def test_a_section_that_holds_nothing_but_a_todo_is_one_point() -> None:
    text = "# Gate\n\nIt opens.\n\n## Lamps\n\n### TODO\n\n## Horn\n\nIt sounds.\n"
    assert points(text) == [("to do", 7)]


def test_who_does_the_work_is_no_open_point_of_the_system() -> None:
    table = (
        "# Gate\n\n| Part | Opens after | Owner |\n| --- | --- | --- |\n| Lamp | 4 s | TBD |\n| Horn | TBD | Ada |\n"
    )
    assert points(table) == [("to be decided", 6)]


def test_an_amount_is_no_open_point() -> None:
    assert not points("# Coins\n\nA gate costs 40 TBC. Boats pay in mBTC or TBC.\n")
