"""Print how often what is said of the wording of requirements is right.

python -m evaluation.wording --data DIR [--sample develop|report]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.alarms import load_labels, scores, table
from evaluation.wording.sample import HERE, SAMPLES, alarms


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.wording", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the labelled data")
    parser.add_argument("--sample", choices=sorted(SAMPLES), default="report")
    request = parser.parse_args()
    sample = SAMPLES[request.sample](request.data)
    found = alarms(sample)
    labels = load_labels(HERE / f"{request.sample}.jsonl")
    broken = len({alarm.place for alarm in found})
    print(f"{len(sample):,} requirements, {broken:,} of them with {len(found):,} alarms\n")
    print(table(scores(((alarm.rule, alarm.row) for alarm in found), labels)))


if __name__ == "__main__":
    main()
