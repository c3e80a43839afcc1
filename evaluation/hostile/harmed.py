"""Good documents harmed: cut at every tenth, bits flipped, named wrongly, in bytes that are no text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from evaluation.hostile.seeds import PROSE, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLIPS = 4


def harmed() -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes."""
    chance = random.Random(4)
    for name, data in seeds().items():
        yield name, data
        stem, _, suffix = name.partition(".")
        for tenth in range(1, 10):
            yield f"{stem}-cut-{tenth}.{suffix}", data[: len(data) * tenth // 10]
        for turn in range(_FLIPS):
            flipped = bytearray(data)
            for _ in range(1 + len(data) // 400 * turn):
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            yield f"{stem}-flipped-{turn}.{suffix}", bytes(flipped)
    yield from _misnamed()
    yield from _no_text()


def _misnamed() -> Iterator[tuple[str, bytes]]:
    good = seeds()
    for told, real in (("pdf", "txt"), ("docx", "pdf"), ("txt", "docx"), ("pdf", "docx"), ("md", "zip"), ("zip", "md"),
                       ("xlsx", "html"), ("eml", "pdf"), ("json", "docx"), ("doc", "rtf"), ("tar.gz", "md"),
                       ("ipynb", "eml"), ("proto", "html"), ("png", "md"), ("7z", "txt"), ("mbox", "zip")):  # fmt: skip
        yield f"wrong-{real}-as.{told}", good[f"seed.{real}"]


def _no_text() -> Iterator[tuple[str, bytes]]:
    prose = PROSE.encode()
    yield "nothing.md", b""
    yield "nothing.pdf", b""
    yield "nothing.docx", b""
    yield "nuls.txt", bytes(4096)
    yield "nuls-between.txt", b"\0".join(prose.split())
    yield "nul-at-end.md", prose + b"\0"
    yield "lone-surrogates.txt", prose + "\ud800 \udfff".encode("utf-8", "surrogatepass")
    yield "lone-surrogates-16.txt", b"\xff\xfe" + prose.decode().encode("utf-16-le") + b"\x00\xd8"
    yield "surrogates-escaped.json", b'{"a": "\\ud800", "b": "\\udc00\\ud800"}'
    yield "surrogates.html", f"<p>{PROSE} &#xD800; &#xDFFF; &#1114112; &#0;</p>".encode()
    yield "mixed.txt", prose + " Größe".encode("latin-1") + " größer".encode() + "ü".encode("utf-16-le") * 40
    yield "overlong.txt", prose + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"
    yield "utf-7.txt", b"+ADw-script+AD4- " + prose
    yield "right-to-left.md", f"{PROSE} \u202eexe.fdp\u202c \u2066hidden\u2069 \u200f".encode()
    yield "zero-width.md", prose + ("\u200b\u2060\ufeff" * 500).encode()
    yield "combining.md", prose + (" a" + "\u0301" * 5000).encode()
    yield "terminal.md", prose + b" \x1b[2J\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b31m \x08\x08\x08"
    yield "controls.txt", prose + bytes(range(1, 32))
    yield "random.bin", random.Random(5).randbytes(20_000)
    yield "random.docx", b"PK\x03\x04" + random.Random(6).randbytes(20_000)
    yield "random.pdf", b"%PDF-1.7\n" + random.Random(7).randbytes(20_000)
    yield "random.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(8).randbytes(20_000)
    yield "random.7z", b"7z\xbc\xaf\x27\x1c" + random.Random(9).randbytes(2000)
    yield "random.xz", b"\xfd7zXZ\x00" + random.Random(10).randbytes(2000)
    yield "random.zst", b"(\xb5/\xfd" + random.Random(11).randbytes(2000)
    yield "random.rtf", b"{\\rtf1" + random.Random(12).randbytes(20_000)
