"""The statements that a judgment rests on show what the document says, from all its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from isspec.judging.documents import called, evidence_of, judge_document, parties
from isspec.readers import read
from isspec.reports.wording import nature
from isspec.types import Document, Source
from tests.judging.cases import finding

if TYPE_CHECKING:
    from isspec.types import Aspect, Kind


@pytest.mark.parametrize(
    ("spec", "partial", "not_spec", "verdict"),
    [
        (0.51, 0.40, 0.09, "spec"),
        (0.49, 0.40, 0.11, "partial"),
        (0.49, 0.06, 0.45, "partial"),
        (0.20, 0.39, 0.41, "not-spec"),
    ],
)
def test_only_what_is_likelier_a_spec_than_not_is_called_one(
    spec: float, partial: float, not_spec: float, verdict: str
) -> None:
    assert called({"spec": spec, "partial": partial, "not-spec": not_spec}, {"standard": 1.0}) == verdict


def test_a_document_that_may_be_a_spec_says_so() -> None:
    document = read(Source("gate.md", b"# Gate\n\nThe gate opens when a boat calls it.\n"))
    assert isinstance(document, Document)
    chances = {"spec": 0.48, "partial": 0.4, "not-spec": 0.12}
    judged = judge_document(document, (), {"requirements": 1.0}, chances, (), 0.15)
    assert (judged.verdict, judged.score, judged.close_to) == ("partial", 0.4, "spec")
    assert judged.reason.endswith("A close call: spec 48%, but no more likely than not.")


def test_a_text_of_a_kind_that_is_no_spec_as_a_rule_is_a_close_call() -> None:
    document = read(Source("gate.txt", b"gate\n\nA board that closes a sluice. It is raised when a boat calls it.\n"))
    assert isinstance(document, Document)
    kinds: dict[Kind, float] = {"standard": 0.4, "reference": 0.35, "record": 0.25}
    judged = judge_document(document, (), kinds, {"spec": 0.65, "partial": 0.2, "not-spec": 0.15}, (), 0.15)
    assert (judged.kind, judged.verdict, judged.score, judged.close_to) == ("standard", "partial", 0.2, "spec")
    assert judged.reason.endswith("A close call: spec 65%, but a reference text is none as a rule.")


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


def test_what_ends_with_a_colon_shows_less_than_a_sentence() -> None:
    lead = finding("The gate does the following on a call of a boat:", "requirement")
    whole = finding("The gate opens when a boat calls it.", "requirement")
    assert evidence_of("spec", [lead, whole])[0] == whole


def test_a_paper_on_a_system_of_which_it_says_nothing_is_not_said_to_describe_it() -> None:
    document = read(Source("gate.md", b"# Gate\n\nThe gate hangs again.\n"))
    assert isinstance(document, Document)
    chances = {"spec": 0.1, "partial": 0.8, "not-spec": 0.1}
    found = (finding("The gate hangs again.", "other"),)
    judged = judge_document(document, found, {"ticket": 1.0}, chances, (), 0.15)
    assert judged.reason.startswith("A ticket that speaks of a system, and none of 1 statement says what it does")


def test_a_party_in_short_is_the_one_in_full() -> None:
    said = ["Event Lead", "Lead", "the lead", "Event Lead", "helpers"]
    demands = [finding("It must be so.", "demand", bound=bound) for bound in said]
    assert parties(demands, "demand") == ["Event Lead", "helpers"]
    leads = [finding("It must be so.", "demand", bound=bound) for bound in ("Event Lead", "Site Lead", "Lead")]
    assert parties(leads, "demand") == ["Event Lead", "Site Lead", "Lead"]
