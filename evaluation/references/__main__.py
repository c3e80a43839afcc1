"""Prints how often what isspec says of references is right, against places that were labelled by reading.

    python -m evaluation.references --data DATA

The labels hold the id of a document and offsets; the texts stay in DATA. "development" was looked at while the
patterns were written, "test" was drawn and labelled afterwards. docs/decisions/0020 says how.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.references.sampling import document_of, rows_of
from isspec.aspects.references import find_references
from isspec.types import DocumentJudgment, Paper, Span, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from isspec.types import Document, Reference

FOLDER = Path(__file__).parent
SETS = ("development", "test")


def answers(data: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the stratum, the label and what isspec says, "none" where it says nothing, for each labelled place."""
    labels = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {label["document"] for label in labels}
    found = {row["id"]: references_of(row) for row in rows_of(data, wanted)}
    for label in labels:
        yield label["stratum"], label["label"], _said(found[label["document"]], Span(label["start"], label["end"]))


def references_of(row: Mapping[str, Any]) -> tuple[Reference, ...]:
    """Return the references of one document, read as a bundle of its own."""
    document = document_of(row)
    return find_references([paper_of(document)], [document.path]) if document else ()


def paper_of(document: Document) -> Paper:
    """Return a document as a specification that nobody judged: references need no findings."""
    return Paper(
        document, DocumentJudgment(document.path, None, None, None, None, None, None, "spec", None, "", Tally())
    )


def _said(references: Sequence[Reference], span: Span) -> str:
    over = [one for one in references if one.span.start < span.end and span.start < one.span.end]
    states = {one.state for one in over}
    return next((state for state in ("absent", "present", "outside") if state in states), "none")


def figures(pairs: Sequence[tuple[str, str, str]]) -> dict[str, tuple[int, int]]:
    """Return the figures as right ones of all.

    Precision of "absent" over everything called so, of any state over everything resolved; recall over the net only,
    since the alarms were drawn from what isspec found. What was passed over is no error of precision.
    """
    net = [(label, said) for stratum, label, said in pairs if stratum == "net"]
    called = [(label, said) for _, label, said in pairs if said == "absent"]
    resolved = [(label, said) for _, label, said in pairs if said != "none"]
    absent = [said for label, said in net if label == "absent"]
    real = [(label, said) for label, said in net if label != "none"]
    return {
        "precision of absent": (sum(label == "absent" for label, _ in called), len(called)),
        "precision of all states": (sum(label == said for label, said in resolved), len(resolved)),
        "recall of absent": (absent.count("absent"), len(absent)),
        "recall of all references": (sum(label == said for label, said in real), len(real)),
    }


def main() -> int:
    """Print the tables; 1 where the precision of "absent" is below what the project promises."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the folder with documents.parquet")
    data = parser.parse_args().data
    worst = 1.0
    for name in SETS:
        pairs = list(answers(data, name))
        print(f"{name}: {len(pairs)} labelled places, {dict(Counter(label for _, label, _ in pairs))}")
        for figure, (right, of) in figures(pairs).items():
            print(f"  {figure:26} {right / of:.3f}  ({right} of {of})")
            worst = min(worst, right / of) if figure == "precision of absent" else worst
    return int(worst < 0.95)


if __name__ == "__main__":
    raise SystemExit(main())
