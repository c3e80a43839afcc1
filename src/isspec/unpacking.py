"""Archives to documents, between walking and reading; the work is done where it can be killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isspec.archives.opening import MAIL, archive_kind, expand
from isspec.isolation.apart import WORKERS
from isspec.isolation.wire import Message
from isspec.limits import DEFAULTS, Limits
from isspec.readers.extract import NotReadError
from isspec.types import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any


def unpack(source: Source, limits: Limits = DEFAULTS) -> Iterator[Source | Problem]:
    """Yield ``source``, or if it is an archive what is in it: ``specs.zip!/a.md``. A mail comes before its attachments.

    Nothing is written to the disk; names of members are names in a report and nothing else.
    """
    kind = archive_kind(source.path, source.data)
    if kind is None or kind == MAIL:
        yield source
    if kind is None:
        return
    header = {"path": source.path, "limits": {name: getattr(limits, name) for name in limits.__slots__}}
    try:
        for answer in WORKERS.unpacking.ask("unpacking", "serve_unpacking", Message(header, source.data), limits):
            if problem := answer.header.get("unread"):
                yield Problem(*map(str, problem))
            else:
                yield Source(str(answer.header["path"]), answer.payload)
    except NotReadError as error:
        yield Problem(source.path, error.code, error.cure)


def serve_unpacking(header: Mapping[str, Any], data: bytes) -> Iterator[Message]:
    """Unpack in the worker what ``unpack`` asks for."""
    for found in expand(Source(header["path"], data), Limits(**header["limits"])):
        if isinstance(found, Problem):
            yield Message({"unread": [found.path, found.code, found.message]})
        else:
            yield Message({"path": found.path}, found.data)
