"""Writes and checks ``data.lock``: which data the models were made from, file by file and source by source.

``python -m training.lock --data DIR`` writes it; ``--check`` says what differs and exits with 1 if anything does.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from training.sources import ROOT, Row, collections_of, files_of, ours, packages, sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOCK = ROOT / "data.lock"
Lock = dict[str, list[Row]]
# What names a row of each section.
_KEYS = {"files": "file", "ours": "file", "packages": "package", "collections": "collection", "sentences": "set"}


def lock_of(data: Path) -> Lock:
    """Describe the data as they are now."""
    return {
        "files": files_of(data),
        "ours": ours(),
        "packages": packages(),
        "collections": collections_of(data),
        "sentences": sentences_of(data),
    }


def written(lock: Mapping[str, Sequence[Row]]) -> str:
    """Return a lock as JSON with one row a line, so that a comparison of two versions is short."""
    sections = []
    for name, rows in lock.items():
        lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
        sections.append(f' "{name}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(sections) + "\n}\n"


def read_lock(path: Path = LOCK) -> Lock:
    """Read a lock."""
    found: Lock = json.loads(path.read_text(encoding="utf-8"))
    return found


def compared(locked: Mapping[str, Sequence[Row]], there: Mapping[str, Sequence[Row]]) -> list[str]:
    """Return a sentence for each row that is gone, new or other than locked, in the sections that ``there`` has."""
    lines = []
    for section, rows in there.items():
        key = _KEYS[section]
        old = {row[key]: row for row in locked.get(section, ())}
        new = {row[key]: row for row in rows}
        for name in sorted(old.keys() | new.keys()):
            if name not in new:
                lines.append(f"{name} is in data.lock, and is not there")
            elif name not in old:
                lines.append(f"{name} is not in data.lock")
            elif changed := [field for field in sorted(old[name] | new[name]) if _differ(field, old[name], new[name])]:
                lines.append(f"{name} is other than in data.lock: {', '.join(changed)}")
    return lines


def differences(data: Path, lock: Path = LOCK) -> list[str]:
    """Return what a training command should warn of: each file that is not the one whose model was measured.

    Nothing but the files is looked at; equal files have equal rows.
    """
    if not lock.exists():
        return [f"there is no {lock.name}: run python -m training.lock"]
    return compared(read_lock(lock), {"files": files_of(data), "ours": ours()})


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--check", action="store_true", help="compare, and exit with 1 if anything differs")
    arguments = parser.parse_args()
    lock = lock_of(arguments.data)
    if not arguments.check:
        LOCK.write_text(written(lock), encoding="utf-8")
        return 0
    lines = compared(read_lock(), lock) if LOCK.exists() else [f"there is no {LOCK.name}"]
    print("\n".join(lines) or "the data are those of data.lock")
    return int(bool(lines))


def _differ(field: str, old: Row, new: Row) -> bool:
    return old.get(field) != new.get(field)


if __name__ == "__main__":
    sys.exit(main())
