"""Files that the brief or a document names and that did not come along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.display import plain
from isspec.judging.brief import is_present
from isspec.types import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from isspec.judging.brief import Brief
    from isspec.types import DocumentJudgment

_DOCUMENTS = "adoc|asciidoc|docx?|html?|md|odt|pdf|pptx?|rst|rtf|txt|xlsx?|xsd|proto|wsdl|ya?ml|json|feature|reqif|puml"
# Only where the sentence leans on the file: "as defined in annex-b.md"; a name in passing is no promise.
_LEANS = re.compile(
    r"\b(?:(?:see|per|refer to|consult)(?: also)?"
    r"|(?:described|defined|specified|listed|given|laid down|documented|shown|detailed|set out|contained|attached)"
    r"(?: \w+){0,2} (?:in|by|as)"
    r"|(?:according|conform\w*|attached) (?:to|as|in)"
    r"|(?:in|of) the (?:attached )?(?:file|document|annex|appendix|attachment))"
    r"\s+(?:the\s+|our\s+)?(?:attached\s+)?(?:file|document|annex|appendix|attachment)?\s*[\"'`(\[]*"
    rf"(?P<name>(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:{_DOCUMENTS}))(?![\w/.-]*\w)",
    re.IGNORECASE,
)
BRIEF = "the brief"


def absent_files(brief: Brief | None, documents: Sequence[DocumentJudgment], paths: Collection[str]) -> list[Missing]:
    """Return what the brief names first, then what specs and partial documents lean on, each once."""
    found: dict[str, Missing] = {}
    for name in brief.files if brief else ():
        if not is_present(name, paths):
            found.setdefault(name.lower(), Missing(name, BRIEF))
    for document in documents:
        if document.verdict in ("spec", "partial"):
            for missing in _leaned_on(document):
                if not is_present(missing.what, paths):
                    found.setdefault(missing.what.lower(), missing)
    return list(found.values())


def _leaned_on(document: DocumentJudgment) -> Iterator[Missing]:
    for finding in document.findings:
        text = plain(finding.statement.text)
        for match in _LEANS.finditer(text):
            if "://" not in text[max(0, match.start("name") - 60) : match.start("name")].rsplit(" ", 1)[-1]:
                yield Missing(match["name"], document.path, finding.statement.line)
