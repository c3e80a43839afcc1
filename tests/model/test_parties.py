"""Who is bound is a word of the window, with the words before it that belong to the name, or a party known by heart."""

import numpy as np
import pytest

from isspec.model.folder import DEFAULT, folder_of
from isspec.model.parties import Vote, nouns_of, parties_of, subject_of, vote_of
from isspec.model.windows import Layout, Opening, Unit, Window, build_windows
from isspec.model.wordpiece import WordPiece
from isspec.types import Span

WORDPIECE = WordPiece.load(folder_of(DEFAULT) / "vocabulary.txt")
KNOWN = ("(nobody)", "readers", "staff")


def window_of(*sentences: str, heading: str = "") -> Window:
    text, units = "", []
    for sentence in sentences:
        units.append(Unit(Span(len(text), len(text) + len(sentence)), (heading,) if heading else ()))
        text += sentence + "\n"
    (window,) = build_windows(text, units, Opening(), WORDPIECE, Layout())
    return window


def vote(window: Window, number: int, pointed: dict[str, float], named: dict[str, float], name: str = "") -> Vote:
    """Return the vote when the network scores these nouns and names so high, and tokens of ``name`` as one name."""
    pointer = np.full(len(window.ids), -9.0, np.float32)
    for token, noun in nouns_of(window):
        pointer[token] = pointed.get(noun, -9.0)
    tokens = np.full(len(window.ids), -5.0, np.float32)
    parts = set(WORDPIECE.encode(name).ids)
    tokens[[i for i, token in enumerate(window.ids) if token in parts]] = 5.0
    names = np.array([named.get(known, -9.0) for known in KNOWN], np.float32)
    return vote_of(window, number, names, pointer, tokens, KNOWN)


def party(
    window: Window, number: int, pointed: dict[str, float], named: dict[str, float], name: str = ""
) -> str | None:
    """Return the answer for a statement that stands alone in its document."""
    (answer,) = parties_of([vote(window, number, pointed, named, name)], KNOWN, 0.0)
    return answer


def test_the_party_is_quoted_as_its_statement_writes_it() -> None:
    window = window_of("The City Council must publish its vote.")
    assert party(window, 0, {"council": 3.0}, {}, "City Council") == "City Council"


def test_an_article_begins_the_name_of_a_party() -> None:
    window = window_of("City vote The Council must publish its vote.")
    assert party(window, 0, {"council": 3.0}, {}, "City vote The Council") == "The Council"


def test_a_word_that_points_is_no_part_of_a_name() -> None:
    window = window_of("This directory holds the keys.", "Such tide gates stay shut.")
    assert party(window, 0, {"directory": 3.0}, {}, "This directory") == "directory"
    assert party(window, 1, {"gate": 3.0}, {}, "Such tide gates") == "tide gates"


def test_a_party_that_another_statement_names_is_found_there() -> None:
    window = window_of("All Volunteers meet here.", "Wear gloves.")
    assert party(window, 1, {"volunteer": 2.0}, {}) == "Volunteers"


def test_a_heading_can_name_the_party() -> None:
    assert party(window_of("Wear gloves.", heading="Gardeners"), 0, {"gardener": 2.0}, {}) == "Gardeners"


def test_a_party_that_is_named_nowhere_comes_from_those_known() -> None:
    assert party(window_of("Wear gloves."), 0, {}, {"staff": 2.0}) == "staff"


def test_words_that_stand_there_and_the_known_name_count_together() -> None:
    window = window_of("Readers beware.", "Every reader signs; readers may not copy.")
    assert party(window, 1, {"reader": 1.0, "copy": 1.5}, {"readers": 1.0}) in ("reader", "readers")


def test_nobody_is_an_answer() -> None:
    assert party(window_of("It rains."), 0, {}, {"(nobody)": 4.0}) is None


def test_a_statement_that_names_nobody_binds_whom_the_others_bind() -> None:
    known = window_of("The ferry sounds its horn.", "It shows two lamps.", "It stops at noon.", "It carries a bell.")
    alone = window_of("Three lamps at night.")
    votes = [vote(known, number, {"ferry": 4.0}, {}) for number in range(4)]
    unsure = vote(alone, 0, {}, {"staff": 0.2, "readers": 0.0, "(nobody)": 0.0})
    assert parties_of([unsure], KNOWN, 0.0) == ["staff"]
    assert parties_of([*votes, unsure], KNOWN, 0.0) == ["ferry"] * 5


def test_a_statement_that_names_its_party_binds_it_whatever_the_others_bind() -> None:
    window = window_of("Ring the bell.", "Close the gate.", "The pilot signs the log.")
    votes = [
        vote(window, 0, {}, {"staff": 4.0}),
        vote(window, 1, {}, {"staff": 4.0}),
        vote(window, 2, {"pilot": 4.0}, {}),
    ]
    assert parties_of(votes, KNOWN, 0.0) == ["staff", "staff", "pilot"]


def test_no_statements_bind_nobody() -> None:
    assert parties_of([], KNOWN, 0.0) == []


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The relay agent MUST close the stream.", "relay agent"),
        ("2. A gate MAY stay open.", "gate"),
        ("When the tide turns, the Lock Keeper's panel SHALL show it.", "Lock Keeper's panel"),
        ("Implementations SHOULD NOT guess.", "Implementations"),
        ("It MUST be closed.", None),
        ("The gate must be closed.", None),
        ("See what MUST be closed.", None),
    ],
)
def test_a_key_word_in_capitals_binds_the_subject_before_it(sentence: str, subject: str | None) -> None:
    assert subject_of(sentence) == subject


def test_who_is_asked_to_act_is_not_what_is_acted_upon() -> None:
    assert subject_of("The Minister MUST order an inquiry.", acting=True) == "Minister"
    assert subject_of("Forms MUST NOT be folded.", acting=True) is None
    assert subject_of("The Minister should order an inquiry.", acting=True) == "Minister"
    assert subject_of("All must sign.", acting=True) is None
    assert subject_of("The Minister may order an inquiry.", acting=True) is None
