"""YAML with places: PyYAML composes the tree and knows where everything stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from isspec.readers.machine.nodes import DEEPEST, MOST_NODES, Node

if TYPE_CHECKING:
    import yaml

_BRACKET = re.compile(r"[\[\]{}]")
_TAG = "tag:yaml.org,2002:"


def read_yaml(text: str) -> Node:
    """Compose the first document in ``text``; raises ``yaml.YAMLError``, which mostly names the line."""
    import yaml

    if _brackets(text) > DEEPEST:
        raise yaml.YAMLError("nested too deeply")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        composed = loader.get_node() if loader.check_node() else None
    except RecursionError as error:
        raise yaml.YAMLError("nested too deeply") from error
    finally:
        loader.dispose()
    if composed is None:
        return Node(0, 0)
    return _Nodes().of(composed, 0)


def _brackets(text: str) -> int:
    """Return how deep brackets nest at most; libyaml takes time in the square of that."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


class _Nodes:
    def __init__(self) -> None:
        self.known: dict[int, Node] = {}
        self.sizes: dict[int, int] = {}  # with everything that aliases repeat

    def of(self, composed: yaml.Node, depth: int) -> Node:
        """Return our node for PyYAML's; what an alias repeats is one node, as it is in PyYAML."""
        import yaml

        if depth > DEEPEST:
            raise yaml.YAMLError("nested too deeply")
        if (known := self.known.get(id(composed))) is not None:
            if id(known) not in self.sizes:
                raise yaml.YAMLError("an alias stands in what it repeats")
            return known
        node = Node(composed.start_mark.index, composed.end_mark.index)
        self.known[id(composed)] = node
        if isinstance(composed, yaml.MappingNode):
            node.kind = "map"
            node.items = [(self.of(key, depth + 1), self.of(value, depth + 1)) for key, value in composed.value]
        elif isinstance(composed, yaml.SequenceNode):
            node.kind = "list"
            node.items = [(None, self.of(value, depth + 1)) for value in composed.value]
        else:
            node.value = _scalar(composed.tag.removeprefix(_TAG), str(composed.value))
        size = 1 + sum(self.sizes.get(id(value), 1) for _, value in node.items)
        if size > MOST_NODES:
            raise yaml.YAMLError("it repeats itself beyond measure")
        self.sizes[id(node)] = size
        return node


def _scalar(tag: str, value: str) -> Any:
    try:
        if tag == "null":
            return None
        if tag == "bool":
            return value.lower() in {"yes", "true", "on"}
        if tag == "int":
            return int(value.replace("_", ""), 0)
        if tag == "float":
            return float(value.replace("_", ""))
    except ValueError:
        return value  # numbers that only YAML writes so, such as 0123 and 1:30
    return value
