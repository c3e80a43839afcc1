"""Writes old Word files of a few paragraphs, since no library does."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FREE, _END, _TABLE_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
IN_TABLE, ROW_END = bytes.fromhex("162401"), bytes.fromhex("172401")
HIDDEN, DELETED = bytes.fromhex("3c0801"), bytes.fromhex("000801")
_TEXT_AT = 1024
_STYLES = ("Normal", "heading 1")


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file. Streams are padded, so that all are long enough for sectors of their own."""
    sectors, table, starts = [], [_TABLE_SECTOR, _END], {}
    for name, data in streams.items():
        data = data.ljust(4096, b"\0")
        data += bytes(-len(data) % 512)
        starts[name] = (len(table), len(data))
        count = len(data) // 512
        table += [*range(len(table) + 1, len(table) + count), _END]
        sectors.append(data)
    children = list(streams)
    entries = [_entry("Root Entry", 5, child=1, start=_END, size=0)]
    for number, name in enumerate(children, 1):
        entries.append(_entry(name, 2, right=number + 1 if number < len(children) else _NONE,
                              start=starts[name][0], size=starts[name][1]))  # fmt: skip
    directory = b"".join(entries).ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    allocation = b"".join(struct.pack("<I", number) for number in table).ljust(512, b"\xff")
    return header + allocation + directory + b"".join(sectors)


def _entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int, size: int) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    body = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _NONE, right, child)
    return (body + bytes(36) + struct.pack("<II", start, size)).ljust(128, b"\0")


def old_word(
    paragraphs: list[tuple[str, int, bytes]],
    characters: Sequence[tuple[int, int, bytes]] = (),
    flags: int = 0x0200,
) -> bytes:
    """Return a file of ``paragraphs``: text with its end mark, style (0 or 1), properties.

    ``characters`` are properties of the characters between two offsets. The text is stored in two pieces, the first
    of two bytes a character and the second of one.
    """
    text = "".join(text for text, _, _ in paragraphs)
    half = text.index("\r") + 1
    wide, narrow = text[:half].encode("utf-16-le"), text[half:].encode("cp1252")
    narrow_at = _TEXT_AT + len(wide)

    def place(at: int) -> int:
        return _TEXT_AT + 2 * at if at < half else narrow_at + at - half

    starts = [0]
    for each, _, _ in paragraphs:
        starts.append(starts[-1] + len(each))
    papx = _page(
        [place(at) for at in starts],
        [struct.pack("<H", style) + sprms for _, style, sprms in paragraphs], 13, words=True,
    )  # fmt: skip
    edges = sorted({0, len(text), *(at for first, last, _ in characters for at in (first, last))})
    runs = [b"".join(sprm for first, last, sprm in characters if first <= at < last) for at in edges[:-1]]
    chpx = _page([place(at) for at in edges], runs, 1, words=False)
    body = wide + narrow
    body += bytes(-(len(body) + _TEXT_AT) % 512)
    page = (_TEXT_AT + len(body)) // 512
    plc = struct.pack("<3I", 0, half, len(text)) + struct.pack("<HIH", 0, _TEXT_AT, 0)
    plc += struct.pack("<HIH", 0, narrow_at * 2 | 0x40000000, 0)
    parts = {
        1: _styles(),
        12: struct.pack("<3I", place(0), place(len(text)), page + 1),
        13: struct.pack("<3I", place(0), place(len(text)), page),
        33: b"\x02" + struct.pack("<I", len(plc)) + plc,
    }
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", head, 0x0A, flags)
    struct.pack_into("<I", head, 0x4C, len(text))
    table = b""
    for index, part in parts.items():
        struct.pack_into("<II", head, 0x9A + 8 * index, len(table), len(part))
        table += part
    return compound({"WordDocument": bytes(head) + body + papx + chpx, "1Table": table})


def _page(places: list[int], runs: list[bytes], entry: int, *, words: bool) -> bytes:
    page = bytearray(512)
    struct.pack_into(f"<{len(places)}I", page, 0, *places)
    end = 510
    for number, run in enumerate(runs):
        body = (bytes([0, (len(run) + 1) // 2]) if words else bytes([len(run)])) + run
        end -= len(body) + len(body) % 2
        page[end : end + len(body)] = body
        page[4 * len(places) + entry * number] = end // 2
    page[511] = len(runs)
    return bytes(page)


def _styles() -> bytes:
    sheet = struct.pack("<HHH", 18, len(_STYLES), 10) + bytes(14)
    for number, name in enumerate(_STYLES):
        std = (
            struct.pack("<5H", number, 0xFFF1, 0, 0, 0)
            + struct.pack("<H", len(name))
            + name.encode("utf-16-le")
            + b"\0\0"
        )
        sheet += struct.pack("<H", len(std)) + std
    return sheet
