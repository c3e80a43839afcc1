"""A table is written into its place of a page, and nowhere else."""

from pathlib import Path

import pytest

from evaluation.publishing import publish, replaced

PAGE = "Before.\n<!-- figures -->\nold\n<!-- /figures -->\nAfter.\n"


def test_only_what_stands_between_the_comments_changes() -> None:
    assert replaced(PAGE, "figures", "new") == PAGE.replace("old", "new")


def test_writing_twice_is_writing_once() -> None:
    once = replaced(PAGE, "figures", "| a |")
    assert replaced(once, "figures", "| a |") == once


@pytest.mark.parametrize("page", ["", "<!-- figures -->\nopen", "<!-- /figures -->"])
def test_a_page_without_the_place_says_what_to_do(page: str) -> None:
    with pytest.raises(ValueError, match="put the two comments"):
        replaced(page, "figures", "new")


def test_publishing_names_the_page_that_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "CARD.md").write_text("# A card\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"CARD\.md"):
        publish(tmp_path / "CARD.md", "figures", "new")
