"""Writes a trained network into a model folder, with the words of documents fitted beside it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isspec.model.folder import FORMAT
from isspec.model.windows import Layout
from isspec.model.words import TERMS, WEIGHTS
from training.export import export, load_weights
from training.steps import Steps, unweighed
from training.words import fit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Text

# Chosen by reading, not by fitting: from where a token belongs to a party's name (logit), how small a lead is a close
# call, and how alike two specs of one system are at least.
THRESHOLDS = {"party": 0.0, "close": 0.15, "related": 0.025}
_FILES = ("config.json", "network.onnx", "vocabulary.txt", TERMS, WEIGHTS)


def write_model(run: Path, encoder: Path, known: Sequence[Text], name: str, folder: Path) -> None:
    """Export the network of ``run`` to ``folder``, with words fitted on ``known`` and the last steps still unfitted."""
    with tempfile.TemporaryDirectory() as temporary:
        draft = Path(temporary)
        export(load_weights(run), draft / "network.onnx")
        shutil.copy(encoder / "vocab.txt", draft / "vocabulary.txt")
        config = {
            "format": FORMAT,
            "name": name,
            "layout": asdict(Layout()),
            "bounds": json.loads((run / "bounds.json").read_text(encoding="utf-8")),
            "words": fit_words(known, draft),
            "thresholds": THRESHOLDS,
        }
        _write(draft, {**config, **unweighed()})
        folder.mkdir(parents=True, exist_ok=True)
        for file in _FILES:
            shutil.copy(draft / file, folder / file)
    _sum(folder)


def write_steps(folder: Path, steps: Steps) -> None:
    """Put fitted steps into a model folder."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    _write(folder, {**config, **steps})
    _sum(folder)


def _write(folder: Path, config: dict[str, Any]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _sum(folder: Path) -> None:
    rows = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in _FILES]
    (folder / "SHA256SUMS").write_text("".join(rows), encoding="utf-8")
