"""Whatever is attached: it is read or named as a problem, and nothing else happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.hostile.harmed import harmed
from evaluation.hostile.intruders import intruders

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


def test_the_command_line_reports_on_hostile_files_without_falling_for_them(tmp_path: Path) -> None:
    named = {**dict(harmed()), **{name: data for name, data in intruders(tmp_path / "no-secret", 9) if "names" in name}}
    chosen = ["terminal.md", "right-to-left.md", "lone-surrogates.txt", "random.pdf", "seed-cut-5.docx",
              "seed-cut-5.zip", "nuls.txt", "wrong-docx-as.pdf", "names.zip", "names.tar"]  # fmt: skip
    for name in chosen:
        (tmp_path / name).write_bytes(named[name])
    words = [sys.executable, "-m", "isspec", "check", str(tmp_path), "--json", "-", "--statements", "all"]
    done = subprocess.run(words, capture_output=True, timeout=120, cwd=ROOT)
    assert done.returncode in {0, 1, 2}, done.stderr.decode()
    assert not done.stderr
    report = json.loads(done.stdout)
    paths = {document["path"].removeprefix(f"{tmp_path.name}/").split("!/")[0] for document in report["documents"]}
    assert paths == set(chosen)
    done = subprocess.run(words[:5], capture_output=True, timeout=120, cwd=ROOT)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", done.stdout.decode())
