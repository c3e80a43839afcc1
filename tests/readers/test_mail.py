"""Mails, mailboxes and notebooks: what their authors say is prose, what they repeat is not."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isspec.readers import read
from isspec.types import Document, Problem, Source
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, blocks, document

BODY = """\
Hello Bob,

the valve shall close within 50 ms. It must report errors.

On Mon, 3 May 2021 at 09:00, Bob <bob@example.org>
wrote:
> What should the valve do?

1. The pump stops when the tank is full.
2. The lamp is red.

--\x20
Ann
Head of Valves
"""
OLD = "-----Original Message-----\nFrom: Bob\nSent: Monday\n\nThe old valve leaked.\n"
HTML = '<p>The valve <b>opens</b>.</p><div class="gmail_quote">Ann wrote: <p>The old valve leaked.</p></div>'


def mail(body: str, subject: str = "Re: Valve größe", subtype: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Ann <ann@example.org>", "bob@example.org", subject
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body, subtype=subtype)
    return bytes(message)


def mailbox(*mails: bytes) -> bytes:
    return b"".join(b"From ann@example.org Mon May  3 10:00:00 2021\n" + each + b"\n" for each in mails)


def test_quotes_and_signatures_of_a_mail_are_furniture() -> None:
    found = document(mail(BODY), "a.eml")
    assert found.title == "Valve größe"
    assert blocks(found, "paragraph") == ["Hello Bob,", "the valve shall close within 50 ms. It must report errors."]
    assert blocks(found, "item") == ["1. The pump stops when the tank is full.", "2. The lamp is red."]
    assert [text.split()[0] for text in blocks(found, "furniture")] == ["From:", "On", "--"]
    assert block_of(found, "50 ms").trail == ("Re: Valve größe",)


def test_what_stands_below_the_head_of_an_older_mail_is_furniture() -> None:
    found = document(mail(f"It shall close.\n\n{OLD}"), "a.eml")
    assert blocks(found, "paragraph") == ["It shall close."]


def test_what_is_forwarded_is_what_is_meant() -> None:
    found = document(mail(f"See below, please.\n\n{OLD}", "Fwd: Valve"), "a.eml")
    assert "The old valve leaked." in blocks(found, "paragraph")


def test_a_body_of_html_is_read_as_html() -> None:
    found = document(mail(HTML, subtype="html"), "a.eml")
    assert blocks(found, "paragraph") == ["The valve <b>opens</b>."]
    assert "leaked" in blocks(found, "furniture")[-1]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_encodings_of_bodies_are_undone(encoding: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Valve"
    message.set_content("Das Ventil schließt, größer als zuvor.\n", cte=encoding)
    assert blocks(document(bytes(message), "a.eml"), "paragraph") == ["Das Ventil schließt, größer als zuvor."]


def test_marks_name_the_message_of_a_mailbox() -> None:
    found = document(mailbox(mail(BODY), mail(HTML, "News", "html")), "a.mbox")
    assert found.mark(block_of(found, "50 ms").span.start) == "message 1"
    assert found.mark(block_of(found, "opens").span.start) == "message 2"
    assert block_of(found, "opens").trail == ("News",)


def test_a_mail_is_known_by_its_headers() -> None:
    data = b"Received: from a\r\nMIME-Version: 1.0\r\n" + mail(BODY)
    assert document(data, "noname").media_type == "message/rfc822"


@given(data=st.binary(max_size=300))
@settings(max_examples=30)
def test_no_bytes_make_the_mail_reader_raise(data: bytes) -> None:
    for start in (
        b"",
        b"Subject: a\nContent-Type: text/html; charset=x\n\n",
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
    ):
        found = read(Source("a.eml", start + data))
        if isinstance(found, Document):
            hold(found)


NOTEBOOK = {
    "nbformat": 4,
    "cells": [
        {"cell_type": "markdown", "source": ["# Valve\n", "\n", "The valve opens.\n"]},
        {"cell_type": "code", "source": "open(valve)", "outputs": [{"text": "It must not be read."}]},
        {"cell_type": "markdown", "source": "It closes again.\n\n- An item"},
    ],
}


def test_cells_of_a_notebook_are_prose_or_code_with_their_number() -> None:
    found = document(json.dumps(NOTEBOOK), "a.ipynb")
    assert found.title == "Valve"
    assert blocks(found, "paragraph") == ["The valve opens.", "It closes again."]
    assert blocks(found, "code") == ["open(valve)"]
    assert found.mark(block_of(found, "closes").span.start) == "cell 3"
    assert block_of(found, "closes").trail == ("Valve",)
    assert "must not" not in found.text
    hold(found)


@pytest.mark.parametrize("text", ['{"cells": [', "[]", '{"cells": 3}', '{"cells": [3]}', "no json"])
def test_a_notebook_that_is_not_whole_is_a_problem(text: str) -> None:
    found = read(Source("a.ipynb", text.encode()))
    assert isinstance(found, Problem)
    assert found.code == "damaged"
