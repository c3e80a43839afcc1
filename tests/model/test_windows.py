"""Windows hold every statement once, in order, and never more tokens than the network takes."""

from hypothesis import given
from hypothesis import strategies as st

from isspec.model.folder import DEFAULT, folder_of
from isspec.model.windows import Layout, Opening, Unit, build_windows, opening_of
from isspec.model.wordpiece import WordPiece
from isspec.readers import read
from isspec.types import Document, Source, Span

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
    windows = list(build_windows(text, units, Opening("An opening"), WORDPIECE, Layout()))
    assert [piece.unit for window in windows for piece in window.pieces] == list(range(len(units)))
    for window in windows:
        assert len(window.ids) <= NETWORK_POSITIONS
        assert all(piece.start < piece.end <= len(window.ids) for piece in window.pieces)


def test_a_heading_stands_before_the_first_statement_under_it_only() -> None:
    text, units = units_of(["It opens."] * 4)
    (window,) = build_windows(text, units, Opening(), WORDPIECE, Layout())
    assert list(window.ids).count(WORDPIECE.id("[unused1]")) == 2


def test_the_two_nearest_headings_are_in_view_the_outer_one_first() -> None:
    text = "It opens."
    (window,) = build_windows(text, [Unit(Span(0, 9), ("Guide", "Doors", "Hinges"))], Opening(), WORDPIECE, Layout())
    assert [segment.text for segment in window.segments] == ["Doors", "Hinges", "It opens."]


@given(st.lists(st.text(min_size=1, max_size=300), max_size=12))
def test_a_segment_covers_the_tokens_of_its_words(sentences: list[str]) -> None:
    text, units = units_of(sentences)
    for window in build_windows(text, units, Opening("An opening"), WORDPIECE, Layout()):
        for segment in window.segments:
            words = WORDPIECE.encode(segment.text).ids
            assert window.ids[segment.start : segment.end] in (
                tuple(words[: segment.end - segment.start]), tuple(words[segment.start - segment.end :])
            )  # fmt: skip


def test_the_text_before_a_window_is_in_its_view() -> None:
    text, units = units_of([f"Sentence number {i} is here." for i in range(30)])
    windows = list(build_windows(text, units, Opening(), WORDPIECE, Layout()))
    eleven = WORDPIECE.encode("number 11").ids
    assert eleven[-1] in windows[1].ids[: windows[1].pieces[0].start]


def opening(name: str, text: str) -> Opening:
    document = read(Source(name, text.encode()))
    assert isinstance(document, Document)
    return opening_of(document)


LOCKER = "# Parcel locker\n\nIt has doors.\n\n## User stories\n\nOne.\n\n### Pick up\n\nTwo.\n\n## Limits\n\nThree.\n"


def test_an_opening_holds_the_first_words_and_the_headings() -> None:
    found = opening("locker.md", LOCKER)
    assert found.begin.startswith("Parcel locker It has doors.")
    assert found.outline == "Parcel locker / User stories / Pick up / Limits"


def test_where_there_are_many_headings_the_outline_leaves_out_the_lower_ones() -> None:
    chapters = "".join(f"## Chapter {n}\n\nText.\n\n### Detail {n}\n\nText.\n\n" for n in range(9))
    assert "Detail" not in opening("book.md", f"# Book\n\n{chapters}").outline
    assert "Detail 1" in opening("note.md", f"# Note\n\n{chapters[: chapters.index('## Chapter 2')]}").outline


def test_the_opening_of_a_page_in_tags_is_what_a_reader_sees() -> None:
    page = "<html><head><style>p { margin: 0 }</style></head><body><h1>Locker</h1><p>It has doors.</p></body></html>"
    assert "margin" not in opening("locker.html", page).begin


def test_an_outline_stands_in_every_window_after_the_first_words() -> None:
    text, units = units_of(["It opens."] * 20)
    windows = build_windows(text, units, Opening("First words", "Limits / Terms"), WORDPIECE, Layout())
    assert all(
        [segment.text for segment in window.segments][:2] == ["First words", "Limits / Terms"] for window in windows
    )
