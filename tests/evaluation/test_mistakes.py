"""The worst mistakes are the surest ones, of many documents, and in their places."""

from evaluation.judged import judge_texts
from evaluation.mistakes import Mistake, is_large, worst, wrong_classes, wrong_verdicts
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from tests.evaluation.data import FAIR
from training.data import Label, Text


def mistake(document: str, score: float, true: str = "other", said: str = "demand", line: int = 1) -> Mistake:
    return Mistake(true, said, score, document, "fairs", "fair.md", line, "The band played.")


def test_the_surest_come_first_and_few_of_one_document() -> None:
    found = [mistake("a", 0.9), mistake("a", 0.95), mistake("a", 0.99), mistake("b", 0.6), mistake("c", 0.7)]
    assert [(m.document, m.score) for m in worst(found, 3, a_document=2)] == [("a", 0.99), ("a", 0.95), ("c", 0.7)]


def test_equally_sure_ones_come_in_the_order_of_documents_and_lines() -> None:
    found = [mistake("b", 0.9), mistake("a", 0.9, line=7), mistake("a", 0.9, line=2)]
    assert [(m.document, m.line) for m in worst(found, 3)] == [("a", 2), ("a", 7), ("b", 1)]


def test_only_a_wrong_class_across_build_evidence_is_large() -> None:
    assert is_large(mistake("a", 0.9, "requirement", "other"))
    assert not is_large(mistake("a", 0.9, "requirement", "description"))
    assert not is_large(mistake("a", 0.9, "demand", "other"))


def test_a_mistake_names_its_line_and_is_printed_without_words() -> None:
    start = FAIR.index("The mayor")
    label = Label(start, FAIR.index(" The children"), 0, "", "requirement", "behaviour", "mayor")
    text = Text("b1", "fair.md", "fairs", "us/fairs", FAIR, {"news": 1.0}, {"spec": 1.0}, (label,), trainable=True)
    judged = judge_texts(Judge(folder_of(DEFAULT)), [text])
    (wrong,) = wrong_classes(judged)
    assert (wrong.true, wrong.line, wrong.words) == ("requirement", 4, "The mayor thanked everybody who had baked.")
    assert str(wrong).endswith("b1 fairs fair.md:4")
    assert "mayor" not in str(wrong)
    (verdict,) = wrong_verdicts(judged)
    assert (verdict.true, verdict.said) == ("spec", "not-spec")
