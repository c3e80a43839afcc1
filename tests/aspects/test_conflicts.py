"""Statements of which at most one can hold are paired; what only looks like that is not."""

from __future__ import annotations

import pytest

from isspec.aspects.conflicts import find_conflicts
from tests.aspects.papers import paper


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("The session timeout is 30 s.", "The session timeout is 60 s.", ("30 s", "60 s")),
        ("The session timeout is 30 s.", "Timeout of a session: 1 min.", ("30 s", "1 min")),
        ("The gate opens within 1 s of a valid code.", "The gate opens within 2 s of a valid code.", ("within 1 s", "within 2 s")),  # noqa: E501
        ("The maximum upload size is 10 MB.", "The upload size must be at most 20 MB.", ("10 MB", "at most 20 MB")),
        ("The kiln logger listens on port 8080.", "The kiln logger listens on port 9090.", ("8080", "9090")),
        ("A member may borrow at most five books.", "A member may borrow at most 6 books.", ("at most five", "at most 6")),  # noqa: E501
        ("The ferry server must keep deleted bookings.", "The ferry server must not keep deleted bookings.", ("must", "must not")),  # noqa: E501
        ("Guests may reserve a cabin.", "A guest cannot reserve a cabin.", ("may", "cannot")),
        ("The harbour code is required.", "The harbour code is optional.", ("is required", "is optional")),
        ("Cabin names are case-sensitive.", "Cabin names are not case-sensitive.", ("are case-sensitive", "are not case-sensitive")),  # noqa: E501
    ],
)  # fmt: skip
@pytest.mark.parametrize("apart", [False, True], ids=["one document", "two documents"])
def test_contradictions_are_paired_with_both_values(one: str, other: str, values: tuple[str, str], apart: bool) -> None:
    first, second = f"# Start\n\n{one}\n", f"# Operation\n\n{other}\n"
    papers = [paper(first, "a.md"), paper(second, "b.md")] if apart else [paper(f"{first}\n{second}")]
    (conflict,) = find_conflicts(papers)
    assert conflict.values == values
    assert (conflict.first.text, conflict.second.text) == (one, other)
    assert conflict.what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The session timeout is 60 s.", "The session timeout is 1 min."),
        ("A ferry ticket costs at least 3 EUR.", "A ferry ticket costs at most 9 EUR."),
        ("The login timeout is 30 s.", "The logout timeout is 60 s."),
        ("If the lamp is on, the poll interval is 5 s.", "If the lamp is off, the poll interval is 9 s."),
        ("The kiln file follows section 3 of the manual.", "The kiln file follows section 4 of the manual."),
        ("The ferry server must not keep bookings if they are paid.", "The ferry server must keep bookings."),
        ("It must be unique in the list.", "It must not be unique in the list."),
        ("If the lamp is enabled, the horn sounds.", "If the lamp is disabled, the horn sounds."),
        ("The harbour code is not allowed in the name.", "The harbour code is forbidden in the name."),
        ("The default value is 5 seconds.", "The default value is 9 seconds."),
        ("The header is 12 bytes.", "The header is 16 bytes."),
    ],
)
def test_statements_that_can_both_hold_are_no_contradiction(one: str, other: str) -> None:
    assert find_conflicts([paper(f"# Start\n\n{one}\n\n# Operation\n\n{other}\n")]) == ()


def test_sections_of_one_kind_speak_each_of_its_own_thing() -> None:
    text = "# SPI bus\n\nThe driver retry delay is 5 ms.\n\n# CAN bus\n\nThe driver retry delay is 9 ms.\n"
    assert find_conflicts([paper(text)]) == ()


def test_a_property_with_many_values_is_a_list_of_variants() -> None:
    text = "".join(f"# Ferry{n}\n\nThe cabin door delay is {n} s.\n\n" for n in range(3, 7))
    assert find_conflicts([paper(text)]) == ()


def test_news_contradicts_nothing() -> None:
    text = "# Start\n\nThe session timeout is 30 s.\n\n# Operation\n\nThe session timeout is 60 s.\n"
    assert find_conflicts([paper(text, verdict="not-spec")]) == ()
    assert find_conflicts([paper(text, label="other")]) == ()
