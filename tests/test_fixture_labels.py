"""The documents that we wrote to try the judge are labelled completely and in the definition's words."""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from isspec.types import KINDS, DocumentVerdict

FOLDER = Path(__file__).parent / "fixtures" / "documents"
LABELS: dict[str, Any] = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))


def test_every_document_has_a_label_and_every_label_a_document() -> None:
    assert set(LABELS) == {path.name for path in FOLDER.iterdir()} - {"labels.toml"}


@pytest.mark.parametrize("name", sorted(LABELS))
def test_a_label_uses_the_words_of_the_definition(name: str) -> None:
    label = LABELS[name]
    assert set(label) - {"wrong"} == {"kinds", "verdicts", "twins", "why"}
    assert set(label.get("wrong", ())) <= {"verdict", "kind"}
    assert set(label["kinds"]) <= set(KINDS)
    assert label["verdicts"]
    assert set(label["verdicts"]) <= set(get_args(DocumentVerdict))
    assert (label["kinds"] == []) == (label["verdicts"] == ["unreadable"])
    assert set(label["twins"]) <= set(LABELS) - {name}
    assert label["why"].endswith(".")


def test_the_spec_without_modal_verbs_has_none() -> None:
    text = (FOLDER / "turnstile-plain-present.md").read_text(encoding="utf-8")
    assert not re.search(r"\b(must|shall|should|may|might|will|would|can|could|cannot)\b", text, re.IGNORECASE)


def test_documents_are_as_long_as_real_ones() -> None:
    for name, label in LABELS.items():
        words = len((FOLDER / name).read_text(encoding="utf-8").split())
        assert label["verdicts"] == ["unreadable"] or 250 <= words <= 900, name
