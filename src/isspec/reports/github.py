"""Annotations for GitHub: commands that a workflow prints, and that show beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.reports.alarms import RULES, alarms
from isspec.reports.quoting import clean, own_words
from isspec.reports.wording import VERDICTS, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isspec.reports.alarms import Alarm, Level
    from isspec.reports.presentation import Presentation
    from isspec.types import BundleVerdict, Report

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SEVERITY: Mapping[BundleVerdict, str] = {"build": "notice", "ask": "warning", "stop": "error", "unreadable": "error"}
_ORDER = tuple(_COMMANDS)


def to_github(report: Report, presentation: Presentation) -> str:
    """Return one command a line, the verdict first, then the gravest: GitHub shows only ten of a kind a step."""
    reason = sentence(own_words(report, presentation.quotes)(report.bundle.reason))
    verdict = report.bundle.verdict
    lines = [f"::{_SEVERITY[verdict]} title=isspec::{_message(f'{VERDICTS[verdict]}: {reason}')}"]
    found = sorted(alarms(report, presentation), key=lambda alarm: _ORDER.index(alarm.level))
    lines += [_command(alarm) for alarm in found]
    return "\n".join(lines) + "\n"


def _command(alarm: Alarm) -> str:
    properties = {"title": f"isspec: {RULES[alarm.rule].title}"}
    if alarm.path:
        place = {"file": clean(alarm.path), "line": str(alarm.line), "endLine": str(alarm.last_line)}
        properties = place | properties
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[alarm.level]} {written}::{_message(alarm.message)}"


def _message(text: str) -> str:
    r"""Return text that cannot end a command or begin another.

    >>> _message("100 %\n::set-env name=PATH::x")
    '100 %25%0A::set-env name=PATH::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
