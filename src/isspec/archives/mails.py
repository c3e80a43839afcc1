"""What is attached to a mail, or to the mails of a mailbox. Their bodies are read with the mail itself."""

from __future__ import annotations

import email
import re
from email import policy
from typing import TYPE_CHECKING

from isspec.archives.members import DAMAGED, Member, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from isspec.archives.budget import Budget

_POSTMARK = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,200}\r?\n(?=[A-Za-z-]{2,40}:)")
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3,200}\r?\n")
_TELLING = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_ATTACHING = re.compile(rb"multipart/|attachment|message/rfc822", re.IGNORECASE)
_MOST_PARTS = 2000


def is_mail(path: str, data: bytes) -> bool:
    """Return whether ``data`` is a mail or a mailbox, by its name or its headers."""
    if path.lower().endswith((".eml", ".mbox", ".mbx")):
        return True
    head = data[:20_000]
    if _POSTMARK.match(head):
        head = head[head.index(b"\n") + 1 :]
    headers = _HEADERS.match(head)
    return bool(headers) and len(_TELLING.findall(headers.group())) >= 2 if headers else False


def has_attachments(data: bytes) -> bool:
    """Return whether it is worth looking for attachments."""
    return bool(_ATTACHING.search(data))


def members_of_mail(data: bytes, budget: Budget) -> Iterator[Member | Trouble]:
    """Yield the attachments of a mail or mailbox."""
    starts = [match.end() for match in _POSTMARK.finditer(data)]
    if not starts:
        yield from _attachments(data, "", budget)
        return
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        yield from _attachments(data[start:end], f"message {number}/", budget)


def _attachments(data: bytes, folder: str, budget: Budget) -> Iterator[Member | Trouble]:
    if not has_attachments(data):
        return
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        parts = _parts(message)
    except Exception:  # the package raises of many kinds on headers that nobody should send
        yield Trouble(f"{folder}attachments", "damaged", DAMAGED)
        return
    for number, part in enumerate(parts, 1):
        budget.count_member()
        fallback = f"part {number}"
        try:
            name = _name(part) or fallback
            content = _content(part)
        except Exception:  # see above
            yield Trouble(folder + fallback, "damaged", DAMAGED)
            continue
        budget.count_bytes(len(content), len(content), 0)
        yield Member(folder + name, content)


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are attached: not those that are the body, nor pictures inside it."""
    attached: list[EmailMessage] = []
    stack = [message]
    seen = 0
    while stack and seen < _MOST_PARTS:
        part = stack.pop()
        seen += 1
        kind = part.get_content_type()
        if kind == "message/rfc822" and part is not message:
            attached.append(part)
        elif part.is_multipart():
            payload = part.get_payload()
            stack.extend(reversed([inner for inner in payload if not isinstance(inner, str)]))  # type: ignore[misc]
        elif part.get_content_disposition() == "attachment" or (part is not message and _is_attached(part, kind)):
            attached.append(part)
    return attached


def _is_attached(part: EmailMessage, kind: str) -> bool:
    if kind.startswith("image/") and part["Content-ID"]:
        return False  # a logo in the text
    return kind not in {"text/plain", "text/html", "text/enriched", "text/calendar"} or bool(part.get_filename())


def _name(part: EmailMessage) -> str | None:
    if name := part.get_filename():
        return name
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        subject = str(inner["Subject"] or "message").replace("/", "-")  # type: ignore[index]
        return f"{subject}.eml"
    return None


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return bytes(part.get_payload(0).as_bytes())  # type: ignore[union-attr]
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
