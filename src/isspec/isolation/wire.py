"""Messages between isspec and its worker: a JSON header and bytes, each with its length before it."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_LENGTHS = struct.Struct(">QQ")
# Longer than this is no message but a worker gone mad; the limits on sizes are far below.
_LONGEST = 1 << 31


class Message(NamedTuple):
    """A header, whose keys sender and receiver agree on, and bytes."""

    header: Mapping[str, Any]
    payload: bytes = b""


def send(stream: BinaryIO, message: Message) -> None:
    """Write ``message`` and flush."""
    head = json.dumps(message.header).encode("ascii")
    stream.write(_LENGTHS.pack(len(head), len(message.payload)))
    stream.write(head)
    stream.write(message.payload)
    stream.flush()


def receive(stream: BinaryIO) -> Message | None:
    """Read a message; ``None`` when the other side has gone, also in the middle of one."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, payload_length = _LENGTHS.unpack(lengths)
    if head_length + payload_length > _LONGEST:
        return None
    head, payload = stream.read(head_length), stream.read(payload_length)
    if len(head) < head_length or len(payload) < payload_length:
        return None
    return Message(json.loads(head), payload)
