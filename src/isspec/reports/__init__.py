"""The reports by name. Each takes a report and how to show it, and returns text; none touches the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from isspec.reports.index import to_index
from isspec.reports.json_report import to_json
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
    "QUOTES",
    "REPORTS",
    "STATEMENTS",
    "Detail",
    "Links",
    "Presentation",
    "Quotes",
    "Renderer",
    "Screen",
    "Statements",
    "made_by_isspec",
]

Renderer = Callable[[Report, Presentation], str]


def _to_terminal(report: Report, presentation: Presentation) -> str:
    # Late: rich costs 50 ms that a program which only wants JSON should not pay.
    from isspec.reports.terminal import to_terminal

    return to_terminal(report, presentation)


REPORTS: Mapping[str, Renderer] = MappingProxyType(
    {"index": to_index, "json": to_json, "message": to_message, "terminal": _to_terminal}
)
