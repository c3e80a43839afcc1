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
    Format("text/x-gherkin", (), "isspec.readers.machine.gherkin", "read_gherkin"),
    Format("application/sql", (), "isspec.readers.machine.sql", "read_sql", "machine"),
    Format("application/xml-schema", (), "isspec.readers.machine.xsd", "read_xsd", "machine"),
    Format("application/wsdl+xml", (), "isspec.readers.machine.xsd", "read_wsdl"),
    Format("application/x-wayland", (), "isspec.readers.machine.wayland", "read_wayland"),
    Format("application/x-reqif", (), "isspec.readers.machine.reqif", "read_reqif"),
    Format("text/x-strictdoc", (), "isspec.readers.machine.strictdoc", "read_strictdoc"),
)

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_OFFICE: tuple[Format, ...] = (
    Format(
        f"{_OOXML}wordprocessingml.document", (".docx", ".docm", ".dotx", ".dotm"), "isspec.readers.docx", "read_docx"
    ),
    Format("application/msword", (".doc", ".dot"), "isspec.readers.doc", "read_doc"),
    Format("application/rtf", (".rtf",), "isspec.readers.rtf", "read_rtf"),
    Format(f"{_ODF}text", (".odt", ".ott"), "isspec.readers.odf", "read_odt"),
    Format(f"{_ODF}presentation", (".odp", ".otp"), "isspec.readers.odf", "read_odp"),
    Format(f"{_ODF}spreadsheet", (".ods", ".ots"), "isspec.readers.odf", "read_ods"),
    Format(f"{_OOXML}presentationml.presentation", (".pptx", ".pptm"), "isspec.readers.pptx", "read_pptx"),
    Format(f"{_OOXML}spreadsheetml.sheet", (".xlsx", ".xlsm"), "isspec.readers.xlsx", "read_xlsx"),
    Format("application/vnd.ms-excel", (".xls",), "isspec.readers.xls", "read_xls", "office"),
    Format("text/csv", (".csv", ".tsv"), "isspec.readers.delimited", "read_delimited"),
    Format("application/epub+zip", (".epub",), "isspec.readers.epub", "read_epub"),
    Format("application/x-encrypted-office", (), "isspec.readers.encrypted", "read_encrypted", apart=False),
)

FORMATS: tuple[Format, ...] = (
    Format("application/x-ipynb+json", (".ipynb",), "isspec.readers.notebook", "read_notebook", apart=False),
    Format("message/rfc822", (".eml", ".mbox", ".mbx"), "isspec.readers.mail", "read_mail"),
    *_OFFICE,
    Format("application/pdf", (".pdf",), "isspec.readers.pdf", "read_pdf"),
    *_DEFINITIONS,
)
