"""Print how a model does on public sets of single sentences, beside baselines and published figures.

``python -m evaluation.benchmarks --data DIR`` prints one table; ``--publish`` writes it into README.md and into the
model's card. A sentence stands alone there, without the document that isspec would read it in, and the sets have their
own notions of a requirement; so a model is measured as it is shipped, and with a small regression fitted to the set.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.binary import Scores, precision_at, scores_of
from evaluation.deals import Deal, fold_deals, pure_deal, random_deal, tuned
from evaluation.opinions import STRENGTHS, Read, rule, tfidf
from evaluation.public import DRONOLOGY, PURE, load
from evaluation.publishing import README, publish
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaluation.opinions import Opinion

# Where DemaRQ works (Abualhaija et al. 2020): nearly nothing is to be missed.
RECALL = 0.957


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``precision`` is at the recall ``RECALL``. ``None`` is what nobody measured."""

    where: str
    judge: str
    scores: tuple[float | None, ...]
    precision: float | None = None


# Figures that others published, in the order of Scores.
PUBLISHED = {
    "pure": (Row("", "DemaRQ on private documents [1]", (None,) * 5, 0.812),),
    "random": (Row("", "DeBERTa-v3-large, on such parts of its own [2]", (None, None, None, None, 0.9131)),),
    "dronology": (
        Row("", "BERT [3]", (None, None, 0.84, 0.84, 0.83)),
        Row("", "DeBERTa [2]", (None, None, None, None, 0.829)),
    ),
}
SOURCES = """\
[1] Abualhaija et al., Empirical Software Engineering 25, 2020. [2] Wang et al., NLP4RE 2024, CEUR-WS 3672. [3] Bashir
et al., REFSQ 2023. PURE with these sentences: Ivanov et al., 2021."""
NOTE = """\
Sentences alone, as these sets have them. "Random sentences" puts sentences of one document on both sides and leaks: it
stands here because published figures are of that sort. Thresholds, and how closely a regression may follow what it
learns from, are chosen on the set's part for validation (for Dronology by cross-validation on the four folds at hand),
never on what is reported. PURE's validation part is one document in which a quarter of the sentences are requirements,
in its test part two thirds are, so a threshold chosen there is a bad one. The precision at a recall of {recall} is read
off the reported sentences' own curve, as it was published."""


def measure(where: str, judge: str, opinions: Sequence[Opinion], deals: Sequence[Deal]) -> list[Row]:
    """Measure the best of some opinions on each deal, at the probability 0.5 and at the threshold chosen."""
    halves: list[Scores] = []
    chosen: list[Scores] = []
    curve = None
    for deal in deals:
        opinion, threshold = tuned(opinions, deal)
        true, chances = [sentence.requirement for sentence in deal.held], opinion(deal.known, deal.held)
        halves.append(scores_of(true, chances, 0.5))
        chosen.append(scores_of(true, chances, threshold))
        # Probabilities of different folds do not compare.
        curve = precision_at(true, chances, RECALL) if len(deals) == 1 else None
    return [
        Row(where, f"{judge}, probability 0.5", _means(halves)),
        Row(where, f"{judge}, threshold chosen", _means(chosen), curve),
    ]


def measure_sure(where: str, judge: str, opinion: Opinion, deals: Sequence[Deal]) -> Row:
    """Measure a judge that says yes or no and nothing between."""
    found = [
        scores_of([sentence.requirement for sentence in deal.held], opinion(deal.known, deal.held), 0.5)
        for deal in deals
    ]
    return Row(where, judge, _means(found))


def rows_of(where: str, name: str, read: Read, deals: Sequence[Deal]) -> list[Row]:
    """Measure every judge of ours on one set."""
    words = [partial(tfidf, strength=strength) for strength in STRENGTHS]
    both = [partial(read.fitted, strength=strength) for strength in STRENGTHS]
    return [
        measure_sure(where, "shall\\|must\\|should", rule, deals),
        *measure(where, "TF-IDF fitted", words, deals),
        measure_sure(where, f"{name} as shipped, likeliest class", read.likeliest, deals),
        *measure(where, f"{name} as shipped", [read.shipped], deals),
        *measure(where, f"{name} and words fitted", both, deals),
    ]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table; what a row repeats from the one above is left out."""
    names = [field.name.replace("_", " ").replace("f1", "F1") for field in fields(Scores)]
    heads = ["sentences", "judge", *names, f"precision at recall {RECALL}"]
    lines = ["| " + " | ".join(heads) + " |", "| --- | --- |" + " ---: |" * (len(heads) - 2)]
    above = ""
    for row in rows:
        cells = ["" if value is None else f"{value:.3f}" for value in (*row.scores, row.precision)]
        lines.append(f"| {row.where if row.where not in ('', above) else ''} | {row.judge} | {' | '.join(cells)} |")
        above = row.where or above
    return "\n".join(lines)


def page_of(rows: Sequence[Row]) -> str:
    """Return the table with what has to be known to read it."""
    return f"{NOTE.format(recall=RECALL)}\n\n{table(rows)}\n\n{SOURCES}"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--model", default=DEFAULT, help="name of a shipped model, or its folder")
    parser.add_argument("--publish", action="store_true", help="write the table into README and card")
    arguments = parser.parse_args()
    folder = Path(arguments.model) if "/" in arguments.model else folder_of(arguments.model)
    pure, dronology = load(arguments.data, PURE), load(arguments.data, DRONOLOGY)
    # One thread: a window of one sentence is too small to share.
    read = Read.of(Judge(folder, threads=1), [*pure, *dronology])
    page = page_of([
        *rows_of("PURE, its own documents", folder.name, read, [pure_deal(pure)]),
        *PUBLISHED["pure"],
        *rows_of("PURE, random sentences (leaks)", folder.name, read, [random_deal(pure)]),
        *PUBLISHED["random"],
        *rows_of("Dronology, five folds", folder.name, read, fold_deals(dronology)),
        *PUBLISHED["dronology"],
    ])  # fmt: skip
    print(page)
    if arguments.publish:
        publish(README, "benchmarks", page)
        publish(folder / "CARD.md", "benchmarks", page)


def _means(found: Sequence[Scores]) -> tuple[float, ...]:
    return tuple(sum(column) / len(found) for column in zip(*map(astuple, found), strict=True))


if __name__ == "__main__":
    main()
