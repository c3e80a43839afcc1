"""A model folder is whole, is what was released, and holds nothing that can run."""

import hashlib
import shutil
from pathlib import Path

import pytest

from isspec.errors import ModelError
from isspec.model.folder import DEFAULT, MODELS, folder_of, load_config
from isspec.model.judge import Judge
from isspec.types import CLASSES

FOLDERS = sorted(path.parent for path in MODELS.glob("*/config.json"))


def changed(folder: Path) -> list[str]:
    """Return the names of files that are not what was released."""
    rows = (line.split("  ", 1) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    return [name for digest, name in rows if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_model_is_whole(folder: Path) -> None:
    assert not changed(folder)
    assert load_config(folder).name == folder.name
    assert (folder / "CARD.md").is_file()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_shipped_model_holds_no_code(folder: Path) -> None:
    assert {path.suffix for path in folder.iterdir()} <= {".json", ".npy", ".onnx", ".txt", ".md", ""}


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(folder_of(DEFAULT), tmp_path / "copy")
    (tmp_path / "copy" / "vocabulary.txt").write_text("[PAD]\n", encoding="utf-8")
    assert changed(tmp_path / "copy") == ["vocabulary.txt"]


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
