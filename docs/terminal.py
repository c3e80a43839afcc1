"""Draw docs/terminal.svg, the picture in the README, from a real run: python docs/terminal.py."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
WIDTH = 96  # columns
COMMAND = ["check", "examples/not-a-spec", "--brief-file", "examples/not-a-spec.brief.txt"]


def main() -> None:
    """Run the command with colours, and write what it prints as a picture."""
    done = subprocess.run(
        [sys.executable, "-m", "isspec", *COMMAND],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "PYTHONUTF8": "1", "TERM": "xterm-256color"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "bold green"), f"isspec {' '.join(COMMAND)}\n"))
    console.print(Text.from_ansi(done.stdout))
    # A fixed id, so that the same output gives the same file.
    svg = console.export_svg(title="isspec", unique_id="isspec")
    (ROOT / "docs" / "terminal.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
