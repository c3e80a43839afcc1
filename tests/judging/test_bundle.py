"""Which verdict a bundle gets, and what its reason, its missing files and its questions say."""

from dataclasses import replace

from isspec.judging.brief import parse_brief
from isspec.judging.bundle import judge_bundle
from isspec.types import BundleJudgment, DocumentJudgment
from tests.judging.cases import CHESS, KINSHIP, LOCKER, LOCKER_CODES, PETITION, PITCH, SCAN, finding, judgment, paper


def judged(*documents: DocumentJudgment, brief: str | None = None) -> BundleJudgment:
    parsed = parse_brief(brief) if brief else None
    papers = [paper(document) for document in documents if document.verdict != "unreadable"]
    return judge_bundle(parsed, documents, papers, [document.path for document in documents], KINSHIP)


def test_two_documents_that_specify_one_system_are_to_build() -> None:
    bundle = judged(LOCKER, LOCKER_CODES, brief="Implement the parcel locker described in the documents.")
    assert bundle.verdict == "build"
    assert bundle.system is not None
    assert "locker" in bundle.system.called.lower()
    assert not bundle.questions


def test_a_petition_beside_a_spec_does_not_weaken_it() -> None:
    bundle = judged(LOCKER, PETITION)
    assert bundle.verdict == "build"
    assert bundle.reason.endswith("; petition.txt is not used")


def test_documents_without_any_system_stop() -> None:
    bundle = judged(PETITION)
    assert bundle.verdict == "stop"
    assert bundle.system is None
    assert bundle.score == PETITION.score


def test_the_first_question_of_a_stop_is_whether_these_are_the_files_that_were_meant() -> None:
    assert "Is this the file that you meant" in judged(PETITION).questions[0].text


def test_a_partial_document_is_asked_about() -> None:
    bundle = judged(PITCH, PETITION)
    assert bundle.verdict == "ask"
    assert any("fuller specification" in question.text for question in bundle.questions)
    assert any("failure" in question.text for question in bundle.questions)


def test_two_unrelated_specs_under_one_brief_are_asked_about() -> None:
    bundle = judged(LOCKER, CHESS, brief="Implement the system described in the documents.")
    assert bundle.verdict == "ask"
    assert "two systems" in bundle.reason
    assert bundle.system is None
    assert len(bundle.gaps.systems) == 2


def test_a_file_that_the_brief_names_and_nobody_sent_is_missing() -> None:
    bundle = judged(LOCKER, brief="Implement the system. Top level: spec/INDEX.md")
    assert bundle.verdict == "ask"
    assert [missing.what for missing in bundle.missing] == ["spec/INDEX.md"]
    assert any("spec/INDEX.md" in question.text for question in bundle.questions)


def test_a_missing_file_does_not_turn_a_stop_into_a_question() -> None:
    bundle = judged(PETITION, brief="Implement the system described in spec/INDEX.md")
    assert bundle.verdict == "stop"
    assert bundle.missing


def test_an_annex_that_a_spec_relies_on_is_missing() -> None:
    relies = judgment(
        "main.md",
        "spec",
        "requirements",
        finding("The locker accepts the codes that are listed in annex-b.md.", "requirement", bound="the locker"),
    )
    bundle = judged(relies)
    assert bundle.verdict == "ask"
    assert [(missing.what, missing.named_in) for missing in bundle.missing] == [("annex-b.md", "main.md")]


def test_a_brief_for_another_system_is_asked_about() -> None:
    bundle = judged(CHESS, brief="Build the invoice archive described in the attachment.")
    assert bundle.verdict == "ask"
    assert "invoice archive" in bundle.reason


def test_a_brief_for_another_language_is_asked_about() -> None:
    rust = judgment(
        "rust.md",
        "spec",
        "requirements",
        finding("The controller shall be written in Rust.", "requirement", bound="the controller"),
    )
    bundle = judged(rust, brief="Implement the system described here. Preferred language: Python.")
    assert bundle.verdict == "ask"
    assert "Rust" in bundle.reason


def test_nobody_says_stop_when_half_of_the_documents_could_not_be_read() -> None:
    assert judged(PETITION, SCAN).verdict == "unreadable"


def test_one_unread_file_among_many_is_asked_for_and_no_obstacle() -> None:
    bundle = judged(PETITION, PETITION, PETITION, SCAN)
    assert bundle.verdict == "stop"
    assert judged(LOCKER, SCAN).verdict == "build"
    assert any("scan.pdf" in question.text for question in judged(LOCKER, SCAN).questions)


def test_no_document_at_all_is_unreadable() -> None:
    assert judged().verdict == "unreadable"


def test_no_verdict_asks_more_than_seven_questions() -> None:
    many = " and ".join(f"annex-{i}.md" for i in range(20))
    assert len(judged(PITCH, brief=f"Implement the tool described in {many}.").questions) <= 7


def test_a_verdict_that_hangs_on_a_close_call_says_so() -> None:
    close = replace(LOCKER, close_to="partial")
    assert "a close call: locker.md may describe a system in part" in judged(close).reason
    assert "close call" not in judged(close, LOCKER_CODES).reason
    assert "close call" not in judged(PETITION).reason
    assert "may specify a system" in judged(replace(PETITION, close_to="spec")).reason


def test_a_template_that_nobody_filled_in_is_asked_about() -> None:
    told = "<Describe what the {} of the gate is for, and what it does when the tide turns.>"
    places = [finding(told.format(part), "other") for part in ("lamp", "horn", "lock", "key", "chain")]
    template = replace(LOCKER, findings=(*LOCKER.findings, *places))
    bundle = judged(template)
    assert bundle.verdict == "ask"
    assert "locker.md is a template with five places that nobody filled in" in bundle.reason
    assert judged(replace(LOCKER, findings=(*LOCKER.findings, *places[:2]))).verdict == "build"


def test_specifications_of_which_some_never_say_the_name_are_named_one_by_one() -> None:
    joined = replace(LOCKER_CODES, title="Codes", path="codes.md", findings=LOCKER_CODES.findings[:1])
    assert judged(LOCKER, joined).reason == ("two specifications of “Parcel Locker” that one can build from")
    other = judgment(
        "sums.md",
        "spec",
        "interface",
        finding("A compartment opens within two seconds.", "requirement", bound="the door"),
        finding("The valid number of eight digits is kept.", "description"),
    )
    reason = judged(LOCKER, other).reason
    assert reason == "two specifications that one can build from: “Parcel Locker” and “sums”"


def test_partial_documents_on_different_things_are_said_to_be_on_several_systems() -> None:
    pitches = [replace(one, verdict="partial") for one in (LOCKER, CHESS)]
    bundle = judged(*pitches, brief="Implement the system described in the documents.")
    assert "speak of two systems" in bundle.reason
    assert any(question.text.startswith("The documents speak of systems") for question in bundle.questions)
    assert bundle.system is None


def test_what_is_on_something_else_covers_no_topic() -> None:
    safe = replace(
        CHESS,
        path="door.md",
        verdict="partial",
        findings=(finding("Only the admin role may see a password, which is stored encrypted.", "description"),) * 3,
    )
    alone = {topic.topic: topic.state for topic in judged(LOCKER).gaps.coverage}
    beside = {topic.topic: topic.state for topic in judged(LOCKER, safe).gaps.coverage}
    assert alone == beside


def test_what_adds_in_part_and_what_is_not_used_are_told_apart() -> None:
    reason = judged(LOCKER, LOCKER_CODES, PITCH, PETITION).reason
    assert reason.endswith("; one more describes a system in part; petition.txt is not used")


def test_who_says_that_nothing_else_exists_is_not_asked_for_more() -> None:
    texts = [q.text for q in judged(PITCH, brief="Please build this. Everything we know is attached.").questions]
    assert not any("fuller specification" in text for text in texts)
    assert any(text.endswith("Who can tell us the rest?") for text in texts)


def test_a_partial_document_on_something_else_is_told_apart() -> None:
    recipe = judgment(
        "stew.md",
        "partial",
        "readme",
        finding("Simmer the lentils with bay leaves and cumin until they soften.", "description"),
        finding("Season the lentil stew with paprika, garlic and vinegar.", "description"),
    )
    assert judged(LOCKER, recipe).reason.endswith("; stew.md seems to be on something else")
