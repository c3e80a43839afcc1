"""What docs/json.md shows is what the program writes."""

from __future__ import annotations

import re
from pathlib import Path

from isspec.reports import REPORTS, Presentation
from tests.reports.sample import BUILD

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def test_the_example_is_a_report() -> None:
    block = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    assert block[1] == REPORTS["json"](BUILD, Presentation())


def test_the_python_block_runs() -> None:
    block = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    names: dict[str, str] = {}
    exec(block[1], names)
    assert '"isspec report"' in names["schema"]
