"""Traces of web pages are found, and specs hold none."""

from __future__ import annotations

import pytest

from isspec.aspects.residue import find_residue
from isspec.furniture import whole_trace
from isspec.readers import read
from isspec.types import Document, Source


def names(text: str, path: str = "a.txt") -> list[str]:
    document = read(Source(path, text.encode()))
    assert isinstance(document, Document)
    return [residue.name for residue in find_residue(document)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The rally ended at noon on Friday.\n\nShare This Article", "share buttons"),
        ('The rally ended at noon on Friday.\n\n[give_form id="12"]\n\nCOMMENTS', "form shortcode"),
        ("The rally ended at noon on Friday.\n\nCOMMENTS", "comment section"),
        ("312\nSOURCEDailyHerald\nImage Credit: Ann Author/AP Photo", "photo credit"),
        ("312\nSOURCEDailyHerald\nImage Credit: Ann Author/AP Photo", "source line"),
        ("People marched through the city (Photo: @somebody/Network).", "photo credit"),
        ("We are different. We don't want advertising money. We need readers like you.", "donation appeal"),
        ("If you liked this article, please donate $5 to keep us online.", "donation appeal"),
        ("2,739 signatures\n\nAdd Your Voice", "signature counter"),
        ("You will receive updates. You may unsubscribe at any time.", "unsubscribe notice"),
        ("Published on\nby", "byline"),
        ("The rally ended at noon.\n\nShare this article Facebook X E-mail Print", "share buttons"),
        ("The rally ended at noon.\n\nShare on Facebook Share on Twitter", "share buttons"),
        ("On this site over 2,500 people have signed our letter.", "signature counter"),
        ("By a keeper. Originally published on Lock Letters in May.", "source line"),
        ("We use cookies to improve your browsing experience.", "cookie notice"),
    ],
)
def test_traces_of_web_pages_are_named(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The server sets a session cookie. The cookie expires after 30 days.",
        "Users can share an article by e-mail. Each article shows its comments.",
        "The system shall let a donor donate by credit card.",
        "The user may subscribe to and unsubscribe from a topic.",
        "The form has a search field, a menu and a login button.",
        "Source: a file or a stream. The source text is UTF-8.",
        "Copyright (c) 2026 The authors. All rights reserved.",
        "Messages are sent via a queue; signatures are checked on arrival.",
        "Documents that were signed by two people have a mark. The key was originally in the file.",
        "The photo service stores an image for each advertisement.",
        "- **Photography and Video**: Ask whoever is in it.",
    ],
)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_specs_that_use_the_words_hold_no_traces(text: str, path: str) -> None:
    assert names(text, path) == []


def test_a_trace_says_where_it_is() -> None:
    document = read(Source("a.txt", b"The rally ended at noon.\n\nShare This Article\n"))
    assert isinstance(document, Document)
    (residue,) = find_residue(document)
    assert (residue.path, residue.line, residue.text) == ("a.txt", 3, "Share This Article")


def test_the_address_of_a_picture_is_no_credit() -> None:
    assert whole_trace("image: /assets/lock.jpg") is None
    assert whole_trace("photo: lock-7.png") is None
    assert whole_trace("image: >-") is None
    assert whole_trace("Photo: Anna Keeper") == "photo credit"
