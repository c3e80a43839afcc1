"""What CI servers read: annotations that cannot run a command of their own, and JUnit XML."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from isspec.reports import REPORTS, Presentation
from tests.reports.sample import ASK, BUILD, HOSTILE, SAMPLES, STOP, UNREADABLE, many


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_for_github_is_one_command(name: str) -> None:
    for line in REPORTS["github"](SAMPLES[name], Presentation()).splitlines():
        assert re.fullmatch(r"::(error|warning|notice) ((file|line|endLine|title)=[^,:]*,?)+::.*", line), line


def test_the_verdict_comes_first_and_the_gravest_after_it() -> None:
    lines = REPORTS["github"](STOP, Presentation()).splitlines()
    assert lines[0].startswith("::error title=isspec::STOP: ")
    commands = [line.split(" ")[0] for line in lines[1:]]
    assert commands == sorted(commands, key=["::error", "::warning", "::notice"].index)


def test_an_annotation_names_file_and_line() -> None:
    text = REPORTS["github"](ASK, Presentation())
    assert (
        "::warning file=gate/design.pdf,line=4,endLine=4,title=isspec%3A Something that is named is not there::" in text
    )


def test_a_document_gives_github_no_command_of_its_own() -> None:
    text = REPORTS["github"](HOSTILE, Presentation(statements="all"))
    assert len(text.splitlines()) == text.count("\n") == 12
    assert "\r" not in text


def junit(name: str) -> ET.Element:
    return ET.fromstring(REPORTS["junit"](SAMPLES[name], Presentation()))


@pytest.mark.parametrize("name", SAMPLES)
def test_junit_counts_what_it_holds(name: str) -> None:
    root = junit(name)
    assert root.tag == "testsuites"
    for counter, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(root.get(counter, "")) == len(root.findall(f".//{tag}"))
        for suite in root:
            assert int(suite.get(counter, "")) == len(suite.findall(f".//{tag}"))


def test_a_petition_is_a_failure_with_its_lines() -> None:
    failure = junit("stop").find(".//testcase[@name='papers/002.txt']/failure")
    assert failure is not None
    assert failure.get("message", "").startswith("not a spec: ")
    assert "line 3: Demand on the reader." in (failure.text or "")


def test_a_spec_passes_and_what_cannot_be_read_is_an_error() -> None:
    assert [case.find("failure") for case in junit("build").findall(".//testcase")] == [None, None]
    assert [case.find("error") is not None for case in junit("unreadable").findall(".//testcase")] == [True, True]
    assert UNREADABLE.bundle.verdict == "unreadable"


def test_what_is_not_needed_to_build_fails_nothing() -> None:
    root = ET.fromstring(REPORTS["junit"](many(5), Presentation()))
    assert root.get("failures") == "0"
    assert root.get("skipped") == "3"
    assert BUILD.bundle.verdict == "build"
