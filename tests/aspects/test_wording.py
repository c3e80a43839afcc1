"""Requirements that nobody can build or check are named, and precise ones that use the words are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from isspec.aspects.catalogue import load_pronoun_rule, load_rules
from isspec.aspects.wording import find_smells
from tests.aspects.papers import paper


def rules(text: str) -> list[str]:
    return [smell.rule for smell in find_smells([paper(text)])]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("The kiln shall cool down slowly where possible.", "escape clause", "where possible"),
        ("The gateway should try to deliver each reading.", "weak duty", "should try to"),
        ("The export contains name, address, telephone etc.", "open-ended list", "etc."),
        ("The scale accepts weights, but not limited to 5 kg.", "open-ended list", "but not limited to"),
        ("The booking page shall be user-friendly.", "untestable quality", "user-friendly"),
        ("The ferry planner must be fast and robust.", "untestable quality", "must be fast, robust"),
        ("The lock shall store several codes.", "vague amount", "shall store several"),
        ("The sensor shall report its reading periodically.", "vague time", "periodically"),
        ("The alarm must sound as soon as possible.", "vague time", "as soon as possible"),
        ("The pump shall show an appropriate message.", "vague term", "an appropriate"),
        ("The new index shall be faster.", "comparison with nothing", "shall be faster"),
        ("The turnstile must be available 100 % of the time.", "unreachable absolute", "100 % of the time"),
        ("The session timeout shall be 30.", "figure without a unit", "timeout shall be 30"),
        ("Each change of a tariff must be approved.", "missing actor", "must be approved"),
        (
            "The gate must open within 1 s of a valid code, and the lamp must turn green.",
            "several requirements in one",
            "must open within 1 s of a valid code, and the lamp must",
        ),
    ],
)  # fmt: skip
def test_wording_that_cannot_be_built_is_named_and_quoted(text: str, rule: str, words: str) -> None:
    (smell,) = (smell for smell in find_smells([paper(text)]) if smell.rule == rule)
    assert smell.words == words
    assert smell.suggestion
    assert "{" not in smell.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "The page shall load quickly: within 2 s for 95 % of requests.",
        "The relay uses the Simple Mail Transfer Protocol and Reliable Datagram Sockets.",
        'The button shall read "Quickly find several friends".',
        "The tool writes the file `etc` and the folder /etc/kiln.",
        "The parser shall accept a fast-forward flag.",
        "The timeout shall be 30 s.",
        "The response time shall be at most 200 ms.",
        "Each change of a tariff must be approved by the harbour master.",
        "The pump shall stop when the tank is empty.",
        "The server must close the connection if the client does not answer, because it must not wait.",
        "It must be possible to print the list.",
        "The clerk may enter a date or leave it out.",
    ],
)
def test_precise_requirements_that_use_the_words_are_left_alone(text: str) -> None:
    assert rules(text) == []


def test_a_reason_a_note_and_a_condition_require_nothing() -> None:
    assert rules("The index must be sorted, so that tools can easily search it.") == []
    assert rules("The kiln shall stop at 900 °C. Note that several makers sell robust kilns.") == []
    assert rules("The planner must be modular, so that each part can be left out.") == []
    assert rules("Unlike various other kilns, this one must have a lid.") == []
    assert rules("The drying rack is required to allow plates to be loaded quickly.") == []
    assert rules("The lid shall be sealed to make baking easily repeatable.") == []


def test_a_duty_inside_a_condition_is_not_yet_what_must_be() -> None:
    assert rules("While the kiln will be checked periodically, its lid must stay closed.") == []
    assert rules("While the kiln is hot, its lid must be checked periodically.") == ["vague time"]
    assert rules("4.2.1 Once an appropriate berth has been found, the crane shall move to it.") == []


def test_what_is_explained_in_the_statement_is_no_smell() -> None:
    assert rules("The clerk must enter various dates (birth, entry, leave).") == []
    assert rules("The sensor shall be flexible enough to fit a pipe of 9 mm.") == []
    assert rules("The gate must use a suitable tariff, as defined in section 4.") == []
    assert rules("Nine out of ten users must find the harbour page intuitive.") == []
    assert rules("The legend shall be self-explanatory; it shall name each colour.") == []
    assert rules("The clerk must be able to see various kinds of tickets.") == []
    assert rules("The valve must close early to avoid excessive pressure.") == []


def test_a_pronoun_may_stand_for_an_agent_of_the_sentence_before() -> None:
    assert rules("The broker hands each job to a worker. It must log the hand-over.") == ["unclear pronoun"]
    assert rules("The broker hands out each job. It must log the hand-over.") == []


def test_only_requirements_are_looked_at() -> None:
    text = "The booking page shall be user-friendly."
    assert find_smells([paper(text, label="description")]) == ()
    assert find_smells([paper(text, label="demand")]) == ()


def test_documents_that_specify_nothing_are_left_out() -> None:
    assert find_smells([paper("The booking page shall be user-friendly.", verdict="not-spec")]) == ()


def test_the_worst_comes_first_and_then_the_order_of_the_text() -> None:
    text = (
        "The lamp shall blink several times.\n\nThe page shall be intuitive.\n\nThe horn shall sound several times.\n"
    )
    smells = find_smells([paper(text)])
    assert [(smell.rule, smell.statement.line) for smell in smells] == [
        ("untestable quality", 3), ("vague amount", 1), ("vague amount", 5),
    ]  # fmt: skip


def test_a_statement_breaks_a_rule_once_however_often_it_does() -> None:
    (smell,) = find_smells([paper("The planner shall be intuitive, scalable, robust and user-friendly.")])
    assert smell.words == "intuitive, scalable, robust"


@pytest.mark.parametrize("rule", [*load_rules(), load_pronoun_rule()], ids=lambda rule: rule.name)
def test_every_rule_cites_where_it_comes_from_and_says_what_to_do(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.sources
    assert all(source.startswith(("INCOSE R", "Femmer: ", "Paska: ", "ISO/IEC/IEEE 29148")) for source in rule.sources)
    assert 0 < rule.weight <= 1
    assert "{words}" in rule.suggestion or rule.name == "several requirements in one"


@pytest.mark.parametrize(
    "text",
    [
        "The id MUST be present, and MUST be a number of eight digits.",
        "The file MUST be treated as text and MUST NOT be treated as a picture.",
        "The relay MUST NOT forward the frame but MUST answer with an error.",
        "The rule shall apply to the header only, and must not touch the body.",
        "The gate shall regard a torn ticket as void and shall list it among the void ones.",
    ],
)
def test_one_duty_in_two_halves_is_one_requirement(text: str) -> None:
    assert "several requirements in one" not in rules(text)


def test_the_open_words_of_a_published_standard_are_meant_so() -> None:
    said = paper("The relay MUST answer with an appropriate message.\n\nThe relay MUST answer in a timely manner.")
    standard = replace(said, judgment=replace(said.judgment, kind="standard"))
    assert [smell.rule for smell in find_smells([said])] == ["vague time", "vague term"]
    assert [smell.rule for smell in find_smells([standard])] == ["vague time"]


def test_the_open_words_of_a_manual_report_what_there_is() -> None:
    said = paper("The relay MUST answer in a timely manner, and the log MUST be user-friendly.")
    for kind in ("manual", "design", "ticket"):
        found = find_smells([replace(said, judgment=replace(said.judgment, kind=kind))])
        assert [smell.rule for smell in found] == ["several requirements in one"], kind


def test_members_of_a_kind_in_brackets_are_examples() -> None:
    assert rules("The clerk must see all documents (tickets, bills, etc.) of a guest.") == []
    assert rules("The clerk must see tickets, bills, etc.") == ["open-ended list"]


def test_what_a_part_does_of_habit_is_no_weak_duty() -> None:
    assert rules("The server will usually answer the first request first.") == []
    assert rules("The server should usually answer the first request first.") == ["weak duty"]


def test_what_a_sentence_is_for_is_no_part_of_its_duty() -> None:
    assert rules("To ensure robust upgrades, the store must keep its last two versions.") == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The page shall be user-friendly.", True),
        ("The relay shall send its state periodically.", True),
        ("The relay shall log the frame as appropriate.", False),
    ],
)
def test_words_that_readers_often_found_harmless_are_not_told_unasked(text: str, sure: bool) -> None:
    (smell,) = find_smells([paper(text)])
    assert smell.sure is sure


def test_one_telling_word_makes_up_for_a_harmless_one() -> None:
    (smell,) = find_smells([paper("The page shall open quickly and be intuitive.")])
    assert (smell.words, smell.sure) == ("quickly, intuitive", True)
