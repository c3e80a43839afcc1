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
        "Please estimate and implement what the attached papers ask for.",
        "Implement a working prototype of the system.",
        "Build an MVP of the product described in the attachments.",
        "Implement all of it in Python.",
        "Implement these requirements.",
        "Please implement them as described.",
        "Please build the thing our customer wants.",
        "Develop the software our client sent us the specs for.",
        "Implement the attached PRD.",
        "Make the changes described in the proposal.",
        "Create an implementation plan for the attached.",
        "Write tests and implement the system described here, step by step.",
        "Implement the attached user stories.",
        "Can you build this for us?",
        "Make it work like the docs say.",
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Build the tool for tide tables described in the attachments.", "tide tables"),
        ("Create a prototype of the ferry booking service in Go.", "ferry booking service"),
        ("Write tests and implement the lock controller.", "lock controller"),
        ("Implement an IDLE command.", "IDLE command"),
        ("Build the email client that the files describe.", "email client"),
        ("Please build a parcel locker for our customer.", "parcel locker"),
    ],
)
def test_a_system_is_named_without_what_stands_around_it(text: str, name: str) -> None:
    assert parse_brief(text).system == name


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


@pytest.mark.parametrize(
    ("request_", "one"),
    [
        ("Please build this. Everything we know is attached.", True),
        ("Implement the attached specification in Go.", True),
        ("Can you estimate and then implement what is described here?", True),
        ("Implement access control as described.", True),
        ("Implement these specs in Rust.", False),
        ("Build both.", False),
        ("Please implement services for the three papers.", False),
        ("Implement everything in the archive.", False),
        ("Implement the two protocols.", False),
    ],
)
def test_one_system_is_meant_unless_the_request_says_several(request_: str, one: bool) -> None:
    assert parse_brief(request_).one_system is one
