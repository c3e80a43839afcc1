"""What a brief asks for: a system, files, a language."""

import pytest

from isspec.judging.brief import parse_brief, system_words


@pytest.mark.parametrize(
    "text",
    [
        "Implement the system described in the seed documents.",
        "Please build the app specified in the attached files.",
        "Implement what the documents describe.",
        "Read everything and start.",
        "",
    ],
)
def test_a_brief_that_names_no_system_asks_for_any(text: str) -> None:
    assert parse_brief(text).system is None
    assert not system_words(parse_brief(text))


def test_a_brief_may_name_its_system() -> None:
    brief = parse_brief("Implement the Parking Meter payment service described in the attached documents.")
    assert brief.system == "Parking Meter payment service"
    assert system_words(brief) >= {"parking", "meter"}


def test_the_names_of_files_are_found_and_addresses_are_not() -> None:
    brief = parse_brief("Build it from docs/spec.md and api.yaml, not from https://example.org/old.html. Version 2.0!")
    assert brief.files == ("docs/spec.md", "api.yaml")


@pytest.mark.parametrize(
    ("text", "name", "version"),
    [
        ("Preferred language: Python. Go on with the tests.", "Python", None),
        ("Implement the server in Go.", "Go", None),
        ("Write it in C++ please", "C++", None),
        ("The system must be built in Python 3.12", "Python", "3.12"),
    ],
)
def test_the_language_is_told_from_the_words_around_it(text: str, name: str, version: str | None) -> None:
    language = parse_brief(text).language
    assert language is not None
    assert (language.name, language.version) == (name, version)


@pytest.mark.parametrize("text", ["Go to the office and read C.", "Implement the system described here."])
def test_a_word_that_happens_to_be_a_language_is_none(text: str) -> None:
    assert parse_brief(text).language is None
