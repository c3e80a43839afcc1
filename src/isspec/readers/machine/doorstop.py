"""Doorstop: one requirement a YAML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.elements import Element, Nature, broken, define, line_at, text_of
from isspec.readers.machine.notation import read_notation

if TYPE_CHECKING:
    from isspec.readers.extract import Extract


def read_doorstop(data: bytes) -> Extract:
    """Read an item. What is not normative is a heading or an explanation, and no requirement."""
    text = text_of(data)
    root = read_notation(text, "Doorstop item")
    said = root.get("text")
    if said is None or not isinstance(said.value, str):
        broken("Doorstop item", line_at(text, said.start if said else 0), "it has no text")
    normative = root.get("normative")
    told = bool(said.value.strip()) and (normative is None or normative.value is True)
    sign = len(text[said.start : said.end].split("\n", 1)[0]) if text[said.start : said.start + 1] in {"|", ">"} else 0
    elements = [Element(said.start + sign, said.end, "requirement", "behaviour")] if told else []
    header = root.text("header")
    nature = Nature("Doorstop item", "requirements", "requirement")
    return define(text, nature, elements, ("requirement",), (header or "").strip() or None)
