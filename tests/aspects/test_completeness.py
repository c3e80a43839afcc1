"""Which of the things that a builder needs are treated, by which statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.completeness import map_coverage, topic_named
from isspec.aspects.completeness.topics import topics_and_forms
from isspec.aspects.open_points import find_open_points
from isspec.judging.asking import ask_on_coverage
from isspec.types import OPEN_POINTS, Gaps
from tests.aspects.papers import paper

if TYPE_CHECKING:
    from isspec.types import Coverage

TWELVE = 12


def covered(text: str) -> dict[str, Coverage]:
    return {topic.topic: topic for topic in map_coverage([paper(text)])}


def test_each_of_the_twelve_topics_cites_where_it_comes_from() -> None:
    topics, _ = topics_and_forms()
    assert len(topics) == TWELVE
    for topic in topics:
        assert [source.split()[0].rstrip(":") for source in topic.sources][:1] == ["29148"]
        assert any(source.startswith("Volere") for source in topic.sources)
        assert topic.question.endswith("?")


def test_a_topic_that_nothing_treats_is_missing_and_has_no_evidence() -> None:
    topic = covered("# Gate\n\nThe gate opens for a boat.\n")["security"]
    assert (topic.state, topic.count, topic.evidence) == ("missing", 0, ())


def test_evidence_is_the_statements_that_say_so() -> None:
    text = "# Gate\n\nThe keeper enters a password.\n\nIt opens.\n\nCommands are encrypted with a shared key.\n"
    topic = covered(text)["security"]
    assert topic.state == "covered"
    assert [one.statement.line for one in topic.evidence] == [3, 7]


def test_quality_without_a_number_is_thin() -> None:
    assert covered("# Gate\n\n## Performance\n\nThe gate opens fast and often.\n")["quality"].state == "thin"
    quick = "The gate opens within 40 seconds.\n\nIt works for at least 200 boats per hour."
    assert covered(f"# Gate\n\n## Performance\n\n{quick}\n")["quality"].state == "covered"


def test_what_is_said_of_quality_without_a_number_is_not_called_a_number() -> None:
    gaps = Gaps(coverage=(covered("# Gate\n\n## Performance\n\nThe gate opens fast and often.\n")["quality"],))
    (question,) = ask_on_coverage(gaps, thin=True)
    assert question.because[0] == "1 statement on quality, hardly any with a number"


def test_a_spec_never_leaves_out_what_its_system_does() -> None:
    short = "# Frame\n\nA frame has a length and a tide.\n"
    assert covered(short)["behaviour"].state == "thin"
    sketch = {topic.topic: topic for topic in map_coverage([paper(short, verdict="partial")])}
    assert sketch["behaviour"].state == "missing"


def test_what_sends_answers_or_refuses_behaves_whatever_it_is_about() -> None:
    said = "\n\n".join(f"A gate {verb} tide {n}." for n, verb in enumerate(("must send", "shall refuse", "may ignore")))
    assert covered(f"# Gate\n\n{said}\n")["behaviour"].count == 3


def test_a_heading_alone_is_thin() -> None:
    assert covered("# Gate\n\n## Glossary\n\n## Power\n\nThe gate has a battery.\n")["terms"].state == "thin"


def test_user_stories_need_acceptance_criteria() -> None:
    stories = "\n".join(f"- As a keeper, I want to see gate {n}." for n in range(1, 6))
    assert covered(f"# Gate\n\n{stories}\n")["acceptance-criteria"].state == "missing"
    criteria = "\n".join(f"- Given a shut gate, when boat {n} calls, then it opens." for n in range(1, 4))
    assert covered(f"# Gate\n\n{stories}\n\n{criteria}\n")["acceptance-criteria"].state == "covered"


def test_a_command_needs_its_exit_status() -> None:
    text = "# gate(1)\n\n" + "\n\n".join(f"The option `--lamp-{n}` switches lamp {n} on." for n in range(6))
    topics = covered(text)
    assert topics["options"].state == "covered"
    assert topics["exit-codes"].state == "missing"
    assert topics["exit-codes"].needed
    assert "status" in topic_named("exit-codes").question


def test_a_protocol_needs_message_formats() -> None:
    text = "# Gate protocol\n\n" + "\n\n".join(f"The client sends its call sign {n} times." for n in range(6))
    assert covered(text)["message-formats"].needed


def test_what_specifies_nothing_has_no_gaps() -> None:
    assert map_coverage([paper("# Rally\n\nForty people came.\n", verdict="not-spec")]) == ()


def test_what_is_left_open_counts_against_what_is_said() -> None:
    one = paper("# Gate\n\n" + "\n\n".join(f"Gate {n} opens within TBD s." for n in range(3)) + "\n")
    (topic,) = [topic for topic in map_coverage([one], find_open_points([one])) if topic.topic == OPEN_POINTS]
    assert (topic.title, topic.state, topic.count) == ("Open points settled", "missing", 3)
    (topic,) = [topic for topic in map_coverage([one]) if topic.topic == OPEN_POINTS]
    assert (topic.state, topic.count) == ("covered", 0)


def test_a_state_machine_alone_makes_no_protocol() -> None:
    text = "# States\n\n" + "\n\n".join(f"Region {n} of the state machine has one state." for n in range(6))
    assert "message-formats" not in covered(text)
