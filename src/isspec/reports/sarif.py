"""SARIF 2.1.0, the format of code scanning: every alarm is a result with a rule that explains it."""

from __future__ import annotations

import json
import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from isspec.reports.alarms import RULES, alarms
from isspec.reports.quoting import own_words
from isspec.reports.wording import VERDICTS, sentence

if TYPE_CHECKING:
    from isspec.reports.alarms import Alarm
    from isspec.reports.json_report import Json
    from isspec.reports.presentation import Presentation
    from isspec.types import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NUMBERS = {name: at for at, name in enumerate(RULES)}


def to_sarif(report: Report, presentation: Presentation) -> str:
    """Return a log of one run. Paths are relative, so that a scan of a checkout finds them.

    Fingerprints outlive edits elsewhere in a file: they are of the rule, the file and the text, and count repetitions.
    """
    seen: Counter[str] = Counter()
    results = [_result(alarm, seen) for alarm in alarms(report, presentation)]
    bundle = report.bundle
    reason = sentence(own_words(report, presentation.quotes)(bundle.reason))
    log: Json = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "isspec",
                        "semanticVersion": report.version,
                        "version": report.version,
                        "rules": [_rule(name) for name in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
                "properties": {
                    "verdict": bundle.verdict,
                    "reason": f"{VERDICTS[bundle.verdict]}: {reason}",
                    "model": report.model,
                },
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> Json:
    rule = RULES[name]
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": f"{rule.title}."},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": _LEVELS.get(name, "note")},
        "properties": {"tags": ["requirements", "documentation"]},
    }


_LEVELS = {"not-a-spec": "error"} | dict.fromkeys(
    ("part-of-a-spec", "not-readable", "part-missing", "left-open", "contradiction"), "warning"
)


def _result(alarm: Alarm, seen: Counter[str]) -> Json:
    basis = "\n".join((alarm.rule, alarm.path or "", alarm.key))
    seen[basis] += 1
    fingerprint = sha256(f"{basis}\n{seen[basis]}".encode("utf-8", "replace")).hexdigest()[:32]
    result: dict[str, Json] = {
        "ruleId": alarm.rule,
        "ruleIndex": _NUMBERS[alarm.rule],
        "level": alarm.level,
        "message": {"text": alarm.message},
        "partialFingerprints": {"isspec/v1": fingerprint},
    }
    if alarm.path:
        region: Json = {"startLine": alarm.line, "endLine": alarm.last_line}
        result["locations"] = [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(alarm.path)}, "region": region}},
        ]
    return result


def _uri(path: str) -> str:
    """Return a relative reference: a drive letter or a name with a colon is no scheme.

    >>> _uri("a b/ä:c.md"), _uri("//host/share"), _uri("../x.md")
    ('a%20b/%C3%A4%3Ac.md', 'host/share', '../x.md')
    """
    return percent_encoded(re.sub(r"^/+", "", path), safe="/!", errors="surrogateescape")
