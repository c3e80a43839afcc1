"""Which state of a paper came, and whether another file of the bundle supersedes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.aspects.editions import find_editions, has_ended
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
    [
        ("2021-03-04", "2021-03-04"),
        ("March 4, 2021", "2021-03-04"),
        ("March 2021", "2021-03"),
        ("04-Mar-2021", "2021-03-04"),
    ],
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


@pytest.mark.parametrize(
    "said",
    [
        "Status: Rejected",
        "Status: Closed",
        "**Status**: Withdrawn",
        ":Status: Superseded",
        "DEPRECATED",
        "Do not implement",
        "## Deprecation Notice",
        "<status>Obsolete</status>",
    ],
)
def test_a_paper_that_gives_itself_up_says_so(said: str) -> None:
    assert has_ended(edition(f"# Gate\n\n{said}\n\n{TEXT}"))


@pytest.mark.parametrize("said", ["Status: Draft", "Status: Final", "Version: 3", "Status: accepted, not rejected"])
def test_a_paper_that_still_holds_does_not(said: str) -> None:
    assert not has_ended(edition(f"# Gate\n\n{said}\n\n{TEXT}"))


@pytest.mark.parametrize(
    "said", ["Obsoletes: 3501        March 2007", "Deprecated lamps are listed below.", "Obsolete gates stay shut."]
)
def test_what_a_paper_says_of_others_is_not_its_status(said: str) -> None:
    assert not any(one.status for one in find_editions([paper(f"Gate\n\n{said}\n\n{TEXT}", "gate.txt")]))


def test_the_version_of_a_licence_is_not_that_of_the_paper() -> None:
    found = find_editions([paper(f"# Gate\n\nFree under the LGPL, version 2.1, as its licence says.\n\n{TEXT}")])
    assert not any(one.version for one in found)


def test_the_status_of_each_part_is_not_that_of_the_whole() -> None:
    parts = "\n\n".join(f"## Gate {number}\n\nStatus: in progress\n\n{TEXT}" for number in range(3))
    assert not any(one.status for one in find_editions([paper(f"# Gates\n\n{parts}")]))
    (one,) = find_editions([paper(f"# Gates\n\nStatus: draft\n\n{parts}")])
    assert one.status == "draft"


def test_the_date_that_a_paper_calls_its_own_comes_before_others() -> None:
    found = edition(f"# Gate\n\nStatus: Final\n\n    May 5, 2022\n\nCreated: 22-Sep-2014\n\n{TEXT}")
    assert found.date == "2014-09-22"
