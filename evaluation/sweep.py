"""Judge the raw documents, of which only a collection's weak label is known, and count what is called a spec.

``python -m evaluation.sweep --data DIR`` judges those that specify nothing (set ``notspec``), and lists each that is
called a spec: it is mislabelled, or an error to read. ``--set partial`` and so on judge the others. Verdicts are kept
in a file outside the repository, so a sweep goes on where it was cut off. Labelled documents are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import tempfile
from collections import Counter, defaultdict
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.raw import SETS, Raw, load, sample, texts_of
from evaluation.verdicts import Verdict, verdict_on
from isspec.display import plain
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from isspec.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

VERDICTS = ("spec", "partial", "not-spec", "unreadable")
# A judge is large and cannot be sent to another process: each loads its own, once.
_JUDGES: dict[Path, Judge] = {}


def judged(data: Path, folder: Path, wanted: Sequence[Raw], cache: Path, processes: int) -> dict[str, Verdict]:
    """Return the verdicts by id, those in ``cache`` unasked; new ones are written there as they come."""
    known = load_cache(cache)
    missing = {raw.id for raw in wanted if raw.id not in known}
    if not missing:
        return known
    from rich.progress import track

    cache.parent.mkdir(parents=True, exist_ok=True)
    context = multiprocessing.get_context("spawn")
    with context.Pool(processes) as pool, cache.open("a", encoding="utf-8") as out:
        found = pool.imap_unordered(partial(_judge, folder), texts_of(data, missing))
        for document, verdict in track(found, "judging", total=len(missing)):
            known[document] = verdict
            out.write(json.dumps({"document": document, **asdict(verdict)}) + "\n")
            out.flush()
    return known


def load_cache(cache: Path) -> dict[str, Verdict]:
    """Read what an earlier sweep found; a last line that was cut off is judged again."""
    found: dict[str, Verdict] = {}
    for line in cache.read_text(encoding="utf-8").splitlines() if cache.exists() else ():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        found[row["document"]] = Verdict(row["verdict"], row["score"], row["kind"])
    return found


def cache_of(folder: Path) -> Path:
    """Return where the verdicts of this model and this version of isspec are kept."""
    digest = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / "isspec-sweep" / f"{folder.name}-{digest}-{__version__}.jsonl"


def shares(wanted: Sequence[Raw], verdicts: dict[str, Verdict]) -> str:
    """Return a Markdown table of how many documents of each collection got which verdict."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for raw in wanted:
        counts[raw.set, raw.collection, raw.part][verdicts[raw.id].verdict] += 1
    totals: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    tail: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for (label, collection, part), counter in counts.items():
        totals[label, "**all**", ""] += counter
        key = (label, "the long tail", "") if collection.startswith("long:") else (label, collection, part)
        tail[key] += counter
    heads = ["set", "collection", "part", "documents", *VERDICTS]
    lines = ["| " + " | ".join(heads) + " |", "| --- | --- | --- |" + " ---: |" * 5]
    for (label, collection, part), counter in [*totals.items(), *tail.items()]:
        cells = [f"{counter[verdict] / counter.total():.3f}" for verdict in VERDICTS]
        lines.append(f"| {label} | {collection} | {part} | {counter.total()} | {' | '.join(cells)} |")
    return "\n".join(lines)


def called_spec(wanted: Sequence[Raw], verdicts: dict[str, Verdict]) -> list[tuple[Raw, Verdict]]:
    """Return the documents that specify nothing by their weak label and are called a spec, the surest first."""
    found = [(raw, verdicts[raw.id]) for raw in wanted if raw.set == "notspec"]
    return sorted(
        ((raw, verdict) for raw, verdict in found if verdict.verdict == "spec"),
        key=lambda pair: (-(pair[1].score or 0.0), pair[0].id),
    )


def report(wanted: Sequence[Raw], verdicts: dict[str, Verdict]) -> str:
    """Return the table, and the list of what is called a spec and should not be."""
    lines = [shares(wanted, verdicts)]
    for part in ("", "train", "tune", "report", "unlabelled"):
        some = [raw for raw in wanted if raw.set == "notspec" and part in ("", raw.part)]
        if some:
            wrong = len(called_spec(some, verdicts))
            of = f"in collections of part {part}" if part else "in all"
            lines.append(f"notspec {of}: {wrong} of {len(some):,} called spec, {1000 * wrong / len(some):.1f} in 1,000")
    for raw, verdict in called_spec(wanted, verdicts):
        where = f"{raw.id} {raw.collection} {plain(raw.name)}"
        lines.append(f"{verdict.score:.3f} {verdict.kind} {raw.part} {where}")
    return "\n\n".join(lines[:1]) + "\n\n" + "\n".join(lines[1:])


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--model", default=DEFAULT, help="name of a shipped model, or its folder")
    parser.add_argument("--held", type=int, metavar="SPLIT", help="the split that a twin was trained for")
    parser.add_argument("--set", choices=[*SETS, "all"], default="notspec", help="weak label (default: %(default)s)")
    parser.add_argument("--limit", type=int, help="at most so many documents of a collection")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--cache", type=Path, help="file of verdicts; by default in the temporary folder")
    arguments = parser.parse_args()
    folder = Path(arguments.model) if "/" in arguments.model else folder_of(arguments.model)
    every = [raw for raw in load(arguments.data, arguments.held) if arguments.set in (raw.set, "all")]
    wanted = sample([raw for raw in every if not raw.labelled], arguments.limit)
    cache = arguments.cache or cache_of(folder)
    verdicts = judged(arguments.data, folder, wanted, cache, arguments.processes)
    print(f"{len(wanted):,} documents; {sum(raw.labelled for raw in every):,} more are labelled and left out\n")
    print(report(wanted, verdicts))


def _judge(folder: Path, row: tuple[str, str, str]) -> tuple[str, Verdict]:
    if folder not in _JUDGES:
        _JUDGES[folder] = Judge(folder, threads=1)
    document, name, text = row
    return document, verdict_on(_JUDGES[folder], name, text)


if __name__ == "__main__":
    main()
