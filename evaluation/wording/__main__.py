"""Print how often what is said of the wording of requirements is right.

python -m evaluation.wording --data DIR prints a line for each reading of new alarms, on first sight and with the rules
as they are, and of what is said unasked; with --sample, a table of one by rule; with --trust, what isspec knows of
that (trust.json); with --draw N --of SORT, alarms that nobody has labelled yet, for a
reader: a line of JSON each, with the words.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.alarms import Score, load_labels, scores, table
from evaluation.wording.drawing import chosen, from_documents, from_files, from_sentences
from evaluation.wording.sample import ELSEWHERE, HERE, READINGS, SAMPLES, alarms, labelled, rows_labelled
from evaluation.wording.trust import read_alarms, trust_in, unasked

if TYPE_CHECKING:
    from collections.abc import Mapping

    _Alarms = dict[str, list[tuple[str, Mapping[str, object]]]]

_DRAWS = {"documents": from_documents, "sentences": from_sentences, "files": from_files}


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.wording", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled data")
    parser.add_argument("--sample", choices=SAMPLES, help="print this one by rule")
    parser.add_argument("--draw", type=int, metavar="N", help="draw so many alarms for a reader instead")
    parser.add_argument("--of", choices=_DRAWS, default="documents", help="what to draw from (default: %(default)s)")
    parser.add_argument("--trust", action="store_true", help="print how far rules are to be trusted: trust.json")
    request = parser.parse_args()
    if request.trust:
        print(json.dumps(asdict(trust_in(read_alarms(request.data))), indent=1))
        return
    if request.draw:
        for alarm in chosen(_DRAWS[request.of](request.data), request.draw):
            print(json.dumps({**alarm.row, "suggestion": alarm.suggestion, "text": alarm.requirement.text}))
        return
    if request.sample:
        sample = labelled(request.data, request.sample)
        found = alarms(sample)
        labels = load_labels(HERE / f"{request.sample}.jsonl")
        broken = len({alarm.place for alarm in found})
        print(f"{len(sample):,} requirements, {broken:,} of them with {len(found):,} alarms\n")
        print(table(scores(((alarm.rule, alarm.row) for alarm in found), labels)))
        return
    print("On first sight, with the rules as they were:\n")
    seen: _Alarms = {name: [(name, _place(row)) for row in rows_labelled(name)] for name in READINGS}
    print(table(_by_reading(seen), "reading"))
    print("\nWith the rules as they are, which were mended by these alarms:\n")
    now: _Alarms = {name: [(name, alarm.row) for alarm in alarms(labelled(request.data, name))] for name in READINGS}
    print(table(_by_reading(now), "reading"))
    print("\nOn first sight, what would have been said unasked, had all other readings been known:\n")
    print(table(unasked(read_alarms(request.data)), "reading"))
    print("\nOn first sight, in documents of public repositories that no rule and no trust was made with:\n")
    print(table(_elsewhere(), "said"))


def _place(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name != "right"}


def _elsewhere() -> dict[str, Score]:
    """Return the score of what is said unasked and of what is said on request, and of all of it together."""
    rows = list(rows_labelled(ELSEWHERE))
    said = [("unasked" if row["sure"] else "on request", _place(row)) for row in rows]
    return scores(said, load_labels(HERE / f"{ELSEWHERE}.jsonl"))


def _by_reading(alarmed: _Alarms) -> dict[str, Score]:
    """Return the score of each reading, and of all of them together."""
    found = [alarm for name in READINGS for alarm in alarmed[name]]
    labels = {key: right for name in READINGS for key, right in load_labels(HERE / f"{name}.jsonl").items()}
    by_name = scores(found, labels)
    return {name: by_name[name] for name in (*READINGS, "all")}


if __name__ == "__main__":
    main()
