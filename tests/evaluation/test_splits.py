"""Figures on several splits: which model belongs to which, and mean and spread over them."""

import json
from pathlib import Path

import pytest

from evaluation.splits import models_of, table


def run(folder: Path, name: str, split: int | None) -> Path:
    model = folder / name / "model"
    model.mkdir(parents=True)
    (folder / name / "recipe.json").write_text(json.dumps({"split": split}), encoding="utf-8")
    (model / "network.onnx").write_bytes(b"")
    return model


def test_each_split_has_its_twin_and_what_learnt_from_all_has_none(tmp_path: Path) -> None:
    first, third = run(tmp_path, "first", 0), run(tmp_path, "third", 2)
    run(tmp_path, "everything", None)
    assert models_of(tmp_path) == {0: first, 2: third}


def test_a_run_that_is_not_done_has_no_model(tmp_path: Path) -> None:
    (run(tmp_path, "first", 1) / "network.onnx").unlink()
    assert models_of(tmp_path) == {}


def test_two_models_of_one_split_are_told_apart_by_a_person(tmp_path: Path) -> None:
    run(tmp_path, "first", 1)
    run(tmp_path, "second", 1)
    with pytest.raises(SystemExit, match="both of split 1"):
        models_of(tmp_path)


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
