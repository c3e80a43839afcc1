"""What the tools for requirements make of our files, read by those tools themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import reqif as library
import xmlschema
from reqif.parser import ReqIFParser

from isspec.readers import read
from isspec.reports import REPORTS, Presentation, Quotes
from isspec.types import Document, Source
from tests.reports.sample import ASK, BUILD, SAMPLES

if TYPE_CHECKING:
    from isspec.types import Report

XSD = Path(library.__file__).parent / "reqif_schema" / "reqif.xsd"


def written(name: str, report: Report, quotes: Quotes = "full") -> str:
    return REPORTS[name](report, Presentation(quotes=quotes, statements="all"))


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(XSD))


@pytest.mark.parametrize("quotes", ["full", "none"])
@pytest.mark.parametrize("name", SAMPLES)
def test_reqif_is_valid_and_read_again_by_its_library(
    name: str, quotes: Quotes, schema: xmlschema.XMLSchema, tmp_path: Path
) -> None:
    file = tmp_path / "report.reqif"
    file.write_text(written("reqif", SAMPLES[name], quotes), encoding="utf-8")
    assert [error.reason for error in schema.iter_errors(str(file))] == []
    content = ReqIFParser.parse(str(file)).core_content.req_if_content
    assert len(content.specifications) == len(SAMPLES[name].documents)
    statements = [one for one in content.spec_objects if one.spec_object_type == "isspec-item"]
    assert len(statements) == SAMPLES[name].tally.total


def test_every_statement_comes_back_from_reqif_with_its_text_class_and_place(tmp_path: Path) -> None:
    file = tmp_path / "report.reqif"
    file.write_text(written("reqif", ASK), encoding="utf-8")
    objects = ReqIFParser.parse(str(file)).core_content.req_if_content.spec_objects
    maps = [each.attribute_map for each in objects]
    values = [{key.removeprefix("isspec-item-"): one.value for key, one in each.items()} for each in maps]
    findings = ASK.documents[0].findings
    assert [value["text"] for value in values] == [finding.statement.text for finding in findings]
    assert [value["class"] for value in values] == [[f"isspec-class-{finding.label}"] for finding in findings]
    assert [(value["file"], value["line"]) for value in values] == [
        (finding.statement.path, str(finding.statement.line)) for finding in findings
    ]


def test_strictdoc_imports_our_reqif(tmp_path: Path) -> None:
    from strictdoc.backend.reqif.reqif_reader import ReqIFReader

    file = tmp_path / "report.reqif"
    file.write_text(written("reqif", BUILD), encoding="utf-8")
    (document,) = ReqIFReader.read_from_file(str(file))
    nodes = document.section_contents
    assert [node.reserved_statement.rstrip("\n") for node in nodes] == [
        finding.statement.text for finding in BUILD.documents[0].findings
    ]


@pytest.mark.parametrize("quotes", ["full", "none"])
@pytest.mark.parametrize("name", [name for name in SAMPLES if SAMPLES[name].tally.total])
def test_strictdoc_reads_its_own_format_as_we_write_it(name: str, quotes: Quotes) -> None:
    from strictdoc.backend.sdoc.reader import SDReader

    document = SDReader().read(written("strictdoc", SAMPLES[name], quotes), file_path="report.sdoc")
    assert document.title == "isspec report"
    sections = [node for node in document.section_contents if node.node_type == "SECTION"]
    assert len(sections) == len([one for one in SAMPLES[name].documents if one.findings])
    assert sum(len(section.section_contents) for section in sections) == SAMPLES[name].tally.total


@pytest.mark.parametrize(("name", "suffix"), [("reqif", ".reqif"), ("strictdoc", ".sdoc")])
def test_our_own_readers_read_what_we_write(name: str, suffix: str) -> None:
    document = read(Source(f"report{suffix}", written(name, BUILD).encode()))
    assert isinstance(document, Document)
    assert document.machine is not None


@pytest.mark.slow
def test_sphinx_needs_imports_our_needs(tmp_path: Path) -> None:
    (tmp_path / "needs.json").write_text(written("needs", ASK), encoding="utf-8")
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.rst").write_text("Needs\n=====\n\n.. needimport:: needs.json\n")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-b", "needs", str(tmp_path), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=True,
    )
    out = json.loads((tmp_path / "out" / "needs.json").read_text(encoding="utf-8"))
    (version,) = out["versions"].values()
    assert {need["type"] for need in version["needs"].values()} == {"req", "spec", "demand"}, done.stderr
    assert {need["content"] for need in version["needs"].values()} == {
        finding.statement.text for finding in ASK.documents[0].findings
    }


CONF = """
project = "isspec report"
version = "1.0"
extensions = ["sphinx_needs"]
needs_types = [
    {"directive": "req", "title": "Requirement", "prefix": "R_"},
    {"directive": "spec", "title": "Specification", "prefix": "S_"},
    {"directive": "demand", "title": "Demand", "prefix": "D_"},
    {"directive": "info", "title": "Information", "prefix": "I_"},
]
"""


@pytest.mark.parametrize("name", SAMPLES)
def test_needs_have_an_identifier_that_sphinx_needs_takes(name: str) -> None:
    value: dict[str, Any] = json.loads(written("needs", SAMPLES[name]))
    version = value["versions"][value["current_version"]]
    assert version["needs_amount"] == len(version["needs"]) == SAMPLES[name].tally.total
    for identifier, need in version["needs"].items():
        assert need["id"] == identifier
        assert identifier.replace("_", "").isalnum()
        assert identifier.isupper()
