"""Two names of one file lead to one place."""

from __future__ import annotations

from isspec.filenames import Places


def test_a_file_has_one_place_whatever_folders_are_named_with_it() -> None:
    places = Places()
    assert places.of("docs/gates.md") == "docs/gates.md"
    assert places.of("../Gates.md") == "docs/gates.md"
    assert places.of("papers/docs/gates.md") == "docs/gates.md"
    assert places.of("lamps/gates.md") == "lamps/gates.md"
    assert places.of("floodgates.md") == "floodgates.md"


def test_an_index_of_thousands_is_no_work() -> None:
    places = Places()
    assert len({places.of(f"chapter-{n}/readme.md") for n in range(20_000)}) == 20_000
