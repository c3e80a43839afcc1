"""What holds for every reader and any bytes."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isspec.readers import read
from isspec.splitting import split
from isspec.types import Document, Source
from tests.readers.valve import FIXTURES, document, valve_names

SUFFIXES = [".md", ".txt", ".rst", ".adoc", ".html", ".mediawiki", ".json", ""]
PIECES = st.sampled_from(
    ["- a", "1. b.", "# c", "===", "---", "```", "    x = 1;", "| a | b |", "|---|---|", "<p>", "</p>", "<li>", "<pre>",
     "<!--", "-->", ".. note:: d", ".. code::", "::", "|===", "----", "{|", "|-", "|}", "== e ==", "> f",
     "A sentence. Another one!",
     "e.g. this", "&nbsp;", "<b>", "`c.d`", "\t", "\r", "\f", "\0", "\u2028", "\U0001f600", "[x](y)",
     "Share this", "", " ", "   "]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=25).map("\n".join), st.lists(PIECES, max_size=25).map("".join)
)


def hold(read: Document) -> None:
    for one, other in pairwise(read.blocks):
        assert one.span.end <= other.span.start
    assert all(0 <= block.span.start < block.span.end <= len(read.text) for block in read.blocks)
    statements = split(read)
    for one_, other_ in pairwise(statements):
        assert one_.span.end <= other_.span.start
    for statement in statements:
        assert statement.span.of(read.text) == statement.text
        assert statement.text == statement.text.strip() != ""
        assert len(statement.text) <= 1500


@pytest.mark.parametrize("name", valve_names())
def test_every_statement_quotes_its_document(name: str) -> None:
    read = document((FIXTURES / name).read_bytes(), name)
    hold(read)
    assert split(read)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(text=TEXTS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_and_statements_of_any_text_are_ordered_and_quote_it(suffix: str, text: str) -> None:
    result = read(Source("a" + suffix, text.encode()))
    if isinstance(result, Document):
        hold(result)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=300))
@settings(max_examples=60)
def test_no_bytes_make_a_reader_raise(suffix: str, data: bytes) -> None:
    result = read(Source("a" + suffix, data))
    assert isinstance(result, Document) or result.code != "reader-crashed"


@pytest.mark.parametrize("suffix", SUFFIXES[:6])
@pytest.mark.parametrize(
    "unit", ["<div>", "<a ", '<a href="', "<!--", "> ", "[", "*a", "`", "a. ", "a", "(", "<pre>\n"]
)
def test_hostile_repetition_is_read_in_linear_time(suffix: str, unit: str) -> None:
    began = time.perf_counter()
    result = read(Source("a" + suffix, (unit * 200_000)[:200_000].encode()))
    if isinstance(result, Document):
        split(result)
    assert time.perf_counter() - began < 20  # seconds; a quadratic reader takes minutes
