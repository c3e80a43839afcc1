"""A model folder is whole, is what was released, and holds nothing that can run."""

import shutil
from pathlib import Path

import pytest

from isspec.errors import ModelError
from isspec.model.folder import DEFAULT, MODELS, folder_of, load_config, verify
from isspec.model.judge import Judge
from isspec.types import CLASSES

FOLDERS = sorted(path.parent for path in MODELS.glob("*/config.json"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_model_is_whole(folder: Path) -> None:
    assert not verify(folder)
    assert load_config(folder).name == folder.name
    assert (folder / "CARD.md").is_file()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_model_holds_no_code(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} <= {".json", ".npy", ".onnx", ".txt", ".md", ""}


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(folder_of(DEFAULT), tmp_path / "copy")
    (tmp_path / "copy" / "vocabulary.txt").write_text("[PAD]\n", encoding="utf-8")
    assert verify(tmp_path / "copy") == ["vocabulary.txt"]


def test_an_unknown_model_says_which_there_are() -> None:
    with pytest.raises(ModelError, match=DEFAULT):
        folder_of("../../etc")


def test_a_damaged_model_says_so(tmp_path: Path) -> None:
    shutil.copytree(folder_of(DEFAULT), tmp_path / "copy")
    network = tmp_path / "copy" / "network.onnx"
    network.write_bytes(network.read_bytes()[:1000])
    with pytest.raises(ModelError, match="install isspec again"):
        Judge(tmp_path / "copy")


def test_the_classes_of_the_definition_are_the_classes_of_the_network() -> None:
    assert CLASSES == ("requirement", "description", "demand", "other")
