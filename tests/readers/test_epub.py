"""Books are read chapter by chapter, as the HTML that they are."""

from __future__ import annotations

import io
import zipfile

from isspec.readers import read
from isspec.types import Problem, Source
from tests.readers.test_properties import hold
from tests.readers.valve import block_of, document

CONTENTS = """<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="d"><dc:title>The valve</dc:title></metadata>
<manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def book(**more: str) -> bytes:
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfiles><rootfile full-path="text/book.opf"/></rootfiles></c>',
        "text/book.opf": CONTENTS,
        "text/one.xhtml": "<html><body><h1>Behaviour</h1><p>The valve closes within 50 ms.</p></body></html>",
        "text/two.xhtml": "<!DOCTYPE html><html><body><h1>Limits</h1><p>The pump stops when full.</p></body></html>",
        **more,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


def test_chapters_come_in_the_order_of_reading() -> None:
    result = document(book(), "valve.epub")
    hold(result)
    assert result.title == "The valve"
    assert result.text.index("valve closes") < result.text.index("pump stops")
    assert block_of(result, "pump stops").trail == ("Limits",)
    assert result.mark(result.text.index("pump stops")) == "ch. 2: Limits"


def test_a_book_with_copy_protection_says_so() -> None:
    rights = '<e><CipherReference URI="text/one.xhtml"/></e>'
    problem = read(Source("a.epub", book(**{"META-INF/encryption.xml": rights})))
    assert isinstance(problem, Problem)
    assert problem.code == "encrypted"
