"""Numbers in spreadsheets as people see them: days and times are numbers to a spreadsheet, and per cents fractions."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What is quoted, escaped or in brackets in a number format is no sign of a date.
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_PER_CENTS = frozenset({9, 10})
_DAY_0 = datetime(1899, 12, 30)
_DAY_0_OF_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31


class Formats:
    """Which cell styles show numbers as dates or per cents."""

    def __init__(self, styles: Element | None, from_1904: bool = False) -> None:
        codes = {
            each.get("numFmtId"): each.get("formatCode", "")
            for each in (styles.iterfind("numFmts/numFmt") if styles is not None else ())
        }
        found = [each.get("numFmtId", "0") for each in (styles.iterfind("cellXfs/xf") if styles is not None else ())]
        self._dates = [is_date(codes.get(each, ""), each) for each in found]
        self._per_cents = ["%" in codes.get(each, "") or _number(each) in _BUILT_IN_PER_CENTS for each in found]
        self._day_0 = day_0_of(from_1904)

    def shown(self, raw: str, style: int) -> str:
        """Return a number as it is shown, more or less: dates as ISO 8601, other numbers in full."""
        try:
            number = float(raw)
        except ValueError:
            return raw
        if style < len(self._dates) and self._dates[style] and 0 <= number < _LAST_DAY:
            return day(number, self._day_0)
        if style < len(self._per_cents) and self._per_cents[style]:
            return f"{number * 100:.10g}%"
        return f"{number:.15g}" if abs(number) < 1e15 else raw


def day_0_of(from_1904: bool) -> datetime:
    """Return the day that a workbook counts from."""
    return _DAY_0_OF_1904 if from_1904 else _DAY_0


def day(number: float, day_0: datetime = _DAY_0) -> str:
    """Return the date, the time or both that a number of days stands for.

    >>> day(45292.5), day(45292.0), day(0.25)
    ('2024-01-01 12:00', '2024-01-01', '06:00')
    """
    moment = day_0 + timedelta(minutes=round(number * 24 * 60))
    if number < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if not (moment.hour or moment.minute) else f"{moment:%Y-%m-%d %H:%M}"


def is_date(code: str, number: str) -> bool:
    """Say whether a number format, given by its code or its number alone, shows a date or time."""
    if code:
        return bool(re.search(r"[dmyhs]", _LITERAL.sub("", code).lower())) and "general" not in code.lower()
    return _number(number) in _BUILT_IN_DATES


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
