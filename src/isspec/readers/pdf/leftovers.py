"""What of a PDF could not be read, as notes in its text and as a problem of the run: a judgement of a part says so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from isspec.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PICTURE = "[This page is a picture without text.]"
DAMAGED = "[This page is damaged.]"
UNREACHED = "[This page is a picture that there was no time to read.]"
_CURES = {
    PICTURE: ("a picture without text", "pictures without text", "run `ocrmypdf in.pdf out.pdf` if they matter"),
    DAMAGED: ("damaged", "damaged", "ask for the PDF again"),
    UNREACHED: (
        "a picture that there was no time to read", "pictures that there was no time to read", "raise --timeout"
    ),
}  # fmt: skip


def left_out(notes: Mapping[int, str], whole: bool) -> str | None:
    """Return what was not read, and what helps; ``notes`` are by page, ``whole`` says that the file was not cut off."""
    said = [] if whole else ["it is cut off, and pages may be missing: ask for the PDF again"]
    for note, (one, several, cure) in _CURES.items():
        pages = sorted(number for number, what in notes.items() if what == note)
        if pages:
            what = f"is {one}" if len(pages) == 1 else f"are {several}"
            said.append(f"p. {listed(ranges(pages))} {what}: {cure}")
    return "; ".join(said) or None


def ranges(numbers: Sequence[int]) -> list[str]:
    """Return sorted numbers, neighbours as a range.

    >>> ranges([1, 2, 3, 7, 9, 10])
    ['1-3', '7', '9-10']
    """
    breaks = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    runs = [numbers[start:end] for start, end in pairwise([0, *breaks, len(numbers)])]
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
