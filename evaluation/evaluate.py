"""Print how well a model judges collections that its training never saw, beside the baselines.

The shipped model has learnt from all labelled collections, so it is measured twice. ``--data DIR`` measures it on the
few collections that nobody trained on, which we labelled; ``--check`` compares with ``evaluation/floors.json`` and
exits with 1 if a figure fell. ``--data DIR --model RUN/model --held SPLIT`` measures its twin, made in the same way
from three quarters of the collections, on the others. ``--publish`` writes the figures into README.md, the card and,
those of the shipped model, the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation import baselines, judged
from evaluation.figures import (
    Answer,
    accuracy,
    build_evidence,
    calibration_error,
    confusion,
    f1,
    mixed_up,
    precision,
    recall,
)
from evaluation.publishing import README, publish
from evaluation.unseen import load_unseen
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from training.data import Text, held, load_labelled, part, parts_of
from training.steps import crossed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evaluation.judged import Judged

FLOORS = Path(__file__).with_name("floors.json")
# A figure may fall by this much before the gate says so: the spread of scores between processors.
SLACK = 0.003


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure's name, how it is computed from answers, and whether less is better."""

    name: str
    of: str
    compute: Callable[[Sequence[Answer]], float | None]
    less: bool = False


MEASURES = (
    Measure("class accuracy", "class", accuracy),
    Measure("build evidence accuracy", "class", build_evidence),
    Measure("requirement F1", "class", lambda a: f1(a, "requirement")),
    Measure("requirement precision", "class", lambda a: precision(a, "requirement")),
    Measure("requirement recall", "class", lambda a: recall(a, "requirement")),
    Measure("requirement and demand mixed up", "class", lambda a: mixed_up(a, "requirement", "demand"), less=True),
    Measure("class calibration error", "class", calibration_error, less=True),
    Measure("aspect accuracy", "aspect", accuracy),
    Measure("bound party of demands", "bound demand", accuracy),
    Measure("bound party of requirements", "bound requirement", accuracy),
    Measure("kind accuracy", "kind", accuracy),
    Measure("verdict accuracy", "verdict", accuracy),
    Measure("spec and not-spec mixed up", "verdict", lambda a: mixed_up(a, "spec", "not-spec"), less=True),
    Measure("verdict calibration error", "verdict", calibration_error, less=True),
)


def answers_of(found: Sequence[Judged]) -> dict[str, list[Answer]]:
    """Return the answers by subject."""
    return {
        "class": judged.class_answers(found),
        "aspect": judged.aspect_answers(found),
        "bound demand": judged.bound_answers(found, "demand"),
        "bound requirement": judged.bound_answers(found, "requirement"),
        "kind": judged.kind_answers(found),
        "verdict": judged.verdict_answers(found),
    }


def model_answers(judge: Judge, texts: Sequence[Text]) -> dict[str, list[Answer]]:
    """Return a model's answers by subject, on texts that nothing of it was fitted on."""
    return answers_of(judged.judge_texts(judge, texts))


def held_answers(judge: Judge, texts: Sequence[Text]) -> dict[str, list[Answer]]:
    """Return the answers of a network on collections held apart, its last steps fitted on others of them in turn."""
    return answers_of(crossed(judge.config, judged.look_at(judge, texts)))


def baseline_answers(known: Sequence[Text], texts: Sequence[Text]) -> dict[str, dict[str, list[Answer]]]:
    """Return the answers of each baseline by subject."""
    return {
        "shall|must": {"class": baselines.rule(texts)},
        "TF-IDF": {
            "class": baselines.tfidf(known, texts),
            "kind": baselines.tfidf_document(known, texts, "kind"),
            "verdict": baselines.tfidf_document(known, texts, "verdict"),
        },
        "majority": {
            "class": baselines.majority(known, texts),
            "kind": baselines.majority_document(known, texts, "kind"),
            "verdict": baselines.majority_document(known, texts, "verdict"),
        },
    }


def figures_of(answers: dict[str, list[Answer]]) -> dict[str, float]:
    """Return each measure that the answers allow, rounded to four digits."""
    found = {m.name: m.compute(answers[m.of]) for m in MEASURES if m.of in answers}
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def table(columns: dict[str, dict[str, float]]) -> str:
    """Return figures as a Markdown table, one column a judge."""
    lines = [
        "| figure | " + " | ".join(name.replace("|", "\\|") for name in columns) + " |",
        "| --- |" + " ---: |" * len(columns),
    ]
    for measure in MEASURES:
        cells = [f"{column[measure.name]:.3f}" if measure.name in column else "" for column in columns.values()]
        lines.append(f"| {measure.name}{' (less is better)' if measure.less else ''} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def fallen(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Return a line for each figure that is worse than its floor."""
    lines = []
    for measure in MEASURES:
        if measure.name in floors:
            loss = floors[measure.name] - figures.get(measure.name, float("inf") if measure.less else 0.0)
            if (-loss if measure.less else loss) > SLACK:
                lines.append(f"{measure.name}: {figures.get(measure.name)} was {floors[measure.name]}")
    return lines


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--model", default=DEFAULT, help="name of a shipped model, or its folder")
    parser.add_argument("--held", type=int, metavar="SPLIT", help="the split that --model was trained on a part of")
    parser.add_argument("--check", action="store_true", help="exit with 1 if a figure fell below its floor")
    parser.add_argument("--publish", action="store_true", help="write the figures as floors, into README and card")
    arguments = parser.parse_args()
    folder = Path(arguments.model) if "/" in arguments.model else folder_of(arguments.model)
    labelled = load_labelled(arguments.data)
    if arguments.held is None:
        known, texts = [text for text in labelled if text.trainable], load_unseen(arguments.data)
        answers = model_answers(Judge(folder), texts)
    else:
        parts = parts_of(labelled, arguments.held)
        known, texts = part(labelled, parts, "train"), held(labelled, parts)
        answers = held_answers(Judge(folder), texts)
    figures = figures_of(answers)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if arguments.check:
        lines = fallen(figures, floors)
        print("\n".join(lines) or "no figure fell")
        return int(bool(lines))
    columns = {DEFAULT: figures}
    for name, theirs in baseline_answers(known, texts).items():
        columns[name] = figures_of(theirs)
    statements, documents = len(answers["class"]), len(answers["verdict"])
    sample = f"{statements:,} statements of {documents} documents from {_sources(texts)} collections"
    print(f"{sample} that training never saw\n")
    print(table(columns))
    for of in ("class", "verdict", "kind"):
        errors = ", ".join(f"{true} as {said} {n}" for true, said, n in confusion(answers[of])[:8])
        print(f"\nmost common errors of {of}: {errors}")
    by_source = _by_source(answers, texts)
    print(f"\n{by_source}")
    if arguments.publish:
        place = "unseen" if arguments.held is None else "figures"
        if arguments.held is None:
            FLOORS.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        publish(README, place, f"{sample}:\n\n{table(columns)}")
        publish(folder_of(DEFAULT) / "CARD.md", place, f"{sample}:\n\n{table(columns)}\n\n{by_source}")
    return 0


def _sources(texts: Sequence[Text]) -> int:
    return len({text.collection for text in texts})


def _by_source(answers: dict[str, list[Answer]], texts: Sequence[Text]) -> str:
    """Return a table of the collections: how many statements and documents, and how many of them were right."""
    statements: dict[str, list[Answer]] = defaultdict(list)
    verdicts: dict[str, list[Answer]] = defaultdict(list)
    at = iter(answers["class"])
    for text, verdict in zip(texts, answers["verdict"], strict=True):
        source = "the long tail" if text.collection.startswith("long:") else text.collection
        statements[source].extend(islice(at, len(text.labels)))
        verdicts[source].append(verdict)
    lines = ["| collection | documents | verdict accuracy | statements | class accuracy |", "| --- |" + " ---: |" * 4]
    for source in sorted(statements):
        cells = [f"{share:.2f}" if (share := accuracy(a[source])) is not None else "" for a in (verdicts, statements)]
        lines.append(f"| {source} | {len(verdicts[source])} | {cells[0]} | {len(statements[source])} | {cells[1]} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
