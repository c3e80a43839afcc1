"""Windows hold every statement once, in order, and never more tokens than the network takes."""

from hypothesis import given
from hypothesis import strategies as st

from isspec.model.folder import DEFAULT, folder_of
from isspec.model.windows import Layout, Unit, build_windows
from isspec.model.wordpiece import WordPiece
from isspec.types import Span

WORDPIECE = WordPiece.load(folder_of(DEFAULT) / "vocabulary.txt")
NETWORK_POSITIONS = 512


def units_of(sentences: list[str]) -> tuple[str, list[Unit]]:
    text, units = "", []
    for i, sentence in enumerate(sentences):
        units.append(Unit(Span(len(text), len(text) + len(sentence)), f"Part {i // 3}"))
        text += sentence + "\n"
    return text, units


@given(st.lists(st.text(min_size=1, max_size=2000), max_size=40))
def test_every_statement_is_in_exactly_one_window(sentences: list[str]) -> None:
    text, units = units_of(sentences)
    windows = list(build_windows(text, units, "An opening", WORDPIECE, Layout()))
    assert [piece.unit for window in windows for piece in window.pieces] == list(range(len(units)))
    for window in windows:
        assert len(window.ids) <= NETWORK_POSITIONS
        assert all(piece.start < piece.end <= len(window.ids) for piece in window.pieces)


def test_a_heading_stands_before_the_first_statement_under_it_only() -> None:
    text, units = units_of(["It opens."] * 4)
    (window,) = build_windows(text, units, "", WORDPIECE, Layout())
    assert list(window.ids).count(WORDPIECE.id("[unused1]")) == 2


def test_the_text_before_a_window_is_in_its_view() -> None:
    text, units = units_of([f"Sentence number {i} is here." for i in range(30)])
    windows = list(build_windows(text, units, "", WORDPIECE, Layout()))
    eleven = WORDPIECE.encode("number 11").ids
    assert eleven[-1] in windows[1].ids[: windows[1].pieces[0].start]
