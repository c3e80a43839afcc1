"""Which gaps are asked about, in which order, and that nothing is asked which the documents answer."""

from dataclasses import replace

from isspec.aspects.completeness import topic_named
from isspec.judging.brief import parse_brief
from isspec.judging.bundle import judge_bundle
from isspec.reports import REPORTS, Presentation
from isspec.types import OPEN_POINTS, BundleJudgment, DocumentJudgment, Report, Residue
from tests.judging.cases import CHESS, KINSHIP, LOCKER, PETITION, PITCH, finding, judgment, paper


def judged(*documents: DocumentJudgment, brief: str | None = None) -> BundleJudgment:
    papers = [paper(document) for document in documents]
    parsed = parse_brief(brief) if brief else None
    return judge_bundle(parsed, documents, papers, [document.path for document in documents], KINSHIP)


def test_what_the_documents_rely_on_is_asked_for_once_with_all_its_lines() -> None:
    relies = judgment(
        "main.md",
        "spec",
        "requirements",
        finding("Codes are listed in annex-b.md.", "requirement", bound="the locker"),
        finding("Errors are defined in annex-b.md, too.", "requirement", bound="the locker"),
    )
    (question, *_) = judged(relies).questions
    assert question.text == "main.md relies on annex-b.md, which did not arrive. Can you send it?"
    assert question.because == ("main.md:1, 3 name annex-b.md",)


def test_two_values_for_one_thing_are_asked_about_with_both_places() -> None:
    torn = judgment(
        "main.md",
        "spec",
        "requirements",
        finding("The session timeout shall be 30 seconds.", "requirement", bound="the session"),
        finding("The session timeout shall be 60 seconds.", "requirement", bound="the session"),
    )
    asked = [question for question in judged(torn).questions if question.text.startswith("Which holds")]
    assert len(asked) == 1
    assert "30 seconds" in asked[0].text
    assert len(asked[0].because) == len(("first", "second"))


def test_open_points_are_one_question_with_their_places() -> None:
    leaves = judgment(
        "main.md",
        "spec",
        "requirements",
        finding("The lamp blinks every TBD seconds.", "requirement", bound="the lamp"),
        finding("The colour of the lamp is yet to be decided.", "description"),
    )
    (question,) = judged(leaves).questions
    assert question.text == "main.md leaves two points open. How are they decided?"
    assert question.because[0] == "main.md:1: “The lamp blinks every TBD seconds.”"


def test_a_text_that_breaks_off_is_asked_for_whole() -> None:
    broken = replace(LOCKER, residue=(Residue(LOCKER.path, 5, "cut off", "and closes it with the"),))
    bundle = judged(broken)
    assert bundle.verdict == "ask"
    question = bundle.questions[0]
    assert question.text == "locker.md breaks off in the middle of a sentence. Can you send the whole document?"


def test_what_a_partial_document_treats_is_not_asked_again() -> None:
    texts = [question.text for question in judged(PITCH).questions]
    assert any("wrong input" in text for text in texts)
    told = judgment(
        "pitch.md",
        "partial",
        "promotion",
        *(finding(f"When code {n} is wrong, the locker refuses it.", "description", aspect="error") for n in range(3)),
    )
    assert not any("wrong input" in question.text for question in judged(told).questions)


def test_a_short_specification_that_is_enough_to_build_from_raises_no_question() -> None:
    assert judged(LOCKER, brief="Implement the parcel locker.").questions == ()


def test_a_system_without_a_name_is_called_by_its_file_once() -> None:
    rules = judgment(
        "0017.txt",
        "spec",
        "requirements",
        finding("The system rejects an illegal move of a bishop.", "requirement", bound="The system"),
        finding("Castling needs an unmoved rook and king.", "description"),
    )
    bundle = judged(LOCKER, rules, brief="Implement the system in the documents.")
    question = bundle.questions[0]
    assert "“Parcel Locker” and 0017.txt. Which is the one to build" in question.text
    assert question.because == ("locker.md: “Parcel Locker”", "0017.txt")
    said = REPORTS["terminal"](Report("0", "m", None, bundle, (LOCKER, rules), ()), Presentation())
    assert "  - 0017.txt\n" in said


def test_a_bundle_that_is_not_ready_is_asked_about_what_it_could_do_without_after_what_it_needs() -> None:
    rules = judgment(
        "rules.md",
        "spec",
        "standard",
        *(
            finding(f"The clerk opens bay {n} within 3 s.", "requirement", bound="clerk", aspect=aspect)
            for aspect in ("behaviour", "interface", "data", "error", "quality", "constraint", "verification")
            for n in range(5)
        ),
    )
    brief = "Implement it. Start from bays.md."
    bundle = judged(rules, brief=brief)
    assert bundle.verdict == "ask"
    needed = {topic.topic for topic in bundle.gaps.coverage if topic.needed and topic.state == "missing"}
    spare = [topic for topic in bundle.gaps.coverage if not topic.needed and topic.state == "missing"]
    assert (needed, [topic.topic for topic in spare]) == ({"security"}, ["terms"])
    first, second, third = (question.text for question in bundle.questions)
    assert first == "The request names bays.md, which did not arrive. Can you send it?"
    assert second == topic_named("security").question
    assert third == topic_named("terms").question


def test_nothing_is_asked_that_is_treated_only_to_have_three_questions() -> None:
    bundle = judged(LOCKER, CHESS, brief="Implement the system in the documents.")
    treated = {topic.topic for topic in bundle.gaps.coverage if topic.state == "covered" or topic.topic == OPEN_POINTS}
    assert len(bundle.questions) >= len(("one", "two", "three"))
    assert not {topic_named(topic).question for topic in treated} & {question.text for question in bundle.questions}


def test_the_names_of_all_systems_are_withheld_where_nothing_is_quoted() -> None:
    gate = judgment(
        "notes.md",
        "spec",
        "standard",
        finding("This document describes the tide gate signals.", "other"),
        *(finding(f"A red lantern warns boats of current {n} in the channel.", "requirement") for n in range(3)),
    )
    bundle = judged(LOCKER, gate, brief="Implement the system in the documents.")
    names = [system.name for system in bundle.gaps.systems]
    assert "tide gate signals" in names
    report = Report("0", "m", None, bundle, (LOCKER, gate), ())
    said = " ".join(REPORTS["message"](report, Presentation(quotes="none")).split())
    assert "Which is the one to" in said
    assert not any(name and name in said for name in names)


def test_a_paper_that_gives_itself_up_is_asked_about_first_and_stands_in_the_reason() -> None:
    given_up = judgment(
        "locker.md",
        "spec",
        "requirements",
        finding("Status: Withdrawn", "other"),
        *LOCKER.findings,
        title="Parcel Locker",
    )
    found = judged(given_up)
    assert found.verdict == "build"
    assert found.reason.endswith("; locker.md says of itself “Withdrawn”")
    assert found.questions[0].text.startswith("locker.md says of itself: “Withdrawn”.")
    assert not any("of itself" in question.text for question in judged(LOCKER).questions)


def test_an_index_without_its_parts_is_asked_about_once() -> None:
    index = judgment(
        "locks.md",
        "spec",
        "requirements",
        finding("It has [gates](gates.md), [lamps](./lamps.md) and a [horn](horn.md).", "requirement", bound="it"),
        finding("There are [lamps](../lamps.md), [a readme](README.md) and [ways to help](contributing.md).", "other"),
    )
    linked = [question for question in judged(index).questions if "link" in question.text]
    assert [question.text for question in linked] == [
        "locks.md links to gates.md, lamps.md and horn.md, which did not arrive."
        " Do they belong to what we are to build?"
    ]


def test_two_links_that_lead_nowhere_are_no_question() -> None:
    paper = judgment(
        "locks.md",
        "spec",
        "requirements",
        finding("The lock has [gates](gates.md) and a [horn](horn.md).", "requirement", bound="lock"),
    )
    assert not any("link" in question.text for question in judged(paper).questions)


def test_one_page_is_spoken_of_as_one() -> None:
    page = replace(PETITION, residue=(Residue(PETITION.path, 3, "share buttons", "Share this"),))
    texts = [question.text for question in judged(page).questions]
    assert texts[0].endswith("and it does not say what a system has to do.")
    assert any(text.startswith(f"Was {PETITION.path} saved from a web site by mistake") for text in texts)
