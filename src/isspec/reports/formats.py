"""The formats that a report can be written in, as one table: what each is for, its suffixes, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from isspec.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from isspec.reports.presentation import Presentation, Statements
    from isspec.types import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A format: where its renderer is, which is imported when it is used, and what stands in the documentation.

    ``statements`` is what it shows of them unless told otherwise, ``whole`` whether it needs the documents' texts.
    """

    says: str
    module: str
    function: str
    suffixes: tuple[str, ...] = ()
    statements: Statements = "all"
    whole: bool = False

    def render(self, report: Report, presentation: Presentation) -> str | bytes:
        """Return the report in this format; raise ``UsageError`` with the cure where its library is absent."""
        renderer: Callable[[Report, Presentation], str | bytes] = getattr(
            import_module(f"isspec.reports.{self.module}"), self.function
        )
        return renderer(report, presentation)

    def text(self, report: Report, presentation: Presentation) -> str:
        """Return the report in this format, which is one of text."""
        rendered = self.render(report, presentation)
        assert isinstance(rendered, str)
        return rendered


FORMATS: Mapping[str, Format] = MappingProxyType({
    "csv": Format("a table of statements", "tables", "to_csv", (".csv",)),
    "github": Format("annotations in a GitHub workflow's log", "github", "to_github", (), "evidence"),
    "html": Format("one page to read, search and print", "html.page", "to_html", (".html", ".htm"), whole=True),
    "json": Format("everything, by a schema", "json_report", "to_json", (".json",), "evidence"),
    "junit": Format("test results for a CI server", "junit", "to_junit", (".xml",), "evidence"),
    "markdown": Format("INDEX.md for colleagues", "index", "to_index", (".md", ".markdown"), "evidence"),
    "needs": Format("needs.json of sphinx-needs", "needs", "to_needs", ("needs.json",)),
    "reqif": Format("requirements for DOORS, Polarion and the like", "reqif", "to_reqif", (".reqif",)),
    "sarif": Format("SARIF 2.1.0 for code scanning", "sarif", "to_sarif", (".sarif", ".sarif.json"), "evidence"),
    "strictdoc": Format("requirements for StrictDoc", "strictdoc", "to_strictdoc", (".sdoc",)),
    "xlsx": Format("a workbook of statements and documents", "tables", "to_xlsx", (".xlsx",)),
})  # fmt: skip


def format_of(file: str) -> str:
    """Return the name of the format that a file's suffix says; the longest suffix wins.

    >>> format_of("out/needs.json"), format_of("a.sarif.json"), format_of("A.JSON")
    ('needs', 'sarif', 'json')
    """
    matching = [(len(end), name) for name, one in FORMATS.items() for end in one.suffixes if _ends(file, end)]
    if not matching:
        raise UsageError(f"--output {file} does not say by its name which format it is: add --format NAME")
    return max(matching)[1]


def _ends(file: str, suffix: str) -> bool:
    return file.lower().endswith(suffix)
