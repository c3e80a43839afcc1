"""Which state of a paper came, and whether another file of the bundle supersedes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.aspects.editions import find_editions
from tests.aspects.papers import paper

if TYPE_CHECKING:
    from isspec.types import Edition

TEXT = "The gate opens for a boat when the lamp above the lock shows green.\n"


def edition(text: str) -> Edition:
    (found,) = find_editions([paper(text)])
    return found


def test_a_paper_says_its_version_date_and_status() -> None:
    found = edition(f"# Gate\n\nVersion: 0.3\nDate: 4 March 2021\nStatus: incomplete, for discussion\n\n{TEXT}")
    assert (found.version, found.date, found.status) == ("0.3", "2021-03-04", "incomplete, for discussion")


@pytest.mark.parametrize(
    ("said", "date"),
    [("2021-03-04", "2021-03-04"), ("March 4, 2021", "2021-03-04"), ("March 2021", "2021-03")],
)
def test_dates_are_read_in_the_forms_that_people_use(said: str, date: str) -> None:
    assert edition(f"# Gate\n\nLast updated: {said}\n\n{TEXT}").date == date


def test_a_date_inside_a_sentence_is_no_date_of_the_paper() -> None:
    assert (
        find_editions([paper(f"# Gate\n\nOn 4 March 2021 the old gate broke, which is why we write.\n\n{TEXT}")]) == ()
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("gate-v1.md", "gate-v2.md"),
        ("gate-draft.md", "gate.md"),
        ("old/gate_2020-01-05.md", "gate_2021-03-04.md"),
        ("gate.md", "gate-final.md"),
        ("gate-v2.md", "gate-v10.md"),
    ],
)
def test_a_file_with_a_later_mark_supersedes(older: str, newer: str) -> None:
    found = find_editions([paper(f"# Gate\n\n{TEXT}", newer), paper(f"# Gate\n\n{TEXT}", older)])
    assert {one.path: one.superseded_by for one in found} == {older: newer}


def test_files_that_share_a_name_and_no_words_are_two_papers() -> None:
    other = "Drivers park their lorries behind the warehouse during busy holiday weekends.\n"
    assert find_editions([paper(f"# Gate\n\n{TEXT}", "gate-1.md"), paper(other, "gate-2.md")]) == ()
