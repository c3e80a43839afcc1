"""Texts that are cut off, walled off, misread or translated are told from whole ones."""

from __future__ import annotations

import pytest

from isspec.aspects.damage import find_damage
from tests.aspects.papers import paper

WHOLE = "The gate opens when a boat calls. The lamp shows red until the gate is open, and green after that."


def signs(text: str) -> list[str]:
    return [one.name for one in find_damage(paper(text).document)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{WHOLE}\n\nSubscribe to continue reading.", "paywall"),
        (f"{WHOLE}\n\nYou have reached your limit of free articles.", "paywall"),
        (f"{WHOLE}\n\nPurchase the full standard to see clause 4.", "paywall"),
        (f"{WHOLE}\n\nThis is a preview of the first pages.", "excerpt"),
        (f"{WHOLE}\n\n[content truncated]", "excerpt"),
        (f"{WHOLE}\n\nTranslated by Google Translate.", "machine translation"),
        (f"{WHOLE}\n\nScanned with CamScanner", "scanner's mark"),
        (f"{WHOLE}\n\nWhen the power fails the gate is to be opened with the", "cut off"),
        (
            f"{WHOLE} " + "Tbe systern rnust open tbe gate. Tlie nurnber of boats ofthe day is kept, tbat is all. " * 6,
            "misread letters",
        ),
    ],
)
def test_signs_of_damage_are_named(text: str, name: str) -> None:
    assert signs(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"{WHOLE}\n\nUsers subscribe to a gate to read its messages.",
        f"{WHOLE}\n\nThis is a sample message. The list is truncated to ten entries.",
        f"{WHOLE}\n\nYours faithfully,\n\nAda, harbour master",
        f"{WHOLE}\n\n- the lamp\n- the horn",
        f"{WHOLE}\n\nThe report is translated by the keeper into Dutch.",
        f"{WHOLE} The tags are h1tag and a0bc.",
    ],
)
def test_whole_texts_have_none(text: str) -> None:
    assert signs(text) == []
