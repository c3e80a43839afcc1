"""Files that the brief or a document names and that did not come along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isspec.judging.brief import is_present
from isspec.types import Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from isspec.judging.brief import Brief
    from isspec.types import DocumentJudgment

_DOCUMENTS = "adoc|asciidoc|docx?|html?|md|odt|pdf|pptx?|rst|rtf|txt|xlsx?|xsd|proto|wsdl|ya?ml|json|feature|reqif|puml"
# Only where the sentence leans on the file: "as defined in annex-b.md", "see [Annex B](annex-b.md)"; a name in passing
# is no promise.
_LEANS = re.compile(
    r"\b(?:see|per|refer to|consult|described|defined|specified|listed|given|laid down|documented|detailed|set out"
    r"|according to|conforms? to|contained in|found in|shown in|attached)\b"
    r"(?P<between>[^.;!?]{0,60}?)"
    rf"(?P<name>(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:{_DOCUMENTS}))(?![\w/-]|\.\w)",
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
        # Not the plain text: the target of a link is in its markup.
        for match in _LEANS.finditer(" ".join(finding.statement.text.split())):
            # What follows "://", or begins with a slash, is somewhere else and not a part of the bundle.
            if not match["between"].endswith("/"):
                yield Missing(match["name"], document.path, finding.statement.line)
