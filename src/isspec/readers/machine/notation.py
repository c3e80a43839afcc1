"""JSON or YAML, whichever a definition is written in, and its mistakes in the same words."""

from __future__ import annotations

from json import JSONDecodeError
from typing import TYPE_CHECKING

from isspec.readers.machine.elements import broken
from isspec.readers.machine.json_nodes import read_json
from isspec.readers.machine.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from isspec.readers.machine.nodes import Node


def read_notation(text: str, name: str) -> Node:
    """Parse ``text``; raises ``NotReadError`` with the parser's line for what is no ``name``."""
    if text.lstrip()[:1] in {"{", "["}:
        try:
            return read_json(text)
        except JSONDecodeError as error:
            broken(name, error.lineno, error.msg)
    import yaml

    try:
        return read_yaml(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        broken(name, mark.line + 1 if mark else None, str(getattr(error, "problem", None) or error))
