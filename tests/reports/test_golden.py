"""Whole reports as they look, to be read in a review.

After a change that is meant: ``python -m tests.reports.test_golden``, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from isspec.reports import REPORTS, Links, Presentation, Screen
from tests.reports.sample import SAMPLES

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"terminal": "terminal.txt", "index": "index.md", "json": "report.json", "message": "message.txt"}
NAMES = [f"{name}.{suffix}" for name in ("stop", "ask", "build", "unreadable") for suffix in SUFFIXES.values()]


def rendered(file: str) -> str:
    name, suffix = file.split(".", 1)
    renderer = next(key for key, value in SUFFIXES.items() if value == suffix)
    screen = Screen(width=80, interactive=True)
    links = Links("/bundle", {document.path: f"/bundle/{document.path}" for document in SAMPLES[name].documents})
    return REPORTS[renderer](SAMPLES[name], Presentation(links=links, screen=screen, command=f"isspec check {name}"))


@pytest.mark.parametrize("file", NAMES)
def test_the_report_looks_as_it_did(file: str) -> None:
    assert rendered(file) == (GOLDEN / file).read_text(encoding="utf-8")


if __name__ == "__main__":
    for file in NAMES:
        (GOLDEN / file).write_text(rendered(file), encoding="utf-8", newline="\n")
