"""Documents that we wrote for training, because no collection has their like: news and essays that quote demands.

One statement a line: class letter (r, d, s for description, o), for demands with ``:party``, a tab, the words.
"""

from __future__ import annotations

import re
from pathlib import Path

from training.data import Label, Text

FOLDER = Path(__file__).with_name("own")
_CLASSES = {"r": "requirement", "s": "description", "d": "demand", "o": "other"}
_LINE = re.compile(r"(?P<letter>[rsdo])(?::(?P<party>[^\t]+))?\t(?P<words>.+)")
_A_WINDOW = 10  # statements, as in the labelled data


def load_own(folder: Path = FOLDER) -> list[Text]:
    """Return our own documents, labelled."""
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> Text:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    text = ""
    labels: list[Label] = []
    for paragraph in body.strip().split("\n\n"):
        text += "\n\n" if text else ""
        for i, line in enumerate(paragraph.splitlines()):
            match = _LINE.fullmatch(line)
            if not match:
                raise ValueError(f"{path.name}: not a labelled statement: {line!r}")
            text += " " if i else ""
            start = len(text)
            text += match["words"]
            labels.append(
                Label(start, len(text), len(labels) // _A_WINDOW, "", _CLASSES[match["letter"]], None, match["party"])
            )
    name = f"own-{path.name}"
    kinds, verdicts = {facts["kind"]: 1.0}, {facts["verdict"]: 1.0}
    return Text(name, path.name, "own", "own", text, kinds, verdicts, tuple(labels), trainable=True)
