"""The corpus on a disk, with what only a disk can hold: pipes, devices, links, folders with the names of files."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from evaluation.hostile.bombs import bombs
from evaluation.hostile.harmed import harmed
from evaluation.hostile.intruders import intruders
from evaluation.hostile.seeds import PROSE, seeds

if TYPE_CHECKING:
    from pathlib import Path


def make_corpus(folder: Path, secret: Path, port: int) -> list[str]:
    """Fill ``folder``, and return the names of what was made: each must come back, as a document or as a problem."""
    named = [*harmed(), *bombs(), *intruders(secret, port)]
    for name, data in named:
        (folder / name).write_bytes(data)
    return sorted([*(name for name, _ in named), *_special(folder, secret)])


def _special(folder: Path, secret: Path) -> list[str]:
    made = []
    with (folder / "gigabyte.txt").open("wb") as file:
        file.truncate(1 << 30)  # sparse: it takes no room
    made.append("gigabyte.txt")
    for name in ("folder.pdf", "folder.zip", "folder.docx"):
        (folder / name).mkdir()
        (folder / name / "inside.md").write_text(PROSE, encoding="utf-8")
        made.append(f"{name}/inside.md")
    if os.name == "nt":
        return made
    links = {
        "link.md": str(secret),
        "link-zero.md": "/dev/zero",
        "link-gone.pdf": "nowhere",
        "link-up": "..",
        "link-loop": "link-loop",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.pdf")
    (folder / "unreadable.md").write_text(PROSE, encoding="utf-8")
    (folder / "unreadable.md").chmod(0)
    (folder / os.fsdecode(b"not-utf-8-\xff.md")).write_text(PROSE, encoding="utf-8")
    (folder / "new\nline \x1b[31m.md").write_text(PROSE, encoding="utf-8")
    made += [*links, "pipe.pdf", "unreadable.md", "not-utf-8-\ufffd.md", "new\ufffdline \ufffd[31m.md"]
    try:
        os.mknod(folder / "device.md", stat.S_IFCHR | 0o600, os.makedev(1, 5))
        made.append("device.md")
    except (OSError, AttributeError):
        pass  # only root may
    return made


def good_names() -> frozenset[str]:
    """Return the names of the files that are not hostile, and that a complete installation reads."""
    return frozenset(seeds())
