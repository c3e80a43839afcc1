"""What an office file is, told from its bytes whatever its name says."""

from __future__ import annotations

import struct

from isspec.readers.compound import MAGIC, Compound
from isspec.readers.extract import NotReadError

_OOXML = "application/vnd.openxmlformats-officedocument."
DOCX = _OOXML + "wordprocessingml.document"
PPTX = _OOXML + "presentationml.presentation"
XLSX = _OOXML + "spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
DOC, XLS, PPT = "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
RTF = "application/rtf"
ODT, ODS, ODP = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation"))
EPUB = "application/epub+zip"
ENCRYPTED = "application/x-encrypted-office"

_MIMETYPES = {
    **{each.encode(): each for each in (ODT, ODS, ODP, EPUB)},
    **{f"{each}-template".encode(): each for each in (ODT, ODS, ODP)},
}
_PARTS = ((b"xl/workbook.bin", XLSB), (b"word/", DOCX), (b"ppt/", PPTX), (b"xl/", XLSX))
_STREAMS = (
    ("EncryptedPackage", ENCRYPTED), ("WordDocument", DOC), ("Workbook", XLS), ("Book", XLS),
    ("PowerPoint Document", PPT), ("__properties_version1.0", MSG),
)  # fmt: skip
# A truncated zip has lost its directory: then the names at its beginning are looked at.
_HEAD = 1 << 18
_MOST_LOOKS = 1000


def office_type(data: bytes) -> str | None:
    """Return the media type of an office file or book, also of a damaged one, or ``None`` if it is none."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(MAGIC):
        return _compound(data)
    return RTF if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf") else None


def _zipped(data: bytes) -> str | None:
    if data[30:38] == b"mimetype":
        size = struct.unpack_from("<I", data, 18)[0]
        start = 38 + struct.unpack_from("<H", data, 28)[0]
        # The size stands behind the data in files that were written as a stream.
        said = data[start : start + size] if 0 < size < 200 else data[start : start + 100].partition(b"PK\x03\x04")[0]
        return next((name for mark, name in _MIMETYPES.items() if said.strip() == mark), None) or _by_start(said)
    directory, header, signature = _directory(data)
    if not _has(directory, b"[Content_Types].xml", header, signature, whole=True):
        return None
    return next((name for part, name in _PARTS if _has(directory, part, header, signature)), None)


def _by_start(said: bytes) -> str | None:
    """Return the type when a data descriptor follows it."""
    ordered = sorted(_MIMETYPES, key=len, reverse=True)
    return next((_MIMETYPES[mark] for mark in ordered if said.startswith(mark)), None)


def _directory(data: bytes) -> tuple[bytes, int, bytes]:
    """Return where the names of the parts are, how many bytes stand before each name, and what begins these."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - (1 << 16) - 22))
    if end >= 0 and end + 20 <= len(data):
        size, start = struct.unpack_from("<II", data, end + 12)
        directory = data[start : start + size]
        if directory.startswith(b"PK\x01\x02"):
            return directory, 46, b"PK\x01\x02"
    return data[:_HEAD], 30, b"PK\x03\x04"


def _has(directory: bytes, name: bytes, header: int, signature: bytes, *, whole: bool = False) -> bool:
    """Say whether a part's name begins with ``name``, or is that."""
    at = directory.find(name)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            return False
        begins = at >= header and directory.startswith(signature, at - header)
        length = struct.unpack_from("<H", directory, at - header + (28 if header == 46 else 26))[0] if begins else 0
        if begins and (not whole or length == len(name)):
            return True
        at = directory.find(name, at + 1)
    return False


def _compound(data: bytes) -> str | None:
    try:
        names = Compound(data).names
    except NotReadError:
        names = frozenset()
    # In a damaged file the names of streams may still be found, as they are written: in UTF-16.
    return next((kind for name, kind in _STREAMS if name in names), None) or next(
        (kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), None
    )
