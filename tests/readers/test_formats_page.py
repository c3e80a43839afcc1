"""The page on formats lists what the tables in the code hold, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path

from isspec.limits import DEFAULTS
from isspec.readers.formats import MEDIA_TYPES
from isspec.readers.registry import FORMATS
from isspec.readers.texts import READERS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
ROWS = {
    cells[1].strip("`"): cells
    for line in PAGE.splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5 and "/" in cells[1]
}


def test_every_format_is_on_the_page_and_nothing_else() -> None:
    assert set(ROWS) == {row.media_type for row in FORMATS} | set(READERS)


def test_the_page_says_which_extra_a_format_needs() -> None:
    for row in FORMATS:
        if row.extra:
            assert ROWS[row.media_type][4] == f"`{row.extra}`", row


def test_every_suffix_is_on_the_page() -> None:
    suffixes = [(row.media_type, suffix) for row in FORMATS for suffix in row.suffixes]
    suffixes += [(media_type, suffix) for suffix, media_type in MEDIA_TYPES.items()]
    missing = [
        (media_type, suffix)
        for media_type, suffix in suffixes
        if not re.fullmatch(r"\.\d\w?", suffix) and suffix not in re.findall(r"\.\w+", ROWS[media_type][2])
    ]
    assert not missing


def test_the_limits_on_the_page_are_the_defaults() -> None:
    values = re.findall(r"^\| [^|]+ \| ([\d,]+)[^|]* \| `(--[\w-]+)` \|$", PAGE, re.MULTILINE)
    assert {option: int(value.replace(",", "")) for value, option in values} == {
        "--max-size": DEFAULTS.size >> 20, "--timeout": int(DEFAULTS.seconds), "--max-memory": DEFAULTS.memory >> 20,
        "--max-unpacked": DEFAULTS.unpacked >> 20, "--max-members": DEFAULTS.members, "--max-depth": DEFAULTS.depth,
        "--max-statements": DEFAULTS.statements,
    }  # fmt: skip
