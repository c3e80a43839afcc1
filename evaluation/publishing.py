"""Writes tables into pages: each has its place between two comments, ``<!-- NAME -->`` and ``<!-- /NAME -->``."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def replaced(page: str, name: str, text: str) -> str:
    r"""Return ``page`` with ``text`` in its place ``name``; ``ValueError`` if the page has no such place.

    >>> replaced("<!-- a -->\nold\n<!-- /a -->\nend", "a", "new")
    '<!-- a -->\nnew\n<!-- /a -->\nend'
    """
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"there is no place {begin.strip()} ... {end}: put the two comments where the table belongs")
    return f"{before}{begin}{text}\n{end}{after}"


def publish(page: Path, name: str, text: str) -> None:
    """Write ``text`` into the place ``name`` of a page."""
    try:
        page.write_text(replaced(page.read_text(encoding="utf-8"), name, text), encoding="utf-8")
    except ValueError as error:
        raise SystemExit(f"{page}: {error}") from error
