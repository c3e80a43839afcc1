"""What is found under a path, in which order and under which name."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from isspec.errors import UsageError
from isspec.limits import Limits
from isspec.types import Problem, Source
from isspec.walking import walk


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def names(*paths: str | Path) -> list[str]:
    return [found.path for found in walk([str(path) for path in paths]) if isinstance(found, Source)]


def problems(*paths: str | Path) -> list[tuple[str, str]]:
    return [(found.path, found.code) for found in walk([str(path) for path in paths]) if isinstance(found, Problem)]


def test_folders_are_walked_in_sorted_order_without_what_is_hidden(tmp_path: Path) -> None:
    write(tmp_path, "docs/b.md", "docs/a/z.md", "docs/.git/x", "docs/.hidden", "docs/CVS/Root")
    assert names(tmp_path / "docs") == ["docs/a/z.md", "docs/b.md"]


def test_relative_paths_keep_the_name_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "docs/a.md")
    monkeypatch.chdir(tmp_path)
    assert [names(path) for path in ("docs", "./docs", "docs/a.md", ".")] == [["docs/a.md"]] * 4
    assert names("../" + tmp_path.name + "/docs") == ["docs/a.md"]


def test_absolute_paths_never_show(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md")
    assert names(tmp_path / "docs" / "a.md") == ["a.md"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "docs/b.md")
    assert names(tmp_path / "docs" / "b.md", tmp_path / "docs") == ["b.md", "docs/a.md"]


def test_two_files_of_one_name_get_two_names(tmp_path: Path) -> None:
    write(tmp_path, "x/a.md", "y/a.md")
    assert names(tmp_path / "x" / "a.md", tmp_path / "y" / "a.md") == ["a.md", "a~2.md"]


def test_standard_input_is_a_source() -> None:
    assert list(walk(["-"], io.BytesIO(b"text"))) == [Source("stdin", b"text")]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    write(tmp_path, ".notes.md")
    assert names(tmp_path / ".notes.md") == [".notes.md"]


@pytest.mark.parametrize("path", ["no/such/file", "-"])
def test_a_path_that_is_not_there_is_a_wrong_call(path: str) -> None:
    with pytest.raises(UsageError):
        walk([path])


def test_links_are_not_followed_out_of_the_folder_nor_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "outside.md")
    try:
        (tmp_path / "docs" / "out.md").symlink_to(tmp_path / "outside.md")
        (tmp_path / "docs" / "loop").symlink_to(tmp_path / "docs")
        (tmp_path / "docs" / "gone").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("links are not allowed here")
    assert names(tmp_path / "docs") == ["docs/a.md"]
    assert problems(tmp_path / "docs") == [("docs/gone", "broken-link"), ("docs/out.md", "link-outside")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this platform")
def test_a_pipe_is_a_problem_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert problems(tmp_path / "pipe") == [("pipe", "not-a-file")]


def test_a_file_over_the_limit_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "long.md")
    (found,) = walk([str(tmp_path / "long.md")], limits=Limits(size=3))
    assert isinstance(found, Problem)
    assert (found.path, found.code) == ("long.md", "too-large")


def test_a_tree_deeper_than_calls_may_be_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * 300)
    write(Path(), str(deep / "a.md"))
    assert names("d") == [(deep / "a.md").as_posix()]
