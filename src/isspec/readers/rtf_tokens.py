"""RTF cut into its tokens, and its bytes decoded by the fonts they are set in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)|\\\Z"
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {437: "cp437", 708: "cp720", 10000: "mac_roman", 65001: "utf-8", 936: "gbk", 950: "big5"}


class Token(NamedTuple):
    """A control word with its number, a group's ``{`` or ``}``, or bytes (``word`` is then empty)."""

    word: str
    number: int | None = None
    raw: bytes = b""


def tokens_of(data: bytes) -> Iterator[Token]:
    """Yield the tokens of ``data``; pictures given as raw bytes are passed over."""
    at = 0
    while (match := _TOKEN.match(data, at)) is not None and match.end() > at:
        at = match.end()
        word, number, code, sign, group, text = match.groups()
        if word is not None:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
            else:
                yield Token(word.decode().lower(), value)
        elif code is not None:
            yield Token("'", int(code, 16))
        elif sign is not None:
            yield Token("par" if sign in b"\r\n" else sign.decode("latin-1"))
        elif group is not None:
            yield Token(group.decode())
        elif text is not None:
            yield Token("", None, text)


def encoding_of_charset(charset: int, default: str) -> str:
    """Return the encoding of a font's character set; 1 is the default's and 2 is of symbols."""
    return _CHARSETS.get(charset, default)


def encoding_of_page(page: int) -> str:
    """Return the encoding of a code page."""
    from codecs import lookup

    name = _PAGES.get(page, f"cp{page}")
    try:
        return lookup(name).name
    except LookupError:
        return "cp1252"
