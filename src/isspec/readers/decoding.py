"""Bytes to text: byte order marks, UTF-8, then a library's guess; never a silent half of a file."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16
_LEFT_OUT = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"
# More control characters than this, and it is no text. Line printer files hold some.
_CONTROL_SHARE = 0.01
# A file that is UTF-8 but for fewer bad bytes than this was damaged, not encoded otherwise.
_DAMAGE_SHARE = 0.001


def decode(data: bytes) -> str | None:
    """Return the text of ``data`` without its byte order mark, or ``None`` when it is no text.

    A few damaged bytes in UTF-8 become U+FFFD, one for each, so that the rest of the file keeps its place.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return None if text.count("\ufffd") > len(text) * _DAMAGE_SHARE + 1 else text
    sample = data[:_SAMPLE]
    if wide := _wide(sample):
        try:
            return data.decode(wide)
        except UnicodeDecodeError:
            return None
    if sum(sample.count(byte) for byte in _LEFT_OUT) > len(sample) * _CONTROL_SHARE:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", errors="replace")
    if repaired.count("\ufffd") <= len(repaired) * _DAMAGE_SHARE:
        return repaired
    return _guess(data)


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 that text without a byte order mark looks like: every other byte is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
