"""The figures that the decisions quote, from labels in evaluation/ and texts that are not part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (DATA / "documents.parquet").is_file(), reason="the labelled documents are not here"),
]


@pytest.mark.parametrize("name", ["development", "test"])
def test_what_is_called_absent_is_absent_in_nineteen_cases_of_twenty(name: str) -> None:
    from evaluation.references.__main__ import answers, figures

    right, of = figures(list(answers(DATA, name)))["precision of absent"]
    assert right / of >= 0.95
