"""Telling isspec's own reports from documents: they may be overwritten, and are not to be judged."""

from __future__ import annotations

INDEX_END = "<!-- isspec report -->"  # the last words of an index, which Markdown does not show
HTML_MARK = INDEX_END  # the second line of a page
JSON_START = '{\n  "isspec": "'
XLSX_END = b"isspec report"  # the comment of the zip

# How the other formats begin, and what stands in their first part.
_BEGINNINGS = (
    (b"<!DOCTYPE html>", HTML_MARK.encode()),
    (b'{\n  "$schema": "https://json.schemastore.org/sarif', b'"name": "isspec"'),
    (b"<?xml", b'<testsuites name="isspec"'),
    (b"<?xml", b"<REQ-IF-TOOL-ID>isspec"),
    (b"[DOCUMENT]", b"isspec report"),
    (b"{", b'"project": "isspec report"'),
    (b"\xef\xbb\xbfdocument,line,class,", b""),
    (b"::", b"title=isspec"),
)
_FIRST = 2000


def made_by_isspec(data: bytes) -> bool:
    """Return whether the file with the bytes ``data`` is a report that isspec wrote, in whatever format.

    >>> made_by_isspec(b"# Stop\\n\\n<!-- isspec report -->\\n"), made_by_isspec(b"# Our spec")
    (True, False)
    """
    if data.startswith(JSON_START.encode()) or data.rstrip().endswith(INDEX_END.encode()):
        return True
    if data.startswith(b"PK") and data.endswith(XLSX_END):
        return True
    first = data[:_FIRST]
    return any(first.startswith(start) and mark in first for start, mark in _BEGINNINGS)
