"""Small files that would grow, nest or repeat without end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING

from evaluation.hostile.seeds import LINES, PROSE, docx, odt, pdf, tarred, xlsx, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVELS = "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 11))
_LAUGHS = f"<!DOCTYPE x [<!ENTITY a0 'ha'>{_LEVELS}]>"
_QUADRATIC = f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]>"
_MILLION = 1_000_000


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes."""
    yield from _packed()
    yield from _entities()
    yield from _nested()
    yield from _long()
    yield from _claims()


def _packed() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(64 << 20)
    packed = gzip.compress(zeros, 6, mtime=0)
    yield "bomb.txt.gz", packed
    yield "bomb-twice.txt.gz.gz", gzip.compress(packed, mtime=0)
    yield "bomb.tar.gz", gzip.compress(tarred({"a.txt": zeros}), 1, mtime=0)
    yield "bomb.txt.bz2", bz2.compress(zeros)
    yield "bomb.txt.xz", lzma.compress(zeros, preset=0)
    yield "bomb.zip", zipped({f"{i}.txt": zeros for i in range(2)})
    yield "bomb-bzip2.zip", zipped({"a.txt": zeros}, zipfile.ZIP_BZIP2)
    yield "bomb-many.zip", zipped({f"{i}.md": b"" for i in range(12_000)}, zipfile.ZIP_STORED)
    yield "bomb-folders.tar.gz", gzip.compress(tarred({f"{'a/' * 100}{i}.md": b"x" for i in range(300)}), mtime=0)
    inner = zipped({"deep.md": PROSE})
    for _ in range(12):
        inner = zipped({"inner.zip": inner})
    yield "nested.zip", inner
    wide = zipped({f"{i}.zip": zipped({f"{j}.md": PROSE for j in range(150)}) for i in range(150)})
    yield "wide.zip", wide
    yield "bomb.docx", docx(f"<w:p><w:r><w:t>{'a ' * (24 << 20)}</w:t></w:r></w:p>")
    yield "bomb.odt", odt(f"<text:p>{'a ' * (24 << 20)}</text:p>")
    yield "bomb-spaces.odt", odt('<text:p>a<text:s text:c="2000000000"/>b</text:p>')


def _entities() -> Iterator[tuple[str, bytes]]:
    for name, head in (("laughs", _LAUGHS), ("quadratic", _QUADRATIC)):
        use = "&a10;" if name == "laughs" else "&a;" * 20_000
        yield f"{name}.docx", docx(f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>", head)
        yield f"{name}.xlsx", xlsx(f'<row><c t="inlineStr"><is><t>{use}</t></is></c></row>', head)
        yield f"{name}.odt", odt(f"<text:p>{use}</text:p>", head)
        for suffix in ("xml", "svg", "reqif", "xsd", "wsdl", "html"):
            yield f"{name}.{suffix}", f'<?xml version="1.0"?>{head}<x>{use}</x>'.encode()
    aliases = ["a: &a0 [x, x, x, x, x, x, x, x, x]"]
    aliases += [f"b{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    yield "laughs.yaml", "\n".join(["openapi: 3.0.0", *aliases]).encode()


def _nested() -> Iterator[tuple[str, bytes]]:
    yield "tags.html", b"<div>" * _MILLION
    yield "tags-b.html", b"<b>" * _MILLION + b"x"
    yield "tags.xml", b"<?xml version='1.0'?>" + b"<a>" * _MILLION
    yield "tags.xsd", b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>" + b"<xs:all>" * 200_000
    yield "tags.docx", docx("<w:p>" * 200_000)
    yield "tags.odt", odt("<text:section>" * 200_000)
    yield "brackets.json", b"[" * _MILLION
    yield "objects.json", b'{"openapi":' * 200_000
    yield "brackets.yaml", b"openapi: " + b"[" * 100_000
    yield "braces.rtf", b"{\\rtf1 " + b"{" * _MILLION
    yield "quotes.md", b">" * 400_000
    yield "lists.md", b"\n".join(b" " * i + b"- a" for i in range(1500))
    yield "braces.tex", b"\\documentclass{a}\\begin{document}" + b"{" * 300_000
    yield "braces.proto", b"message a {" * 50_000
    yield "braces.graphql", b"type A { a: " + b"[" * 100_000
    yield "brackets.pdf", pdf(b"BT [" + b"[" * 500_000)
    yield "brackets.sql", b"CREATE TABLE a (b INT DEFAULT " + b"(" * 50_000
    yield "parts.eml", b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000))


def _long() -> Iterator[tuple[str, bytes]]:
    yield "a-line.txt", b"a" * 9_000_000
    yield "a-line.md", b"a" * 9_000_000
    yield "spaces.md", PROSE.encode() + b" " * 3_000_000 + b"x"
    yield "one-line.txt", (PROSE + " ").encode() * 8000
    yield "too-long.txt", b"a" * (60 << 20)
    yield "stars.md", b"*a " * 300_000
    yield "brackets.md", b"[" * 500_000
    yield "backticks.md", b"`" + b" `" * 300_000
    yield "rows.csv", b"a,b,c\n" + b",,\n" * 200_000
    yield "row.csv", b"a," * 500_000
    yield "quote.csv", b'a,b\n"' + b"x" * 3_000_000
    yield "headers.eml", b"Subject: a\n" + b"X: y\n" * 50_000 + b"\nbody"
    yield "header.eml", b"Subject: " + b"=?utf-8?q?=41?= " * 20_000 + b"\nMessage-ID: <a>\nMIME-Version: 1.0\n\n" + b"b"
    yield "paths.yaml", b"openapi: 3.0.0\npaths:\n" + b"".join(b"  /p%d: {}\n" % i for i in range(5000))


def _claims() -> Iterator[tuple[str, bytes]]:
    cell = f'<c r="XFD1048576" t="inlineStr"><is><t>{LINES[0]}</t></is></c>'
    yield "billion-rows.xlsx", xlsx(f'<row r="1048576">{cell}</row>')
    yield "billion-rows-2.xlsx", xlsx(f'<row r="999999999"><c r="A999999999"><v>1</v></c></row><row r="1">{cell}</row>')
    yield "billion-strings.xlsx", xlsx('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>')
    yield "billion-pages.pdf", pdf(pages=1_000_000_000)
    yield (
        "billion-columns.odt",
        odt(
            '<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-row '
            'table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000">'
            "<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        ),
    )
    yield "loop.pdf", pdf(extra=b"9 0 obj<</Type/Pages/Kids[9 0 R 9 0 R]/Count 9>>endobj\n", trailer=b"/Prev 9")
    yield "length.pdf", pdf().replace(b"/Length", b"/Length 99999999999 /Old")
    sparse = tarfile.TarInfo("claims.txt")
    sparse.size = 1 << 40
    buffer = io.BytesIO(tarred({"a.md": PROSE.encode()}))
    yield "claims.tar", sparse.tobuf(tarfile.GNU_FORMAT) + buffer.getvalue()
    negative = bytearray(tarfile.TarInfo("n").tobuf(tarfile.GNU_FORMAT))
    negative[124:136] = b"\xff" * 12
    yield "negative.tar", bytes(negative) + tarred({"a.md": PROSE.encode()})
    zip64 = bytearray(zipped({"a.md": PROSE}))
    at = zip64.rfind(b"PK\x05\x06")
    zip64[at + 8 : at + 12] = b"\xff\xff\xff\xff"
    yield "counts.zip", bytes(zip64)
