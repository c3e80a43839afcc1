"""Readers turn the bytes of one file into a ``Document``, or say in a ``Problem`` why they cannot."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from isspec.limits import DEFAULTS, Limits, too_long
from isspec.readers.extract import NotReadError
from isspec.types import Document, Problem, Source

if TYPE_CHECKING:
    from isspec.readers.extract import Extract

_EMPTY = "the file is empty: ask for it again"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read(source: Source, limits: Limits = DEFAULTS) -> Document | Problem:
    """Read one file. Its format is told by its first bytes, then its suffix, then its content."""
    try:
        return _read(source, limits)
    except NotReadError as error:
        return Problem(source.path, error.code, error.cure)
    except Exception as error:  # nothing that is attached may end the run; tests hold that this is never reached
        message = f"its reader failed ({type(error).__name__}): report it, and save the file anew or as text"
        return Problem(source.path, "reader-crashed", message)


def _read(source: Source, limits: Limits) -> Document:
    if not source.data.strip(b"\0 \t\r\n\f"):
        raise NotReadError("empty", _EMPTY)
    media_type, extract = _extracted(source, limits)
    if len(extract.text) > limits.characters:
        raise NotReadError("too-long", too_long(limits))
    if not extract.text.strip():
        raise NotReadError("empty", _EMPTY)
    text = _LONE_SURROGATE.sub("\ufffd", extract.text)  # no encoding has them, so no report could be written
    digest = hashlib.sha256(source.data).hexdigest()
    problem = Problem(source.path, "read-in-part", extract.left_out) if extract.left_out else None
    return Document(
        source.path, text, media_type, digest, extract.title, extract.blocks, extract.marks, extract.machine, problem
    )  # fmt: skip


def _extracted(source: Source, limits: Limits) -> tuple[str, Extract]:
    """Return the media type and the extract of a file."""
    from isspec.readers.apart import LONG_TEXT, read_format, read_long_text
    from isspec.readers.formats import format_named, format_of, media_type_of
    from isspec.readers.texts import READERS, finished, read_text

    if format_ := format_of(source):
        return format_.media_type, finished(read_format(format_, source.path, source.data, limits))
    text = _decoded(source, limits)
    media_type = media_type_of(source.path, text)
    if media_type not in READERS and (format_ := format_named(media_type)):
        return media_type, finished(read_format(format_, source.path, source.data, limits))
    if len(text) > LONG_TEXT:
        return media_type, read_long_text(media_type, text, limits)
    return media_type, read_text(media_type, text)


def _decoded(source: Source, limits: Limits) -> str:
    from isspec.readers.decoding import decode

    text = decode(source.data)
    if text is None:
        raise NotReadError("binary", "this is no text in an encoding that is known: save it as UTF-8 text")
    if not text.strip():
        raise NotReadError("empty", _EMPTY)
    if len(text) > limits.characters:
        raise NotReadError("too-long", too_long(limits))
    return _LONE_SURROGATE.sub("\ufffd", text)
