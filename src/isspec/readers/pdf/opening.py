"""A PDF's bytes opened, or why not: encrypted, damaged, too large. The only place that knows the library's errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@contextmanager
def opened(data: bytes, pages: int) -> Iterator[PdfDocument]:
    """Give the document, if it opens without a password and has at most ``pages`` pages."""
    try:
        import pypdfium2
    except ImportError:
        raise NotReadError("missing-library", "reading .pdf needs pypdfium2: pip install pypdfium2") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            raise NotReadError("pdf-encrypted", "it needs a password: give a decrypted copy") from None
        raise _damaged() from None
    try:
        if len(document) > pages:
            cure = f"it has {len(document)} pages, more than {pages}: give the chapters as files of their own"
            raise NotReadError("too-large", cure)
        if not len(document):
            raise _damaged()
        yield document
    finally:
        document.close()


def _damaged() -> NotReadError:
    return NotReadError("pdf-damaged", "the PDF is damaged or cut off: ask for it again, or open and save it anew")
