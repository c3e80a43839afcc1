"""Documents that we wrote for training are read from their tagged lines, each with the labels in their places."""

from pathlib import Path

import pytest

from training.own import SORTS, load_own

METER = """kind: requirements
verdict: spec
file: parking/REQ.md

h	## Coins
rb:the meter	The meter accepts coins of 10 cents.
o	This was agreed in spring.

re:the meter	- A bent coin falls through.
st	| 10 | ten cents |
x	| --- | --- |
d	Staff should be kind.
"""


def write(folder: Path, text: str) -> Path:
    (folder / "meter.txt").write_text(text, encoding="utf-8")
    return folder


def test_sentences_make_a_paragraph_and_headings_items_and_rows_stand_alone(tmp_path: Path) -> None:
    (text,) = load_own(write(tmp_path, METER))
    assert text.text == (
        "## Coins\nThe meter accepts coins of 10 cents. This was agreed in spring.\n\n"
        "- A bent coin falls through.\n| 10 | ten cents |\n| --- | --- |\nStaff should be kind."
    )
    assert (text.name, text.kinds, text.verdicts) == ("parking/REQ.md", {"requirements": 1.0}, {"spec": 1.0})


def test_each_label_lies_where_its_words_are(tmp_path: Path) -> None:
    (text,) = load_own(write(tmp_path, METER))
    found = [(text.text[label.start : label.end], label.cls, label.aspect, label.bound) for label in text.labels]
    assert found == [
        ("The meter accepts coins of 10 cents.", "requirement", "behaviour", "the meter"),
        ("This was agreed in spring.", "other", None, None),
        ("- A bent coin falls through.", "requirement", "error", "the meter"),
        ("| 10 | ten cents |", "description", "data", None),
        ("Staff should be kind.", "demand", None, None),
    ]


def test_a_line_without_a_tag_and_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"meter\.txt: not a labelled line: 'No tag here'"):
        load_own(write(tmp_path, METER + "No tag here\n"))
    with pytest.raises(ValueError, match=r"meter\.txt: no such kind or verdict"):
        load_own(write(tmp_path, METER.replace("requirements", "shopping list")))


def test_all_documents_that_we_wrote_can_be_read_and_have_every_kind_and_class() -> None:
    texts = load_own() + load_own(SORTS)
    assert len(texts) == len({text.collection for text in texts})
    assert len({kind for text in texts for kind in text.kinds}) == 18
    assert {label.cls for text in texts for label in text.labels} == {"requirement", "description", "demand", "other"}
