"""Whatever is attached: it is read or named as a problem, and nothing else happens."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the corpus holds names and links that Windows does not know")
def test_hostile_files_neither_crash_nor_hang_nor_reach_out_nor_get_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evaluation.hostile"], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made = re.match(r"(\d+) hostile paths", done.stdout)
    assert made
    assert int(made[1]) >= 300
