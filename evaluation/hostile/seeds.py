"""One small good document in each format, from which the hostile ones are made; built from bytes, without libraries."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LINES = (
    "The valve closes within two seconds of the signal.",
    "It stays shut until the operator resets it from the panel.",
    "The controller logs each change of state with the time in milliseconds.",
    "When the sensor fails, the pump stops and the lamp turns red.",
)
PROSE = " ".join(LINES)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006"


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of ``parts``, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            # Books and OpenDocument are told by this part, which stands first and unpacked.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name == "mimetype" else method)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes], *, mode: str = "w", extra: tuple[tarfile.TarInfo, ...] = ()) -> bytes:
    """Return a tar of ``members``, and ``extra`` headers without content after them."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
        for header in extra:
            archive.addfile(header)
    return buffer.getvalue()


def docx(body: str | None = None, doctype: str = "") -> bytes:
    """Return a Word document; ``body`` is XML."""
    body = body or "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_TYPES}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{doctype}'
        f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def xlsx(sheet: str | None = None, doctype: str = "") -> bytes:
    """Return a spreadsheet; ``sheet`` is the XML of its rows."""
    rows = "".join(f'<row><c t="inlineStr"><is><t>{line}</t></is></c></row>' for line in ("Text", *LINES))
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
        f'"{main}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_TYPES}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_TYPES}/relationships"><Relationship Id="r1" '
        f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{_S}">'
        f"<sheetData>{sheet or rows}</sheetData></worksheet>",
    })  # fmt: skip


def odt(body: str | None = None, doctype: str = "") -> bytes:
    """Return an OpenDocument text; ``body`` is XML."""
    body = body or "".join(f"<text:p>{line}</text:p>" for line in LINES)
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="{oasis}:office:1.0" '
        f'xmlns:text="{oasis}:text:1.0"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0"/>',
    })  # fmt: skip


def epub(chapter: str | None = None) -> bytes:
    """Return a book of one chapter; ``chapter`` is HTML."""
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
        "c.xhtml": chapter or f"<html><body><p>{PROSE}</p></body></html>",
    })  # fmt: skip


def pdf(content: bytes | None = None, extra: bytes = b"", trailer: bytes = b"", pages: int = 1) -> bytes:
    """Return a PDF; ``content`` draws the page, ``extra`` is more objects, ``pages`` what the tree claims."""
    if content is None:
        shown = b" ".join(b"(" + line.encode() + b") Tj 0 -14 Td" for line in LINES)
        content = b"BT /F1 11 Tf 72 720 Td " + shown + b" ET"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    out += extra
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R" % (len(bodies) + 1) + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def mail() -> bytes:
    """Return a mail with a text attached."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "The valve"
    message["Date"], message["Message-ID"] = "Mon, 02 Mar 2026 10:00:00 +0000", "<1@example.org>"
    message.set_content(PROSE)
    message.add_attachment(PROSE.encode(), maintype="text", subtype="markdown", filename="annex.md")
    return bytes(message)


def seeds() -> dict[str, bytes]:
    """Return the good documents by file name."""
    text = "\n\n".join(LINES).encode()
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": [PROSE]}]}  # fmt: skip
    api = {"openapi": "3.0.3", "info": {"title": "Valve", "version": "1"}, "paths": {"/valve": {"get": {
        "summary": LINES[0], "description": PROSE, "responses": {"200": {"description": LINES[1]}}}}}}  # fmt: skip
    xsd = (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="valve" type="xs:string"/></xs:schema>'
    )
    tex = rf"\documentclass{{article}}\begin{{document}}{PROSE}\end{{document}}"
    return {
        "seed.txt": text, "seed.md": b"# Valve\n\n" + text, "seed.rst": b"Valve\n=====\n\n" + text,
        "seed.html": f"<html><body><h1>Valve</h1><p>{PROSE}</p></body></html>".encode(),
        "seed.adoc": b"= Valve\n\n" + text, "seed.rtf": rf"{{\rtf1\ansi {PROSE}\par}}".encode(),
        "seed.pdf": pdf(), "seed.docx": docx(), "seed.xlsx": xlsx(), "seed.odt": odt(), "seed.epub": epub(),
        "seed.eml": mail(), "seed.ipynb": json.dumps(notebook).encode(), "seed.json": json.dumps(api).encode(),
        "seed.csv": b"Id,Text\n" + b"".join(b"R%d,%s\n" % (i, line.encode()) for i, line in enumerate(LINES)),
        "seed.feature": f"Feature: Valve\n  Scenario: Shut\n    Given {LINES[0]}\n    Then {LINES[1]}\n".encode(),
        "seed.proto": b'syntax = "proto3";\nmessage Valve {\n  string name = 1;\n  bool shut = 2;\n}\n',
        "seed.graphql": b"type Valve {\n  name: String!\n}\ntype Query {\n  valve: Valve\n}\n",
        "seed.xml": f"<?xml version='1.0'?><rfc><section title='Valve'><t>{PROSE}</t></section></rfc>".encode(),
        "seed.wayland.xml": f"<protocol name='v'><interface name='v' version='1'><description>{PROSE}</description>"
        "<request name='shut'><arg name='id' type='uint'/></request></interface></protocol>".encode(),
        "seed.xsd": xsd.encode(), "seed.tex": tex.encode(),
        "seed.sql": b"CREATE TABLE valve (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL);\n",
        "seed.zip": zipped({"a.md": text, "b/c.txt": text}), "seed.tar": tarred({"a.md": text, "b/c.txt": text}),
        "seed.tar.gz": gzip.compress(tarred({"a.md": text, "b/c.txt": text}), mtime=0),
    }  # fmt: skip
