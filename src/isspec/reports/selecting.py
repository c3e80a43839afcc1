"""Which documents and findings a reader sees first, since a report on two hundred files must still be read."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from isspec.reports.wording import RANK
from isspec.wording import DOCUMENT_VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.reports.presentation import Statements
    from isspec.types import DocumentJudgment, Finding, Report


def by_weight(documents: Sequence[DocumentJudgment]) -> list[DocumentJudgment]:
    """Return specs first, then by verdict, those with the most build evidence before the others."""
    return sorted(documents, key=lambda d: (RANK[d.verdict], -d.tally.build_evidence, -d.tally.total))


def shown(documents: Sequence[DocumentJudgment], most: int) -> tuple[Sequence[DocumentJudgment], str | None]:
    """Return the documents to list, and a phrase on those left out: "180 more (176 not a spec, 4 unreadable)"."""
    if len(documents) <= most:
        return documents, None
    ordered = by_weight(documents)
    left = Counter(document.verdict for document in ordered[most:])
    parts = ", ".join(f"{n:,} {DOCUMENT_VERDICTS[verdict]}" for verdict, n in left.items())
    return ordered[:most], f"{len(documents) - most:,} more ({parts})"


def decisive(report: Report) -> list[DocumentJudgment]:
    """Return the documents whose statements decided: where one can build, those that one builds from."""
    if report.bundle.verdict != "build":
        return list(report.documents)
    return [document for document in report.documents if document.verdict in ("spec", "partial")]


def chosen(document: DocumentJudgment, statements: Statements) -> list[tuple[Finding, int | None]]:
    """Return the statements to show in the order of the text, each with its rank as evidence, where it has one."""
    if statements == "none":
        return []
    rank = {finding.statement.span: at for at, finding in enumerate(document.evidence, 1)}
    findings = document.evidence
    if statements == "all":
        # An engine may keep the evidence and drop the rest.
        findings = document.findings or document.evidence
    ordered = sorted(findings, key=lambda finding: finding.statement.span)
    return [(finding, rank.get(finding.statement.span)) for finding in ordered]


def telling(documents: Sequence[DocumentJudgment], most: int, each: int = 3) -> list[Finding]:
    """Return up to ``most`` of the strongest findings, ``each`` at most from one document, grouped by document.

    Every document has its say before any has its second.
    """
    ordered = by_weight(documents)
    rounds = zip_longest(*(document.evidence[:each] for document in ordered))
    chosen = [finding for one_round in rounds for finding in one_round if finding][:most]
    place = {document.path: at for at, document in enumerate(ordered)}
    return sorted(chosen, key=lambda finding: place.get(finding.statement.path, len(place)))
