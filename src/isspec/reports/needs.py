"""needs.json, which sphinx-needs imports: every statement is a need with its place and its class."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from isspec.reports.items import items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isspec.reports.json_report import Json
    from isspec.reports.presentation import Presentation
    from isspec.types import Report, StatementClass

# The types that sphinx-needs has from the start, and two that a project adds to its ``needs_types``.
_TYPES: Mapping[StatementClass, tuple[str, str]] = {
    "requirement": ("req", "Requirement"),
    "description": ("spec", "Specification"),
    "demand": ("demand", "Demand"),
    "other": ("info", "Information"),
}


def to_needs(report: Report, presentation: Presentation) -> str:
    """Return the needs as version 1.0 of a project; no date is in it."""
    needs: dict[str, Json] = {}
    for item in items(report, presentation):
        kind, name = _TYPES[item.finding.label]
        needs[item.identifier] = {
            "id": item.identifier,
            "title": item.title,
            "content": item.text or "",
            "description": item.text or "",
            "type": kind,
            "type_name": name,
            "status": "open",
            "tags": [tag for tag in (item.finding.label, item.finding.aspect) if tag],
            "docname": item.path,
            "lineno": item.line,
            "sections": list(reversed(item.headings)),
            "bound": item.bound or "",
            "probability": f"{item.finding.score:.4f}",
            "links": [],
        }
    value: Json = {
        "project": "isspec report",
        "current_version": "1.0",
        "versions": {
            "1.0": {
                "creator": {"program": "isspec", "version": report.version},
                "needs": needs,
                "needs_amount": len(needs),
            }
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
