"""One command from labelled data to a model folder: ``python -m training --data DIR``.

It trains (or goes on from the last checkpoint), exports the network as int8 ONNX, calibrates it on tuning collections
and writes ``src/isspec/models/NAME`` except its card, which a person writes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.calibrate import calibrate
from training.data import load_labelled, part, parts_of
from training.own import load_own
from training.readings import load_read
from training.train import Recipe, encoder_folder, train


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--name", default="careful-2", help="name of the model (default: %(default)s)")
    parser.add_argument("--split", type=int, default=0, help="which collections to hold apart, 0 to 5")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs, help="passes over the data (%(default)s)")
    parser.add_argument("--runs", type=Path, default=Path("training/runs"), help="where checkpoints are kept")
    parser.add_argument("--models", type=Path, default=Path("src/isspec/models"), help="where model folders are")
    arguments = parser.parse_args()
    run = arguments.runs / arguments.name
    encoder = encoder_folder()
    if not (run / "weights.pt").exists():
        train(arguments.data, run, encoder, Recipe(split=arguments.split, epochs=arguments.epochs))
    labelled = load_labelled(arguments.data)
    parts = parts_of(labelled, arguments.split)
    known = part(labelled + load_read(arguments.data), parts, "train") + load_own()
    tuning = part(labelled, parts, "tune")
    calibrate(run, encoder, known, tuning, arguments.name, arguments.models / arguments.name)


if __name__ == "__main__":
    main()
