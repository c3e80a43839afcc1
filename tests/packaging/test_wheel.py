"""The wheel is complete: built, installed alone in a clean environment, it judges an example."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LARGEST = 40 * 1024 * 1024  # bytes

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


def succeed(*command: str | Path) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    return next(folder.glob("isspec-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    succeed(sys.executable, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    succeed(programs / "python", "-m", "pip", "install", "--quiet", wheel)
    return programs


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_is_small_enough_for_everybody(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


def test_the_wheel_holds_a_model_with_its_card(wheel: Path) -> None:
    configs = {name for name in names(wheel) if name.startswith("isspec/models/") and name.endswith("/config.json")}
    assert configs
    for config in configs:
        assert config.replace("config.json", "CARD.md") in names(wheel)


def test_the_wheel_holds_no_training_code_no_tests_and_no_pickle(wheel: Path) -> None:
    assert {name.split("/")[0] for name in names(wheel) if ".dist-info/" not in name} == {"isspec"}
    assert not [name for name in names(wheel) if name.endswith((".pkl", ".pickle", ".pt", ".bin", ".joblib"))]


def test_the_wheel_is_typed_and_licensed(wheel: Path) -> None:
    assert "isspec/py.typed" in names(wheel)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names(wheel))


@pytest.mark.parametrize(
    ("bundle", "verdict", "status"),
    [("parking-meter", "build", 0), ("half-a-spec", "ask", 1), ("not-a-spec", "stop", 1)],
)
def test_the_installed_wheel_judges_the_examples(installed: Path, bundle: str, verdict: str, status: int) -> None:
    command = ["check", f"examples/{bundle}", "--brief-file", f"examples/{bundle}.brief.txt", "--json", "-"]
    done = run(installed / "isspec", *command)
    assert done.returncode == status, done.stdout + done.stderr
    assert json.loads(done.stdout)["bundle"]["verdict"] == verdict


def test_the_installed_wheel_names_its_version_and_model(installed: Path) -> None:
    done = run(installed / "isspec", "--version")
    assert done.returncode == 0
    assert done.stdout.startswith("isspec 0.")
    assert "model" in done.stdout
