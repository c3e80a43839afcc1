"""Definitions for machines are read by their own parsers, element by element, each with its place."""

from __future__ import annotations

import time

import pytest

from isspec.judging.machine import judge_machine, told_in
from isspec.pipeline import check_text
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Problem, Source
from tests.readers.machine.definitions import (
    ASYNCAPI,
    BROKEN,
    DEFINITIONS,
    GHERKIN,
    GRAPHQL,
    OPENAPI,
    PROTO,
    REQIF,
    SCHEMA,
    STRICTDOC,
    WAYLAND,
    Definition,
)  # fmt: skip
from tests.readers.test_properties import hold
from tests.readers.valve import document

EVERY = pytest.mark.parametrize("one", DEFINITIONS, ids=lambda one: one.name)


@EVERY
def test_a_definition_is_its_own_text_and_its_elements_are_statements(one: Definition) -> None:
    found = document(one.text, one.name)
    assert found.text == one.text
    assert found.machine is not None
    assert found.machine.kind == one.kind
    assert found.machine.parts == one.parts
    hold(found)
    first = split(found)[0]
    assert first.text.startswith(one.first)
    assert first.line == one.line


@EVERY
def test_line_ends_of_windows_move_nothing(one: Definition) -> None:
    found = document(one.text.replace("\n", "\r\n"), one.name)
    hold(found)
    assert [each.line for each in split(found)] == [each.line for each in split(document(one.text, one.name))]


@pytest.mark.parametrize(("name", "text", "line"), BROKEN, ids=[f"{name}-{line}" for name, _, line in BROKEN])
def test_a_broken_definition_is_a_problem_with_its_line(name: str, text: str, line: int) -> None:
    problem = read(Source(name, text.encode()))
    assert isinstance(problem, Problem), problem
    assert problem.code == "broken-definition"
    assert f"at line {line} (" in problem.message


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.yaml", OPENAPI, "An OpenAPI 3.1 definition of one operation and one schema."),
        ("a.feature", GHERKIN, "A Gherkin feature of one scenario and 3 steps."),
        ("a.json", SCHEMA, "A JSON Schema of draft 2020-12 of 2 properties."),
    ],
)
def test_a_small_definition_is_a_spec_and_the_reason_counts(name: str, text: str, reason: str) -> None:
    found = document(text, name)
    judgment = judge_machine(found, split(found))
    assert (judgment.verdict, judgment.kind) == ("spec", found.machine.kind if found.machine else None)
    assert judgment.reason == reason
    assert judgment.tally.total == judgment.tally.build_evidence == len(split(found))
    assert judgment.evidence


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "openapi: 3.0.3\ninfo: {title: Nothing, version: '1'}\npaths: {}\n"),
        ("a.proto", 'syntax = "proto3";\npackage nothing;\n'),
        ("a.feature", "Feature: Nothing yet\n"),
        ("a.json", '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}'),
    ],
)
def test_a_skeleton_is_no_spec(name: str, text: str) -> None:
    found = document(text, name)
    assert judge_machine(found, split(found)).verdict == "partial"


def test_errors_and_data_are_told_from_interfaces() -> None:
    found = document(OPENAPI, "a.yaml")
    assert found.machine is not None
    aspects = {split_.text.split(":")[0]: found.machine.aspect(split_.span.start) for split_ in split(found)}
    assert aspects['"200"'] == "interface"
    assert aspects['"404"'] == "error"
    assert aspects["open"] == "data"


def test_requirements_stand_under_the_headings_of_their_specification() -> None:
    assert split(document(REQIF, "a.reqif"))[0].trail == ("Closing",)
    assert split(document(STRICTDOC, "a.sdoc"))[0].trail == ("Closing", "Full tank")


def test_the_prose_between_requirements_is_read_too() -> None:
    needed = "[REQUIREMENT]\nTITLE: Full tank\nSTATEMENT: >>>\nThe valve shall close.\n\nIt shuts slowly.\n<<<\n\n"
    told = "[TEXT]\nSTATEMENT: >>>\nThe valve is of brass. It has two seats.\n<<<\n\n"
    found = document(f"[DOCUMENT]\nTITLE: Valve\n\n{told}{needed * 3}", "a.sdoc")
    assert [statement.text for statement in told_in(split(found))][:2] == [
        "The valve is of brass.",
        "It has two seats.",
    ]
    assert [s.text for s in split(found) if s.trail == ("Full tank",)][:2] == [
        "The valve shall close.", "It shuts slowly.",
    ]  # fmt: skip


def test_a_strictdoc_file_of_much_prose_and_hardly_a_requirement_is_prose() -> None:
    needed = "[DESIGN]\nTITLE: Seat\nSTATEMENT: The valve has two seats.\n\n"
    told = "[TEXT]\nSTATEMENT: >>>\nThe valve was drawn by hand. It leaked for a year, and nobody knew why.\n<<<\n\n"
    assert document(f"[DOCUMENT]\nTITLE: Valve\n\n{told}{needed}", "a.sdoc").machine is None


def test_a_strictdoc_file_without_requirements_is_prose() -> None:
    found = document(
        "[DOCUMENT]\nTITLE: Notes\n\n[TEXT]\nSTATEMENT: >>>\nThe valve was old.\n\n- It leaked.\n<<<\n", "a.sdoc"
    )
    assert found.machine is None
    assert [block.kind for block in found.blocks] == ["paragraph", "item"]


LONG = (
    "Opens the valve, if the tank is not empty. The caller must hold the key of the valve, which the keeper gives out "
    "once a day. A second call within a minute is refused."
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", OPENAPI.replace("      summary:", f"      description: >-\n        {LONG}\n      summary:")),
        ("b.yaml", OPENAPI.replace("      summary:", f'      description: "{LONG}"\n      summary:')),
        (
            "c.json",
            SCHEMA.replace('"properties"', f'"description": "{LONG}\\n\\n- It {{stops}}.\\n- It waits.", "properties"'),
        ),
    ],
)
def test_a_long_description_is_cut_into_sentences(name: str, text: str) -> None:
    found = document(text, name)
    hold(found)
    told = [statement.text for statement in told_in(split(found))]
    assert told[:3] == [f"{sentence.rstrip('.')}." for sentence in LONG.split(". ")]
    assert told[3:] == (["- It {stops}.", "- It waits."] if name == "c.json" else [])
    assert found.machine is not None
    judgment = judge_machine(found, split(found))
    assert all(finding.statement.block == "row" for finding in judgment.evidence)


def test_a_long_licence_hides_no_protocol() -> None:
    licence = "It may be copied, and comes without any warranty. " * 150
    found = document(WAYLAND.replace("It may be copied.", licence), "valve.xml")
    assert found.machine is not None
    assert not any("warranty" in statement.text for statement in split(found))


def test_what_stands_behind_a_description_is_not_lost() -> None:
    text = OPENAPI.replace("      summary:", f'      description: "{LONG}"\n      summary:')
    assert any("summary: State" in statement.text for statement in split(document(text, "a.yaml")))


def test_descriptions_do_not_make_a_skeleton_a_spec() -> None:
    text = f"openapi: 3.0.3\ninfo: {{title: Nothing, version: '1', description: '{LONG}'}}\npaths: {{}}\n"
    report = check_text(text, name="a.yaml")
    assert [document_.verdict for document_ in report.documents] == ["partial"]
    assert report.tally.total == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.txt", OPENAPI), ("noname", ASYNCAPI), ("schema.txt", SCHEMA), ("valve", PROTO), ("features", GHERKIN),
        ("export.xml", REQIF), ("doc.txt", STRICTDOC),
    ],
)  # fmt: skip
def test_content_tells_a_definition_whatever_its_name(name: str, text: str) -> None:
    assert document(text, name).machine is not None


@pytest.mark.parametrize(
    "text",
    [
        '{"definitions": {"litres": {"type": "number"}, "valve": {"items": {"$ref": "#/definitions/litres"}}}}',
        '{"$comment": "of the lock", "$defs": {"litres": {"type": "number", "minimum": 0}}}',
        '{"title": "Valve", "type": "object", "required": ["open"], "properties": {"open": {"type": "boolean"}}}',
        '{"valve": {"description": "Of a lock", "type": "object", "properties": {"open": {"type": "boolean"}}}}',
    ],
)
def test_a_part_of_a_schema_that_declares_no_draft_is_one(text: str) -> None:
    found = document(text, "valve.json")
    assert found.machine is not None
    assert found.machine.name.startswith("JSON Schema")


def test_schemas_that_have_names_for_others_to_include_are_all_read() -> None:
    gate = '{"type": "object", "properties": {"open": {"type": "boolean", "description": "Whether water runs."}}}'
    found = document(f'{{"upper": {gate}, "lower": {gate}}}', "gates.json")
    assert [s.trail for s in split(found) if "water runs" in s.text] == [("upper",), ("lower",)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("terms.json", '{"definitions": {"valve": "what opens and shuts", "type": "object of the lock"}}'),
        ("map.json", '{"type": "FeatureCollection", "properties": {"name": "Lock 7", "kind": {"type": "string"}}}'),
        ("package.json", '{"$schema": "https://json.schemastore.org/package", "name": "valve"}'),
        ("query.graphql", "query { valve(id: 1) { open } }\n"),
        ("dump.sql", "INSERT INTO valve VALUES (1, 'open');\n"),
        ("config.yaml", "level: 1\nname: valve\n"),
        ("other.xml", "<?xml version='1.0'?><valve/>"),
    ],
)
def test_data_is_not_taken_for_a_definition(name: str, text: str) -> None:
    found = document(text, name)
    assert found.machine is None
    assert {block.kind for block in found.blocks} == {"code"}


_ALIASES = "".join(f"{name}: &{name} [{', '.join([f'*{chr(ord(name) - 1)}'] * 8)}]\n" for name in "bcdefghijklm")
BOMBS = {
    "a.yaml": f"openapi: 3.0.0\na: &a [1, 2]\n{_ALIASES}",
    "b.yaml": "openapi: 3.0.0\na: &a [*a]\n",
    "c.yaml": "openapi: 3.0.0\na: " + "[" * 100_000,
    "d.json": '{"openapi": "3.0.0", "a": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "e.xsd": '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">&b;</xs:schema>',
    "f.reqif": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<REQ-IF>&a;</REQ-IF>',
    "g.wsdl": '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">' + "<a>" * 100_000,
    "h.graphql": "type A { a: " + "[" * 100_000,
    "i.proto": "message A {" * 20_000,
    "j.sql": "CREATE TABLE a (b INT CHECK (" + "(" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_a_problem_in_good_time(name: str) -> None:
    began = time.perf_counter()
    assert isinstance(read(Source(name, BOMBS[name].encode())), Problem)
    assert time.perf_counter() - began < 20  # seconds


def test_a_schema_that_names_another_is_not_fetched() -> None:
    found = read(
        Source(
            "a.schema.json",
            SCHEMA.replace("https://json-schema.org/draft/2020-12/schema", "http://localhost:9/none").encode(),
        )
    )
    assert isinstance(found, Document)
    assert found.machine is not None


def test_a_schema_without_a_title_is_called_by_its_short_description() -> None:
    told = '"description": "Positions of a valve."'
    for said, title in (
        ('"title": "Valve"', "Valve"),
        (told, "Positions of a valve"),
        (f'"title": "Valve", {told}', "Valve"),
        (f'"description": "{"All that a valve can be told, and more. " * 3}"', None),
    ):
        found = read(Source("a.schema.json", SCHEMA.replace('"title": "Valve"', said).encode()))
        assert isinstance(found, Document)
        assert found.title == title


def test_graphql_operations_are_fields_of_the_roots_that_the_schema_names() -> None:
    renamed = "schema { query: Ask }\n" + GRAPHQL.replace("Query", "Ask")
    found = document(renamed, "a.graphql")
    assert found.machine is not None
    assert dict(found.machine.parts)["operation"] == 1


def test_a_field_of_a_message_is_told_with_the_comment_above_it() -> None:
    text = """syntax = "proto3";

// The valve.
message Valve {
  // Counted
  // from one.
  int32 id = 1;  // said of the number
  /* Open
     or not. */
  bool open = 2;

  // Said of nothing.

  string name = 3;
}
"""
    found = [statement.text for statement in split(document(text, "valve.proto"))]
    assert found == [
        "// The valve.\nmessage Valve",
        "// Counted\n  // from one.\n  int32 id = 1;",
        "/* Open\n     or not. */\n  bool open = 2;",
        "string name = 3;",
    ]
