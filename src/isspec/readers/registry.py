"""The formats that are read from bytes, one row each; a reader is imported when its first file comes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and where its reader is: ``module.function`` takes bytes and returns an ``Extract``.

    ``module`` is the whole name, ``isspec.readers.pdf``. A format of text that only its content tells has no
    ``suffixes``; ``formats.media_type_of`` then answers its media type.
    ``extra`` names the optional dependency group it needs; ``None`` is the base install. ``apart`` formats are read
    in a process that can be killed, because their parsers are large, written in C, or easily made to run for ever.
    """

    media_type: str
    suffixes: tuple[str, ...]
    module: str
    function: str
    extra: str | None = None
    apart: bool = True


FORMATS: tuple[Format, ...] = (
    Format("application/pdf", (".pdf",), "isspec.readers.pdf", "read_pdf"),
)
