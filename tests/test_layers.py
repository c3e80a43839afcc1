"""Modules import downwards only: nouns, then the steps, then the chain, then the surfaces."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "isspec"
MODULES = sorted(path.relative_to(ROOT).with_suffix("").parts for path in ROOT.rglob("*.py"))

# What is not named is a step: readers, splitting, the model, judging, aspects, reports and what they share.
LAYERS = {
    "types": 0,
    "errors": 0,
    "pipeline": 2,
    "__init__": 3,
    "checking": 4,
    "screens": 4,
    "web": 4,
    "cli": 5,
    "__main__": 6,
}
STEP = 1
STRANGERS = (("readers", "reports"), ("readers", "model"), ("reports", "model"), ("aspects", "reports"))


def layer(module: str) -> int:
    return LAYERS.get(module, STEP)


def dotted(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the full name of everything that a module imports, also late or for types only."""
    tree = ast.parse((ROOT / Path(*parts)).with_suffix(".py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{'/'.join(parts)}:{node.lineno} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the top-level modules of isspec that a module imports; a public name counts as ``__init__``."""
    tops = {module[0] for module in MODULES}
    for package, *rest in (name.split(".") for name in dotted(parts)):
        if package == "isspec":
            yield rest[0] if rest and rest[0] in tops else "__init__"


@pytest.mark.parametrize("parts", MODULES, ids="/".join)
def test_a_module_imports_from_its_own_layer_or_below(parts: tuple[str, ...]) -> None:
    upwards = {name for name in imports(parts) if layer(name) > layer(parts[0])}
    assert not upwards, f"{'/'.join(parts)} imports {', '.join(sorted(upwards))}, which stand above it"


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_steps_that_meet_only_in_values_never_import_each_other(one: str, other: str) -> None:
    found = {
        f"{'/'.join(parts)} imports {name}"
        for parts in MODULES
        for name in imports(parts)
        if (parts[0], name) in {(one, other), (other, one)}
    }
    assert not found


def test_only_the_way_in_imports_the_command_line() -> None:
    assert {parts[0] for parts in MODULES if "cli" in imports(parts)} <= {"__main__"}


@pytest.mark.parametrize("parts", MODULES, ids="/".join)
def test_the_package_needs_nothing_that_only_training_has(parts: tuple[str, ...]) -> None:
    assert not {name.split(".")[0] for name in dotted(parts)} & {
        "training",
        "evaluation",
        "torch",
        "sklearn",
        "pyarrow",
    }
