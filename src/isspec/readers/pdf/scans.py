"""Pages without a text layer: read by OCR where the extra is installed, said to be scans where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from isspec.readers.pdf.shapes import Page

_CURE = "its pages are pictures without text: run `ocrmypdf in.pdf out.pdf`, or pip install 'isspec[ocr]'"
# Fewer letters a page are the stamp of a scanner, and no text.
_FEWEST_LETTERS = 25


def read_scans(document: PdfDocument, pages: list[Page]) -> list[Page]:
    """Return ``pages``; raise ``NotReadError`` if none of them has a text layer."""
    letters = [sum(character.isalpha() for word in page.words for character in word.text) for page in pages]
    if max(letters) >= _FEWEST_LETTERS or (any(letters) and not any(page.pictures for page in pages)):
        return pages
    if any(page.pictures for page in pages):
        raise NotReadError("scanned", _CURE)
    raise NotReadError("empty", "there is no text in it: ask for it again")
