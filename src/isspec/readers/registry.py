"""The formats that are read from bytes, one row each; a reader is imported when its first file comes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and where its reader is: ``module.function`` takes bytes and returns an ``Extract``.

    ``module`` is the whole name, ``isspec.readers.pdf``. A format of text that only its content tells has no
    ``suffixes``; ``formats.media_type_of`` then answers its media type.
    ``extra`` names the optional dependency group it needs; ``None`` is the base install. ``apart`` formats are read
    in a process that can be killed, because their parsers are large, written in C, or easily made to run for ever.
    """

    media_type: str
    suffixes: tuple[str, ...]
    module: str
    function: str
    extra: str | None = None
    apart: bool = True


# Definitions for machines; their names and content tell them (readers/machine/recognising.py).
_DEFINITIONS: tuple[Format, ...] = (
    Format("application/vnd.oai.openapi", (), "isspec.readers.machine.openapi", "read_openapi", "machine"),
    Format("application/vnd.aai.asyncapi", (), "isspec.readers.machine.asyncapi", "read_asyncapi", "machine"),
    Format("application/schema+json", (), "isspec.readers.machine.json_schema", "read_json_schema", "machine"),
    Format("application/x-sphinx-needs", (), "isspec.readers.machine.needs", "read_needs"),
    Format("application/x-doorstop", (), "isspec.readers.machine.doorstop", "read_doorstop", "machine"),
    Format("text/x-protobuf", (), "isspec.readers.machine.protobuf", "read_protobuf", "machine"),
    Format("application/graphql", (), "isspec.readers.machine.graphql", "read_graphql", "machine"),
    Format("text/x-gherkin", (), "isspec.readers.machine.gherkin", "read_gherkin", "machine"),
    Format("application/sql", (), "isspec.readers.machine.sql", "read_sql", "machine"),
    Format("application/xml-schema", (), "isspec.readers.machine.xsd", "read_xsd", "machine"),
    Format("application/wsdl+xml", (), "isspec.readers.machine.xsd", "read_wsdl"),
    Format("application/x-reqif", (), "isspec.readers.machine.reqif", "read_reqif"),
    Format("text/x-strictdoc", (), "isspec.readers.machine.strictdoc", "read_strictdoc"),
)

FORMATS: tuple[Format, ...] = (
    Format("application/pdf", (".pdf",), "isspec.readers.pdf", "read_pdf"),
    *_DEFINITIONS,
)
