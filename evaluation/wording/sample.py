"""The requirements that alarms are counted on.

``develop`` is what the rules were tuned on: labelled requirements of the data and three public sets, read once as a
report and, since the rules were changed after that, no report any more. ``report`` is what was read at the end: the
sentences with a duty in them of the bundles on which contradictions are reported.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from evaluation.sampling import bundles, half_of
from isspec.aspects.wording import breaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_PUBLIC = {"pure_reqexp": ("valid", "test"), "promise_exp": (None,), "secreq": (None,)}
_BUNDLES = 150
_DUTY = re.compile(r"\b(?:must|shall|should|MUST|SHALL|SHOULD)\b")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement, where it stands, and the sentence before it, where the data have that."""

    document: str
    start: int
    end: int
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rule that a requirement breaks."""

    requirement: Requirement
    rule: str
    suggestion: str

    @property
    def place(self) -> tuple[str, int]:
        """Where the requirement stands."""
        return (self.requirement.document, self.requirement.start)

    @property
    def row(self) -> dict[str, object]:
        """What a label is kept under."""
        at = self.requirement
        return {"document": at.document, "start": at.start, "end": at.end, "rule": self.rule}


def alarms(sample: list[Requirement]) -> list[Alarm]:
    """Return what is said of the wording of a sample."""
    return [
        Alarm(requirement, breach.rule.name, breach.suggestion)
        for requirement in sample
        for breach in breaches(requirement.text, requirement.before)
    ]


def _develop(data: Path) -> list[Requirement]:
    return _each_once([*_public(data), *_labelled(data)])


def _report(data: Path) -> list[Requirement]:
    known = set(pq.read_table(data / "gold_texts.parquet", columns=["id"])["id"].to_pylist())
    found = []
    for _, papers in bundles(data, "report", _BUNDLES):
        for paper in papers:
            document = paper.document.path.split(".")[0]
            before = ""
            for finding in paper.judgment.findings if document not in known else ():
                text, span = finding.statement.text, finding.statement.span
                if _DUTY.search(text):
                    found.append(Requirement(document, span.start, span.end, text, before))
                before = text
    return _each_once(found)


SAMPLES: Mapping[str, Callable[[Path], list[Requirement]]] = {"develop": _develop, "report": _report}


def _each_once(found: list[Requirement]) -> list[Requirement]:
    """Return each text once: what is copied from one document to the next is one alarm."""
    return sorted(
        {requirement.text: requirement for requirement in found}.values(), key=lambda one: (one.document, one.start)
    )


def _labelled(data: Path) -> Iterator[Requirement]:
    table = pq.read_table(data / "gold_texts.parquet", columns=["id", "text"])
    texts = {row["id"]: row["text"] for row in table.to_pylist()}
    window, before = None, ""
    with (data / "gold_statements.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = texts[row["document"]][row["start"] : row["end"]]
            here = (row["document"], row["window"], row["trail"])
            if row["class"] == "requirement" and half_of(row["document"]) == "report":
                yield Requirement(row["document"], row["start"], row["end"], text, before if here == window else "")
            window, before = here, text


def _public(data: Path) -> Iterator[Requirement]:
    for row in pq.read_table(data / "public_statements.parquet").to_pylist():
        if row["label"] == "requirement" and row["split"] in _PUBLIC.get(row["dataset"], ()):
            name = hashlib.sha256(row["text"].encode()).hexdigest()[:12]
            yield Requirement(f"{row['dataset']}/{name}", 0, len(row["text"]), row["text"], "")
