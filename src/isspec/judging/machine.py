"""The judgment of what was written for machines: parsed definitions by what they define, source code by what it is."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from isspec.display import count_words
from isspec.judging.documents import EVIDENCE, tally_of
from isspec.types import DocumentJudgment, Finding, Tally
from isspec.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.types import Document, DocumentVerdict, Kind, Machine, Statement

# A definition of fewer elements than this is a skeleton: one operation with a parameter and a response has three.
FEWEST_ELEMENTS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def told_in(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the sentences of the descriptions in a definition, which its parser does not understand."""
    return tuple(statement for statement in statements if statement.block == "paragraph")


def judge_machine(
    document: Document, statements: Sequence[Statement], told: Sequence[Finding] = ()
) -> DocumentJudgment:
    """Judge a definition that its parser found valid; raises ``ValueError`` for a document that is none.

    ``told`` is what a model says of its descriptions. Only elements count for the verdict.
    """
    machine = document.machine
    if machine is None:
        raise ValueError(f"{document.path} is no definition for machines")
    known = {finding.statement.span: finding for finding in told}
    findings = tuple(
        known.get(statement.span) or Finding(statement, machine.label, 1.0, machine.aspect(statement.span.start))
        for statement in statements
    )
    elements = sum(statement.block == "row" for statement in statements)
    verdict: DocumentVerdict = "spec" if elements >= FEWEST_ELEMENTS else "partial"
    reason = _reason(machine, verdict)
    return _judgment(document, machine.kind, verdict, reason, findings)


def judge_data(document: Document) -> DocumentJudgment:
    """Judge source code and data: by the definition, what holds no prose describes no system to build."""
    reason = "Source code or data, which is not read as prose."
    return _judgment(document, "data", "not-spec", reason, ())


def _judgment(
    document: Document, kind: Kind, verdict: DocumentVerdict, reason: str, findings: tuple[Finding, ...]
) -> DocumentJudgment:
    return DocumentJudgment(
        document.path, document.sha256, document.media_type, document.title, count_words(document), kind, 1.0,
        verdict, 1.0, reason, tally_of(findings) if findings else Tally(), findings, _evidence(findings),
    )  # fmt: skip


def _evidence(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the first element under each of the first headings, so that the evidence shows several parts.

    What opens a list of definitions, such as ``{"definitions":``, shows nothing unless there is nothing else.
    """
    rows = [finding for finding in findings if finding.statement.block == "row"]
    telling = [finding for finding in rows if len(_WORD.findall(finding.statement.text)) > 1]
    first: dict[tuple[str, ...], Finding] = {}
    for finding in telling or rows:
        first.setdefault(finding.statement.trail, finding)
    return tuple(islice(first.values(), EVIDENCE))


def _reason(machine: Machine, verdict: DocumentVerdict) -> str:
    counts = [plural(n, noun) if n != 1 else f"one {noun}" for noun, n in machine.parts if n]
    name = f"{'An' if machine.name[0].lower() in 'aeiou' else 'A'} {machine.name}"
    if not counts:
        return f"{name} that defines nothing yet."
    of = f"{name} of {listed(counts)}"
    return f"{of}." if verdict == "spec" else f"{of}: too little to build from."
