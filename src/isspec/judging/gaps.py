"""Everything that a builder would lack or stumble over, collected from the searches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.aspects.completeness import map_coverage
from isspec.aspects.conflicts import find_conflicts
from isspec.aspects.editions import find_editions
from isspec.aspects.open_points import find_open_points
from isspec.aspects.references import find_references
from isspec.aspects.repetition import find_repetitions
from isspec.aspects.wording import find_smells
from isspec.judging.systems import systems_of
from isspec.types import Gaps

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from isspec.judging.brief import Brief
    from isspec.judging.kinship import Kinship
    from isspec.types import Paper


def find_gaps(brief: Brief | None, papers: Sequence[Paper], paths: Collection[str], kinship: Kinship) -> Gaps:
    """Search all readable documents of a bundle."""
    points = find_open_points(papers)
    systems = tuple(systems_of(brief, [paper.judgment for paper in papers], kinship))
    # A README on something else says nothing of what is to be built.
    on_systems = {path for system in systems for path in system.paths}
    covering = [paper for paper in papers if not systems or paper.document.path in on_systems]
    return Gaps(
        systems=systems,
        coverage=map_coverage(covering, points),
        references=find_references(papers, paths, brief.files if brief else ()),
        open_points=points,
        smells=find_smells(papers),
        repetitions=find_repetitions(papers),
        conflicts=find_conflicts(papers),
        editions=find_editions(papers),
    )
