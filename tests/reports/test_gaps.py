"""What reports say of gaps: few by default, all on request, and nothing of the documents where that is withheld."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from isspec.reports import REPORTS, Presentation
from isspec.reports.gaps import sections_of
from isspec.types import OpenPoint, Report, Smell
from tests.reports.sample import ASK, BUILD, HALF

MANY = 20
SHOWN = 5


def many_points() -> Report:
    points = tuple(OpenPoint("gate/design.pdf", line, "to do", f"TODO: step {line}") for line in range(1, MANY + 1))
    return replace(ASK, bundle=replace(ASK.bundle, gaps=replace(ASK.bundle.gaps, open_points=points)))


def test_a_report_shows_the_first_few_and_says_how_to_see_the_rest() -> None:
    text = REPORTS["terminal"](many_points(), Presentation())
    assert text.count("TODO: step") == SHOWN
    assert f"... and {MANY - SHOWN} more: see --gaps all" in text
    assert REPORTS["terminal"](many_points(), Presentation(gaps="all")).count("TODO: step") == MANY


def test_one_smell_of_each_rule_comes_before_the_second_of_any() -> None:
    statement = ASK.bundle.gaps.smells[0].statement
    rules = ["vague term", "vague term", "open-ended list"]
    smells = tuple(Smell(statement, rule, "some", "Say which.", 0.9, sure=True) for rule in rules)
    report = replace(ASK, bundle=replace(ASK.bundle, gaps=replace(ASK.bundle.gaps, smells=smells)))
    (wording,) = [one for one in sections_of(report, "top") if one.title == "Wording to settle"]
    assert [entry.note.split(":")[0] for entry in wording.entries] == ["vague term", "open-ended list", "vague term"]


def test_what_readers_often_found_harmless_is_told_only_when_all_is_asked_for() -> None:
    statement = ASK.bundle.gaps.smells[0].statement
    smells = tuple(Smell(statement, "vague term", "some", "Say which.", 0.9, sure=sure) for sure in (False, True))
    report = replace(ASK, bundle=replace(ASK.bundle, gaps=replace(ASK.bundle.gaps, smells=smells)))
    (some,) = [one for one in sections_of(report, "top") if one.title == "Wording to settle"]
    assert (len(some.entries), some.left_out) == (1, 1)
    (everything,) = [one for one in sections_of(report, "all") if one.title == "Wording to settle"]
    assert (len(everything.entries), everything.left_out) == (2, 0)


def test_where_all_alarms_are_doubtful_the_reader_is_told_that_there_are_some() -> None:
    statement = ASK.bundle.gaps.smells[0].statement
    smells = (Smell(statement, "vague term", "some", "Say which.", 0.5, sure=False),) * 3
    report = replace(ASK, bundle=replace(ASK.bundle, gaps=replace(ASK.bundle.gaps, smells=smells)))
    assert "3 doubtful ones: see --gaps all" in REPORTS["terminal"](report, Presentation())
    assert "- 3 doubtful ones: isspec shows them with `--gaps all`" in REPORTS["index"](report, Presentation())
    assert REPORTS["terminal"](report, Presentation(gaps="all")).count("vague term: Say which.") == 3


def test_a_bundle_without_gaps_has_no_section_on_them() -> None:
    assert sections_of(BUILD, "all") == []


def test_json_holds_what_is_absent_and_counts_the_rest() -> None:
    gaps = json.loads(REPORTS["json"](ASK, Presentation()))["bundle"]["gaps"]
    assert [one["target"] for one in gaps["references"]] == ["Annex B", "section 7"]
    assert gaps["reference_counts"] == {"present": 0, "absent": 2, "outside": 1}
    everything = json.loads(REPORTS["json"](ASK, Presentation(gaps="all")))["bundle"]["gaps"]
    assert [one["target"] for one in everything["references"]] == ["Annex B", "section 7", "RFC 1951"]


@pytest.mark.parametrize("name", list(REPORTS))
def test_confidential_papers_are_not_quoted_in_what_they_lack(name: str) -> None:
    text = REPORTS[name](ASK, Presentation(quotes="none", gaps="all"))
    withheld = ("known badge", "Annex B", "REQ-1", "time to open", "within TBD", "badge “known”")
    for words in (*withheld, *HALF.split("\n")[2:4]):
        assert words not in text


def test_the_section_on_what_is_not_found_leaves_out_what_is_missing() -> None:
    (absent,) = [one for one in sections_of(ASK, "top") if one.title == "Named and not found"]
    assert [entry.note for entry in absent.entries] == ["names “section 7”"]


def test_of_open_points_a_report_says_how_many_are_left() -> None:
    text = REPORTS["terminal"](ASK, Presentation(gaps="all"))
    assert "Missing: Open points settled, 1 point left open" in text
    assert "1 point left open" in REPORTS["html"](ASK, Presentation())
    settled = tuple(replace(topic, state="covered", count=0, evidence=()) for topic in ASK.bundle.gaps.coverage)
    report = replace(ASK, bundle=replace(ASK.bundle, gaps=replace(ASK.bundle.gaps, coverage=settled)))
    assert "Covered: Open points settled, nothing left open" in REPORTS["terminal"](report, Presentation(gaps="all"))
