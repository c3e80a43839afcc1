"""PDF: pages taken apart by PDFium, put in the order of reading, and made paragraphs and rows again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.extract import Extract, NotReadError
from isspec.readers.pdf.columns import in_order
from isspec.readers.pdf.glyphs import page_of
from isspec.readers.pdf.leftovers import DAMAGED, PICTURE, UNREACHED, left_out
from isspec.readers.pdf.look import look_of
from isspec.readers.pdf.opening import opened
from isspec.readers.pdf.pieces import Piece
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
# What stands in the text, as furniture, in the place of what could not be read; leftovers.py has the others.
_CUT_OFF = "[The file is cut off here; pages may be missing.]"


def read_pdf(data: bytes, *, pages: int = PAGES, characters: int = CHARACTERS) -> Extract:
    """Read a PDF of at most so many ``pages`` and ``characters``.

    Raises ``NotReadError``: ``pdf-encrypted``, ``pdf-damaged``, ``scanned``, ``too-large``, ``empty`` or
    ``needs-extra``. What is left of a damaged document is read, with a note where pages are missing.
    """
    with opened(data, pages) as (document, whole):
        taken, unreached = read_scans(document, _pages(document, characters), whole)
        stated = document.get_metadata_dict().get("Title", "") if whole else ""
        notes = _notes(taken, len(document)) | dict.fromkeys(unreached, UNREACHED)
    extract = _compose(taken, stated, notes, "" if whole else _CUT_OFF)
    return extract._replace(left_out=left_out(notes, whole))


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


def _notes(pages: list[Page], count: int) -> dict[int, str]:
    """Say of pages what could not be read of them; the notes are furniture, not statements."""
    notes = {page.number: PICTURE for page in pages if not page.words and page.pictures}
    missing = set(range(1, count + 1)) - {page.number for page in pages}
    return notes | dict.fromkeys(missing, DAMAGED)


def _compose(pages: list[Page], stated_title: str, notes: dict[int, str], end: str) -> Extract:
    upright = [runs_of(word for word in page.words if not word.aslant) for page in pages]
    columns: list[list[Line]] = []
    furniture = dict(notes)
    for page, runs, found in zip(pages, upright, running(pages, upright), strict=True):
        of_page = found - _in_tables(page, runs)
        aside = [runs[at].text for at in sorted(of_page)]
        aside.append(" ".join(word.text for word in page.words if word.aslant))
        if any(aside):
            furniture[page.number] = "\n".join(filter(None, aside))
        body = [run for at, run in enumerate(runs) if at not in of_page]
        columns += in_order(_with_tables(page, body), page.number)
    pieces = set_pieces(columns, furniture, look_of(columns))
    if end:
        pieces.append(Piece("furniture", end, pages[-1].number))
    return write(pieces, stated_title)


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
