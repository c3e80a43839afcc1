"""An upload into sources: names are made plain and told apart, and nothing is written under them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from isspec.types import Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.requests import Request
    from starlette.types import Message

    from isspec.web.settings import Settings

_LONGEST_NAME = 240
_MORE_BRIEF = 64 << 10
_SEPARATOR = re.compile(r"[/\\]+")


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody gave to be judged; ``earlier`` is a JSON report to compare with."""

    sources: tuple[Source, ...]
    brief: str | None
    earlier: dict[str, Any] | None


async def upload_of(request: Request, settings: Settings) -> Upload:
    """Read a form. Raises ``HTTPException`` with what to do when it is too large or empty."""
    _bound(request, settings.upload)
    async with request.form(
        max_files=settings.files, max_fields=20, max_part_size=min(settings.upload, settings.limits.size)
    ) as form:
        sources: list[Source] = []
        for item in form.getlist("files"):
            # A browser sends an empty file where none was chosen.
            if isinstance(item, UploadFile) and (item.filename or item.size):
                name = free_name(plain_name(item.filename or ""), {source.path for source in sources})
                sources.append(Source(name, await item.read()))
        text = form.get("text")
        if isinstance(text, str) and text.strip():
            name = free_name("pasted.md", {source.path for source in sources})
            sources.append(Source(name, text.encode("utf-8", "replace")))
        if not sources:
            raise HTTPException(400, "There is nothing to judge: give files or a text.")
        brief = form.get("brief")
        earlier = form.get("earlier")
        return Upload(
            tuple(sources),
            (brief[:_MORE_BRIEF].strip() or None) if isinstance(brief, str) else None,
            _report(await earlier.read()) if isinstance(earlier, UploadFile) and earlier.size else None,
        )


def _bound(request: Request, most: int) -> None:
    """Make reading the request fail once it is longer than ``most``, whatever it says of its length."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > most:
        raise HTTPException(413, _too_large(most))
    receive = request._receive
    seen = 0

    async def counting() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(413, _too_large(most))
        return message

    request._receive = counting


def _too_large(most: int) -> str:
    return f"The upload is larger than {most >> 20} MiB: give fewer files, or start isspec serve with --max-upload."


def plain_name(name: str) -> str:
    r"""Return a name as reports have it: relative, with forward slashes, without steps upwards.

    >>> plain_name("C:\\papers\\..\\spec.md"), plain_name("../../etc/passwd"), plain_name("")
    ('papers/spec.md', 'etc/passwd', 'unnamed')
    """
    parts = [part for part in _SEPARATOR.split(name) if part.strip(" .") and not re.fullmatch(r"[A-Za-z]:", part)]
    plain = "/".join(part.replace("\0", "") for part in parts)
    return plain[-_LONGEST_NAME:] or "unnamed"


def free_name(name: str, taken: Collection[str]) -> str:
    """Return ``name``, or with a number where it is taken.

    >>> free_name("a.md", ["a.md"])
    'a (2).md'
    """
    stem, dot, suffix = name.rpartition(".")
    if not dot or "/" in suffix:
        stem, suffix = name, ""
    chosen, number = name, 1
    while chosen in taken:
        number += 1
        chosen = f"{stem} ({number}){dot if suffix else ''}{suffix}"
    return chosen


def _report(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or "isspec" not in value or not isinstance(value.get("documents"), list):
        raise HTTPException(400, "The earlier report is no JSON report of isspec: make it with --json, or download it.")
    return value
