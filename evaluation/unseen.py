"""The documents of collections that no training ever had; we labelled some of them, for figures alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from training.readings import load_read

if TYPE_CHECKING:
    from training.data import Text

UNSEEN = Path(__file__).with_name("unseen.jsonl")


def load_unseen(data: Path) -> list[Text]:
    """Return the labelled documents of those collections; only their labels are kept here."""
    return load_read(data, UNSEEN)
