"""Is a definition valid by the schema of its language? Told by jsonschema-rs, which must never fetch a schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from isspec.readers.machine.elements import broken, line_at

if TYPE_CHECKING:
    from isspec.readers.machine.nodes import Node

_DRAFTS = {
    "draft-04": "http://json-schema.org/draft-04/schema#",
    "draft-06": "http://json-schema.org/draft-06/schema#",
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}
NEWEST = "2020-12"


def draft_of(declared: str | None) -> str:
    """Return the draft that ``$schema`` names, the newest where it names none that is known."""
    return next((draft for draft in _DRAFTS if declared and draft in declared), NEWEST)


def check_schema(text: str, root: Node) -> None:
    """Raise ``NotReadError`` unless ``root`` is a valid JSON Schema of the draft that it declares.

    jsonschema-rs would fetch a schema of schemas that it does not know, so it is told one that it does.
    """
    import jsonschema_rs

    draft = draft_of(root.text("$schema"))
    instance = root.plain()
    if isinstance(instance, dict):
        instance = {**instance, "$schema": _DRAFTS[draft]}
    try:
        jsonschema_rs.meta.validate(instance)
    except jsonschema_rs.ValidationError as error:
        _tell(text, root, f"JSON Schema {draft}", error)


def check_openapi(text: str, root: Node, version: str) -> None:
    """Raise ``NotReadError`` unless ``root`` is valid by the schema of its version of OpenAPI."""
    import jsonschema_rs

    try:
        _openapi(version).validate(root.plain())
    except jsonschema_rs.ValidationError as error:
        _tell(text, root, f"OpenAPI {version}", error)
    for target, offset in sorted(_references(root, {}, set()).items()):
        if root.find([unquote(step).replace("~1", "/").replace("~0", "~") for step in target[2:].split("/")]) is None:
            broken(f"OpenAPI {version}", line_at(text, offset), f"{target} is nowhere in it")


def _references(node: Node, found: dict[str, int], seen: set[int]) -> dict[str, int]:
    """Return where each reference within the file stands first; others are not followed."""
    if id(node) in seen:
        return found
    seen.add(id(node))
    for key, value in node.items:
        if key is not None and key.value == "$ref" and isinstance(value.value, str) and value.value.startswith("#/"):
            found.setdefault(value.value, key.start)
        _references(value, found, seen)
    return found


@cache
def _openapi(version: str) -> Any:
    from importlib.metadata import PackageNotFoundError, distribution

    import jsonschema_rs

    # The schemas are read from beside the package: importing it takes half a second, and it would follow references.
    try:
        package = distribution("openapi-spec-validator")
    except PackageNotFoundError as error:
        raise ModuleNotFoundError("no openapi-spec-validator", name="openapi-spec-validator") from error
    path = package.locate_file(f"openapi_spec_validator/resources/schemas/v{version}/schema.json")
    return jsonschema_rs.validator_for(json.loads(Path(str(path)).read_text(encoding="utf-8")))


def _tell(text: str, root: Node, name: str, error: Any) -> None:
    place = root.at(error.instance_path)
    where = "/".join(map(str, error.instance_path)) or "the top"
    broken(name, line_at(text, place.start), f"{where}: {error.message}")
