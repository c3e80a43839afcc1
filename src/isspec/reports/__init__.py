"""The reports by name. Each takes a report and how to show it, and returns text or bytes; none touches the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from isspec.reports.formats import FORMATS, Format, format_of
from isspec.reports.message import to_message
from isspec.reports.ownership import made_by_isspec
from isspec.reports.presentation import (
    DETAILS,
    QUOTES,
    STATEMENTS,
    Detail,
    Links,
    Presentation,
    Quotes,
    Screen,
    Statements,
)
from isspec.types import Report

__all__ = [
    "DETAILS",
    "FORMATS",
    "QUOTES",
    "REPORTS",
    "STATEMENTS",
    "Detail",
    "Format",
    "Links",
    "Presentation",
    "Quotes",
    "Renderer",
    "Screen",
    "Statements",
    "format_of",
    "made_by_isspec",
]

Renderer = Callable[[Report, Presentation], str]


def _to_terminal(report: Report, presentation: Presentation) -> str:
    # Late: rich costs 50 ms that a program which only wants JSON should not pay.
    from isspec.reports.terminal import to_terminal

    return to_terminal(report, presentation)


# Those that are text, by name, with the two that are not written to files.
REPORTS: Mapping[str, Renderer] = MappingProxyType(
    {name: one.text for name, one in FORMATS.items() if name != "xlsx"}
    | {"index": FORMATS["markdown"].text, "message": to_message, "terminal": _to_terminal}
)
