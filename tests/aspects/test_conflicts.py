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
        ("The gate opens within 1 s of a code.", "The gate opens within 2 s of a code.", ("within 1 s", "within 2 s")),
        ("The maximum file size is 10 MB.", "The file size must be up to 20 MB.", ("10 MB", "up to 20 MB")),
        ("The kiln logger listens on port 8080.", "The kiln logger listens on port 9090.", ("8080", "9090")),
        ("A member may borrow up to five books.", "A member may borrow up to 6 books.", ("up to five", "up to 6")),
        ("The ferry server must keep bookings.", "The ferry server must not keep bookings.", ("must", "must not")),
        ("Guests may reserve a cabin.", "A guest cannot reserve a cabin.", ("may", "cannot")),
        ("The harbour code is required.", "The harbour code is optional.", ("is required", "is optional")),
        ("Cabin names are encrypted.", "Cabin names are not encrypted.", ("are encrypted", "are not encrypted")),
        ("The ferry carries six rafts per deck.", "The ferry carries four rafts per deck.", ("six", "four")),
        ("The bow thruster delivers 90 kN.", "The bow thruster delivers 75 kN.", ("90 kN", "75 kN")),
        ("The price of a berth is 8 EUR per night.", "Each berth has a price of 9 EUR a night.", ("8 EUR", "9 EUR")),
        ("Paid bookings are kept for 90 days.", "Paid bookings are kept for one year.", ("90 days", "one year")),
        ("Mooring light is on by default.", "Mooring light is off unless the host turns it on.", ("is on", "is off")),
        ("Cargo lists are sorted.", "The cargo list is unsorted.", ("are sorted", "is unsorted")),
        ("The ramp rises before the horn sounds.", "The ramp rises after the horn sounds.", ("before", "after")),
        ("The pier server accepts manifests of up to 5 MB.", "The pier server rejects manifests larger than 9 MB.",
         ("up to 5 MB", "larger than 9 MB")),
        ("If the gate is stuck, the siren must sound.", "The siren must not sound when the gate is stuck.",
         ("must", "must not")),
        ("A lost buoy signal is retried three times.", "A lost buoy signal is not retried.", ("three", "is not")),
        ("Port manifests are encoded in UTF-8.", "Port manifests are encoded in UTF-16.", ("UTF-8", "UTF-16")),
        ("The tug tool exits with status 3 if no tug is free.", "The tug tool exits with status 4 if no tug is free.",
         ("3", "4")),
        ("The anchor record must hold a depth field.", "The anchor record need not hold a depth field.",
         ("must", "need not")),
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
        ("Paid bookings are kept for 12 months.", "Paid bookings are kept for one year."),
        ("The default ferry fare is 3 EUR.", "The ferry fare is 4 EUR."),
        ("The minimum ferry fare is 3 EUR.", "The maximum ferry fare is 4 EUR."),
        ("Day passengers carry two bags.", "Night passengers carry four bags."),
        ("The ferry host may use TCP.", "The ferry host may use UDP."),
        ("The harbour boat must not load below 3 m.", "The harbour boat may load above 3 m."),
        ("When the tide is high, the bell rings two times.", "When the tide is low, the bell rings four times."),
        ("Ferry client 1 sends MD5 digests.", "Ferry client 2 sends SHA-256 digests."),
        ("A ferry log that must be signed.", "A ferry log that must not be signed."),
        ("A deck number that fits into 16 bits.", "A deck number that fits into 32 bits."),
        ("The ferry log is valid if the seal is broken.", "The ferry log is valid if the seal is not broken."),
        ("Some ferries that carry dogs:", "Some ferries that do not carry dogs:"),
        ("Cargo lists may be sorted.", "Cargo lists need not be sorted."),
    ],
)
def test_statements_that_can_both_hold_are_no_contradiction(one: str, other: str) -> None:
    assert find_conflicts([paper(f"# Start\n\n{one}\n\n# Operation\n\n{other}\n")]) == ()


def test_sections_of_one_kind_speak_each_of_its_own_thing() -> None:
    text = "# SPI bus\n\nThe driver retry delay is 5 ms.\n\n# CAN bus\n\nThe driver retry delay is 9 ms.\n"
    assert find_conflicts([paper(text)]) == ()


@pytest.mark.parametrize(
    "headings", [("Winter timetable", "Summer season"), ("Debug", "Release"), ("Old hull", "Hull")]
)
def test_headings_that_name_variants_tell_things_apart(headings: tuple[str, str]) -> None:
    text = "# {}\n\nThe ferry crosses the sound nine times.\n\n# {}\n\nThe ferry crosses the sound four times.\n"
    assert find_conflicts([paper(text.format(*headings))]) == ()
    assert find_conflicts([paper(text.format("Crossings", "Timetable"))])


def test_steps_of_a_list_and_neighbouring_states_tell_things_apart() -> None:
    steps = (
        "# Rollback\n\n* The hull version field is empty.\n* Start the pump.\n* The hull version field is not empty.\n"
    )
    states = "# Ferry\n\n## States\n\n### moored\n\nThe ferry must open the ramp.\n\n### sailing\n\n"
    assert find_conflicts([paper(steps)]) == ()
    assert find_conflicts([paper(f"{states}The ferry must not open the ramp.\n")]) == ()


def test_fifty_documents_take_about_a_second() -> None:
    import time

    texts = ["\n\n".join(f"The pump {n} of tank {d} shall stop within {n} s." for n in range(60)) for d in range(50)]
    papers = [paper(f"# Pumps\n\n{text}\n", f"{d}.md") for d, text in enumerate(texts)]
    begin = time.process_time()
    find_conflicts(papers)
    assert time.process_time() - begin < 5  # well under one on a laptop


def test_a_property_with_many_values_is_a_list_of_variants() -> None:
    text = "".join(f"# Ferry{n}\n\nThe cabin door delay is {n} s.\n\n" for n in range(3, 7))
    assert find_conflicts([paper(text)]) == ()


def test_news_contradicts_nothing() -> None:
    text = "# Start\n\nThe session timeout is 30 s.\n\n# Operation\n\nThe session timeout is 60 s.\n"
    assert find_conflicts([paper(text, verdict="not-spec")]) == ()
    assert find_conflicts([paper(text, label="other")]) == ()


@pytest.mark.parametrize(("names", "alarms"), [(("LOCK_BEGIN", "LOCK_END"), 0), (("Use", "Use"), 1)])
def test_names_from_code_above_two_sections_tell_them_apart(names: tuple[str, str], alarms: int) -> None:
    said = ("To be used before opening the gate.", "To be used after opening the gate.")
    sections = "\n\n".join(f"## \u25c6 {name}\n\n{text}" for name, text in zip(names, said, strict=True))
    assert len(find_conflicts([paper(f"A lock has macros.\n\n{sections}\n")])) == alarms
