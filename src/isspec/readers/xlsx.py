"""Excel files: the cells of each sheet, streamed, so that what a sheet claims to span costs nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.readers.flow import Flow
from isspec.readers.packages import Package
from isspec.readers.parts import walk
from isspec.readers.sheets import Sheet, add_sheet, check_size
from isspec.readers.xlsx_formats import Formats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from isspec.readers.extract import Extract

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_HIDDEN = frozenset({"hidden", "veryHidden"})
_LONGEST_CELL = 32_767  # Excel's own limit


def read_xlsx(data: bytes) -> Extract:
    """Read an Excel file. Hidden sheets and columns are left out; rows are not, as a filter hides them for a while."""
    package = Package(data)
    main = package.main_part() or "xl/workbook.xml"
    workbook = package.xml(main)
    relations = package.relations(main)
    parts = dict(relations.values())
    strings = (
        _shared_strings(package.read(parts["sharedStrings"])) if package.has(parts.get("sharedStrings", "")) else []
    )
    formats = Formats(package.xml_or_none(parts.get("styles")), _counts_from_1904(workbook))
    flow = Flow()
    total = 0
    for entry in workbook.iterfind("sheets/sheet"):
        kind, part = relations.get(entry.get("r:id", ""), ("", ""))
        if entry.get("state") in _HIDDEN or kind != "worksheet":
            continue
        cells = _Cells(strings, formats, total)
        walk(package.read(part), cells.start, cells.end, cells.text)
        total = cells.count
        add_sheet(flow, Sheet(entry.get("name", ""), cells.rows))
    return flow.extract()


def _counts_from_1904(workbook: Element) -> bool:
    properties = workbook.find("workbookPr")
    return properties is not None and properties.get("date1904") in {"1", "true"}


def _shared_strings(data: bytes) -> list[str]:
    """Return the texts that cells refer to by number, without phonetic readings."""
    strings: list[str] = []
    pieces: list[str] = []
    wanted = phonetic = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal wanted, phonetic
        phonetic = phonetic or name == "rPh"
        wanted = name == "t" and not phonetic
        if name == "si":
            pieces.clear()

    def end(name: str) -> None:
        nonlocal wanted, phonetic
        wanted = False
        if name == "rPh":
            phonetic = False
        if name == "si":
            strings.append("".join(pieces))

    walk(data, start, end, lambda text: pieces.append(text) if wanted else None)
    return strings


class _Cells:
    """Takes in a sheet's XML and keeps the cells that are not empty and not hidden."""

    def __init__(self, strings: Sequence[str], formats: Formats, count: int) -> None:
        self.strings, self.formats, self.count = strings, formats, count
        self.rows: dict[int, dict[int, str]] = {}
        self._hidden: list[tuple[int, int]] = []
        self._row, self._column = -1, -1
        self._kind, self._style = "n", 0
        self._pieces: list[str] = []
        self._wanted = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if name == "c":
            self._at(attributes.get("r"))
            self._kind = attributes.get("t", "n")
            self._style = _number(attributes.get("s"), 0)
            self._pieces.clear()
        elif name == "row":
            self._row = _number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            self._hidden.append((_number(attributes.get("min"), 1) - 1, _number(attributes.get("max"), 1)))
        self._wanted = name in {"v", "t"}

    def text(self, text: str) -> None:
        """Take in text."""
        if self._wanted:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """Close an element, and keep the cell if one was closed."""
        self._wanted = False
        if name != "c" or not self._pieces:
            return
        if any(first <= self._column < last for first, last in self._hidden):
            return
        value = self._value("".join(self._pieces)).strip()[:_LONGEST_CELL]
        if value:
            self.rows.setdefault(self._row, {})[self._column] = value
            self.count += 1
            check_size(self.count)

    def _value(self, raw: str) -> str:
        if self._kind == "s":
            at = _number(raw, -1)
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if self._kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        return self.formats.shown(raw, self._style) if self._kind == "n" else raw

    def _at(self, reference: str | None) -> None:
        match = _REFERENCE.fullmatch(reference or "")
        if match is None:
            self._column += 1
            return
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        self._row, self._column = int(match[2]) - 1, column - 1


def _number(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
