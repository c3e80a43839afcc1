"""Every part of the gaps is timed, and shares are of all the work."""

from dataclasses import fields
from pathlib import Path

from evaluation.speed import SEARCHES, Taken, commanded, measured, sample, table
from isspec.model.judge import load_judge
from isspec.pipeline import kinship_of
from isspec.types import Gaps
from tests.evaluation.data import write_data


def test_each_part_of_the_gaps_has_its_search() -> None:
    assert set(SEARCHES) == {field.name for field in fields(Gaps)}


def test_a_bundle_of_drawn_documents_is_timed(tmp_path: Path) -> None:
    papers = sample(write_data(tmp_path), 50)
    assert sorted(paper.document.path for paper in papers) == ["a1.md", "a2.md"]
    found = measured(papers, kinship_of(load_judge()))
    assert [one.work for one in found][: len(SEARCHES)] == list(SEARCHES)
    assert all(one.clock >= 0 and one.processor >= 0 for one in found)


def test_the_share_is_of_the_bundle_and_the_traces() -> None:
    rows = [Taken("conflicts", 0.4, 0.3), Taken("all", 1.0, 0.9), Taken("traces", 0.2, 0.1)]
    assert "| conflicts | 0.40 | 0.30 | 30% |" in table(rows)


def test_the_whole_command_is_timed_on_files(tmp_path: Path) -> None:
    said = commanded(write_data(tmp_path), 2, None)
    assert said.startswith("2 documents of any length (")
    assert said.endswith(" s")
