"""The styles and lists of an OpenDocument file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.docx_styles import whole
from isspec.readers.numbering import Level
from isspec.readers.paragraph_styles import FIXED_WIDTH, Role, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

_DEEPEST = 12
_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


class Style(NamedTuple):
    """A paragraph or text style with what it inherits."""

    role: Role | None = None
    list_style: str | None = None
    hidden: bool | None = None
    bold: bool | None = None
    fixed: bool | None = None


def read_styles(roots: Iterable[Element | None]) -> dict[str, Style]:
    """Return the styles by name."""
    raw: dict[str, tuple[str | None, Style]] = {}
    for root in roots:
        for style in root.iter("style") if root is not None else ():
            name = style.get("name", "")
            raw[name] = style.get("parent-style-name"), _style(style)
    return {name: _inherited(name, raw) for name in raw}


def _style(style: Element) -> Style:
    looks = style.find("text-properties")
    level = whole(style.get("default-outline-level"))
    role = role_of(style.get("display-name", "") or style.get("name", "")) or _heading(level)
    if looks is None:
        return Style(role, style.get("list-style-name"))
    weight, font = looks.get("font-weight"), looks.get("font-name") or looks.get("font-family")
    return Style(
        role,
        style.get("list-style-name"),
        looks.get("display") == "none" if looks.get("display") else None,
        weight not in {"normal", "100", "200", "300", "400", "500"} if weight else None,
        bool(FIXED_WIDTH.search(font)) if font else None,
    )


def _heading(level: int | None) -> Role | None:
    return Role("heading", level) if level else None


def _inherited(name: str | None, raw: Mapping[str, tuple[str | None, Style]]) -> Style:
    merged = Style()
    for _ in range(_DEEPEST):
        if name is None or name not in raw:
            break
        name, style = raw[name]
        merged = over(merged, style)
    return merged


def over(style: Style, other: Style) -> Style:
    """Return ``style``, with what it leaves open taken from ``other``."""
    return Style._make(theirs if ours is None else ours for ours, theirs in zip(style, other, strict=True))


def read_lists(roots: Iterable[Element | None]) -> dict[str, dict[int, Level]]:
    """Return the list styles by name; the one that numbers headings is called ""."""
    found: dict[str, dict[int, Level]] = {}
    for root in roots:
        for style in root.iter("list-style") if root is not None else ():
            found[style.get("name", "")] = _levels(style)
        for style in root.iter("outline-style") if root is not None else ():
            found[""] = _levels(style)
    return found


def _levels(style: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for each in style:
        at = (whole(each.get("level")) or 1) - 1
        if each.tag == "list-level-style-bullet":
            levels[at] = Level("bullet")
            continue
        shape = _NUMBERS.get(each.get("num-format", ""), "decimal")
        shown = min(whole(each.get("display-levels")) or 1, at + 1)
        numbers = ".".join(f"%{number + 1}" for number in range(at + 1 - shown, at + 1))
        pattern = each.get("num-prefix", "") + numbers + each.get("num-suffix", "")
        levels[at] = Level(shape, pattern, whole(each.get("start-value")) or 1)
    return levels
