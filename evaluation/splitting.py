"""Measure how many labelled statements the splitter finds again, by kind of file.

    python evaluation/splitting.py --data DIR [--documents 300] [--misses md]

The labels were cut by a cruder splitter, which took headings of wiki text and whole HTML elements for
sentences: the figures compare versions of ours, and the misses are for reading. Needs pyarrow.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath

from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Source, Span

_OVERLAP = 0.5


def overlap(one: Span, other: Span) -> float:
    """Return the intersection of two spans over their union."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def best_overlap(wanted: Span, found: list[Span]) -> float:
    """Return the overlap of ``wanted`` with the span of ``found`` that fits best."""
    return max(
        (overlap(wanted, span) for span in found if span.end > wanted.start and span.start < wanted.end), default=0
    )


def where(document: Document, span: Span) -> str:
    """Name the kinds of blocks that lie under ``span``."""
    under = {b.kind for b in document.blocks if b.span.end > span.start and b.span.start < span.end}
    return "+".join(sorted(under)) or "nothing"


def main() -> None:
    """Print the table, and the misses of one suffix if asked for."""
    import pyarrow.parquet as pq  # type: ignore[import-not-found,import-untyped,unused-ignore]

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--misses", default=None, help="print the misses of this suffix")
    parser.add_argument("--below", type=float, default=_OVERLAP, help="what overlap is a miss to print")
    options = parser.parse_args()

    wanted: dict[str, list[Span]] = defaultdict(list)
    for row in (options.data / "gold_statements.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(row)
        wanted[label["document"]].append(Span(label["start"], label["end"]))
    texts = [t for t in pq.read_table(options.data / "gold_texts.parquet").to_pylist() if t["id"] in wanted]
    random.Random(7).shuffle(texts)

    seen: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    near: Counter[str] = Counter()
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    started, size = time.perf_counter(), 0
    for row in texts[: options.documents]:
        suffix = PurePosixPath(row["name"]).suffix.lower()[1:] or "none"
        document = read(Source(row["name"], row["text"].encode()))
        if not isinstance(document, Document):
            print(document)
            continue
        size += len(document.text)
        shift = len(row["text"]) - len(document.text)  # a byte order mark in the labelled text
        spans = [statement.span for statement in split(document)]
        for span in wanted[row["id"]]:
            span = Span(span.start - shift, span.end - shift)
            best = best_overlap(span, spans)
            seen[suffix] += 1
            exact[suffix] += best == 1
            near[suffix] += best >= _OVERLAP
            if best < _OVERLAP:
                lost[suffix][where(document, span)] += 1
            if best < options.below and suffix == options.misses:
                ours = [s.of(document.text) for s in spans if s.end > span.start and s.start < span.end]
                print(
                    row["name"],
                    where(document, span),
                    repr(span.of(document.text)[:150]),
                    "\n      ",
                    [o[:90] for o in ours],
                )
    seconds = time.perf_counter() - started
    print(f"{'suffix':<10}{'labelled':>9}{'exact':>8}{'IoU>=0.5':>10}  what lies under the misses")
    for suffix, count in [*seen.most_common(), ("all", seen.total())]:
        hits = (exact.total(), near.total()) if suffix == "all" else (exact[suffix], near[suffix])
        common = ", ".join(f"{kind} {n}" for kind, n in lost[suffix].most_common(4))
        print(f"{suffix:<10}{count:>9}{hits[0] / count:>8.3f}{hits[1] / count:>10.3f}  {common}")
    print(f"{size / 1e6:.1f} M code points in {seconds:.1f} s")


if __name__ == "__main__":
    main()
