"""One command from labelled data to a model folder: ``python -m training --data DIR``.

The weights that are shipped learn from all collections. What is weighed after the network has to be fitted on documents
that it never saw: that is what a twin is for, trained in the same way without the collections that a split holds apart.
Both go on from their last checkpoint when they were cut off. The command writes ``src/isspec/models/NAME`` except its
card, which a person writes, and leaves the twin in ``RUNS/NAME-SPLIT/model``, for ``evaluation.evaluate --held``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.judged import look_at
from isspec.model.judge import Judge
from training.data import held, load_labelled, part, parts_of
from training.own import SORTS, load_own
from training.readings import load_read
from training.shipping import write_model, write_steps
from training.steps import fit_steps
from training.train import Recipe, encoder_folder, train


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--name", default="careful-9", help="name of the model (default: %(default)s)")
    parser.add_argument("--split", type=int, default=0, help="which collections the twin does without, 0 to 5")
    parser.add_argument("--twin-only", action="store_true", help="stop when the twin is there")
    parser.add_argument("--runs", type=Path, default=Path("training/runs"), help="where checkpoints are kept")
    parser.add_argument("--models", type=Path, default=Path("src/isspec/models"), help="where model folders are")
    arguments = parser.parse_args()
    encoder, labelled, read = encoder_folder(), load_labelled(arguments.data), load_read(arguments.data)
    parts, own = parts_of(labelled, arguments.split), load_own() + load_own(SORTS)

    twin = arguments.runs / f"{arguments.name}-{arguments.split}"
    _train(arguments.data, twin, encoder, arguments.split)
    write_model(twin, encoder, part(labelled + read, parts, "train") + own, arguments.name, twin / "model")
    judge = Judge(twin / "model")
    steps = fit_steps(judge.config, look_at(judge, held(labelled, parts)))
    write_steps(twin / "model", steps)
    if arguments.twin_only:
        return

    run = arguments.runs / arguments.name
    _train(arguments.data, run, encoder, None)
    known = [text for text in labelled + read if text.trainable] + own
    write_model(run, encoder, known, arguments.name, arguments.models / arguments.name)
    write_steps(arguments.models / arguments.name, steps)


def _train(data: Path, run: Path, encoder: Path, split: int | None) -> None:
    if not (run / "weights.pt").exists():
        train(data, run, encoder, Recipe(split=split))


if __name__ == "__main__":
    main()
