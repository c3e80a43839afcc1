"""Words are counted as a reader of the document would count them."""

from __future__ import annotations

from isspec.display import count_words
from isspec.readers import read
from isspec.types import Document, Source


def count(path: str, text: str) -> int:
    document = read(Source(path, text.encode()))
    assert isinstance(document, Document)
    return count_words(document)


def test_what_stands_in_tags_and_scripts_is_no_word() -> None:
    script = "<script>let gate = open ( 1 , 2 , 3 );</script>"
    page = f'<html><body>{script}<p>The <a href="a b c" class="x y">gate opens</a> for boats.</p></body></html>'
    assert count("gate.html", page) == len("The gate opens for boats.".split())


def test_the_words_of_a_text_are_what_spaces_part() -> None:
    assert count("gate.md", "# Gate\n\nIt opens <early>.\n") == 5
