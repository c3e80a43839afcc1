"""Reports on the disk, for those who start the site with --keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.reports import FORMATS, Presentation

if TYPE_CHECKING:
    from pathlib import Path

    from isspec.types import Report

_KEPT = {"json": "report.json", "markdown": "INDEX.md", "html": "report.html"}


def keep(report: Report, folder: Path) -> None:
    """Write a report into a new folder that only the user can read."""
    folder.mkdir(parents=True, mode=0o700)
    for name, file in _KEPT.items():
        written = FORMATS[name].text(report, Presentation(statements="all"))
        (folder / file).write_text(written, encoding="utf-8", newline="\n")
