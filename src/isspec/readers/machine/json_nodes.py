"""JSON with places: the standard library reads strings and numbers, this notes where everything stands."""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined] # not in typeshed, and there since Python 2.6
from typing import Any

from isspec.readers.machine.nodes import DEEPEST, Node

_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"(?:-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][-+]?\d{1,5})?|true|false|null)(?![\w.])")
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}


def read_json(text: str) -> Node:
    """Parse ``text``; raises ``json.JSONDecodeError``, which names the line, also when it is nested too deeply.

    >>> [(key.value, value.start) for key, value in read_json('{"a": 1, "b": []}').pairs()]
    [('a', 6), ('b', 14)]
    """
    at = _skip(text, 0)
    node = _value(text, at, 0)
    rest = _skip(text, node.end)
    if rest < len(text):
        raise JSONDecodeError("Extra data", text, rest)
    return node


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _value(text: str, at: int, depth: int) -> Node:
    sign = text[at : at + 1]
    if depth > DEEPEST:
        raise JSONDecodeError("Nested too deeply", text, at)
    if sign == '"':
        return _string(text, at)
    if sign == "{":
        return _container(text, at, depth, "}")
    if sign == "[":
        return _container(text, at, depth, "]")
    match = _SCALAR.match(text, at)
    if match is None:
        raise JSONDecodeError("Expecting value", text, at)
    word = match.group()
    number = word not in _WORDS
    value = (float(word) if set(word) & set(".eE") else int(word)) if number else _WORDS[word]
    return Node(at, match.end(), value)


def _string(text: str, at: int) -> Node:
    if text[at : at + 1] != '"':
        raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
    value, end = scanstring(text, at + 1, False)
    return Node(at, end, value)


def _container(text: str, start: int, depth: int, close: str) -> Node:
    node = Node(start, start, kind="map" if close == "}" else "list")
    at = _skip(text, start + 1)
    while text[at : at + 1] != close:
        if node.items:
            if text[at : at + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip(text, at + 1)
        key = None
        if close == "}":
            key = _string(text, at)
            at = _skip(text, key.end)
            if text[at : at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            at = _skip(text, at + 1)
        value = _value(text, at, depth + 1)
        node.items.append((key, value))
        at = _skip(text, value.end)
    node.end = at + 1
    return node
