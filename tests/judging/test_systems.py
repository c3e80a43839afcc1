"""How the system is named, and which documents belong to one system."""

import pytest

from isspec.judging.systems import groups_of, name_in, system_of
from tests.judging.cases import CHESS, LOCKER, LOCKER_CODES, PETITION, finding, judgment


def test_the_party_that_requirements_bind_most_is_the_system() -> None:
    system = system_of([LOCKER, LOCKER_CODES])
    assert system is not None
    assert system.name.lower() == "the locker"
    assert system.score == 1.0


def test_where_requirements_bind_only_the_system_its_title_names_it() -> None:
    document = judgment(
        "srs.md",
        "spec",
        "requirements",
        finding("The system shall sort parcels.", "requirement", bound="The system"),
        title="Software Requirements Specification for the Parcel Sorter",
    )
    system = system_of([document])
    assert system is not None
    assert system.name == "Parcel Sorter"


def test_documents_that_specify_nothing_name_no_system() -> None:
    assert system_of([PETITION]) is None


def test_documents_on_the_same_things_belong_together() -> None:
    assert [len(group) for group in groups_of([LOCKER, CHESS, LOCKER_CODES], 0.08)] == [2, 1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tide Clock: Functional Specification", "Tide Clock"),
        ("Design Document", "Design Document"),
        ("API Reference for Lanternfish 2.1", "Lanternfish"),
    ],
)
def test_a_title_loses_the_words_for_paperwork(title: str, name: str) -> None:
    assert name_in(title) == name
