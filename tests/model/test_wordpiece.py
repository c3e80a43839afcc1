"""Tokens of a small vocabulary, and their places."""

from hypothesis import given
from hypothesis import strategies as st

from isspec.model.folder import DEFAULT, folder_of
from isspec.model.wordpiece import WordPiece

SMALL = WordPiece.of(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "server", "##s", "close", ".", "naive", "-"])


def test_the_longest_known_piece_is_taken_first() -> None:
    assert SMALL.encode("The servers close.").ids == [4, 5, 6, 7, 8]


def test_accents_and_case_do_not_matter() -> None:
    assert SMALL.encode("NAÏVE").ids == [9]


def test_an_unknown_word_is_one_token() -> None:
    assert SMALL.encode("xyzzy the").ids == [1, 4]


def test_a_limit_cuts_the_tokens_and_their_places_alike() -> None:
    tokens = SMALL.encode("the server the server", 3)
    assert len(tokens.ids) == len(tokens.starts) == len(tokens.ends) == 3


@given(st.text(max_size=300))
def test_tokens_come_in_order_and_lie_in_the_text(text: str) -> None:
    tokens = WordPiece.load(folder_of(DEFAULT) / "vocabulary.txt").encode(text)
    assert all(0 <= start <= end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert tokens.starts == sorted(tokens.starts)
