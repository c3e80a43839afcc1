"""Which office document a zip is, so that it is read as one and not unpacked."""

from __future__ import annotations

import io
import zipfile

# What the main part of a document is called, by the program that made it.
_MAIN_PARTS = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def office_type(data: bytes) -> str | None:
    """Return the media type of the office document or book that ``data`` is, or ``None``."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                return package.read("mimetype").decode("ascii", "replace").strip()
    except Exception:  # zipfile raises of many kinds on damaged files, which are no documents then
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for folder, kind in _MAIN_PARTS.items() if any(name.startswith(folder) for name in names)), None)
