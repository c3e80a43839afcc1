"""Print the figures on several splits, with mean and spread, so that no split's luck is taken for skill.

``python -m evaluation.splits --data DIR`` prints the baselines on all six splits: how hard each is. With ``--runs DIR``
also the twins whose runs are there, each on the collections that its training never saw, its last steps fitted on
others of them in turn. A run is a folder with the ``recipe.json`` that training leaves and the folder ``model``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from statistics import mean, stdev
from typing import TYPE_CHECKING

from evaluation.evaluate import MEASURES, baseline_answers, figures_of, held_answers
from evaluation.publishing import publish
from isspec.model.judge import Judge
from training.data import SPLITS, Text, held, load_labelled, part, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Figures = dict[str, float]


def models_of(runs: Path) -> dict[int, Path]:
    """Return the model folder for each split; ``SystemExit`` where two runs were trained for one."""
    found: dict[int, Path] = {}
    for recipe in sorted(runs.glob("*/recipe.json")):
        split = json.loads(recipe.read_text(encoding="utf-8"))["split"]
        folder = recipe.parent / "model"
        if split is None or not (folder / "network.onnx").is_file():
            continue
        if split in found:
            raise SystemExit(f"{found[split]} and {folder} are both of split {split}: move one away")
        found[split] = folder
    return dict(sorted(found.items()))


def baselines_on(labelled: Sequence[Text], split: int) -> dict[str, Figures]:
    """Measure the baselines on one split."""
    parts = parts_of(list(labelled), split)
    known, texts = part(labelled, parts, "train"), held(labelled, parts)
    return {name: figures_of(answers) for name, answers in baseline_answers(known, texts).items()}


def model_on(labelled: Sequence[Text], split: int, folder: Path) -> Figures:
    """Measure a model on the split that it was trained for."""
    return figures_of(held_answers(Judge(folder), held(labelled, parts_of(list(labelled), split))))


def table(judges: Mapping[str, Mapping[int, Figures]]) -> str:
    """Return a Markdown table: a row a figure and judge, a column a split, then mean and standard deviation."""
    splits = sorted({split for found in judges.values() for split in found})
    heads = ["figure", "judge", *(f"split {split}" for split in splits), "mean", "spread"]
    lines = ["| " + " | ".join(heads) + " |", "| --- | --- |" + " ---: |" * (len(heads) - 2)]
    for measure in MEASURES:
        name = f"{measure.name}{' (less is better)' if measure.less else ''}"
        for judge, found in judges.items():
            values = {split: figures[measure.name] for split, figures in found.items() if measure.name in figures}
            if not values:
                continue
            cells = [f"{values[split]:.3f}" if split in values else "" for split in splits]
            spread = f"{stdev(values.values()):.3f}" if len(values) > 1 else ""
            judge = judge.replace("|", "\\|")
            lines.append(f"| {name} | {judge} | {' | '.join(cells)} | {mean(values.values()):.3f} | {spread} |")
            name = ""
    return "\n".join(lines)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--runs", type=Path, help="folder of training runs, such as training/runs")
    parser.add_argument("--splits", type=int, nargs="+", help="which splits (default: those of the runs, else all)")
    parser.add_argument("--publish", type=Path, nargs="+", default=[], help="write the table into these pages")
    arguments = parser.parse_args()
    models = models_of(arguments.runs) if arguments.runs else {}
    splits = arguments.splits or sorted(models) or range(SPLITS)
    labelled = load_labelled(arguments.data)
    judges: dict[str, dict[int, Figures]] = {"isspec": {}} if models else {}
    for split in splits:
        if split in models:
            judges["isspec"][split] = model_on(labelled, split, models[split])
        for name, figures in baselines_on(labelled, split).items():
            judges.setdefault(name, {})[split] = figures
    print(text := table(judges))
    for page in arguments.publish:
        publish(page, "splits", text)


if __name__ == "__main__":
    main()
