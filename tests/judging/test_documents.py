"""The statements that a judgment rests on show what the document says, from all its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.judging.documents import evidence_of, parties
from isspec.reports.wording import nature
from tests.judging.cases import finding

if TYPE_CHECKING:
    from isspec.types import Aspect


def test_a_spec_is_shown_from_all_its_sides_the_fullest_first() -> None:
    sides: list[Aspect] = ["interface", "behaviour", "behaviour", "behaviour", "error", "interface"]
    findings = [
        finding(f"The gate does what it must do, number {n}.", "requirement", aspect=s) for n, s in enumerate(sides)
    ]
    shown = evidence_of("spec", findings, 4)
    assert [one.aspect for one in shown] == ["behaviour", "interface", "error", "behaviour"]
    assert [findings.index(one) for one in shown] == [1, 0, 4, 2]


def test_requirements_come_before_descriptions() -> None:
    told = finding("The gate is made of steel and of oak.", "description", aspect="constraint")
    asked = finding("The gate opens when a boat calls it.", "requirement", aspect="behaviour")
    assert evidence_of("partial", [told, asked]) == (asked, told)


def test_a_link_shows_nothing_where_there_is_a_sentence() -> None:
    link = finding("Minutes: <https://example.org/minutes/of-the-third-of-may>", "other")
    said = finding("The keepers met in the old boathouse.", "other")
    assert evidence_of("not-spec", [link, said]) == (said, link)


def test_what_the_foot_of_a_page_left_of_a_sentence_comes_after_whole_ones() -> None:
    rest = finding("the keeper is away SHOULD stay shut until the tide has turned.", "requirement")
    whole = finding("The gate SHOULD open when the tide has turned.", "requirement")
    assert evidence_of("spec", [rest, whole]) == (whole, rest)


def test_a_text_that_speaks_of_itself_binds_its_writers() -> None:
    promise = finding("We shall paint the boathouse.", "demand", bound="We")
    assert parties([promise], "demand") == ["the writers"]
    assert nature(promise, promise.bound) == "demand on the writers"
