"""PDF: pages taken apart by PDFium, put in the order of reading, and made paragraphs and rows again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.extract import Extract, NotReadError
from isspec.readers.pdf.columns import in_order
from isspec.readers.pdf.glyphs import page_of
from isspec.readers.pdf.look import look_of
from isspec.readers.pdf.opening import opened
from isspec.readers.pdf.running import edges, running
from isspec.readers.pdf.runs import runs_of
from isspec.readers.pdf.scans import read_scans
from isspec.readers.pdf.setting import set_pieces
from isspec.readers.pdf.shapes import Font, Page, Run, Word
from isspec.readers.pdf.tables import tables_on
from isspec.readers.pdf.writing import write

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from isspec.readers.pdf.shapes import Line

PAGES = 3000
CHARACTERS = 12_000_000


def read_pdf(data: bytes, *, pages: int = PAGES, characters: int = CHARACTERS) -> Extract:
    """Read a PDF of at most so many ``pages`` and ``characters``.

    Raises ``NotReadError``: ``pdf-encrypted``, ``pdf-damaged``, ``scanned``, ``too-large``, ``empty`` or
    ``missing-library``. Pages that are damaged in a document of others are left out.
    """
    with opened(data, pages) as document:
        taken = read_scans(document, _pages(document, characters))
        stated = document.get_metadata_dict().get("Title", "")
    return _compose(taken, stated)


def _pages(document: PdfDocument, most: int) -> list[Page]:
    taken = []
    for index in range(len(document)):
        page = page_of(document, index, most)
        if page is not None:
            taken.append(page)
            most -= sum(len(word.text) for word in page.words)
    if not taken:
        raise NotReadError("pdf-damaged", "none of its pages can be read: ask for the PDF again")
    return taken


def _compose(pages: list[Page], stated_title: str) -> Extract:
    upright = [runs_of(word for word in page.words if not word.aslant) for page in pages]
    found = running(pages, upright)
    columns: list[list[Line]] = []
    furniture: dict[int, str] = {}
    for page, runs, of_page in zip(pages, upright, found, strict=True):
        of_page = of_page - _in_tables(page, runs)
        aside = [runs[at].text for at in sorted(of_page)]
        aside.append(" ".join(word.text for word in page.words if word.aslant))
        if any(aside):
            furniture[page.number] = "\n".join(filter(None, aside))
        body = [run for at, run in enumerate(runs) if at not in of_page]
        columns += in_order(_with_tables(page, body), page.number)
    look = look_of(columns)
    return write(set_pieces(columns, furniture, look), stated_title)


def _in_tables(page: Page, runs: list[Run]) -> set[int]:
    """Return the runs in tables of the body: a header that comes back on each page belongs to its table."""
    boxes = [table.box for table in tables_on(page, page.words) if edges(page)[0] < table.box.bottom < edges(page)[1]]
    return {at for at, run in enumerate(runs) if any(box.holds(run.left, run.base) for box in boxes)}


def _with_tables(page: Page, runs: list[Run]) -> list[Run]:
    """Put a run that stands for a table in the place of the words in it."""
    words = [word for run in runs for word in run.words]
    tables = tables_on(page, words)
    if not tables:
        return runs
    inside = {id(word) for table in tables for row in table.rows for cell in row if cell for word in cell}
    rest = runs_of(word for word in words if id(word) not in inside)
    for table in tables:
        box = table.box
        rest.append(Run((Word("", box.left, box.right, box.top + 1, Font(1.0)),), table))
    return sorted(rest, key=lambda run: (run.base, run.left))
