"""Zip files that are documents (Word, OpenDocument, EPUB): their parts, each read up to a limit."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from isspec.readers.extract import NotReadError
from isspec.readers.parts import DAMAGED, parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST_PART = 64 << 20
LARGEST_WHOLE = 256 << 20
MOST_PARTS = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError, KeyError)


class Package:
    """The parts of a file, by name. Reading is counted, so that no zip bomb unfolds."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise NotReadError("damaged", f"the file is cut off or broken ({error}): {DAMAGED}") from None
        self.names = self._zip.namelist()
        if len(self.names) > MOST_PARTS:
            raise NotReadError("too-large", f"it has more than {MOST_PARTS} parts: save it as several documents")
        self._folded = {name.lower(): name for name in reversed(self.names)}
        self._left = LARGEST_WHOLE

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name, in whatever case."""
        return name.lower() in self._folded

    def read(self, name: str) -> bytes:
        """Return the bytes of a part, which must be there."""
        stored = self._folded.get(name.lower())
        if stored is None:
            raise NotReadError("damaged", f"its part {posixpath.basename(name)} is missing: {DAMAGED}")
        info = self._zip.getinfo(stored)
        if info.flag_bits & 1:
            raise NotReadError("encrypted", "it needs a password: save a copy without one")
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise NotReadError("damaged", f"its part {name} is broken ({error}): {DAMAGED}") from None
        if len(data) > limit:
            raise NotReadError("unfolds-too-far", f"a part unfolds to more than {limit >> 20} MiB: save it in parts")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """Return the root of an XML part, which must be there."""
        return parse(self.read(name))

    def xml_or_none(self, name: str | None) -> Element | None:
        """Return the root of an XML part, if there is one and it is not broken: for what a text can do without."""
        if name is None or not self.has(name):
            return None
        try:
            return self.xml(name)
        except NotReadError as error:
            if error.code == "damaged":
                return None
            raise

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part of an OOXML package refers to: id to (last word of its type, name of the part)."""
        folder, _, base = name.rpartition("/")
        root = self.xml_or_none(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = within(folder, relation.get("Target", ""))
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found

    def main_part(self) -> str | None:
        """Return the part that the package is about: the target of its ``officeDocument`` relation."""
        parts = (target for kind, target in self.relations("").values() if kind == "officeDocument")
        return next((part for part in parts if self.has(part)), None)


def within(folder: str, target: str) -> str:
    """Return the name of the part that ``target`` means when it stands in ``folder``.

    >>> within("word", "media/a.png"), within("word", "/word/b.xml"), within("xl/a", "../c.xml")
    ('word/media/a.png', 'word/b.xml', 'xl/c.xml')
    """
    target = unquote(target.partition("#")[0])
    path = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(path).lstrip("/")
