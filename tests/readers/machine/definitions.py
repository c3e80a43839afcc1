"""A definition in each language, all of the same valve, and broken ones with the line that they break at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """``first`` is a statement in it, which ``line`` it stands on, and ``parts`` what a reason counts."""

    name: str
    text: str
    first: str
    line: int
    parts: tuple[tuple[str, int], ...]
    kind: str = "interface"


OPENAPI = """\
openapi: 3.1.0
info: {title: Valve controller, version: "1"}
paths:
  /valves/{id}:
    get:
      summary: State of a valve — “open” or “shut”
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
      responses:
        "200":
          description: The valve
        "404":
          description: There is no such valve
components:
  schemas:
    Valve:
      type: object
      properties:
        open:
          type: boolean
"""
SCHEMA = """\
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Valve",
  "type": "object",
  "properties": {
    "open": {"type": "boolean"},
    "litres": {"type": "number", "minimum": 0}
  }
}
"""
ASYNCAPI = """\
asyncapi: 2.6.0
info: {title: Valve events, version: "1"}
channels:
  valve/opened:
    subscribe:
      message:
        payload:
          type: object
          properties:
            id: {type: integer}
"""
PROTO = """\
syntax = "proto3";
package valve.v1;
// Größe in Litern
message Valve {
  int32 id = 1;
  oneof state { bool open = 2; string error = 3; }
}
service Valves { rpc Open(Valve) returns (Valve); }
"""
GRAPHQL = """\
type Query {
  "The valve, if there is one"
  valve(id: ID!): Valve
}
type Valve { open: Boolean!  litres: Float }
"""
GHERKIN = """\
@valve
Feature: Closing the valve
  As an operator I want the valve to close.

  Scenario: The tank is full
    Given an open valve
    When the tank is full
    Then the valve closes
      | after | 50 ms |
"""
SQL = """\
-- Valves
CREATE TABLE valve (
  id BIGSERIAL PRIMARY KEY,
  litres NUMERIC(10, 2) CHECK (litres >= 0),
  CONSTRAINT unique_name UNIQUE (id)
);
"""
XSD = """\
<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="valve" type="Ventilgröße"/>
  <xs:complexType name="Ventilgröße">
    <xs:attribute name="open" type="xs:boolean" use="required"/>
  </xs:complexType>
</xs:schema>
"""
WSDL = """\
<definitions name="Valves" xmlns="http://schemas.xmlsoap.org/wsdl/">
  <message name="OpenRequest"><part name="id" type="int"/></message>
  <portType name="ValvePort">
    <operation name="Open"><input message="OpenRequest"/></operation>
  </portType>
</definitions>
"""
REQIF = """\
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:x="http://www.w3.org/1999/xhtml">
  <THE-HEADER><REQ-IF-HEADER><TITLE>Valve requirements</TITLE></REQ-IF-HEADER></THE-HEADER>
  <CORE-CONTENT><REQ-IF-CONTENT>
    <SPEC-TYPES><SPEC-OBJECT-TYPE><SPEC-ATTRIBUTES>
      <ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="t" LONG-NAME="ReqIF.Text"/>
      <ATTRIBUTE-DEFINITION-STRING IDENTIFIER="h" LONG-NAME="ReqIF.ChapterName"/>
    </SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES>
    <SPEC-OBJECTS>
      <SPEC-OBJECT IDENTIFIER="o1"><VALUES><ATTRIBUTE-VALUE-STRING THE-VALUE="Closing">
        <DEFINITION><R>h</R></DEFINITION></ATTRIBUTE-VALUE-STRING></VALUES></SPEC-OBJECT>
      <SPEC-OBJECT IDENTIFIER="o2"><VALUES><ATTRIBUTE-VALUE-XHTML><DEFINITION><R>t</R></DEFINITION>
        <THE-VALUE><x:div>The valve closes when full.</x:div></THE-VALUE></ATTRIBUTE-VALUE-XHTML></VALUES></SPEC-OBJECT>
    </SPEC-OBJECTS>
    <SPECIFICATIONS><SPECIFICATION><CHILDREN><SPEC-HIERARCHY><OBJECT><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></OBJECT>
      <CHILDREN><SPEC-HIERARCHY><OBJECT><SPEC-OBJECT-REF>o2</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY></CHILDREN>
    </SPEC-HIERARCHY></CHILDREN></SPECIFICATION></SPECIFICATIONS>
  </REQ-IF-CONTENT></CORE-CONTENT>
</REQ-IF>
"""
STRICTDOC = """\
[DOCUMENT]
TITLE: Valve requirements

[[SECTION]]
TITLE: Closing

[REQUIREMENT]
UID: V-1
TITLE: Full tank
STATEMENT: >>>
The valve shall close
when the tank is full.
<<<

[[/SECTION]]
"""
DOORSTOP = """\
active: true
derived: false
header: ''
level: 1.0
links: []
normative: true
ref: ''
reviewed: null
text: |
  The valve shall close when the tank is full.
"""
WAYLAND = """\
<?xml version="1.0"?>
<protocol name="valve_v1">
  <copyright>Ann Author, 2026. It may be copied.</copyright>
  <interface name="valve" version="1">
    <request name="open">
      <arg name="id" type="uint"/>
    </request>
    <event name="opened"/>
  </interface>
</protocol>
"""
NEEDS = """\
{
  "current_version": "1.0",
  "project": "Valve",
  "versions": {"1.0": {"needs": {
    "V_1": {"title": "Full tank", "content": "The valve shall close when the tank is full."}
  }}}
}
"""

DEFINITIONS = (
    Definition("valve.yaml", OPENAPI, "get:\n      summary: State", 5, (("operation", 1), ("schema", 1))),
    Definition("valve.json", SCHEMA, '{\n  "$schema"', 1, (("property", 2),)),
    Definition("events.yml", ASYNCAPI, "valve/opened:", 4, (("channel", 1), ("operation", 1))),
    Definition(
        "valve.proto",
        PROTO,
        "// Größe in Litern\nmessage Valve",
        3,
        (("service", 1), ("call", 1), ("message", 1), ("field", 3)),
    ),
    Definition("valve.graphql", GRAPHQL, "type Query", 1, (("operation", 1), ("type", 2), ("field", 2))),
    Definition("valve.feature", GHERKIN, "Feature: Closing", 2, (("scenario", 1), ("step", 3)), "requirements"),
    Definition("valve.sql", SQL, "CREATE TABLE valve", 2, (("table", 1), ("column", 2), ("constraint", 1))),
    Definition("valve.xsd", XSD, '<xs:element name="valve"', 3, (("element", 1), ("type", 1), ("attribute", 1))),
    Definition("valve.wsdl", WSDL, '<message name="OpenRequest"', 2, (("operation", 1), ("message", 1))),
    Definition("valve.reqif", REQIF, "The valve closes", 12, (("requirement", 1),), "requirements"),
    Definition("valve.xml", WAYLAND, '<interface name="valve"', 4, (("interface", 1), ("request", 1), ("event", 1))),
    Definition("valve.sdoc", STRICTDOC, "The valve shall close", 11, (("requirement", 1),), "requirements"),
    Definition("V001.yml", DOORSTOP, "The valve shall close", 10, (("requirement", 1),), "requirements"),
    Definition("needs.json", NEEDS, "The valve shall close", 5, (("need", 1),), "requirements"),
)

# (name, text, the line that the problem names)
BROKEN = (
    ("a.yaml", OPENAPI.replace("  version", "  - version").replace("paths:", "paths: ["), 4),
    (
        "a.yaml",
        OPENAPI.replace('"200":\n          description: The valve', '"200":\n          descriptio: The valve'),
        11,
    ),
    ("a.yaml", OPENAPI.replace("{type: integer}", "{$ref: '#/components/schemas/Id'}"), 8),
    ("a.json", SCHEMA.replace('"boolean"}', '"bool"}'), 6),
    ("a.json", SCHEMA.replace('"boolean"},', '"boolean"}'), 7),
    ("a.yml", ASYNCAPI.replace("title: Valve events, ", ""), 2),
    ("a.proto", PROTO.replace("int32 id = 1;", "int32 id = ;"), 5),
    ("a.graphql", GRAPHQL.replace("ID!", "!"), 3),
    ("a.feature", GHERKIN.replace("When the", "Wen the"), 7),
    ("a.sql", SQL.replace("id BIGSERIAL PRIMARY KEY,", "id BIGSERIAL ((,"), 4),
    ("a.xsd", XSD.replace("xs:attribute", "xs:atribute"), 4),
    ("a.xsd", XSD.replace('use="required"/>', 'use="required">'), 6),
    ("a.wsdl", WSDL.replace("</portType>", ""), 6),
    ("a.reqif", REQIF.replace("</SPEC-OBJECTS>", ""), 17),
    ("a.xml", WAYLAND.replace("</request>", ""), 9),
    ("a.sdoc", STRICTDOC.replace("[DOCUMENT]", "[DOKUMENT]"), 1),
    ("V001.yml", DOORSTOP.replace("|\n  The", "[\n  The"), 11),
    ("needs.json", NEEDS.replace('"versions": {', '"versions": [{'), 7),
)
