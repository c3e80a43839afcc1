"""A PDF that was cut off given a new end, so that PDFium finds the pages that are still there."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_MOST_PAGES = 20_000


def with_new_end(data: bytes) -> bytes | None:
    """Return ``data`` with a page tree of the pages that are in it; ``None`` if none is.

    Pages in compressed object streams are not found, nor fonts that only the lost page tree named.
    """
    kept: dict[int, bytes] = {}
    objects = list(_OBJECT.finditer(data))
    for at, match in enumerate(objects):
        end = objects[at + 1].start() if at + 1 < len(objects) else len(data)
        head = data[match.start() : min(end, match.end() + 2000)]
        if b"endobj" in data[match.start() : end] and re.search(rb"/Type\s*/Page\b(?!s)", head):
            kept[int(match[1])] = match[1]
    if not kept or len(kept) > _MOST_PAGES:
        return None
    free = max(int(match[1]) for match in objects) + 1
    kids = b" ".join(number + b" 0 R" for number in kept.values())
    tree = b"%d 0 obj <</Type /Pages /Count %d /Kids [%b]>> endobj\n" % (free, len(kept), kids)
    root = b"%d 0 obj <</Type /Catalog /Pages %d 0 R>> endobj\n" % (free + 1, free)
    trailer = b"trailer <</Size %d /Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % (free + 2, free + 1)
    return data + b"\nendobj\n" + tree + root + trailer
