"""Documents that we wrote for training: sorts and contrasts of which the collections have too few sources.

A file has a head (``kind``, ``verdict``, ``file``: its name as users would have it), an empty line, and the body: one
statement a line as ``TAG<tab>WORDS``. A tag is the class letter (r, s for description, d, o), for r and s an aspect
letter, and for r and d ``:PARTY``, who is bound. ``h`` is a heading and ``x`` a line that is no statement; both stay as
they are. Lines that begin as items, rows or quotations stand alone; the others are the sentences of a paragraph.
``python -m training.own`` checks all files.

Those in ``own`` teach statements and documents; those in ``sorts`` only documents: their statements, labelled as well,
made the network no better.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from isspec.types import KINDS, VERDICTS
from training.data import ASPECT_CODES, Label, Text

FOLDER, SORTS = (Path(__file__).with_name(name) for name in ("own", "sorts"))
_CLASSES = {"r": "requirement", "s": "description", "d": "demand", "o": "other"}
_LINE = re.compile(
    r"(?:(?P<verbatim>[hx])|(?P<letter>[rsdo])(?P<aspect>[biteqcv])?(?::(?P<party>[^\t]+))?)\t(?P<words>.+)"
)
_ALONE = re.compile(r"\s*([-*+|>•#]|\d+[.)]|[a-z][.)] )")
_A_WINDOW = 10  # statements, as in the labelled data


def load_own(folder: Path = FOLDER) -> list[Text]:
    """Return our own documents in ``folder``, labelled."""
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> Text:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    if facts.get("kind") not in KINDS or facts.get("verdict") not in VERDICTS:
        raise ValueError(f"{path.name}: no such kind or verdict: {facts}")
    text = ""
    labels: list[Label] = []
    for paragraph in re.split(r"\n{2,}", body.strip("\n")):
        text += "\n\n" if text else ""
        alone = True
        for i, line in enumerate(paragraph.splitlines()):
            match = _LINE.fullmatch(line)
            if not match:
                raise ValueError(f"{path.name}: not a labelled line: {line!r}")
            words = match["words"]
            before, alone = alone, bool(match["verbatim"] or _ALONE.match(words))
            if i:
                text += "\n" if alone or before else " "
            start = len(text)
            text += words
            if match["verbatim"]:
                continue
            aspect = ASPECT_CODES[match["aspect"]] if match["aspect"] else None
            cls = _CLASSES[match["letter"]]
            labels.append(Label(start, len(text), len(labels) // _A_WINDOW, "", cls, aspect, match["party"]))
    name = f"own-{path.name}"
    kinds, verdicts = {facts["kind"]: 1.0}, {facts["verdict"]: 1.0}
    file = facts.get("file", path.name)
    return Text(name, file, f"own:{path.stem}", "own", text, kinds, verdicts, tuple(labels), trainable=True)


def main() -> None:
    """Check all files and print what they hold."""
    texts = load_own() + load_own(SORTS)
    classes = Counter(label.cls for text in texts for label in text.labels)
    print(f"{len(texts)} documents, {sum(classes.values())} statements: {dict(classes.most_common())}")
    for given in ("kinds", "verdicts"):
        print(dict(Counter(name for text in texts for name in getattr(text, given)).most_common()))


if __name__ == "__main__":
    main()
