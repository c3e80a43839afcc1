"""Pages without a text layer: read by OCR where the extra is installed, said to be scans where it is not."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from isspec.isolation.confinement import allowance
from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfDocument

    from isspec.readers.pdf.shapes import Page

_CURE = "its pages are pictures without text: run `ocrmypdf in.pdf out.pdf`, or pip install 'isspec[ocr]'"
_LATE = "its pages are pictures, and there was no time to read the first of them: raise --timeout"
# Fewer letters a page are the stamp of a scanner, and no text.
_FEWEST_LETTERS = 25
# The share of the time that reading pictures may take: the pages that were read must still be put together.
_MOST_TIME = 0.85


def read_scans(document: PdfDocument, pages: list[Page], whole: bool) -> tuple[list[Page], frozenset[int]]:
    """Return ``pages``, pictures among them read by OCR if it is installed, and the numbers of those it did not reach.

    Raises ``NotReadError`` if no page has text then; ``whole`` says that the file was not cut off.
    """
    blank = [at for at, page in enumerate(pages) if _letters(page) < _FEWEST_LETTERS and page.pictures]
    recognizes = find_spec("rapidocr") is not None
    unreached: frozenset[int] = frozenset()
    if blank and recognizes:
        pages, unreached = _recognized(document, pages, blank)
    if any(_letters(page) for page in pages) and not (len(blank) == len(pages) and not recognizes):
        return pages, unreached
    if blank:
        raise NotReadError("scanned", _LATE if unreached else _CURE)
    if not whole:
        raise NotReadError("pdf-damaged", "it is cut off before its text: ask for the PDF again")
    raise NotReadError("empty", "there is no text in it: ask for it again")


def _recognized(document: PdfDocument, pages: list[Page], blank: Sequence[int]) -> tuple[list[Page], frozenset[int]]:
    """Read pictures in order while there is time for one more like the last."""
    from isspec.readers.pdf.recognition import Recognizer

    recognizer = Recognizer()
    pages = list(pages)
    before = allowance.used()
    last = 0.0
    for done, at in enumerate(blank):
        if before + last > _MOST_TIME:
            return pages, frozenset(pages[late].number for late in blank[done:])
        pages[at] = recognizer.read(document, pages[at])
        last, before = allowance.used() - before, allowance.used()
    return pages, frozenset()


def _letters(page: Page) -> int:
    return sum(character.isalpha() for word in page.words for character in word.text)
