"""Single sentences are dealt as the benchmarks have them, and no threshold has seen what it is measured on."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.benchmarks import PUBLISHED, Row, measure, measure_sure, page_of, table
from evaluation.deals import Deal, fold_deals, pure_deal, random_deal, tuned
from evaluation.opinions import rule, tfidf
from evaluation.public import DRONOLOGY, PURE, Sentence, dealt_at_random, load, without

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"

DOORS = [
    Sentence("The door shall open within a second.", True, "doors", "train"),
    Sentence("This chapter is about doors.", False, "doors", "train"),
    Sentence("The gate must close at night.", True, "gates", "train"),
    Sentence("Gates have a long history.", False, "gates", "train"),
    Sentence("The lamp should go out by itself.", True, "lamps", "valid"),
    Sentence("Lamps are dear.", False, "lamps", "valid"),
    Sentence("The bell rings twice.", True, "bells", "test"),
    Sentence("We shall see.", False, "bells", "test"),
    Sentence("The GATE must close at night", True, "bells", "test"),
]


def test_the_rule_takes_each_modal_word_for_a_requirement() -> None:
    assert rule([], DOORS) == [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0]


def test_a_sentence_that_is_reported_on_is_not_learnt_from() -> None:
    deal = pure_deal(DOORS)
    assert len(deal.held) == 3
    assert [sentence.document for sentence in deal.known] == ["doors", "doors", "gates"]


def test_sentences_that_differ_in_a_word_are_kept() -> None:
    assert without(DOORS[:1], DOORS[1:]) == DOORS[:1]


def test_random_parts_are_as_large_as_the_own_ones_and_always_the_same() -> None:
    dealt = dealt_at_random(DOORS, 7)
    assert Counter(s.part for s in dealt) == Counter(s.part for s in DOORS)
    assert dealt == dealt_at_random(DOORS, 7)
    assert dealt != DOORS
    assert len(random_deal(DOORS).held) == 3


def test_each_fold_is_reported_on_once_and_never_learnt_from_then() -> None:
    folds = [Sentence(f"Sentence {i}.", i % 2 == 0, "a", f"fold_{i % 3}") for i in range(9)]
    deals = fold_deals(folds)
    assert sorted(s.text for deal in deals for s in deal.held) == sorted(s.text for s in folds)
    assert all(not without(deal.held, folds) and without(deal.held, deal.known) == deal.held for deal in deals)


def test_a_threshold_is_chosen_without_what_is_reported() -> None:
    asked: list[Sentence] = []

    def opinion(known: object, sentences: object) -> list[float]:
        assert isinstance(sentences, list)
        asked.extend(sentences)
        return [0.8 if sentence.requirement else 0.6 for sentence in sentences]

    assert tuned([opinion], pure_deal(DOORS))[1] == pytest.approx(0.7)
    assert {sentence.part for sentence in asked} == {"valid"}


def test_without_sentences_to_tune_on_the_threshold_comes_from_those_learnt_from() -> None:
    folds = [Sentence(f"Sentence {i}.", i % 2 == 0, "a", f"fold_{i % 3}") for i in range(12)]
    learnt: list[tuple[set[str], set[str]]] = []

    def opinion(known: object, sentences: object) -> list[float]:
        assert isinstance(known, list)
        assert isinstance(sentences, list)
        learnt.append(({s.part for s in known}, {s.part for s in sentences}))
        return [0.9 if sentence.requirement else 0.2 for sentence in sentences]

    assert tuned([opinion], fold_deals(folds)[0])[1] == pytest.approx(0.55)
    assert learnt == [({"fold_2"}, {"fold_1"}), ({"fold_1"}, {"fold_2"})]


def test_of_several_judges_the_one_that_ranks_best_is_taken_and_measured_at_both_thresholds() -> None:
    def backwards(known: object, sentences: Sequence[Sentence]) -> list[float]:
        return [0.1 if sentence.requirement else 0.4 for sentence in sentences]

    def low(known: object, sentences: Sequence[Sentence]) -> list[float]:
        return [0.3 if sentence.requirement else 0.2 for sentence in sentences]

    deal = pure_deal(DOORS)
    assert tuned([backwards, low], deal)[0] is low
    half, chosen = measure("Doors", "judge", [backwards, low], [deal])
    assert half.scores[0] == 0.0
    assert chosen.scores == (1.0,) * 5
    assert (half.precision, chosen.precision) == (None, 1.0)


def test_words_are_learnt_from_the_known_sentences() -> None:
    pytest.importorskip("sklearn")
    said = (("The door shall open", True), ("The story goes on", False))
    known = [Sentence(f"{text} {i}.", label, "a", "train") for i in range(10) for text, label in said]
    yes, no = tfidf(known, [Sentence(f"{text}.", label, "b", "test") for text, label in said])
    assert yes > 0.8
    assert no < 0.2


def test_the_table_leaves_out_what_nobody_measured() -> None:
    text = table([Row("Doors", "rule", (0.5, 0.25, 1.0, 0.0, 0.125)), *PUBLISHED["pure"]])
    assert "| Doors | rule | 0.500 | 0.250 | 1.000 | 0.000 | 0.125 |  |" in text
    assert "|  | DemaRQ on private documents [1] |  |  |  |  |  | 0.812 |" in text


def test_the_page_says_which_figures_leak() -> None:
    assert "leaks" in page_of([])


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_the_published_figures_of_the_rule_come_out() -> None:
    row = measure_sure("PURE", "rule", rule, [pure_deal(load(DATA, PURE))])
    assert (round(row.scores[0] or 0, 3), round(row.scores[1] or 0, 3)) == (0.777, 0.742)


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_no_document_of_pure_is_on_two_sides() -> None:
    deal = pure_deal(load(DATA, PURE))
    sides = [{sentence.document for sentence in side} for side in (deal.known, deal.tuning, deal.held)]
    assert not sides[0] & sides[1]
    assert not sides[0] & sides[2]
    assert not sides[1] & sides[2]
    assert without(deal.held, [*deal.known, *deal.tuning]) == deal.held


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_dronology_has_five_folds() -> None:
    deals: list[Deal] = fold_deals(load(DATA, DRONOLOGY))
    assert [len(deal.held) for deal in deals] == [76, 76, 75, 75, 75]
