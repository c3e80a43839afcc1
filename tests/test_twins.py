"""The shipped model judges the documents that we wrote to mislead it.

A label may hold ``wrong = ["verdict"]`` or ``["kind"]``: the model is known to fail there. Such a test has to fail, so
that a better model must take the note away.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest

import isspec
from isspec.types import DocumentJudgment

FOLDER = Path(__file__).parent / "fixtures" / "documents"
LABELS: dict[str, Any] = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))


def cases(what: Literal["verdict", "kind"]) -> list[object]:
    """One test a document, those that are known to be wrong marked as failing."""
    failing = pytest.mark.xfail(reason=f"the model is known to get the {what} wrong")
    return [
        pytest.param(name, marks=failing if what in label.get("wrong", ()) else ())
        for name, label in LABELS.items()
        if label["kinds"] or what == "verdict"
    ]


@cache
def judged(name: str) -> DocumentJudgment:
    (document,) = isspec.check([FOLDER / name]).documents
    return document


@pytest.mark.parametrize("name", cases("verdict"))
def test_a_twin_document_gets_a_right_verdict(name: str) -> None:
    document = judged(name)
    assert document.verdict in LABELS[name]["verdicts"], f"{document.reason} But: {LABELS[name]['why']}"


@pytest.mark.parametrize("name", cases("kind"))
def test_a_twin_document_gets_a_right_kind(name: str) -> None:
    assert judged(name).kind in LABELS[name]["kinds"], LABELS[name]["why"]


def test_no_twin_that_specifies_nothing_is_called_a_spec() -> None:
    never = {
        name
        for name, label in LABELS.items()
        if not {"spec", "partial"} & set(label["verdicts"]) and "verdict" not in label.get("wrong", ())
    }
    assert not {name for name in never if judged(name).verdict == "spec"}
