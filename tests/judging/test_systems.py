"""How the system is named, and which documents belong to one system."""

import pytest

from isspec.judging.brief import parse_brief
from isspec.judging.naming import file_name, introduced_name, name_in, title_name
from isspec.judging.systems import system_of, systems_of
from tests.judging.cases import CHESS, KINSHIP, LOCKER, LOCKER_CODES, PETITION, finding, judgment


def test_the_title_names_the_party_that_requirements_bind() -> None:
    system = system_of([LOCKER, LOCKER_CODES], KINSHIP)
    assert system is not None
    assert system.name == "Parcel Locker"


def test_a_party_with_a_name_is_the_system_where_the_title_is_about_the_paper() -> None:
    document = judgment(
        "papers/0017.md",
        "spec",
        "requirements",
        finding("Lanternfish closes the valve at 3 bar.", "requirement", bound="Lanternfish"),
        title="Software Requirements Specification",
    )
    system = system_of([document], KINSHIP)
    assert system is not None
    assert system.name == "Lanternfish"


def test_the_opening_introduces_what_the_title_does_not_name() -> None:
    document = judgment(
        "draft.txt",
        "spec",
        "standard",
        finding("This memo describes the Harbour Signal Protocol, which ships use near a lock.", "other"),
        finding("A client sends its call sign first.", "requirement", bound="a client"),
        title="Abstract",
    )
    system = system_of([document], KINSHIP)
    assert system is not None
    assert system.name == "Harbour Signal Protocol"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The purpose of this SRS is to give a detailed description of the Tide Gate Keeper.", "Tide Gate Keeper"),
        ("The purpose of this document is to present the requirements of the Ebb Log, a diary.", "Ebb Log"),
        ("The aim of this specification is to describe the functions and features of a Lock Bell.", "Lock Bell"),
        (
            "The purpose of this document is to give an in depth description of the requirements for the “Ebb 4.0”.",
            "Ebb 4.0",
        ),
        ("This document describes the scope, the users and the limits.", None),
        ("This document describes general and specific requirements for it.", None),
        ("This document describes how such a bell would ring with the gate.", None),
        ("This document proposes several new types and associated calls.", None),
    ],
)
def test_the_purpose_of_a_paper_names_what_it_is_about(sentence: str, name: str | None) -> None:
    bound = finding("It opens at low water.", "requirement", bound="It")
    assert introduced_name(judgment("srs.md", "spec", "requirements", finding(sentence, "other"), bound)) == name


def test_what_the_opening_says_to_be_a_system_and_many_statements_name_is_the_system() -> None:
    said = (
        "The Tidewatch is a web application for the keepers of locks.",
        "The System is a platform of Tidewatch.",
        "Leadline is a library.",
        "Tidewatch draws a chart of each basin.",
        "A keeper opens Tidewatch with a key.",
        "At night Tidewatch is grey.",
    )
    told = judgment("srs.docx", "spec", "requirements", *(finding(one, "requirement") for one in said))
    assert introduced_name(told) == "Tidewatch"
    assert introduced_name(judgment("srs.docx", "spec", "requirements", finding(said[0], "requirement"))) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ebbfield University", None),
        ("Universität Ebbfeld", None),
        ("Ebbfield University Timetable System", "Ebbfield University Timetable System"),
    ],
)
def test_a_school_is_no_system_but_its_system_is_one(title: str, name: str | None) -> None:
    assert title_name(judgment("srs.md", "spec", "requirements", title=title)) == name


def test_where_requirements_bind_only_the_system_its_title_names_it() -> None:
    document = judgment(
        "srs.md",
        "spec",
        "requirements",
        finding("The system shall sort parcels.", "requirement", bound="The system"),
        title="Software Requirements Specification for the Parcel Sorter",
    )
    system = system_of([document], KINSHIP)
    assert system is not None
    assert system.name == "Parcel Sorter"


def test_documents_that_specify_nothing_name_no_system() -> None:
    assert system_of([PETITION], KINSHIP) is None


def test_documents_on_the_same_things_belong_together() -> None:
    assert [len(group) for group in KINSHIP.groups([LOCKER, CHESS, LOCKER_CODES])] == [2, 1]


def test_two_systems_are_told_apart_with_the_documents_that_speak_of_each() -> None:
    brief = parse_brief("Implement the parcel locker described in the documents.")
    systems = systems_of(brief, [LOCKER, CHESS, LOCKER_CODES, PETITION], KINSHIP)
    assert {system.name: system.paths for system in systems} == {
        "Parcel Locker": ("locker.md", "codes.md"),
        "Chess Board Rules Engine": ("chess.md",),
    }
    assert {system.name: system.asked for system in systems} == {
        "Parcel Locker": True,
        "Chess Board Rules Engine": False,
    }


def test_a_partial_document_joins_the_system_that_it_is_most_like() -> None:
    pitch = judgment(
        "pitch.md",
        "partial",
        "promotion",
        finding("The locker opens a compartment for a valid parcel code.", "description"),
    )
    systems = systems_of(None, [LOCKER, CHESS, pitch], KINSHIP)
    assert next(system for system in systems if "pitch.md" in system.paths).name == "Parcel Locker"
    assert all(system.asked is None for system in systems)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tide Clock: Functional Specification", "Tide Clock"),
        ("Design Document", ""),
        ("API Reference for Lanternfish 2.1", "Lanternfish"),
        ("KEP-2021: Scaling to Zero", "Scaling to Zero"),
        ("Tandem, version 0.3: how the reading session works", "Tandem"),
        ("git-shortlog(1)", "git-shortlog"),
        ("Design Rule Checker", "Design Rule Checker"),
        (
            "Feature Specification: Repair v0.9 Alarms & Add Tide-Aware Documentation",
            "Repair Alarms & Add Tide-Aware Documentation",
        ),
        ("TIDE4 Lock Signals", "TIDE4 Lock Signals"),
        ("LOCK 7: Signals", "Signals"),
        ("Tide Clock {#tide-clock}", "Tide Clock"),
        ("Tide-Aware Docking Requirements and Design", "Tide-Aware Docking"),
        ("Tidewatch in your architecture", "Tidewatch"),
        ("Keepers' Notes", "Keepers' Notes"),
        ("`tide.gate` --- Keeping the gate", "tide.gate"),
        ("Chapter 5. Locking Large Boats", "Locking Large Boats"),
        ("Week 10, Lab 1 - the Tide Map", "Tide Map"),
        ("Lock Signalling: Lantern Extension", "Lock Signalling: Lantern Extension"),
        ("Release history", ""),
        ("Overall Description", ""),
        ("Help", ""),
        ("Moving to Tide Clock 3 by default", "Moving to Tide Clock 3 by default"),
        ("External interface", ""),
        ("CHANGES - Tide Clock 2.4", "Tide Clock"),
        ("Use Cases for the Tide Clock", "Tide Clock"),
        ("Request for Proposal (RFP)", ""),
        ("Request for Proposals for a Tide Clock", "Tide Clock"),
        ("SOFTWARE REQUIREMENTS SPECIFICATION TIDE CLOCK", "TIDE CLOCK"),
    ],
)
def test_a_title_loses_the_words_for_paperwork(title: str, name: str) -> None:
    assert name_in(title) == name


def test_chapters_are_called_what_their_requirements_speak_of() -> None:
    chapters = [
        judgment(
            f"{title.lower()}.md",
            "spec",
            "standard",
            finding("A QRX client sends its call sign first.", "requirement", bound="a client"),
            finding("The QRX server answers within 2 s.", "requirement", bound="the server"),
            title=title,
        )
        for title in ("Transports", "Logging", "Greetings")
    ]
    system = system_of(chapters, KINSHIP)
    assert system is not None
    assert system.name == "QRX"


def test_a_system_that_nothing_names_has_no_name() -> None:
    rules = judgment(
        "0017.txt",
        "spec",
        "requirements",
        finding("The system rejects an illegal move of a bishop.", "requirement", bound="The system"),
    )
    named, unnamed = sorted(systems_of(None, [LOCKER, rules], KINSHIP), key=lambda system: system.name is None)
    assert (named.called, unnamed.called) == ("“Parcel Locker”", "0017.txt")
    assert unnamed.name is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("docs/parcel-locker.md", "parcel locker"),
        ("parcel-locker/docs/README.md", "parcel locker"),
        ("changes/archive/2025-12-21-add-tide-command/proposal.md", "add tide command"),
        ("docs/README.md", None),
    ],
)
def test_a_file_or_a_folder_around_it_has_a_name_where_it_is_words(path: str, name: str | None) -> None:
    assert file_name(judgment(path, "spec", "design")) == name


def test_what_one_paper_says_comes_before_what_a_folder_is_called() -> None:
    need = finding("The gate opens when the tide turns.", "requirement")
    long = judgment("upload/docs/PRD.md", "spec", "requirements", need, need, need, title="Introduction")
    short = judgment("upload/docs/architecture.md", "spec", "design", need, title="Architecture of the Tide Gate")
    named = system_of([long, short], KINSHIP)
    assert named is not None
    assert named.name == "Tide Gate"


def test_a_partial_paper_on_the_same_things_names_what_the_spec_and_its_file_do_not() -> None:
    need = finding("The gate opens when the tide turns and the lock keeper is away.", "requirement")
    spec = judgment("PRD.md", "spec", "requirements", need, title="Introduction")
    talk = finding("The gate follows the tide, and the lock keeper watches.", "description")
    notes = judgment("notes.md", "partial", "design", talk, title="Architecture of the Tide Gate")
    shop = judgment("a-shop.md", "partial", "design", finding("Buyers fill a basket.", "description"), title="The Shop")
    for beside, name in (([notes], "Tide Gate"), ([shop], None), ([shop, notes], "Tide Gate")):
        named = system_of([spec, *beside], KINSHIP)
        assert (named.name if named else None) == name


def test_who_offers_a_system_is_not_the_system() -> None:
    told = judgment(
        "tender.md",
        "spec",
        "requirements",
        *(finding(f"The vendor mounts lamp {at}.", "requirement", bound="Vendor") for at in range(5)),
        finding("The lamp glows red.", "requirement", bound="the lamp"),
        title="Request for Proposal (RFP)",
    )
    (system,) = systems_of(None, [told], KINSHIP)
    assert system.name != "Vendor"
