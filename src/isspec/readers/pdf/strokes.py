"""The straight strokes drawn on a page, of which tables are made, and how many pictures stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.pdf.shapes import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdfium2 import PdfPage

# A page with more strokes is a drawing or a map: no table is looked for.
_MOST_STROKES = 4_000
_THIN = 2.5
_SHORTEST = 4.0


def strokes_on(
    page: PdfPage, turned: Callable[[float, float], tuple[float, float]]
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the strokes across and down; a box counts as its four sides, a thin box as one stroke."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    across: list[Rule] = []
    down: list[Rule] = []
    try:
        for count, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
            if count > _MOST_STROKES:
                return (), ()
            if pdfium.FPDFPath_CountSegments(item.raw) > 12:
                continue
            left, bottom, right, top = item.get_bounds()
            (x0, y0), (x1, y1) = turned(left, bottom), turned(right, top)
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            if y1 - y0 <= _THIN:
                across.append(Rule((y0 + y1) / 2, x0, x1))
            elif x1 - x0 <= _THIN:
                down.append(Rule((x0 + x1) / 2, y0, y1))
            else:
                across += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
                down += [Rule(x0, y0, y1), Rule(x1, y0, y1)]
    except pypdfium2.PdfiumError:
        return (), ()
    return (
        tuple(rule for rule in across if rule.end - rule.start >= _SHORTEST),
        tuple(rule for rule in down if rule.end - rule.start >= _SHORTEST),
    )


def pictures_on(page: PdfPage) -> int:
    """Count the pictures on a page."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    except pypdfium2.PdfiumError:
        return 0
