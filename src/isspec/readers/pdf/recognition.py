"""Words read off the picture of a page, with the models that rapidocr brings along; nothing is downloaded."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from isspec.isolation.confinement import allowance
from isspec.readers.pdf.shapes import Box, Font, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdfium2 import PdfDocument

    from isspec.readers.pdf.shapes import Page

# Dots a point: 2.5 is 180 dpi, at which ten-point type is read well, and larger pictures no better but slower.
_SCALE = 2.5
_MOST_DOTS = 25_000_000
# The part of a line's height that its type takes, and how far below the middle of the line, in sizes, it stands.
_TYPE, _BASE = 0.75, 0.3
_SAME = 0.25
_SUREST_NOISE = 0.5
# What the models and their libraries take beside the document; measured at 0.6 GiB for a page full of text.
_MEMORY = 1 << 29
_SETTINGS: Mapping[str, object] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # scanners do not turn single lines upside down
    # One thread: what is limited is the processor's time, and the worker is one of several processes.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    # Where lines stand shows in a smaller picture than what they say.
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "Rec.rec_batch_num": 2,
}


class Recognizer:
    """Holds the models, which take a second to load, for the pages of one document."""

    def __init__(self) -> None:
        allowance.add_memory(_MEMORY)
        from rapidocr import RapidOCR

        self._engine = RapidOCR(params=dict(_SETTINGS))

    def read(self, document: PdfDocument, page: Page) -> Page:
        """Return ``page`` with the words that its picture shows."""
        scale = min(_SCALE, (_MOST_DOTS / max(page.width * page.height, 1.0)) ** 0.5)
        picture = document[page.number - 1].render(scale=scale, grayscale=False).to_numpy()
        found = self._engine(picture)
        if found.boxes is None or found.txts is None:
            return page
        lines = [
            (Box(*(float(value) / scale for value in (*box.min(axis=0), *box.max(axis=0)))), text)
            for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
            if score >= _SUREST_NOISE
        ]
        usual = median(box.bottom - box.top for box, _ in lines) if lines else 0.0
        return replace(page, words=tuple(word for box, text in lines for word in _words(box, text, usual)))


def _words(box: Box, text: str, usual: float) -> Iterator[Word]:
    """Share out the box of a line among its words, by their letters. Boxes of about ``usual`` height are one size."""
    height = box.bottom - box.top
    size = max(round((usual if abs(height - usual) < _SAME * usual else height) * _TYPE), 1)
    base = (box.top + box.bottom) / 2 + _BASE * size
    letter = (box.right - box.left) / max(len(text), 1)
    at = 0
    for word in text.split():
        at = text.index(word, at)
        start = box.left + at * letter
        at += len(word)
        yield Word(word, start, box.left + at * letter, base, Font(float(size)))
