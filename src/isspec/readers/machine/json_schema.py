"""JSON Schema: the schema itself, what it defines, and each property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.readers.machine.descriptions import descriptions
from isspec.readers.machine.elements import Element, Nature, define, text_of
from isspec.readers.machine.notation import read_notation
from isspec.readers.machine.schemas import named_schemas, property_elements, schema_elements
from isspec.readers.machine.validating import check_schema, draft_of

if TYPE_CHECKING:
    from isspec.readers.extract import Extract

_LONGEST_TITLE = 60


def read_json_schema(data: bytes) -> Extract:
    """Read a schema in JSON or YAML; raises ``NotReadError`` unless it is valid by the draft it declares."""
    text = text_of(data)
    root = read_notation(text, "JSON Schema")
    named = list(named_schemas(root))
    for part in [value for _, value in named] or [root]:
        check_schema(text, part)
    title = root.text("title") or _brief(root.text("description"))
    elements = [Element(root.start, root.end, "root", "data"), *property_elements(root, (title,) if title else ())]
    for key, schema in named:
        elements += schema_elements(key, schema, ())
    elements += descriptions(text, root)
    nature = Nature(f"JSON Schema of draft {draft_of(root.text('$schema')).removeprefix('draft-')}")
    return define(text, nature, elements, ("property", "schema"), title)


def _brief(description: str | None) -> str | None:
    """Return a description that is no longer than a title, without its full stop."""
    return description.strip().rstrip(".") if description and len(description) <= _LONGEST_TITLE else None
