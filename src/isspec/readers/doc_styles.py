"""The styles and lists of an old Word file: which paragraphs are headings, and how they are numbered."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from isspec.readers.doc_properties import HIDDEN, LIST, LIST_LEVEL, OUTLINE, number_in, properties_of
from isspec.readers.numbering import Level
from isspec.readers.paragraph_styles import Role, role_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_NO_STYLE = 0xFFF
_PARAGRAPH = 1
# Styles that Word has built in keep these numbers whatever they are called in the user's language.
_BUILT_IN = {
    **{number: Role("heading", number) for number in range(1, 10)},
    **{number: Role("furniture") for number in (*range(10, 28), 31, 32, 33, 35)},
    34: Role("caption"),
    62: Role("heading", 0),
}
_NUMBERS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
            23: "bullet", 255: "none"}  # fmt: skip
_MOST_LISTS = 4000
_DEEPEST = 12


class Style(NamedTuple):
    """A style: its role, the list and level it numbers by, and whether its text is hidden."""

    role: Role | None = None
    list_number: int | None = None
    list_level: int | None = None
    hidden: bool = False


def read_styles(sheet: bytes) -> dict[int, Style]:
    """Return the styles by number, each with what it inherits."""
    if len(sheet) < 6:
        return {}
    header, count, base = struct.unpack_from("<HHH", sheet)
    at = header + 2
    raw: dict[int, tuple[int, Style]] = {}
    for number in range(count):
        if at + 2 > len(sheet):
            break
        size = struct.unpack_from("<H", sheet, at)[0]
        if size >= base >= 8:
            raw[number] = _style(sheet[at + 2 : at + 2 + size], base)
        at += 2 + size
    return {number: _inherited(number, raw) for number in raw}


def _style(std: bytes, base: int) -> tuple[int, Style]:
    kind, parts = struct.unpack_from("<HH", std, 2)
    built_in = struct.unpack_from("<H", std)[0] & 0xFFF
    length = struct.unpack_from("<H", std, base)[0] if base + 2 <= len(std) else 0
    name = std[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    role = _BUILT_IN.get(built_in) or role_of(name.partition(",")[0])
    at = base + 4 + 2 * length
    properties: dict[int, bytes] = {}
    if kind & 0xF == _PARAGRAPH:
        for part in range(min(2, parts & 0xF)):
            at += at % 2
            if at + 2 > len(std):
                break
            size = struct.unpack_from("<H", std, at)[0]
            properties |= properties_of(std[at + 2 + 2 * (part == 0) : at + 2 + size])
            at += 2 + size
    outline = number_in(properties, OUTLINE)
    if role is None and outline is not None and outline < 9:
        role = Role("heading", outline + 1)
    hidden = bool(number_in(properties, HIDDEN))
    return kind >> 4, Style(role, number_in(properties, LIST), number_in(properties, LIST_LEVEL), hidden)


def _inherited(number: int, raw: Mapping[int, tuple[int, Style]]) -> Style:
    role, list_number, list_level, hidden = None, None, None, False
    for _ in range(_DEEPEST):
        if number not in raw:
            break
        number, style = raw[number]
        role = role or style.role
        list_number = style.list_number if list_number is None else list_number
        list_level = style.list_level if list_level is None else list_level
        hidden = hidden or style.hidden
    return Style(role, list_number, list_level, hidden)


def read_lists(lists: bytes, levels: bytes, overrides: bytes) -> dict[int, tuple[Hashable, dict[int, Level]]]:
    """Return the lists by the number that paragraphs name them by: the list's identity, and its levels.

    ``lists`` is PlfLst, ``levels`` the LVLs that follow it in the table stream, ``overrides`` PlfLfo.
    """
    if len(lists) < 2 or len(overrides) < 4:
        return {}
    known: dict[int, dict[int, Level]] = {}
    at = 0
    for number in range(min(struct.unpack_from("<H", lists)[0], _MOST_LISTS, (len(lists) - 2) // 28)):
        identity = struct.unpack_from("<I", lists, 2 + 28 * number)[0]
        simple = lists[2 + 28 * number + 26] & 1
        its: dict[int, Level] = {}
        for level in range(1 if simple else 9):
            if at + 28 > len(levels):
                break
            its[level], at = _level(levels, at)
        known[identity] = its
    count = min(struct.unpack_from("<I", overrides)[0], _MOST_LISTS, (len(overrides) - 4) // 16)
    found: dict[int, tuple[Hashable, dict[int, Level]]] = {}
    for number in range(count):
        identity, changes = struct.unpack_from("<I8xB", overrides, 4 + 16 * number)
        # A list that changes another, mostly to begin anew, counts for itself.
        found[number + 1] = (identity, number) if changes else identity, known.get(identity, {})
    return found


def _level(levels: bytes, at: int) -> tuple[Level, int]:
    start, style = struct.unpack_from("<iB", levels, at)
    characters, paragraphs = levels[at + 24], levels[at + 25]
    at += 28 + characters + paragraphs
    if at + 2 > len(levels):
        return Level(), at
    length = struct.unpack_from("<H", levels, at)[0]
    text = levels[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in text)
    return Level(_NUMBERS.get(style, "decimal"), pattern, start), at + 2 + 2 * length
