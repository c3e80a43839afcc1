"""How the characters of a page are set, as PDFium says; fonts are told by their names."""

from __future__ import annotations

import ctypes
import re
from math import atan2, hypot, pi
from typing import NamedTuple

from isspec.readers.pdf.shapes import Font

_BOLD = re.compile(rb"bold|black|heavy|demi|cmbx|cmssbx|(?:^|[-,])bd", re.IGNORECASE)
_FIXED = re.compile(rb"courier|mono|consol|typewriter|cmtt|sftt|lettergothic|fixed|terminal|menlo", re.IGNORECASE)
_DINGBATS = re.compile(rb"wingding|dingbat", re.IGNORECASE)


class Glyphs(NamedTuple):
    """A word before it is turned: its characters, and its first and last place in the page's own axes."""

    text: str
    start: tuple[float, float]
    end: tuple[float, float]
    quarter: int
    font: Font


class Styles:
    """Looks up how the words of a page are set; fonts are asked for once each."""

    def __init__(self, raw: object) -> None:
        import pypdfium2.raw as pdfium

        self._raw, self._pdfium = raw, pdfium
        self._matrix, self._name, self._flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._looks: dict[bytes, tuple[bool, bool, bool]] = {}

    def size(self, at: int) -> float:
        """Return the size of a character as it is seen."""
        self._pdfium.FPDFText_GetMatrix(self._raw, at, self._matrix)
        scale = hypot(self._matrix.c, self._matrix.d) or 1.0
        return max(float(self._pdfium.FPDFText_GetFontSize(self._raw, at)) * scale, 0.1)

    def fixed(self, at: int) -> bool:
        """Say whether a character is of a typescript."""
        return self._looks_of(at)[1]

    def _looks_of(self, at: int) -> tuple[bool, bool, bool]:
        self._pdfium.FPDFText_GetFontInfo(self._raw, at, self._name, 128, ctypes.byref(self._flags))
        name = self._name.value
        if name not in self._looks:
            patterns = (_BOLD, _FIXED, _DINGBATS)
            self._looks[name] = tuple(bool(pattern.search(name)) for pattern in patterns)  # type: ignore[assignment]
        return self._looks[name]

    def word(self, at: int, text: list[str], first: tuple[float, ...], last: tuple[float, ...]) -> Glyphs:
        """Make a word of the characters from index ``at`` on, whose boxes reach from ``first`` to ``last``."""
        pdfium = self._pdfium
        size = self.size(at)
        quarter = round(atan2(self._matrix.b, self._matrix.a) / (pi / 2)) % 4
        bold, fixed, dingbats = self._looks_of(at)
        font = Font(round(min(size, 2000.0) * 2) / 2, bold, fixed)
        pdfium.FPDFText_GetCharOrigin(self._raw, at, ctypes.byref(self._x), ctypes.byref(self._y))
        x, y = self._x.value, self._y.value
        start, end = (
            ((first[0], y), (last[2], y)),
            ((x, first[1]), (x, last[3])),
            ((first[2], y), (last[0], y)),
            ((x, first[3]), (x, last[1])),
        )[quarter]
        if len(text) == 1 and (dingbats or "\ue000" <= text[0] <= "\uf8ff"):
            text = ["\u2022"]
        said = "".join(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Glyphs(said, start, end, quarter, font)
