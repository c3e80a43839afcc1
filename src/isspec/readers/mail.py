"""Mails and mailboxes: subjects are headings, bodies are text or HTML. Attachments are documents of their own."""

from __future__ import annotations

import email
import re
from email import policy
from typing import TYPE_CHECKING

from isspec.readers.decoding import decode
from isspec.readers.extract import NotReadError
from isspec.readers.html import read_html
from isspec.readers.joining import Joined
from isspec.readers.mail_quotes import own_html, set_apart_quotes
from isspec.types import Block, Span

if TYPE_CHECKING:
    from email.message import EmailMessage

    from isspec.readers.extract import Extract

# As the unpacking of attachments has it, so that both number the messages alike.
_POSTMARK = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]{1,200}\r?\n(?=[A-Za-z-]{2,40}:)")
_ESCAPED = re.compile(rb"^>(>{0,9}From )", re.MULTILINE)
_SHOWN = ("From", "To", "Date")
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|i)\s*:", re.IGNORECASE)
_MOST_MESSAGES = 20_000


def read_mail(data: bytes) -> Extract:
    """Read a mail, or a mailbox of them, each message under a mark of its own ("message 2")."""
    starts = [match.end() for match in _POSTMARK.finditer(data)][:_MOST_MESSAGES]
    joined = Joined()
    titles = []
    if starts and data.startswith(b"From "):
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
            joined.mark(f"message {number}")
            titles.append(_add(joined, _ESCAPED.sub(rb"\1", data[start:end])))
    else:
        joined.mark("message 1")
        titles.append(_add(joined, data))
    return joined.extract(next(filter(None, titles), None))


def _add(joined: Joined, data: bytes) -> str | None:
    """Add one message and return its subject."""
    try:
        message = email.message_from_bytes(data, policy=policy.default)
        subject = _header(message, "Subject")
        head = [f"{name}: {said}" for name in _SHOWN if (said := _header(message, name))]
        body, is_html = _body(message)
    except Exception as error:  # the package raises of many kinds on headers that nobody should send
        raise NotReadError("damaged", f"its headers cannot be read ({type(error).__name__}): save it again") from error
    if head:
        joined.add_whole("\n".join(head), "furniture")
    if subject:
        joined.add(subject, [Block(Span(0, len(subject)), "heading")])
    trail = (subject,) if subject else ()
    forwarded = bool(subject and _FORWARDED.match(subject))  # then what is repeated is what is meant
    if is_html:
        own = len(body) if forwarded else own_html(body)
        joined.add(body[:own], read_html(body[:own]).blocks, trail)
        joined.add_whole(body[own:], "furniture", trail)
    else:
        joined.add(body, set_apart_quotes(body, forwarded=forwarded), trail)
    return _REPLY.sub("", subject) or None if subject else None


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())[:500]


def _body(message: EmailMessage) -> tuple[str, bool]:
    """Return the body, the plain one where there are two, and whether it is HTML."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return "", False
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = decode(raw) or raw.decode("utf-8", "replace")
    return text, part.get_content_type() == "text/html"
