"""Is a text a definition for machines, and in which language? Told by its name and by what only such texts hold."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from isspec.readers.xml_looks import root_at

# Suffixes of files that may hold anything: only content tells.
_DATA = frozenset({"", ".json", ".yaml", ".yml", ".txt"})
_XML = frozenset({"", ".xml", ".txt"})
_HEAD = 4000
_OPENING = 20_000  # of XML, where licences stand above or within the first element
_OWN: dict[str, str] = {
    ".proto": "text/x-protobuf",
    ".feature": "text/x-gherkin",
    ".reqif": "application/x-reqif",
    ".sdoc": "text/x-strictdoc",
    ".xsd": "application/xml-schema",
    ".wsdl": "application/wsdl+xml",
    ".graphqls": "application/graphql",
}
_TYPE = re.compile(
    r"^(?:extend[ ]+)?(?:type|interface|union|enum|input|scalar|schema|directive)[ ]+(?:@?\w|\{)", re.MULTILINE
)
_TABLE = re.compile(
    r"^[ \t]*CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED)\s+){0,2}TABLE\b",
    re.IGNORECASE | re.MULTILINE,
)
_OPENAPI = re.compile(
    r"\"(?:openapi|swagger)\"\s*:\s*\"[23]\.\d|^(?:openapi|swagger)[ ]*:[ ]*[\"']?[23]\.\d", re.MULTILINE
)
_ASYNCAPI = re.compile(r"\"asyncapi\"\s*:\s*\"\d|^asyncapi[ ]*:[ ]*[\"']?\d", re.MULTILINE)
_SCHEMA = re.compile(r"[\"']?\$schema[\"']?\s*:\s*[\"']?https?://json-schema\.org/")
# A part of a schema declares no draft: "definitions" are the first of it, or the properties of an object, or of one
# that has a name there, for others to include.
_SCHEMA_PART = re.compile(
    r"\{\s{0,99}(?:\"[\w.-]{1,80}\"\s{0,9}:\s{0,9}\{\s{0,99})?"
    r"(?:\"(?:\$?id|title|\$?comment|description)\"\s{0,9}:\s{0,9}\"[^\"\n]{0,500}\"\s{0,9},\s{0,99}){0,5}"
    r"(?:\"(?:definitions|\$defs)\"|\"type\"\s{0,9}:\s{0,9}\"object\"\s{0,9},.{0,999}?\"properties\")\s{0,9}:\s{0,9}\{",
    re.DOTALL,
)
_SCHEMA_TYPE = re.compile(r"\"type\"\s{0,9}:\s{0,9}\"(?:object|array|string|integer|number|boolean)\"")
_NEEDS = re.compile(r"\"needs\"\s*:\s*\{")
_DOORSTOP = re.compile(r"^(?:active|derived|level|normative|reviewed|links|text)[ ]*:", re.MULTILINE)
_ROOTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<(?:\w+:)?schema\b[^<>]{0,2000}http://www\.w3\.org/2001/XMLSchema"), "application/xml-schema"),
    (re.compile(r"<(?:\w+:)?definitions\b[^<>]{0,3000}http://schemas\.xmlsoap\.org/wsdl/"), "application/wsdl+xml"),
    (re.compile(r"<(?:\w+:)?description\b[^<>]{0,3000}http://www\.w3\.org/ns/wsdl"), "application/wsdl+xml"),
    (re.compile(r"<(?:\w+:)?REQ-IF\b"), "application/x-reqif"),
    (
        re.compile(r"<protocol\s[^<>]{0,300}>.{0,15000}?<interface\s+name=[^<>]{0,200}\bversion=", re.DOTALL),
        "application/x-wayland",
    ),
)
_FEATURE = re.compile(
    r"(?:[ \t]*(?:[#@][^\n]*)?\n){0,60}[ \t]*Feature:[^\n]*\n"
    r"(?:[^\n]*\n){0,30}?[ \t]*(?:Scenario|Background|Rule|Example)\b"
)


def machine_type(path: str, text: str) -> str | None:
    """Return the media type of a definition for machines, ``None`` for any other text.

    >>> machine_type("api.yaml", "openapi: 3.1.0\\npaths: {}\\n"), machine_type("a.json", '{"swagger": true}')
    ('application/vnd.oai.openapi', None)
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _OWN:
        return _OWN[suffix]
    if suffix in {".graphql", ".gql"}:
        return "application/graphql" if _TYPE.search(text) else None
    if suffix in {".sql", ".ddl"}:
        return "application/sql" if _TABLE.search(text) else None
    head = text[:_HEAD].lstrip()
    if suffix in _DATA and (found := _data_type(path, text, head)):
        return found
    if suffix in _XML and head[:1] == "<":
        # Only the root tells: a document about such definitions quotes them.
        at = root_at(text)
        opening = text[at : at + _OPENING]
        return next((media_type for root, media_type in _ROOTS if root.match(opening)), None)
    if suffix in {"", ".txt"}:
        return _by_opening(head)
    return None


def _data_type(path: str, text: str, head: str) -> str | None:
    if head[:1] not in {"{", "["} and not re.match(r"(?:%|---|#|[\w$\"']+[ ]*:)", head):
        return None
    if _OPENAPI.search(text):
        return "application/vnd.oai.openapi"
    if _ASYNCAPI.search(text):
        return "application/vnd.aai.asyncapi"
    if PurePosixPath(path).name.endswith((".schema.json", ".schema.yaml", ".schema.yml")) or _SCHEMA.search(head):
        return "application/schema+json"
    if PurePosixPath(path).suffix.lower() == ".json" and _SCHEMA_PART.match(head) and _SCHEMA_TYPE.search(text):
        return "application/schema+json"
    if head[:1] == "{" and '"versions"' in head and '"current_version"' in text and _NEEDS.search(text):
        return "application/x-sphinx-needs"
    if head[:1] != "{" and len(set(_DOORSTOP.findall(text))) >= 5:
        return "application/x-doorstop"
    return None


def _by_opening(head: str) -> str | None:
    if re.match(r"(?:\s*//[^\n]*\n|\s*/\*.{0,2000}?\*/)*\s*syntax\s*=\s*[\"']proto[23][\"']\s*;", head, re.DOTALL):
        return "text/x-protobuf"
    if head.startswith("[DOCUMENT]\n"):
        return "text/x-strictdoc"
    return "text/x-gherkin" if _FEATURE.match(head) else None
