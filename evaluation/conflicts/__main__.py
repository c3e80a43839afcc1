"""Print how often contradictions and repetitions that are found are some.

python -m evaluation.conflicts --data DIR [--sample develop|versions|report]
python -m evaluation.conflicts --sample written
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.alarms import load_labels, scores, table
from evaluation.conflicts import written
from evaluation.conflicts.planted import planted
from evaluation.sampling import bundles, versions
from isspec.aspects.conflicts import find_conflicts
from isspec.aspects.repetition import find_repetitions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from isspec.types import Paper, Statement

    Bundles = Iterator[tuple[str, list[Paper]]]

HERE = Path(__file__).parent
# What the searches were tuned on, papers in several versions, and what was read at the end.
SAMPLES: Mapping[str, Callable[[Path], Bundles]] = {
    "develop": lambda data: bundles(data, "odd", slice(760)),
    "versions": versions,
    "report": lambda data: bundles(data, "even", slice(60, 300)),
}


def alarms(papers: list[Paper]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is found in a bundle, as labels keep it."""
    for conflict in find_conflicts(papers):
        yield "conflict", _row("conflict", conflict.first, conflict.second)
    for repetition in find_repetitions(papers):
        if repetition.first and repetition.second:
            kind = f"repeated {repetition.kind}"
            yield kind, _row(kind, repetition.first, repetition.second)


def _row(rule: str, first: Statement, second: Statement) -> dict[str, object]:
    # The suffix of a path is that of the name in the data; labels keep the identifier only.
    documents = [statement.path.split(".")[0] for statement in (first, second)]
    return {"documents": documents, "starts": [first.span.start, second.span.start], "rule": rule}


def main() -> None:
    """Print one table, and how many planted contradictions are found."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.conflicts", description=__doc__)
    parser.add_argument("--data", type=Path, help="the folder with the labelled data; not needed for the written pairs")
    parser.add_argument("--sample", choices=[*sorted(SAMPLES), "written"], default="report")
    request = parser.parse_args()
    if request.sample == "written":
        print(written.table(HERE))
        return
    if request.data is None:
        parser.error("--data is needed: the documents of this sample are in it")
    sample = [papers for _, papers in SAMPLES[request.sample](request.data)]
    labels = load_labels(HERE / f"{request.sample}.jsonl")
    documents = sum(len(papers) for papers in sample)
    statements = sum(len(paper.judgment.findings) for papers in sample for paper in papers)
    print(f"{len(sample):,} bundles of {documents:,} documents with {statements:,} statements\n")
    print(table(scores((alarm for papers in sample for alarm in alarms(papers)), labels)))
    found, tried = planted(sample)
    print(f"\nplanted contradictions: {found} of {tried} found")


if __name__ == "__main__":
    main()
