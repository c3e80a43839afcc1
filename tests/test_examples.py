"""The bundled examples come out as their page says."""

from functools import cache
from pathlib import Path

import pytest

import isspec
from isspec.types import Report

FOLDER = Path(__file__).parent.parent / "examples"


@cache
def report_on(bundle: str) -> Report:
    brief = (FOLDER / f"{bundle}.brief.txt").read_text(encoding="utf-8")
    return isspec.check([FOLDER / bundle], brief=brief)


def verdicts(bundle: str) -> dict[str, str]:
    return {Path(document.path).name: document.verdict for document in report_on(bundle).documents}


@pytest.mark.parametrize(
    ("bundle", "verdict"), [("parking-meter", "build"), ("half-a-spec", "ask"), ("not-a-spec", "stop")]
)
def test_an_example_gets_its_verdict(bundle: str, verdict: str) -> None:
    assert report_on(bundle).bundle.verdict == verdict, report_on(bundle).bundle.reason


def test_a_press_note_does_not_weaken_the_spec_beside_it() -> None:
    found = verdicts("parking-meter")
    assert (found["press-note.md"], found["requirements.md"]) == ("not-spec", "spec")


def test_the_interface_of_a_service_can_be_built() -> None:
    assert verdicts("parking-meter")["interface.md"] == "spec"


def test_no_document_about_the_harbour_is_a_spec_and_the_file_named_in_the_brief_is_missed() -> None:
    assert set(verdicts("not-a-spec").values()) == {"not-spec"}
    assert any("INDEX.md" in missing.what for missing in report_on("not-a-spec").bundle.missing)


def test_the_absent_annex_is_missed() -> None:
    assert any("annex-b.md" in missing.what for missing in report_on("half-a-spec").bundle.missing)


@pytest.mark.parametrize("bundle", ["half-a-spec", "not-a-spec"])
def test_whoever_sent_less_than_a_spec_is_asked_something(bundle: str) -> None:
    assert report_on(bundle).bundle.questions
