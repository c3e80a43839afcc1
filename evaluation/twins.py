"""Judge the documents that we wrote to mislead a judge, and print where the shipped model errs.

python evaluation/twins.py [FOLDER]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import isspec

FOLDER = Path(__file__).parent.parent / "tests" / "fixtures" / "documents"


def main(folder: Path) -> None:
    """Print one line for each error, and the counts."""
    labels = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))
    right = {"verdict": 0, "kind": 0}
    with_kind = 0
    for name, label in sorted(labels.items()):
        (document,) = isspec.check([folder / name]).documents
        verdict = document.verdict in label["verdicts"]
        kind = not label["kinds"] or document.kind in label["kinds"]
        right["verdict"] += verdict
        right["kind"] += bool(label["kinds"]) and kind
        with_kind += bool(label["kinds"])
        if not (verdict and kind):
            score = "" if document.score is None else f" ({document.score:.2f})"
            print(
                f"{name:34} {document.verdict}{score}, {document.kind}; "
                f"right: {' or '.join(label['verdicts'])}, {' or '.join(label['kinds']) or 'no kind'}"
            )
    print(f"verdict right in {right['verdict']} of {len(labels)} documents, kind in {right['kind']} of {with_kind}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
