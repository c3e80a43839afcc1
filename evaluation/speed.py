"""Print how long a bundle of fifty documents takes: as a whole command, and beside the model reading and each search.

    python -m evaluation.speed --data DATA [--count 50]

For the searches every statement counts as a requirement, which is more work than a model leaves. Beside the seconds
that passed stand those of the processor: where they are fewer, other programs had the machine. The whole command judges
five files of a page each, then fifty of two to six thousand characters (one to two pages) and fifty of any length, five
times each; the quickest counts.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evaluation.sampling import paper_of, rows_of
from isspec.aspects.completeness import map_coverage
from isspec.aspects.conflicts import find_conflicts
from isspec.aspects.editions import find_editions
from isspec.aspects.open_points import find_open_points
from isspec.aspects.references import find_references
from isspec.aspects.repetition import find_repetitions
from isspec.aspects.residue import find_residue
from isspec.aspects.wording import find_smells
from isspec.judging.bundle import judge_bundle
from isspec.judging.documents import tally_of
from isspec.judging.systems import systems_of
from isspec.model.judge import load_judge
from isspec.pipeline import kinship_of, prepare
from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from isspec.judging.kinship import Kinship
    from isspec.types import Paper

# The parts of ``Gaps``, each with the search that fills it.
SEARCHES: Mapping[str, Callable[[Sequence[Paper], Kinship], object]] = {
    "systems": lambda papers, kinship: systems_of(None, [paper.judgment for paper in papers], kinship),
    "coverage": lambda papers, _: map_coverage(papers),
    "references": lambda papers, _: find_references(papers, [paper.document.path for paper in papers]),
    "open_points": lambda papers, _: find_open_points(papers),
    "smells": lambda papers, _: find_smells(papers),
    "repetitions": lambda papers, _: find_repetitions(papers),
    "conflicts": lambda papers, _: find_conflicts(papers),
    "editions": lambda papers, _: find_editions(papers),
}

_SHORT, _LONG = 2000, 6000  # characters
_PAGE = 3500  # characters, at most
_FEW = 5  # documents: a bundle of five pages
_RUNS = 5  # of which the quickest counts
BUNDLE = "all of these, the verdict and the questions"


@dataclass(frozen=True, slots=True)
class Taken:
    """The seconds that a piece of work took, on the clock and of the processor."""

    work: str
    clock: float
    processor: float


def taken(work: str, do: Callable[[], object]) -> Taken:
    """Do something, and measure it."""
    clock, processor = time.perf_counter(), time.process_time()
    do()
    return Taken(work, time.perf_counter() - clock, time.process_time() - processor)


def measured(papers: Sequence[Paper], kinship: Kinship) -> list[Taken]:
    """Return what each search takes alone, then the bundle with all of them in it, then the traces."""
    judged = [paper.judgment for paper in papers]
    paths = [paper.document.path for paper in papers]
    return [
        *(taken(name, partial(search, papers, kinship)) for name, search in SEARCHES.items()),
        taken(BUNDLE, lambda: judge_bundle(None, judged, papers, paths, kinship)),
        taken("traces in documents", lambda: [find_residue(paper.document) for paper in papers]),
    ]


def sample(data: Path, count: int) -> list[Paper]:
    """Draw ``count`` specs and partial documents; the same ones each time."""
    rows = sorted(rows_of(data), key=lambda row: hashlib.sha256(row.id.encode()).hexdigest())
    papers: list[Paper] = []
    for row in rows:
        if len(papers) == count:
            break
        if paper := paper_of(row):
            papers.append(replace(paper, judgment=replace(paper.judgment, tally=tally_of(paper.judgment.findings))))
    return papers


def sources_of(papers: Sequence[Paper]) -> list[Source]:
    """Return the documents as the files that they were read from."""
    return [Source(paper.document.path, paper.document.text.encode()) for paper in papers]


def commanded(data: Path, count: int, longest: int | None) -> str:
    """Return how long ``isspec check`` takes on ``count`` files of at most ``longest`` characters, process and all."""
    rows = sorted(rows_of(data), key=lambda row: hashlib.sha256(row.id.encode()).hexdigest())
    drawn = [row for row in rows if longest is None or _SHORT <= len(row.text) <= longest][:count]
    with TemporaryDirectory() as folder:
        for at, row in enumerate(drawn):
            suffix = PurePosixPath(row.name).suffix
            (Path(folder) / f"{at:03}{suffix}").write_text(row.text, encoding="utf-8", errors="replace")
        command = [sys.executable, "-m", "isspec", "check", folder, "--quiet", "--fail-on", "never"]
        # As installed, with its bytecode, whatever the shell's settings are.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        run = partial(subprocess.run, command, check=True, capture_output=True, env=kept)
        times = [taken("", run).clock for _ in range(_RUNS)]
    pages = f"of {_SHORT:,} to {longest:,} characters" if longest else "of any length"
    characters = sum(len(row.text) for row in drawn)
    return f"{len(drawn)} documents {pages} ({characters:,} characters in all): {min(times):.2f} s"


def table(found: Sequence[Taken]) -> str:
    """Return the seconds as a Markdown table; the share is of the bundle, which holds the searches, and the traces."""
    whole = sum(one.processor for one in found if one.work not in SEARCHES)
    lines = ["| work | seconds | of the processor | share |", "| --- |" + " ---: |" * 3]
    for one in found:
        share = f"{one.processor / whole:.0%}" if whole else ""
        lines.append(f"| {one.work.replace('_', ' ')} | {one.clock:.2f} | {one.processor:.2f} | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with documents.parquet")
    parser.add_argument("--count", type=int, default=50, help="documents in the bundle")
    arguments = parser.parse_args()
    papers = sample(arguments.data, arguments.count)
    statements = sum(len(paper.judgment.findings) for paper in papers)
    characters = sum(len(paper.document.text) for paper in papers)
    print(f"{len(papers)} documents, {characters:,} characters, {statements:,} statements\n")
    reading = taken("reading", lambda: [prepare(source) for source in sources_of(papers)])
    speed = sum(len(source.data) for source in sources_of(papers)) / reading.processor / 1e6
    print(f"read and cut into statements at {speed:.1f} MB a second of one core\n")
    print(table(measured(papers, kinship_of(load_judge()))))
    print("\nthe whole command, on every core")
    for count, longest in ((_FEW, _PAGE), (arguments.count, _LONG), (arguments.count, None)):
        print(commanded(arguments.data, count, longest))


if __name__ == "__main__":
    main()
