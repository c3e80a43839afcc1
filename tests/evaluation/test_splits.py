"""Figures on several splits: which model belongs to which, and mean and spread over them."""

import json
from pathlib import Path

import pytest

from evaluation.splits import models_of, table


def run(folder: Path, name: str, split: int | None, *, inside: bool) -> None:
    (folder / "runs" / name).mkdir(parents=True)
    (folder / "runs" / name / "recipe.json").write_text(json.dumps({"split": split}), encoding="utf-8")
    model = folder / "runs" / name / "model" if inside else folder / "models" / name
    model.mkdir(parents=True)
    (model / "network.onnx").write_bytes(b"")


def test_a_runs_model_is_in_it_or_shipped_under_its_name(tmp_path: Path) -> None:
    run(tmp_path, "careful-9", 0, inside=False)
    run(tmp_path, "third", 2, inside=True)
    run(tmp_path, "everything", None, inside=True)
    assert models_of(tmp_path / "runs", tmp_path / "models") == {
        0: tmp_path / "models" / "careful-9",
        2: tmp_path / "runs" / "third" / "model",
    }


def test_a_run_that_is_not_done_has_no_model(tmp_path: Path) -> None:
    run(tmp_path, "first", 1, inside=True)
    (tmp_path / "runs" / "first" / "model" / "network.onnx").unlink()
    assert models_of(tmp_path / "runs", tmp_path / "models") == {}


def test_two_models_of_one_split_are_told_apart_by_a_person(tmp_path: Path) -> None:
    run(tmp_path, "first", 1, inside=True)
    run(tmp_path, "second", 1, inside=True)
    with pytest.raises(SystemExit, match="both of split 1"):
        models_of(tmp_path / "runs", tmp_path / "models")


def test_mean_and_spread_are_over_the_splits_that_were_measured() -> None:
    text = table(
        {
            "isspec": {0: {"class accuracy": 0.80}, 3: {"class accuracy": 0.84}},
            "shall|must": {0: {"class accuracy": 0.4}, 3: {}},
        }
    )
    assert "| figure | judge | split 0 | split 3 | mean | spread |" in text
    assert "| class accuracy | isspec | 0.800 | 0.840 | 0.820 | 0.028 |" in text
    assert "|  | shall\\|must | 0.400 |  | 0.400 |  |" in text
    assert "kind accuracy" not in text
