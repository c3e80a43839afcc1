"""JUnit XML, as CI servers read it: the bundle and every document are tests, and those to ask about have failed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from isspec.reports.alarms import alarms
from isspec.reports.quoting import clean, own_words
from isspec.reports.wording import VERDICTS, sentence
from isspec.reports.xml import xml_safe
from isspec.wording import DOCUMENT_VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from isspec.reports.presentation import Presentation
    from isspec.types import BundleVerdict, DocumentVerdict, Report

# What an outcome is called: "failure" is a verdict, "error" that there is none, "skipped" that it does not matter.
_BUNDLE: Mapping[BundleVerdict, str] = {"ask": "failure", "stop": "failure", "unreadable": "error"}
_DOCUMENT: Mapping[DocumentVerdict, str] = {"partial": "failure", "not-spec": "failure", "unreadable": "error"}


def to_junit(report: Report, presentation: Presentation) -> str:
    """Return two suites. No times are in it: the same documents give the same bytes."""
    say = own_words(report, presentation.quotes)
    root = ET.Element("testsuites", name="isspec")
    bundle = report.bundle
    _suite(root, "bundle", [("verdict", _BUNDLE.get(bundle.verdict), VERDICTS[bundle.verdict], say(bundle.reason), "")])
    found: dict[str, list[str]] = {}
    for alarm in alarms(report, presentation):
        if alarm.path:
            found.setdefault(alarm.path, []).append(f"line {alarm.line}: {alarm.message}")
    cases = []
    for document in report.documents:
        outcome = _DOCUMENT.get(document.verdict)
        if bundle.verdict == "build" and outcome:
            outcome = "skipped"
        details = "\n".join(found.get(document.path, ()))
        verdict = DOCUMENT_VERDICTS[document.verdict]
        cases.append((clean(document.path), outcome, verdict, say(document.reason), details))
    _suite(root, "documents", cases)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, name: str, cases: list[tuple[str, str | None, str, str, str]]) -> None:
    """Add a suite of cases: name, outcome, verdict, reason and details."""
    suite = ET.SubElement(root, "testsuite", name=f"isspec.{name}", tests=str(len(cases)))
    for plural, one in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(plural, str(sum(case[1] == one for case in cases)))
    for title, outcome, verdict, reason, details in cases:
        test = ET.SubElement(suite, "testcase", classname=f"isspec.{name}", name=xml_safe(title))
        message = xml_safe(f"{verdict}: {sentence(reason)}")
        if outcome:
            failed = ET.SubElement(test, outcome, message=message)
            if outcome != "skipped":
                failed.set("type", verdict)
            failed.text = xml_safe(details) or None
        else:
            ET.SubElement(test, "system-out").text = "\n".join(filter(None, [message, xml_safe(details)]))
