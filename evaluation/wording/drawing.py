"""Draws alarms that nobody has labelled yet: from the raw documents, the sentences of public sets, or the files."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from evaluation.sampling import Row, paper_of, rows_of
from evaluation.wording.sample import FILES, SAMPLES, Alarm, Requirement, alarms, name_of_sentence, rows_labelled
from isspec.aspects.wording import breaches
from isspec.pipeline import check_sources
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How many alarms of a collection and of a document are drawn at most; how many documents are tried, and how many of a
# collection in which none raises an alarm.
_A_COLLECTION, _A_DOCUMENT, _TRIED, _BARREN = 12, 3, 200, 100
_DUTY = re.compile(r"\b(?:shall|must|should|will|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE)
# Sets of sentences from whole specifications: labelled requirements, or, in the last, sentences of all sorts.
_SETS = frozenset({"pure_reqexp", "promise_nfr", "ssehub_llmre_derived", "cira_causality"})
_FEWEST = 30  # letters by which a statement is known again


def from_documents(data: Path) -> list[Alarm]:
    """Draw alarms that isspec raises on raw documents of which none was ever labelled, a few a collection.

    They are specs and partial ones. Where the model has learnt from one, what is a requirement is better known there
    than elsewhere, so that fewer alarms are beside the point; whether an alarm on a requirement is right does not
    depend on it. What is copied from one to the next is one alarm.
    """
    known = _known()
    sources: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(data):
        if row.id not in known:
            sources[row.collection].append(row)
    with ProcessPoolExecutor() as pool:
        found = {alarm.requirement.text: alarm for part in pool.map(_drawn, sources.values()) for alarm in part}
    return list(found.values())


def from_sentences(data: Path) -> list[Alarm]:
    """Return the alarms on sentences with a duty, of public sets, that nobody has labelled in any set."""
    known = _known()
    rows = pq.read_table(data / "public_statements.parquet", columns=["dataset", "text", "label"]).to_pylist()
    seen = {_letters(row["text"]) for row in rows if name_of_sentence(row) in known}
    fresh = {
        _letters(row["text"]): Requirement(name_of_sentence(row), 0, len(row["text"]), row["text"])
        for row in rows
        if row["dataset"] in _SETS and row["label"] != "non-requirement" and _DUTY.search(row["text"])
    }
    return alarms([requirement for letters, requirement in fresh.items() if letters not in seen])


def from_files(data: Path) -> list[Alarm]:
    """Return the alarms that isspec raises on the files, but for statements that were labelled as public sentences."""
    known = _known()
    rows = pq.read_table(data / "public_statements.parquet", columns=["dataset", "text"]).to_pylist()
    seen = [_letters(row["text"]) for row in rows if name_of_sentence(row) in known]
    seen = [letters for letters in seen if len(letters) > _FEWEST]
    found = []
    for path in sorted((data / FILES).iterdir()):
        name = f"{FILES}{path.name}"
        if name not in known:
            for alarm in _raised(name, path.read_bytes()):
                letters = _letters(alarm.requirement.text)
                if not any(letters in other or other in letters for other in seen):
                    found.append(alarm)
    return found


def chosen(found: list[Alarm], count: int) -> list[Alarm]:
    """Return ``count`` of the alarms, by chance, the same ones each time."""
    return sorted(found, key=_chance)[:count]


def _known() -> set[str]:
    return {row["document"] for name in SAMPLES for row in rows_labelled(name)}


def _drawn(rows: list[Row]) -> list[Alarm]:
    """Draw alarms of one collection, until there are enough or it seems to have none."""
    found: dict[str, Alarm] = {}
    rows = sorted(rows, key=lambda row: hashlib.sha256(row.id.encode()).hexdigest())
    for tried, row in enumerate(rows[:_TRIED]):
        if len(found) >= _A_COLLECTION or (tried >= _BARREN and not found):
            break
        paper = paper_of(row)
        if not paper or not any(any(breaches(finding.statement.text)) for finding in paper.judgment.findings):
            continue
        raised = _raised(paper.document.path, paper.document.text.encode(), row.id)
        new = {alarm.requirement.text: alarm for alarm in raised if alarm.requirement.text not in found}
        found.update({alarm.requirement.text: alarm for alarm in chosen(list(new.values()), _A_DOCUMENT)})
    return list(found.values())


def _chance(alarm: Alarm) -> str:
    return hashlib.sha256(json.dumps(alarm.row, sort_keys=True).encode()).hexdigest()


def _raised(path: str, data: bytes, name: str | None = None) -> Iterator[Alarm]:
    """Yield the alarms on a document as the shipped model judges it."""
    report = check_sources([Source(path, data)])
    for judged in report.documents:
        for smell in report.bundle.gaps.smells:
            span = smell.statement.span
            requirement = Requirement(name or path, span.start, span.end, smell.statement.text, kind=judged.kind)
            yield Alarm(requirement, smell.rule, smell.suggestion)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
