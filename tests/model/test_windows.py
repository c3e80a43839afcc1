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
        units.append(Unit(Span(len(text), len(text) + len(sentence)), (f"Part {i // 3}",)))
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


def test_the_two_nearest_headings_are_in_view_the_outer_one_first() -> None:
    text = "It opens."
    (window,) = build_windows(text, [Unit(Span(0, 9), ("Guide", "Doors", "Hinges"))], "", WORDPIECE, Layout())
    assert [segment.text for segment in window.segments] == ["Doors", "Hinges", "It opens."]


@given(st.lists(st.text(min_size=1, max_size=300), max_size=12))
def test_a_segment_covers_the_tokens_of_its_words(sentences: list[str]) -> None:
    text, units = units_of(sentences)
    for window in build_windows(text, units, "An opening", WORDPIECE, Layout()):
        for segment in window.segments:
            words = WORDPIECE.encode(segment.text).ids
            assert window.ids[segment.start : segment.end] in (
                tuple(words[: segment.end - segment.start]), tuple(words[segment.start - segment.end :])
            )  # fmt: skip


def test_the_text_before_a_window_is_in_its_view() -> None:
    text, units = units_of([f"Sentence number {i} is here." for i in range(30)])
    windows = list(build_windows(text, units, "", WORDPIECE, Layout()))
    eleven = WORDPIECE.encode("number 11").ids
    assert eleven[-1] in windows[1].ids[: windows[1].pieces[0].start]
