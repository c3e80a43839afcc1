"""The straight strokes drawn on a page, of which tables are made, and how many pictures stand on it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from isspec.readers.pdf.shapes import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pypdfium2 import PdfObject, PdfPage

    Point = tuple[float, float]
    Turn = Callable[[float, float], Point]

# A page with more strokes is a drawing or a map: no table is looked for.
_MOST_STROKES = 4_000
_THIN = 2.5
_SHORTEST = 4.0


def strokes_on(page: PdfPage, turned: Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the strokes across and down; a box counts as its four sides, a thin box as one stroke."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    across: list[Rule] = []
    down: list[Rule] = []
    try:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
            for one, other in _lines(item):
                (x0, y0), (x1, y1) = turned(*one), turned(*other)
                width, height = abs(x1 - x0), abs(y1 - y0)
                if height <= _THIN and width >= _SHORTEST:
                    across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif width <= _THIN and height >= _SHORTEST:
                    down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            if len(across) + len(down) > _MOST_STROKES:
                return (), ()
    except pypdfium2.PdfiumError:
        return (), ()
    return tuple(across), tuple(down)


def _lines(item: PdfObject) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines of a path in the page's own axes; a thin box that is filled is a line too."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = item.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield (left, bottom), (right, top)
        return
    # What is only filled is a background, often one for each line of text.
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if stroke.value and count <= _MOST_STROKES:
        yield from _segments(item, count)


def _segments(item: PdfObject, count: int) -> Iterator[tuple[Point, Point]]:
    import pypdfium2.raw as pdfium

    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    last: Point | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here: Point = matrix.on_point(x.value, y.value)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif last is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        if first is not None and pdfium.FPDFPathSegment_GetClose(segment):
            yield here, first
        last = here


def pictures_on(page: PdfPage) -> int:
    """Count the pictures on a page."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    except pypdfium2.PdfiumError:
        return 0
