"""How the sentences of a public set are dealt into what is learnt from, tuned on and reported, held to by all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.binary import best_threshold, ranking
from evaluation.public import Sentence, dealt_at_random, of_parts, without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaluation.opinions import Opinion

SEED = 7


@dataclass(frozen=True, slots=True)
class Deal:
    """Sentences to learn from, to choose a threshold on, and to report on. Without tuning, the threshold is chosen on
    the parts to learn from, each judged after learning from the others.
    """

    known: Sequence[Sentence]
    tuning: Sequence[Sentence]
    held: Sequence[Sentence]


def pure_deal(sentences: Sequence[Sentence]) -> Deal:
    """Deal PURE by its own parts, sentences that are word for word in two of them left to the later one."""
    held = of_parts(sentences, "test")
    tuning = without(of_parts(sentences, "valid"), held)
    return Deal(without(of_parts(sentences, "train"), [*held, *tuning]), tuning, held)


def fold_deals(sentences: Sequence[Sentence]) -> list[Deal]:
    """Deal a set of folds: each is reported on once."""
    folds = sorted({sentence.part for sentence in sentences})
    return [
        Deal(of_parts(sentences, *(other for other in folds if other != fold)), [], of_parts(sentences, fold))
        for fold in folds
    ]


def random_deal(sentences: Sequence[Sentence]) -> Deal:
    """Deal PURE at random into parts of the same sizes, leaks and all."""
    dealt = dealt_at_random(sentences, SEED)
    return Deal(of_parts(dealt, "train"), of_parts(dealt, "valid"), of_parts(dealt, "test"))


def tuned(opinions: Sequence[Opinion], deal: Deal) -> tuple[Opinion, float]:
    """Choose the judge that ranks best, and its threshold, without a look at what is reported."""
    inner = [Deal(deal.known, [], deal.tuning)] if deal.tuning else fold_deals(deal.known)
    true = [sentence.requirement for one in inner for sentence in one.held]
    tried = [(opinion, [c for one in inner for c in opinion(one.known, one.held)]) for opinion in opinions]
    best, chances = max(tried, key=lambda pair: ranking(true, pair[1]))
    return best, best_threshold(true, chances)
