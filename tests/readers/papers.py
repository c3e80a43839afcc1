"""PDFs made for the tests, set by hand: every word here is ours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = A4
LEADING = 13.0


class Paper:
    """A PDF that is written line by line, in points from the upper left corner."""

    def __init__(self, *, title: str | None = None, password: str | None = None, owner: str | None = None) -> None:
        self._out = io.BytesIO()
        lock = None
        if password is not None or owner is not None:
            lock = StandardEncryption(password or "", ownerPassword=owner or password)
        self.canvas = Canvas(self._out, pagesize=A4, encrypt=lock, invariant=1)
        if title:
            self.canvas.setTitle(title)

    def line(self, x: float, y: float, text: str, size: float = 11, font: str = "Times-Roman") -> None:
        """Set one line with its base at ``y``."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def lines(self, x: float, y: float, texts: Iterable[str], size: float = 11, font: str = "Times-Roman") -> float:
        """Set lines one below the other, and return where the next would stand."""
        for text in texts:
            self.line(x, y, text, size, font)
            y += LEADING
        return y

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Draw the rules of a table."""
        self.canvas.grid(xs, [HEIGHT - y for y in ys])

    def turn(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """Return the whole file."""
        self.canvas.save()
        return self._out.getvalue()


def two_pages() -> Paper:
    """Return a short specification with running lines and a sentence that goes on over the page."""
    paper = Paper()
    for page in (1, 2, 3):
        paper.line(72, 40, "Sluice Controller Requirements", 9)
        paper.line(300, 800, f"Page {page}", 9)
        if page == 1:
            paper.line(72, 90, "1 Opening the gate", 14, "Times-Bold")
            paper.lines(72, 120, ["The controller shall open the gate when the upper water level is more than 30 cm"])
            paper.lines(
                72, 133, ["above the lower one, and it shall keep the gate open until both are the same, unless"]
            )
        elif page == 2:
            paper.lines(72, 90, ["the operator has locked the gate."])
            paper.lines(72, 120, ["The gate shall never open while a boat stands in the lock chamber."])
        else:
            paper.lines(72, 90, ["A full stroke of the gate takes 40 seconds."])
        paper.turn()
    return paper
