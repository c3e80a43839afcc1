"""Print the worst mistakes on collections that training never saw: wrong, and sure of it.

``python -m evaluation.mistakes --data DIR`` prints twenty wrong classes of statements and twenty wrong verdicts of the
shipped model, with the words, for reading: these belong to others and stay out of the repository. ``--places`` leaves
them out. ``--model RUN/model --held SPLIT`` reads the twin that did without the collections of a split.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.figures import BUILD
from evaluation.judged import Judged, judge_texts, look_at, verdict_answers
from evaluation.unseen import load_unseen
from isspec.display import plain
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from training.data import held, load_labelled, parts_of
from training.steps import crossed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 20
# One document that is read wrongly would otherwise fill the list.
A_DOCUMENT = 2
_WORDS = 300


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was said in place of what is true, how surely, of which document and line, and its words."""

    true: str
    said: str
    score: float
    document: str
    collection: str
    name: str
    line: int
    words: str

    def __str__(self) -> str:
        where = f"{self.document} {self.collection} {self.name}"
        return f"{self.score:.3f} {self.true} called {self.said}: {where}:{self.line}"


def wrong_classes(judged: Iterable[Judged]) -> list[Mistake]:
    """Return the statements that were given another class than the readers gave."""
    return [
        _mistake(item, label.cls, finding.label, finding.score, label.start, item.text.text[label.start : label.end])
        for item in judged
        for label, finding in item.pairs()
        if finding and finding.label != label.cls
    ]


def wrong_verdicts(judged: Sequence[Judged]) -> list[Mistake]:
    """Return the documents that were given another verdict than the readers gave."""
    return [
        _mistake(item, answer.true, answer.said, answer.score, 0, item.text.text[: 2 * _WORDS])
        for item, answer in zip(judged, verdict_answers(judged), strict=True)
        if answer.true != answer.said
    ]


def worst(mistakes: Iterable[Mistake], most: int, a_document: int = A_DOCUMENT) -> list[Mistake]:
    """Return the surest mistakes, at most ``a_document`` of one document."""
    taken: Counter[str] = Counter()
    chosen: list[Mistake] = []
    for mistake in sorted(mistakes, key=lambda m: (-m.score, m.document, m.line)):
        taken[mistake.document] += 1
        if taken[mistake.document] <= a_document and len(chosen) < most:
            chosen.append(mistake)
    return chosen


def is_large(mistake: Mistake) -> bool:
    """Whether a class was wrong on being build evidence: by the definition, requirement or description is small."""
    return (mistake.true in BUILD) != (mistake.said in BUILD)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled data")
    parser.add_argument("--model", default=DEFAULT, help="name of a shipped model, or its folder")
    parser.add_argument("--held", type=int, metavar="SPLIT", help="the split that --model was trained on a part of")
    parser.add_argument("--most", type=int, default=MOST, help="how many of each (default: %(default)s)")
    parser.add_argument("--large", action="store_true", help="only classes that are wrong on build evidence or not")
    parser.add_argument("--places", action="store_true", help="leave the words out")
    arguments = parser.parse_args()
    folder = Path(arguments.model) if "/" in arguments.model else folder_of(arguments.model)
    judge = Judge(folder)
    if arguments.held is None:
        judged = judge_texts(judge, load_unseen(arguments.data))
    else:
        labelled = load_labelled(arguments.data)
        judged = crossed(judge.config, look_at(judge, held(labelled, parts_of(labelled, arguments.held))))
    classes = [mistake for mistake in wrong_classes(judged) if is_large(mistake) or not arguments.large]
    for title, found in (("classes", classes), ("verdicts", wrong_verdicts(judged))):
        print(f"{len(found)} wrong {title}; the worst:")
        for mistake in worst(found, arguments.most):
            print(f"\n{mistake}" if not arguments.places else f"{mistake}")
            if not arguments.places:
                print(f"    {mistake.words[:_WORDS]}")
        print()


def _mistake(item: Judged, true: str, said: str, score: float, start: int, words: str) -> Mistake:
    text = item.text
    line = text.text.count("\n", 0, start) + 1
    return Mistake(true, said, score, text.id, text.collection, plain(text.name), line, plain(words))


if __name__ == "__main__":
    main()
