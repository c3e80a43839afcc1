"""Model folders: weights, config and vocabulary with their checksums, never anything that can run code."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isspec.errors import ModelError
from isspec.model.windows import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isspec.model.linear import Blend, Linear

MODELS = Path(__file__).parent.parent / "models"
DEFAULT = "careful-9"
FORMAT = 5


@dataclass(frozen=True, slots=True)
class Config:
    """What a model's ``config.json`` holds: labels, layout, and every number that was chosen on tuning data."""

    name: str
    layout: Layout
    bounds: tuple[str, ...]
    words: Mapping[str, float]
    kind: Blend
    cls: Linear
    verdict: Linear
    thresholds: Mapping[str, float]


def folder_of(name: str) -> Path:
    """Return the folder of a shipped model; ``ModelError`` if there is none of that name."""
    folder = MODELS / name
    if not (folder / "config.json").is_file():
        there = ", ".join(sorted(path.parent.name for path in MODELS.glob("*/config.json"))) or "none"
        raise ModelError(f"no model named {name!r}; there are: {there}")
    return folder


def load_config(folder: Path) -> Config:
    """Read ``config.json``."""
    try:
        return config_of(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the model in {folder.name} is damaged ({error}): install isspec again") from error


def config_of(raw: dict[str, Any]) -> Config:
    """Return the config that a file holds; ``ModelError`` if it is of another format."""
    if raw["format"] != FORMAT:
        raise ModelError(f"the model {raw.get('name')} has format {raw['format']}; this isspec reads {FORMAT}")
    from isspec.model.linear import Blend, Linear  # late: the names of models are asked for without NumPy

    return Config(
        raw["name"],
        Layout(**raw["layout"]),
        tuple(raw["bounds"]),
        raw["words"],
        Blend.of(raw["kind"]),
        Linear.of(raw["class"]),
        Linear.of(raw["verdict"]),
        raw["thresholds"],
    )
