"""One page of a PDF as words: characters put together as they stand, turned upright, invisible ones left out."""

from __future__ import annotations

import ctypes
from collections import Counter
from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError
from isspec.readers.pdf.fonts import Styles
from isspec.readers.pdf.shapes import Page, Word
from isspec.readers.pdf.strokes import pictures_on, strokes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

    from isspec.readers.pdf.fonts import Glyphs

_ONE_AND_A_HALF = 1.5
_HYPHENS = frozenset({0x02, 0xAD, 0x2010, 0x2011, 0xFFFE})
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    # Old fonts of TeX do not say what their signs mean: these are their places in Cork encoding.
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x88: "\u2022",
}  # fmt: skip
_SPACES = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2028, 0x2029, 0x3000, *range(0x2000, 0x200C)})


def page_of(document: PdfDocument, index: int, most: int) -> Page | None:
    """Take out page ``index``; ``None`` if it is damaged. Raise ``NotReadError`` beyond ``most`` characters."""
    import pypdfium2

    try:
        page = document[index]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        if textpage.count_chars() > most:
            raise NotReadError("too-large", "its text is too long: give the chapters as files of their own")
        glyphs = list(_words(textpage))
        return _upright(index + 1, page, glyphs)
    finally:
        textpage.close()
        page.close()


def _upright(number: int, page: PdfPage, glyphs: list[Glyphs]) -> Page:
    """Turn a page so that most of its words run from left to right."""
    left, bottom, right, top = page.get_bbox()
    asked = page.get_rotation() // 90
    letters: Counter[int] = Counter()
    for word in glyphs:
        letters[word.quarter] += len(word.text)
    main = max(letters, key=lambda quarter: (letters[quarter], quarter == asked)) if letters else asked
    width, height = (right - left, top - bottom) if main % 2 == 0 else (top - bottom, right - left)

    def turned(x: float, y: float) -> tuple[float, float]:
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[main]

    words = []
    for word in glyphs:
        (x0, base), (x1, _) = turned(*word.start), turned(*word.end)
        if -1 <= x0 <= width + 1 and -1 <= base <= height + 1:
            aslant = word.quarter != main
            words.append(Word(word.text, min(x0, x1), max(x0, x1), base, word.font, aslant))
    across, down = strokes_on(page, turned)
    return Page(number, width, height, tuple(words), across, down, 0 if words else pictures_on(page))


def _words(textpage: PdfTextPage) -> Iterator[Glyphs]:
    """Yield the words in the order of the page's own content; PDFium tells spaces from gaps between letters."""
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    x0, x1, y0, y1 = (ctypes.c_double() for _ in range(4))
    box = tuple(ctypes.byref(value) for value in (x0, x1, y0, y1))
    unicode, char_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharBox
    style = Styles(raw)
    text: list[str] = []
    first = last = (0.0, 0.0, 0.0, 0.0)
    at = 0
    glued = False
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = unicode(raw, index)
        if code in _SPACES:
            # PDFium takes the gap beside a narrow letter of a typescript for a space.
            glued = bool(text) and code == 0x20 and style.fixed(at) and bool(pdfium.FPDFText_IsGenerated(raw, index))
            if text and not glued:
                yield style.word(at, text, first, last)
                text = []
            continue
        if code < 0x20 and code not in _HYPHENS and code not in _LIGATURES:
            code = 0xFFFD
        char_box(raw, index, *box)
        here = (x0.value, y0.value, x1.value, y1.value)
        if text and (_apart(last, here) or (glued and _pitches(last, here, style.size(at)) > _ONE_AND_A_HALF)):
            yield style.word(at, text, first, last)
            text = []
        if not text:
            at, first = index, here
        glued = False
        text.append("-" if code in _HYPHENS else _LIGATURES.get(code) or chr(code))
        last = here
    if text:
        yield style.word(at, text, first, last)


def _pitches(last: tuple[float, ...], here: tuple[float, ...], size: float) -> float:
    """Return how far the middles of two characters are from each other, in characters of a typescript."""
    return abs((here[0] + here[2]) - (last[0] + last[2])) / 2 / (0.6 * size)


def _apart(last: tuple[float, ...], here: tuple[float, ...]) -> bool:
    """Say whether two characters are too far from each other for one word, in whatever direction they run."""
    size = max(here[3] - here[1], last[3] - last[1], here[2] - here[0], last[2] - last[0], 2.0)
    gap_x = max(here[0] - last[2], last[0] - here[2])
    gap_y = max(here[1] - last[3], last[1] - here[3])
    return gap_x > 1.5 * size or gap_y > size
