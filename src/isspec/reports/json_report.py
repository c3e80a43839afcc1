"""The report for programs. Its shape is fixed by report.schema.json and explained in docs/json.md."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

from isspec.reports.gaps_json import gaps_to_json
from isspec.reports.quoting import from_outside, mark_of, own_words, shorten
from isspec.reports.selecting import chosen
from isspec.types import ASPECTS, BundleJudgment, DocumentJudgment, Finding, Report, Residue, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from isspec.reports.presentation import Presentation, Quotes

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

SCHEMA = 1  # grows when a reader of the old shape would fail

# A file name that is no valid Unicode arrives as lone surrogates, which UTF-8 cannot write and JSON can escape.
_SURROGATES = re.compile("[\ud800-\udfff]")


def to_json(report: Report, presentation: Presentation) -> str:
    """Return the report as indented JSON with a newline at its end; keys in fixed order, scores to 4 digits."""
    say = own_words(report, presentation.quotes)
    value: Json = {
        "isspec": report.version,
        "schema": SCHEMA,
        "model": report.model,
        "brief": _text(report.brief, presentation.quotes),
        "bundle": _bundle(report.bundle, say, presentation),
        "documents": [_document(document, report, presentation) for document in report.documents],
        "problems": [{"path": p.path, "code": p.code, "message": p.message} for p in report.problems],
    }
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATES.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _bundle(bundle: BundleJudgment, say: Callable[[str], str], presentation: Presentation) -> Json:
    system, quotes = bundle.system, presentation.quotes
    return {
        "verdict": bundle.verdict,
        "score": _score(bundle.score),
        "reason": say(bundle.reason),
        "system": {"name": _text(system.name, quotes), "score": _score(system.score)} if system else None,
        "missing": [
            {
                "what": missing.what if from_outside(missing.named_in) else _text(missing.what, quotes),
                "named_in": missing.named_in,
                "line": missing.line,
            }
            for missing in bundle.missing
        ],
        "questions": [
            {
                "text": say(question.text),
                "because": [say(because) for because in question.because],
            }
            for question in bundle.questions
        ],
        "gaps": gaps_to_json(bundle.gaps, presentation, say),
    }


def _document(document: DocumentJudgment, report: Report, presentation: Presentation) -> Json:
    quotes = presentation.quotes
    return {
        "path": document.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "title": _text(document.title, quotes),
        "words": document.words,
        "kind": document.kind,
        "kind_score": _score(document.kind_score),
        "verdict": document.verdict,
        "score": _score(document.score),
        "reason": own_words(report, quotes, [document])(document.reason),
        "tally": _tally(document.tally),
        "statements": list(_statements(document, presentation)),
        "residue": [_residue(residue, quotes) for residue in document.residue],
    }


def _tally(tally: Tally) -> Json:
    return {
        "requirement": tally.requirement,
        "description": tally.description,
        "demand": tally.demand,
        "other": tally.other,
        "aspects": {aspect: tally.aspects.get(aspect, 0) for aspect in ASPECTS},
    }


def _statements(document: DocumentJudgment, presentation: Presentation) -> Iterable[Json]:
    for finding, rank in chosen(document, presentation.statements):
        yield _finding(finding, rank, presentation.quotes)


def _finding(finding: Finding, rank: int | None, quotes: Quotes) -> Json:
    statement = finding.statement
    return {
        "start": statement.span.start,
        "end": statement.span.end,
        "line": statement.line,
        "mark": mark_of(statement, quotes),
        "class": finding.label,
        "score": _score(finding.score),
        "aspect": finding.aspect,
        "bound": _text(finding.bound, quotes),
        "rank": rank,
        "text": _text(statement.text, quotes),
    }


def _residue(residue: Residue, quotes: Quotes) -> Json:
    return {"line": residue.line, "name": residue.name, "text": _text(residue.text, quotes)}


def _text(text: str | None, quotes: Quotes) -> str | None:
    """Return the text as it stands: JSON escapes what could act, and ``start`` and ``end`` must agree with it."""
    if text is None or quotes == "none":
        return None
    return shorten(" ".join(text.split())) if quotes == "short" else text


def _score(score: float | None) -> float | None:
    # float() because a score may be a numpy scalar, which json refuses.
    return None if score is None else round(float(score), 4)
