"""The message can be sent as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import isspec
from isspec.reports import REPORTS, Presentation
from tests.reports.sample import ASK, BUILD, SAMPLES, STOP

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("name", SAMPLES)
def test_it_fits_a_mail(name: str) -> None:
    text = REPORTS["message"](SAMPLES[name], Presentation())
    assert max(map(len, text.splitlines())) <= 78
    assert text.startswith("Hello, we expected a specification")
    assert "Thank you" in text.splitlines()[-1]


def test_it_says_first_what_was_expected_and_what_was_found() -> None:
    first = REPORTS["message"](STOP, Presentation()).split("\n\n")[0]
    assert "expected a specification" in first
    assert "one news report, one opinion piece and one petition" in " ".join(first.split())


def test_it_does_not_say_twice_what_came() -> None:
    text = " ".join(REPORTS["message"](STOP, Presentation()).split())
    assert text.count("one news report") == 1


def test_the_questions_are_numbered() -> None:
    text = REPORTS["message"](STOP, Presentation())
    assert "\n1. Are these the files" in text
    assert "\n2. The request names papers/INDEX.md." in text


def test_a_single_question_is_asked_as_one() -> None:
    assert "could you please answer this question?" in REPORTS["message"](ASK, Presentation())


def test_nothing_is_asked_when_there_is_nothing_to_ask() -> None:
    assert "?" not in REPORTS["message"](BUILD, Presentation())


def test_documents_of_one_kind_are_not_counted_twice(tmp_path: Path) -> None:
    spec = (EXAMPLES / "parking-meter" / "requirements.md").read_text(encoding="utf-8")
    for name in ("first.md", "second.md"):
        (tmp_path / name).write_text(spec, encoding="utf-8")
    message = REPORTS["message"](isspec.check([tmp_path]), Presentation())
    assert "Both documents are requirements documents." in " ".join(message.split())


def test_each_question_has_the_places_that_it_is_about() -> None:
    text = REPORTS["message"](STOP, Presentation())
    assert "\n   - papers/000.txt:7 has a share button" in text
    assert "- the brief" not in text
