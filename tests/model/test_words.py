"""The words of a document are cut the same way in training and in judging, and give the same scores every time."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from isspec.model.folder import DEFAULT, folder_of, load_config
from isspec.model.words import Words, excerpt_of, runs_of, words_of
from isspec.types import KINDS, VERDICTS

FOLDER = folder_of(DEFAULT)
WORDS = Words(FOLDER, load_config(FOLDER).words)
FIXTURES = Path(__file__).parent.parent / "fixtures" / "documents"


def test_words_and_their_pairs_are_terms() -> None:
    assert list(words_of("the pump stops")) == ["the", "pump", "stops", "the pump", "pump stops"]


def test_runs_of_letters_stay_within_a_word_and_know_its_ends() -> None:
    assert list(runs_of("ab c")) == [" a", "ab", "b ", " ab", "ab ", " ab ", " c", "c ", " c ", " c "]


def test_the_excerpt_is_the_opening_and_the_middle() -> None:
    text = "Opening. " + "x" * 9000 + " Middle. " + "y" * 9000
    assert excerpt_of(text).startswith("opening.")
    assert "middle." in excerpt_of(text)


@given(st.text(max_size=400))
def test_any_text_has_a_score_for_every_label_and_always_the_same(text: str) -> None:
    first = WORDS.logits(text)
    assert tuple(first) == (*KINDS, *VERDICTS)
    assert first == WORDS.logits(text)
