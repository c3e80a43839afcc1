"""Old Excel files (Excel 97 to 2003), by xlrd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.extract import NotReadError
from isspec.readers.flow import Flow
from isspec.readers.parts import DAMAGED
from isspec.readers.sheets import Sheet, add_sheet, check_size
from isspec.readers.xlsx_formats import day, day_0_of

if TYPE_CHECKING:
    from isspec.readers.extract import Extract

_HIDDEN = 0
_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4


def read_xls(data: bytes) -> Extract:
    """Read an old Excel file. Hidden sheets are left out."""
    import xlrd  # type: ignore[import-untyped]

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=_Silence(), ragged_rows=True, formatting_info=False)
        flow = Flow()
        count = 0
        for sheet in book.sheets():
            if sheet.visibility != _HIDDEN:
                continue
            rows: dict[int, dict[int, str]] = {}
            for number in range(sheet.nrows):
                cells = enumerate(sheet.row(number))
                rows[number] = {
                    at: text for at, cell in cells if (text := _shown(cell.ctype, cell.value, book.datemode))
                }
                count += len(rows[number])
                check_size(count)
            add_sheet(flow, Sheet(sheet.name, rows))
        return flow.extract()
    except NotReadError:
        raise
    except Exception as error:  # xlrd raises what struct, its asserts and its tables raise
        if "encrypted" in str(error).lower():
            raise NotReadError("encrypted", "it needs a password: save a copy without one") from None
        raise NotReadError("damaged", f"the file is cut off or broken ({type(error).__name__}): {DAMAGED}") from None


class _Silence:
    """Takes what xlrd would print."""

    def write(self, text: str) -> int:
        """Drop ``text``."""
        return len(text)

    def flush(self) -> None:
        """Do nothing."""


def _shown(kind: int, value: object, datemode: int) -> str:
    if kind == _TEXT:
        return str(value).strip()
    if kind == _NUMBER and isinstance(value, float):
        return f"{value:.15g}"
    if kind == _DATE and isinstance(value, float):
        return day(value, day_0_of(datemode == 1))
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    return ""
