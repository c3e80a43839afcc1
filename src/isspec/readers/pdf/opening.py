"""A PDF's bytes opened, or why not: encrypted, damaged, too large. The only place that knows the library's errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError
from isspec.readers.pdf.salvage import with_new_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@contextmanager
def opened(data: bytes, pages: int) -> Iterator[tuple[PdfDocument, bool]]:
    """Give the document, if it opens without a password and has at most ``pages`` pages, and whether it is whole."""
    try:
        import pypdfium2
    except ImportError:
        raise NotReadError("needs-extra", "reading .pdf needs pypdfium2: pip install pypdfium2") from None
    try:
        document, whole = pypdfium2.PdfDocument(data), True
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {_PASSWORD, _SECURITY}:
            raise NotReadError("pdf-encrypted", "it needs a password: give a decrypted copy") from None
        document, whole = _salvaged(data), False
    try:
        if len(document) > pages:
            cure = f"it has {len(document)} pages, more than {pages}: give the chapters as files of their own"
            raise NotReadError("too-large", cure)
        if not len(document):
            raise _damaged()
        yield document, whole
    finally:
        document.close()


def _salvaged(data: bytes) -> PdfDocument:
    import pypdfium2

    mended = with_new_end(data)
    try:
        if mended:
            return pypdfium2.PdfDocument(mended)
    except pypdfium2.PdfiumError:
        pass
    raise _damaged()


def _damaged() -> NotReadError:
    return NotReadError("pdf-damaged", "the PDF is damaged or cut off: ask for it again, or open and save it anew")
