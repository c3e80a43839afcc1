"""The documentation tells the truth: its commands run and print what it says, and its links lead somewhere."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])

_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Example:
    """A command in a ```console block. ``status`` is given by a following ``$ echo $?``."""

    page: str
    command: str
    output: tuple[str, ...]
    status: int | None

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def examples(page: Path) -> Iterator[Example]:
    for block in _CONSOLE.findall(page.read_text(encoding="utf-8")):
        turns = [turn.splitlines() for turn in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
        following: list[list[str]] = [*turns[1:], [""]]
        for (command, *output), (after, *answer) in zip(turns, following, strict=True):
            if command.startswith("isspec "):
                status = int(answer[0]) if after == "echo $?" else None
                yield Example(page.name, command, tuple(line for line in output if line.strip()), status)


EXAMPLES = [example for page in PAGES for example in examples(page)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples in it, in which documented commands may write."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_readme_shows_the_command_at_work() -> None:
    assert any(example.page == "README.md" for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_documented_command_does_what_the_page_says(example: Example, folder: Path) -> None:
    words = shlex.split(example.command)[1:]
    done = subprocess.run(
        [sys.executable, "-m", "isspec", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    everything = done.stdout + done.stderr
    assert done.returncode in ({0, 1} if example.status is None else {example.status}), everything
    if example.output:
        assert squeezed(example.output[0]) in squeezed(everything)


def test_the_python_in_the_readme_runs(folder: Path) -> None:
    program = "\n".join(_PYTHON.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert program
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT).as_posix()))
def test_every_local_link_leads_to_a_file(page: Path) -> None:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    for target in _LINK.findall(text):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_every_problem_code_is_documented_and_every_documented_one_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "isspec").rglob("*.py"))
    used = set(re.findall(r"(?:Problem|Trouble)\(\s*(?:[^\n\"]*?|f\"[^\n\"]*\"),\s*\"([a-z-]+)\"", source))
    used |= set(re.findall(r"NotReadError\(\s*\"([a-z-]+)\"", source))
    used |= set(re.findall(r"^    \"(reader-[a-z]+)\": ", source, re.MULTILINE))  # what is said of the worker
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE)) == used


def test_every_option_of_check_is_in_the_readme() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "isspec", "check", "--help"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    options = set(re.findall(r"--[a-z][a-z-]+", done.stdout)) - {"--help"}
    assert options <= set(re.findall(r"--[a-z][a-z-]+", (ROOT / "README.md").read_text(encoding="utf-8")))


def test_the_tree_in_the_architecture_page_names_only_what_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folder = ROOT
    for indent, name in re.findall(r"^( *)([\w./]+(?:/|\.py)) +\S.*$|^src/isspec/$", page, re.MULTILINE):
        folder = ROOT / "src" / "isspec" if indent else ROOT
        assert not name or (folder / name).exists(), name
