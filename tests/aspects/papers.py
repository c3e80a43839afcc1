"""Documents of our own, read and split as a user's are, with every statement taken for a requirement."""

from __future__ import annotations

from isspec.display import count_words
from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, DocumentJudgment, DocumentVerdict, Finding, Paper, Source, StatementClass, Tally


def paper(
    text: str, path: str = "a.md", label: StatementClass = "requirement", verdict: DocumentVerdict = "spec"
) -> Paper:
    document = read(Source(path, text.encode()))
    assert isinstance(document, Document)
    findings = tuple(Finding(statement, label, 1.0) for statement in split(document))
    judgment = DocumentJudgment(
        path, document.sha256, document.media_type, document.title, count_words(document), "requirements", 1.0,
        verdict, 1.0, "", Tally(), findings,
    )  # fmt: skip
    return Paper(document, judgment)
