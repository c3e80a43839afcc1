"""Telling isspec's own reports from documents: they may be overwritten, and are not to be judged."""

from __future__ import annotations

INDEX_END = "Made by isspec"  # the last line of an index starts so
JSON_START = '{\n  "isspec": "'


def made_by_isspec(data: bytes) -> bool:
    """Return whether the file with the bytes ``data`` is an INDEX.md or a JSON report that isspec wrote.

    >>> made_by_isspec(b"# Stop\\n\\nMade by isspec 0.1.0 with the model m."), made_by_isspec(b"# Our spec")
    (True, False)
    """
    last = data.rstrip().rsplit(b"\n", 1)[-1]
    return data.startswith(JSON_START.encode()) or last.startswith(INDEX_END.encode() + b" ")
