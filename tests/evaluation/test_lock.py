"""data.lock names every source of the data, and says when they are other than those a model was made from."""

import json
from pathlib import Path

import pytest

from tests.evaluation.data import FAIR, write_data
from training.lock import LOCK, compared, differences, lock_of, read_lock, written

DATA = Path(__file__).parent.parent.parent.parent / "shared" / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return write_data(tmp_path / "data")


def test_every_collection_has_its_repositories_licences_use_and_purpose(data: Path) -> None:
    lock = lock_of(data)
    gardens = next(row for row in lock["collections"] if row["collection"] == "gardens")
    assert (gardens["repositories"], gardens["licences"], gardens["use"]) == (
        ["us/gardens"],
        ["none stated"],
        ["evaluate"],
    )
    assert (gardens["documents"], gardens["labelled"], gardens["for"]) == (1, 0, "sweeps")
    lockers = next(row for row in lock["collections"] if row["collection"] == "lockers")
    assert (lockers["documents"], lockers["labelled"], lockers["statements"]) == (2, 1, 1)


def test_every_file_has_its_checksum_and_rows(data: Path) -> None:
    rows = {row["file"]: row.get("rows") for row in lock_of(data)["files"]}
    assert rows == {
        "documents.parquet": 5,
        "gold_documents.jsonl": 2,
        "gold_statements.jsonl": 1,
        "gold_texts.parquet": 2,
        "public_statements.parquet": 1,
    }


def test_the_same_data_differ_in_nothing(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.lock"
    path.write_text(written(lock_of(data)), encoding="utf-8")
    assert read_lock(path) == lock_of(data)
    assert differences(data, path) == []


def test_a_changed_a_new_and_a_missing_file_are_named(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.lock"
    path.write_text(written(lock_of(data)), encoding="utf-8")
    with (data / "gold_statements.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"document": "a1"}) + "\n")
    (data / "gold_texts.parquet").unlink()
    (data / "notes.txt").write_text(FAIR, encoding="utf-8")
    assert differences(data, path) == [
        "gold_statements.jsonl is other than in data.lock: bytes, rows, sha256",
        "gold_texts.parquet is in data.lock, and is not there",
        "notes.txt is not in data.lock",
    ]


def test_without_a_lock_it_says_how_to_make_one(data: Path, tmp_path: Path) -> None:
    assert differences(data, tmp_path / "data.lock") == ["there is no data.lock: run python -m training.lock"]


def test_a_lock_has_one_row_a_line() -> None:
    text = written({"files": [{"file": "a"}, {"file": "b"}], "ours": [{"file": "c"}]})
    assert '  {"file": "a"},\n  {"file": "b"}\n' in text
    assert list(json.loads(text)) == ["files", "ours"]


def test_the_repositorys_lock_has_every_section() -> None:
    lock = read_lock()
    assert list(lock) == ["files", "ours", "packages", "collections", "sentences"]
    assert all(rows for rows in lock.values())
    assert all(row["licences"] for row in [*lock["collections"], *lock["sentences"]])
    assert all(row["for"] for name in ("ours", "packages", "collections", "sentences") for row in lock[name])
    assert LOCK.read_text(encoding="utf-8") == written(lock)


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data is not here")
def test_the_repositorys_lock_is_that_of_the_data() -> None:
    assert compared(read_lock(), lock_of(DATA)) == []
