"""Scans are read where the extra is installed, page by page, as long as there is time."""

from __future__ import annotations

import io
from importlib.util import find_spec

import pypdfium2
import pytest

from isspec.limits import Limits
from isspec.pipeline import Readable, Unreadable, prepare
from isspec.types import Source
from tests.readers.papers import Paper

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("rapidocr") is None, reason="the extra that reads scans is not installed"),
]


PARTS = ("gate", "pump", "lamp", "sluice", "bridge", "siren", "camera")
SIGNS = ("red", "green", "amber", "white", "double")


def lines(page: int) -> list[str]:
    """Return what stands on a page; what all pages said would be taken for running heads."""
    part, sign = PARTS[page % len(PARTS)], SIGNS[page % len(SIGNS)]
    return [
        f"The {part} shall stop within two seconds of the {sign} signal.",
        f"While a boat waits at the {sign} mark, the {part} stays as it is.",
        f"The controller writes each change of the {part} into its {sign} log.",
    ]


def scanned(pages: int) -> bytes:
    """Return pictures of pages, as a scanner makes them: 150 dots an inch, and no text."""
    paper = Paper()
    for number in range(pages):
        if number:
            paper.turn()
        paper.lines(72, 90, lines(number + 1), size=12)
    document = pypdfium2.PdfDocument(paper.data())
    first, *others = [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=150)
    return out.getvalue()


def test_a_scan_of_two_pages_is_read_within_the_usual_limits() -> None:
    item = prepare(Source("gate.pdf", scanned(2)))
    assert isinstance(item, Readable)
    assert not item.problems
    said = {(statement.mark, statement.text) for statement in item.statements}
    assert {(f"p. {page}", line) for page in (1, 2) for line in lines(page)} <= said


def test_what_there_is_no_time_for_is_named() -> None:
    item = prepare(Source("gate.pdf", scanned(30)), Limits(seconds=6))
    if isinstance(item, Unreadable):  # a very slow machine
        assert item.problem.code in {"scanned", "reader-timeout"}
        return
    assert item.statements
    assert [problem.code for problem in item.problems] == ["read-in-part"]
    assert item.problems[0].message.endswith("raise --timeout")
