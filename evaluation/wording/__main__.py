"""Print how often what is said of the wording of requirements is right.

python -m evaluation.wording --data DIR [--sample develop|report] prints a table; with --draw N, alarms that nobody has
labelled yet, for a reader: a line of JSON each, with the words.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from evaluation.alarms import load_labels, scores, table
from evaluation.wording.sample import HERE, SAMPLES, alarms, draw, labelled


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.wording", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled data")
    parser.add_argument("--sample", choices=SAMPLES, default="report")
    parser.add_argument("--draw", type=int, metavar="N", help="draw so many alarms for a reader instead")
    request = parser.parse_args()
    if request.draw:
        for alarm in draw(request.data, request.draw):
            print(json.dumps({**alarm.row, "suggestion": alarm.suggestion, "text": alarm.requirement.text}))
        return
    sample = labelled(request.data, request.sample)
    found = alarms(sample)
    labels = load_labels(HERE / f"{request.sample}.jsonl")
    broken = len({alarm.place for alarm in found})
    print(f"{len(sample):,} requirements, {broken:,} of them with {len(found):,} alarms\n")
    print(table(scores(((alarm.rule, alarm.row) for alarm in found), labels)))


if __name__ == "__main__":
    main()
