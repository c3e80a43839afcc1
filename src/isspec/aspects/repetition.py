"""The same thing twice: documents, passages and requirements that repeat another, and identifiers given twice.

What is reported of a document is not reported again of its passages, nor of a passage again of its statements.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from isspec.aspects.identifiers import given_twice
from isspec.aspects.nearness import near_pairs, shingles
from isspec.aspects.passages import passages
from isspec.aspects.sayings import DUTY, are_side_by_side, have_like_headings, sayings, under_one_heading
from isspec.aspects.terms import words
from isspec.display import plain
from isspec.types import Repetition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from isspec.aspects.sayings import Saying
    from isspec.types import Paper, Statement

# The share of three-word runs that two documents must have in common, of those in either.
_NEAR_DOCUMENT = 0.7
_FEWEST_WORDS = 50
# A sentence shorter than this is likely to be said of two things.
_FEWEST_CONTENT = 6
_MOST_TIMES = 2


def find_repetitions(papers: Iterable[Paper]) -> tuple[Repetition, ...]:
    """Return what stands twice: documents first, then passages, requirements and identifiers."""
    papers = tuple(papers)
    documents = tuple(_documents(papers))
    twins = _alike(documents)
    said = tuple(sayings(papers))
    found, covered = passages(said, twins)
    return (*documents, *found, *_statements(said, twins, covered), *given_twice(papers, twins))


def _documents(papers: Sequence[Paper]) -> Iterator[Repetition]:
    # Statements only: pages of one web site share their menus.
    texts = [words(plain("\n".join(f.statement.text for f in paper.judgment.findings))) for paper in papers]
    sets = [shingles(text) if len(text) >= _FEWEST_WORDS else frozenset() for text in texts]
    told: set[int] = set()
    for i, j, share in near_pairs(sets, _NEAR_DOCUMENT):
        # Of five that are alike, each is told once and not of each two.
        if j in told:
            continue
        told.add(j)
        first, second = papers[i], papers[j]
        how = "the same text" if share == 1 else f"{share:.0%} of the text is the same"
        heads = [next((f.statement for f in paper.judgment.findings), None) for paper in (first, second)]
        yield Repetition("document", heads[0], heads[1], (first.document.path, second.document.path), how)


def _alike(documents: Sequence[Repetition]) -> set[frozenset[str]]:
    """Return the pairs of documents that are nearly the same, also through a third."""
    groups: list[set[str]] = []
    for paths in (set(repetition.paths) for repetition in documents):
        near = [group for group in groups if group & paths]
        groups = [group for group in groups if group not in near] + [paths.union(*near)]
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def _statements(
    said: Sequence[Saying], twins: set[frozenset[str]], covered: set[tuple[int, int]]
) -> Iterator[Repetition]:
    """Yield requirements that stand twice, in two documents or two places; what stands more often is a formula."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, saying in enumerate(said):
        if (
            saying.is_requirement and saying.stands_alone and saying.is_definite and not saying.is_entry
            and len(saying.content) >= _FEWEST_CONTENT and DUTY.search(saying.text)
        ):  # fmt: skip
            groups.setdefault(saying.content, []).append(i)
    for places in groups.values():
        if len(places) > _MOST_TIMES:
            continue
        for i, j in combinations(places, 2):
            first, second = said[i].statement, said[j].statement
            paths = (first.path, second.path)
            if frozenset(paths) in twins or (i, j) in covered or _are_apart(said[i], second):
                continue
            yield Repetition("statement", first, second, paths, said[i].text)


def _are_apart(one: Saying, other: Statement) -> bool:
    """Say whether the same words are likely to be said of two things, or to come from one template."""
    first = one.statement
    if first.path != other.path:
        return first.trail[-1:] == other.trail[-1:] or have_like_headings(first, other)
    if under_one_heading(first, other):
        return not one.is_of_the_system
    return have_like_headings(first, other) or are_side_by_side(first, other)
