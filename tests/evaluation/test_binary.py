"""Yes or no with a probability: what is measured, where the threshold lies, and how precise a judge is at a recall."""

import pytest

from evaluation.binary import best_threshold, precision_at, ranking, scores_of

TRUE = [True, True, True, False, False]
CHANCES = [0.9, 0.6, 0.2, 0.4, 0.1]


def test_scores_are_those_of_both_answers() -> None:
    scores = scores_of(TRUE, CHANCES, 0.5)
    assert scores.f1 == pytest.approx(2 * 2 / (2 + 3))
    assert scores.accuracy == pytest.approx(4 / 5)
    assert scores.macro_precision == pytest.approx((1 + 2 / 3) / 2)
    assert scores.macro_recall == pytest.approx((2 / 3 + 1) / 2)
    assert scores.macro_f1 == pytest.approx((0.8 + 0.8) / 2)


def test_an_answer_that_is_never_given_counts_as_nothing_right() -> None:
    scores = scores_of(TRUE, [1.0] * 5, 0.5)
    assert scores.macro_precision == pytest.approx(0.6 / 2)
    assert scores.macro_f1 == pytest.approx(0.75 / 2)


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="nothing to measure"):
        scores_of([], [], 0.5)


def test_the_best_threshold_lies_between_the_probabilities_that_it_parts() -> None:
    assert best_threshold([True, True, False, False], [0.9, 0.7, 0.2, 0.1]) == pytest.approx(0.45)


def test_of_equally_good_thresholds_the_one_nearest_to_a_half_is_taken() -> None:
    assert best_threshold([True, False], [1.0, 0.0]) == pytest.approx(0.5)


def test_precision_at_a_recall_is_that_of_the_best_threshold_which_finds_enough() -> None:
    assert precision_at(TRUE, CHANCES, 0.6) == pytest.approx(1.0)
    assert precision_at(TRUE, CHANCES, 1.0) == pytest.approx(3 / 4)


def test_equal_probabilities_cannot_be_parted() -> None:
    assert precision_at([True, False, True], [0.5, 0.5, 0.5], 0.1) == pytest.approx(2 / 3)


def test_where_nothing_is_true_there_is_no_such_precision() -> None:
    assert precision_at([False, False], [0.5, 0.1], 0.9) is None


def test_ranking_is_the_share_of_pairs_in_the_right_order_with_ties_as_half() -> None:
    assert ranking(TRUE, CHANCES) == pytest.approx(5 / 6)
    assert ranking([True, False], [0.5, 0.5]) == pytest.approx(0.5)
    assert ranking([True], [0.5]) == pytest.approx(0.5)
