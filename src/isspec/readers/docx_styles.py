"""The styles and lists of a Word file: which paragraphs are headings, and how they are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.numbering import Level
from isspec.readers.paragraph_styles import FIXED_WIDTH, Role, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_DEEPEST = 12
_NO_OUTLINE = 9
_OFF = frozenset({"0", "false", "off", "none"})


class Style(NamedTuple):
    """A style: what its paragraphs are, how they are numbered, and how their characters look."""

    role: Role | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    fixed: bool | None = None
    size: int | None = None  # of letters, in half points


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """Return an attribute of the element at ``path``, or ``None`` if it is not there."""
    found = element.find(path) if element is not None else None
    return found.get(attribute) if found is not None else None


def switched(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is on; ``None`` if it is not given."""
    found = properties.find(name) if properties is not None else None
    return None if found is None else found.get("val", "1") not in _OFF


def whole(text: str | None) -> int | None:
    """Return ``text`` as a whole number, or ``None`` if it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def fixed_width(properties: Element | None) -> bool | None:
    """Return whether run properties name a font of fixed width; ``None`` if they name no font."""
    font = value(properties, "rFonts", "ascii")
    return None if font is None else bool(FIXED_WIDTH.search(font))


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the styles by identifier, each with what it inherits; the default paragraph style is named ""."""
    raw: dict[str, tuple[str | None, Style]] = {}
    for style in root.iterfind("style") if root is not None else ():
        name = style.get("styleId", "")
        raw[name] = (value(style, "basedOn"), _style(style))
        if style.get("default") in {"1", "true"} and style.get("type") == "paragraph":
            raw[""] = raw[name]
    base = Style(size=whole(value(root, "docDefaults/rPrDefault/rPr/sz")))
    raw.setdefault("", (None, base))
    return {name: _inherited(name, raw, base) for name in raw}


def _style(style: Element) -> Style:
    paragraph, run = style.find("pPr"), style.find("rPr")
    return Style(
        role_of(value(style, "name") or "") or role_of_outline(paragraph),
        value(paragraph, "numPr/numId"),
        whole(value(paragraph, "numPr/ilvl")),
        switched(run, "vanish"),
        switched(run, "b"),
        fixed_width(run),
        whole(value(run, "sz")),
    )


def role_of_outline(properties: Element | None) -> Role | None:
    """Return the heading that an outline level makes of a paragraph."""
    level = whole(value(properties, "outlineLvl"))
    return Role("heading", level + 1) if level is not None and level < _NO_OUTLINE else None


def _inherited(name: str | None, raw: Mapping[str, tuple[str | None, Style]], base: Style) -> Style:
    merged = Style()
    for _ in range(_DEEPEST):
        if name is None or name not in raw:
            break
        name, style = raw[name]
        merged = _over(merged, style)
    return _over(merged, base)


def _over(style: Style, other: Style) -> Style:
    return Style._make(theirs if ours is None else ours for ours, theirs in zip(style, other, strict=True))


def read_lists(root: Element | None) -> dict[str, tuple[str, dict[int, Level], dict[str, int]]]:
    """Return the lists by ``numId``: the list they count in, its levels, and the levels of paragraph styles."""
    if root is None:
        return {}
    abstract: dict[str, tuple[dict[int, Level], dict[str, int]]] = {}
    for entry in root.iterfind("abstractNum"):
        levels: dict[int, Level] = {}
        styles: dict[str, int] = {}
        for level in entry.iterfind("lvl"):
            at = whole(level.get("ilvl")) or 0
            levels[at] = _level(level)
            if style := value(level, "pStyle"):
                styles[style] = at
        abstract[entry.get("abstractNumId", "")] = levels, styles
    found: dict[str, tuple[str, dict[int, Level], dict[str, int]]] = {}
    for entry in root.iterfind("num"):
        name, identity = entry.get("numId", ""), value(entry, "abstractNumId") or ""
        levels, styles = abstract.get(identity, ({}, {}))
        overrides = {whole(each.get("ilvl")) or 0: each for each in entry.iterfind("lvlOverride")}
        for at, override in overrides.items():
            start = whole(value(override, "startOverride"))
            changed = override.find("lvl")
            its = _level(changed) if changed is not None else levels.get(at, Level())
            levels = {**levels, at: its._replace(start=its.start if start is None else start)}
        # A list that begins anew counts for itself; others that share an abstract list count on.
        found[name] = f"{identity}/{name}" if overrides else identity, levels, styles
    return found


def _level(level: Element) -> Level:
    start = whole(value(level, "start"))
    return Level(value(level, "numFmt") or "decimal", value(level, "lvlText") or "", 0 if start is None else start)
