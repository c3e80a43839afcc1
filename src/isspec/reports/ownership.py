"""Telling isspec's own reports from documents: they may be overwritten, and are not to be judged."""

from __future__ import annotations

INDEX_END = "<!-- isspec report -->"  # the last words of an index, which Markdown does not show
HTML_MARK = INDEX_END  # in the second line of a page
JSON_START = '{\n  "isspec": "'


def made_by_isspec(data: bytes) -> bool:
    """Return whether the file with the bytes ``data`` is an INDEX.md or a JSON report that isspec wrote.

    >>> made_by_isspec(b"# Stop\\n\\n<!-- isspec report -->\\n"), made_by_isspec(b"# Our spec")
    (True, False)
    """
    return data.startswith(JSON_START.encode()) or data.rstrip().endswith(INDEX_END.encode())
