"""Jupyter notebooks: cells of Markdown are prose, cells of code are code, what came out of them is neither."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from isspec.readers.decoding import decode
from isspec.readers.extract import NotReadError
from isspec.readers.joining import Joined
from isspec.readers.markdown import read_markdown
from isspec.readers.plain import read_plain

if TYPE_CHECKING:
    from isspec.readers.extract import Extract

_MOST_CELLS = 20_000


def read_notebook(data: bytes) -> Extract:
    """Read a notebook of version 3 or later; raises ``NotReadError`` for JSON that is none."""
    joined = Joined()
    title: str | None = None
    trail: tuple[str, ...] = ()
    for number, (kind, source) in enumerate(_cells(data)[:_MOST_CELLS], 1):
        joined.mark(f"cell {number}")
        if kind == "markdown":
            sketch = read_markdown(source)
            title = title or sketch.title
            joined.add(source, sketch.blocks, () if sketch.title else trail)
            headings = [block for block in sketch.blocks if block.kind == "heading"]
            if headings and sketch.title:  # what follows stands below the last heading of the cell
                trail = sketch.blocks[-1].trail if sketch.blocks[-1].kind != "heading" else (sketch.title,)
        elif kind in {"raw", "heading"}:
            joined.add(source, read_plain(source).blocks, trail)
        else:
            joined.add_whole(source, "code", trail)
    return joined.extract(title)


def _cells(data: bytes) -> list[tuple[str, str]]:
    """Return the type and the source of each cell."""
    text = decode(data)
    try:
        notebook: Any = json.loads(text or "")
        cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
        return [(str(cell["cell_type"]), _source(cell)) for cell in cells]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        line = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise NotReadError("damaged", f"this is no whole notebook{line}: save it again with Jupyter") from error


def _source(cell: Any) -> str:
    source = cell.get("source", cell.get("input", ""))
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
