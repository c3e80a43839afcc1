"""Documents of one project are told to be related, and those of different collections not."""

from evaluation.kinship import Told, pairs_of, table
from isspec.judging.kinship import counted
from isspec.model.judge import load_judge
from isspec.pipeline import kinship_of

KILN = "The kiln heats clay until the glaze melts. The kiln cools slowly, so that no glaze cracks."
GATE = "The lock gate opens for a barge at low tide. A barge waits until the lock is empty."
TIDE = "The tide table of the lock tells each barge when the gate opens."


def told(collection: str, *texts: str) -> list[Told]:
    return [Told(collection, counted([text])) for text in texts]


def test_pairs_are_of_one_small_repository_or_of_two_collections() -> None:
    pairs = list(pairs_of(told("long:us/lock", GATE, TIDE) + told("kilns", KILN, KILN)))
    assert [(related, name) for related, name, *_ in pairs if related] == [(True, "long:us/lock")]
    assert all(one.collection != other.collection for related, _, one, other in pairs if not related)


def test_the_shares_are_of_pairs_on_each_side_of_the_least_likeness() -> None:
    gate, tide = told("long:us/lock", GATE, TIDE)
    kiln, oven = told("long:us/kiln", KILN, KILN)
    pairs = [(True, "a", gate, tide), (False, "a", gate, kiln), (True, "b", kiln, oven), (False, "b", kiln, tide)]
    assert "| 0.025 | 1.000 | 1.000 | 1.000 | 1.000 |" in table(kinship_of(load_judge()), pairs)
