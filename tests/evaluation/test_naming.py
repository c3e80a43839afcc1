"""Two names are the same where their words are, or what they are names of."""

import json
from pathlib import Path

import pytest

from evaluation.naming import Named, named, sample, table
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from tests.evaluation.data import write_data


@pytest.mark.parametrize(
    ("true", "said", "right", "shares"),
    [
        ("The Parcel Locker", "parcel lockers", True, True),
        ("parcel locker system", "Parcel Locker", True, True),
        ("harbour locker", "parcel locker", True, True),
        ("locker for parcels", "Parcel Locker", True, True),
        ("parcel sorter", "parcel locker", False, True),
        ("chess engine", "parcel locker", False, False),
        ("Locker 2.1", "Locker", True, True),
        ("chess engine", None, False, False),
    ],
)
def test_a_name_is_right_by_its_words_or_its_head(true: str, said: str | None, right: bool, shares: bool) -> None:
    one = Named("a", true, said)
    assert (one.right, one.shares) == (right, shares)


def test_only_documents_with_a_system_are_named(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    file = data / "gold_documents.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    systems = {"spec": "parcel locker", "not-spec": None}
    lines = [json.dumps({**row, "system": systems[row["verdict"]]}) for row in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    (row,) = drawn = sample(data, 5)
    assert row["document"] == "a1"
    found = list(named(Judge(folder_of(DEFAULT)), drawn))
    assert [(one.said, one.right) for one in found] == [("Parcel locker", True)]
    assert "named rightly  1.000  (1 of 1)" in table(found)
