"""Pages without a text layer: read by OCR where the extra is installed, said to be scans where it is not."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from isspec.readers.pdf.shapes import Page

_CURE = "its pages are pictures without text: run `ocrmypdf in.pdf out.pdf`, or pip install 'isspec[ocr]'"
# Fewer letters a page are the stamp of a scanner, and no text.
_FEWEST_LETTERS = 25


def read_scans(document: PdfDocument, pages: list[Page], whole: bool) -> list[Page]:
    """Return ``pages``, those that are pictures read by OCR if it is installed.

    Raises ``NotReadError`` if no page has text then; ``whole`` says that the file was not cut off.
    """
    blank = {at for at, page in enumerate(pages) if _letters(page) < _FEWEST_LETTERS and page.pictures}
    if blank and find_spec("rapidocr"):
        from isspec.readers.pdf.recognition import Recognizer

        recognizer = Recognizer()
        pages = [recognizer.read(document, page) if at in blank else page for at, page in enumerate(pages)]
    if any(_letters(page) for page in pages) and not (len(blank) == len(pages) and not find_spec("rapidocr")):
        return pages
    if blank:
        raise NotReadError("scanned", _CURE)
    if not whole:
        raise NotReadError("pdf-damaged", "it is cut off before its text: ask for the PDF again")
    raise NotReadError("empty", "there is no text in it: ask for it again")


def _letters(page: Page) -> int:
    return sum(character.isalpha() for word in page.words for character in word.text)
