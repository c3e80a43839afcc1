"""What isspec promises to its callers, and that asking for the package loads nothing heavy."""

import json
import subprocess
import sys

import isspec

HEAVY = {"numpy", "onnxruntime", "rich", "jinja2", "markdown_it", "charset_normalizer", "pygments", "starlette"}


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter holds after ``statement``."""
    program = f"import sys, json\n{statement}\nprint(json.dumps([name.split('.')[0] for name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_public_names_are_these() -> None:
    assert sorted(isspec.__all__) == ["Report", "__version__", "check", "check_text"]


def test_every_public_name_is_there() -> None:
    assert all(getattr(isspec, name) for name in isspec.__all__)


def test_the_version_is_that_of_the_installed_package() -> None:
    from importlib.metadata import version

    assert isspec.__version__ == version("isspec")


def test_importing_the_package_loads_no_parser_and_no_engine() -> None:
    assert not loaded_by("import isspec") & (HEAVY | {"click"})


def test_the_command_line_prints_its_help_without_a_parser_or_an_engine() -> None:
    assert not loaded_by("import isspec.cli") & HEAVY
