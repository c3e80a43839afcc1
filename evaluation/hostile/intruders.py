"""Files that reach out: to other files, to the network, out of their folder, or that hide behind a password."""

from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from evaluation.hostile.seeds import PROSE, docx, odt, pdf, tarred, xlsx, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = (
    "../out.md", "../../../../etc/cron.d/out.md", "/etc/out.md", "C:\\Windows\\out.md", "..\\..\\out.md",
    "a/../../out.md", "\\\\server\\share\\out.md", "~/out.md", "$HOME/out.md", "a\nb.md", "a\x1b[31m.md",
    "\u202efdp.md", "CON.md", "x" * 5000 + ".md", "a" + "/b" * 3000 + ".md", "same.md", "same.md ", "SAME.md",
    "./same.md", " ", ".", "..", "!/a.md", "a.zip!/b.md",
)  # fmt: skip


def intruders(secret: Path, port: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes; ``secret`` is a file that nothing may read, and nothing may call ``port``."""
    targets = (
        secret.as_uri(),
        f"http://127.0.0.1:{port}/x",
        f"ftp://127.0.0.1:{port}/x",
        "expect://id",
        "file:///dev/zero",
    )
    for number, target in enumerate(targets):
        yield from _entities(number, target)
    yield from _references(secret, port)
    yield from _archives(secret)
    yield from _locked()


def _entities(number: int, target: str) -> Iterator[tuple[str, bytes]]:
    heads = {
        "xxe": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>',
        "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{target}"> %p;]>',
        "dtd": f'<!DOCTYPE x SYSTEM "{target}">',
    }
    for name, head in heads.items():
        use = "&e;" if name == "xxe" else ""
        yield f"{name}-{number}.docx", docx(f"<w:p><w:r><w:t>{PROSE} {use}</w:t></w:r></w:p>", head)
        yield f"{name}-{number}.odt", odt(f"<text:p>{PROSE} {use}</text:p>", head)
        yield f"{name}-{number}.xml", f"<?xml version='1.0'?>{head}<rfc><t>{PROSE} {use}</t></rfc>".encode()
        yield f"{name}-{number}.svg", f'{head}<svg xmlns="http://www.w3.org/2000/svg"><text>{use}</text></svg>'.encode()
        yield (
            f"{name}-{number}.reqif",
            (
                f'<?xml version="1.0"?>{head}<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">'
                f"<THE-HEADER><REQ-IF-HEADER><TITLE>{use}</TITLE></REQ-IF-HEADER></THE-HEADER></REQ-IF>"
            ).encode(),
        )
        if number < 2:
            yield f"{name}-{number}.xlsx", xlsx(f'<row><c t="inlineStr"><is><t>{use}</t></is></c></row>', head)


def _references(secret: Path, port: int) -> Iterator[tuple[str, bytes]]:
    url = f"http://127.0.0.1:{port}/x"
    include = f'<xs:include schemaLocation="{url}"/><xs:import schemaLocation="{secret.as_uri()}"/>'
    yield "include.xsd", f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{include}</xs:schema>'.encode()
    yield (
        "import.wsdl",
        (
            '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">'
            f'<import location="{url}" namespace="a"/></definitions>'
        ).encode(),
    )
    for what in (url, secret.as_uri(), str(secret)):
        name = "url" if what == url else "uri" if what.startswith("file:") else "path"
        yield (
            f"ref-{name}.yaml",
            f"openapi: 3.0.0\ninfo: {{title: a, version: b}}\npaths:\n  /a: {{$ref: '{what}'}}\n".encode(),
        )
        yield f"ref-{name}.json", f'{{"$schema": "{what}", "type": "object", "$ref": "{what}"}}'.encode()
        yield f"include-{name}.rst", f"{PROSE}\n\n.. include:: {what}\n\n.. raw:: html\n   :file: {what}\n".encode()
        yield f"include-{name}.adoc", f"{PROSE}\n\ninclude::{what}[]\n".encode()
        yield (
            f"include-{name}.tex",
            rf"\documentclass{{a}}\begin{{document}}{PROSE}\input{{{what}}}\end{{document}}".encode(),
        )
        yield f"picture-{name}.md", f"{PROSE}\n\n![a]({what})\n".encode()
        yield (
            f"frame-{name}.html",
            f'<p>{PROSE}</p><iframe src="{what}"></iframe><img src="{what}"><link href="{what}">'.encode(),
        )
    yield "import.proto", f'syntax = "proto3";\nimport "{secret}";\nmessage A {{ string b = 1; }}\n'.encode()
    yield "load.sql", f"CREATE TABLE a (b INT); COPY a FROM '{secret}'; .read {secret}\n".encode()
    yield "tag.yaml", b"openapi: !!python/object/apply:os.system ['touch owned']\npaths: {}\n"
    yield "pickle.ipynb", b"\x80\x04cos\nsystem\n(S'touch owned'\ntR."
    yield "action.pdf", pdf(trailer=b"/OpenAction<</S/Launch/F(/bin/sh)>>")
    yield (
        "external.eml",
        (
            "Subject: a\nMIME-Version: 1.0\n"
            f"Content-Type: message/external-body; access-type=local-file; name={secret}\n\n\n"
        ).encode(),
    )


def _archives(secret: Path) -> Iterator[tuple[str, bytes]]:
    yield "names.zip", zipped(dict.fromkeys(_NAMES, PROSE))
    yield "names.tar", tarred({name: PROSE.encode() for name in _NAMES if name.strip()})
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    headers = []
    for number, kind in enumerate(kinds):
        header = tarfile.TarInfo(f"special-{number}")
        header.type, header.linkname = kind, str(secret)
        headers.append(header)
    yield "links.tar", tarred({"a.md": PROSE.encode()}, extra=tuple(headers))
    through = tarfile.TarInfo("folder")
    through.type, through.linkname = tarfile.SYMTYPE, str(secret.parent)
    yield "through.tar", tarred({}, extra=(through,))[:512] + tarred({"folder/owned.md": PROSE.encode()})
    link = io.BytesIO()
    with zipfile.ZipFile(link, "w") as archive:
        entry = zipfile.ZipInfo("link.md")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, str(secret))
    yield "link.zip", link.getvalue()
    yield "nul-name.zip", zipped({"aXb.md": PROSE}).replace(b"aXb.md", b"a\0b.md")
    twice = zipped({"a.md": PROSE, "b.md": "other words"}).replace(b"b.md", b"a.md")
    yield "twice.zip", twice


def _locked() -> Iterator[tuple[str, bytes]]:
    locked = bytearray(zipped({"a.md": PROSE, "b.md": PROSE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(mark, at + 1)
    yield "locked.zip", bytes(locked)
    keys = (
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>/ID[(a)(a)]"
    )
    yield "locked.pdf", pdf(trailer=keys)
    ole = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)) + bytearray(4096)
    ole[1024 : 1024 + 34] = "EncryptedPackage".encode("utf-16-le")[:34].ljust(34, b"\0")
    yield "locked.docx", bytes(ole)
    yield "locked.odt", zipped({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x12\x34" * 400,
        "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
    })  # fmt: skip
