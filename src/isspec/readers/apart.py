"""Readers called in the worker and answered from it, as if they were called here."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from isspec.isolation.apart import WORKERS, LacksModuleError
from isspec.isolation.wire import Message
from isspec.readers.extract import Extract, NotReadError
from isspec.readers.packing import pack, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from isspec.limits import Limits
    from isspec.readers.registry import Format

# Texts longer than this, in code points, are read where they can be stopped: the slowest markup takes 6 s a million.
LONG_TEXT = 1_000_000


def read_format(format_: Format, path: str, data: bytes, limits: Limits) -> Extract:
    """Read ``data`` with the reader of its format, in the worker where the format asks for it."""
    try:
        if not format_.apart and len(data) <= LONG_TEXT:
            return _call(format_.module, format_.function, data)
        header = {"reader": [format_.module, format_.function]}
        (answer,) = WORKERS.reading.ask("readers.apart", "serve_format", Message(header, data), limits)
        return unpacked(answer)
    except ModuleNotFoundError as error:
        raise _needs_extra(format_, path, error.name or "a module") from error
    except LacksModuleError as error:
        raise _needs_extra(format_, path, error.name) from error


def read_long_text(media_type: str, text: str, limits: Limits) -> Extract:
    """Read a text format in the worker."""
    request = Message({"media_type": media_type}, text.encode("utf-8", "surrogatepass"))
    (answer,) = WORKERS.reading.ask("readers.apart", "serve_text", request, limits)
    return unpacked(answer, text)


def serve_format(header: Mapping[str, Any], data: bytes) -> Iterator[Message]:
    """Read in the worker what ``read_format`` asks for."""
    module, function = header["reader"]
    yield pack(_call(module, function, data))


def serve_text(header: Mapping[str, Any], data: bytes) -> Iterator[Message]:
    """Read in the worker what ``read_long_text`` asks for."""
    from isspec.readers.texts import read_text

    yield pack(read_text(header["media_type"], data.decode("utf-8", "surrogatepass")), with_text=False)


def _call(module: str, function: str, data: bytes) -> Extract:
    read = getattr(import_module(module), function)
    extract: Extract = read(data)
    return extract


def _needs_extra(format_: Format, path: str, module: str) -> NotReadError:
    what = PurePosixPath(path).suffix or format_.media_type
    cure = f"pip install 'isspec[{format_.extra}]'" if format_.extra else "install isspec again, it is incomplete"
    return NotReadError("needs-extra", f"reading {what} needs the module {module}: {cure}")
