"""The JSON report keeps its schema, its positions and its silence."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from isspec.reports import QUOTES, REPORTS, STATEMENTS, Presentation, Quotes, Statements
from tests.reports.sample import ASK, BAD, BUILD, HALF, SAMPLES, STOP, many

if TYPE_CHECKING:
    from isspec.types import Report


@cache
def validator() -> Draft202012Validator:
    schema = json.loads((files("isspec.reports") / "report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def loaded(report: Report, quotes: Quotes = "full", statements: Statements = "evidence") -> Any:
    return json.loads(REPORTS["json"](report, Presentation(quotes=quotes, statements=statements)))


@pytest.mark.parametrize(("name", "quotes", "statements"), list(product(SAMPLES, QUOTES, STATEMENTS)))
def test_every_report_is_valid_under_the_schema(name: str, quotes: Quotes, statements: Statements) -> None:
    validator().validate(loaded(SAMPLES[name], quotes, statements))


def test_the_schema_describes_every_field_and_allows_no_other() -> None:
    def objects(node: Any) -> list[Any]:
        if isinstance(node, list):
            return [found for item in node for found in objects(item)]
        if not isinstance(node, dict):
            return []
        mine = [node] if node.get("type") == "object" else []
        return mine + [found for value in node.values() for found in objects(value)]

    for node in objects(validator().schema):
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])
        assert all("description" in field or "$ref" in field for field in node["properties"].values())


def test_the_keys_come_in_the_order_of_the_schema() -> None:
    report = loaded(ASK)
    schema = validator().schema
    assert isinstance(schema, dict)
    assert list(report) == list(schema["properties"])
    assert list(report["documents"][0]) == list(schema["$defs"]["document"]["properties"])


def test_statements_none_evidence_and_all_grow() -> None:
    counts = [len(loaded(STOP, statements=s)["documents"][0]["statements"]) for s in ("none", "evidence", "all")]
    assert counts == [0, 1, 3]


def test_positions_quote_the_document() -> None:
    for statement in loaded(ASK, statements="all")["documents"][0]["statements"]:
        assert HALF[statement["start"] : statement["end"]] == statement["text"]


def test_statements_come_in_the_order_of_the_text_and_rank_the_evidence() -> None:
    statements = loaded(BUILD, statements="all")["documents"][0]["statements"]
    assert [statement["rank"] for statement in statements] == [1, 4, 3, 2]
    assert [statement["start"] for statement in statements] == sorted(s["start"] for s in statements)


def test_scores_have_four_digits() -> None:
    assert loaded(STOP)["bundle"]["score"] == 0.9877


def test_the_text_of_a_hostile_document_arrives_exactly() -> None:
    assert loaded(SAMPLES["hostile"])["documents"][0]["statements"][0]["text"] == BAD


def test_a_file_name_that_is_no_unicode_survives() -> None:
    path = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    report = replace(STOP, documents=(replace(STOP.documents[0], path=path),))
    text = REPORTS["json"](report, Presentation())
    assert json.loads(text.encode())["documents"][0]["path"] == path


def test_the_same_report_gives_the_same_bytes() -> None:
    assert REPORTS["json"](many(), Presentation()) == REPORTS["json"](many(), Presentation())


def test_the_report_ends_with_one_newline() -> None:
    assert REPORTS["json"](STOP, Presentation()).endswith("}\n")
