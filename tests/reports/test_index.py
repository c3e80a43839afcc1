"""INDEX.md is CommonMark with one table, and nothing in it comes to life."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from isspec.reports import QUOTES, REPORTS, Links, Presentation, Quotes
from isspec.reports.gaps import sections_of
from isspec.reports.markdown import code, escape, fenced, line
from tests.reports.sample import ASK, BAD, BAD_PATH, HOSTILE, SAMPLES, STOP, UNREADABLE, many

if TYPE_CHECKING:
    from markdown_it.token import Token

    from isspec.types import Report

# What GitHub has on: tables, and bare addresses as links.
PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


def links(report: Report, folder: str = "/home/ada") -> Links:
    return Links(folder, {document.path: f"/home/ada/{document.path}" for document in report.documents})


def index(report: Report, quotes: Quotes = "full", folder: str = "/home/ada") -> str:
    presentation = Presentation(quotes=quotes, links=links(report, folder), command="isspec check papers")
    return REPORTS["index"](report, presentation)


def tokens(text: str) -> list[Token]:
    found = []
    for token in PARSER.parse(text):
        found += [token, *(token.children or [])]
    return found


def shown(text: str) -> str:
    return "".join(token.content for token in tokens(text) if token.type in ("text", "text_special"))


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("name", SAMPLES)
def test_no_html_but_our_mark_and_no_image_is_in_any_index(name: str, quotes: Quotes) -> None:
    found = tokens(index(SAMPLES[name], quotes))
    assert [token.content for token in found if token.type.startswith("html")] == ["<!-- isspec report -->\n"]
    assert not [token for token in found if token.type == "image"]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_of_the_table_has_six_cells_and_every_file_a_row(name: str) -> None:
    found = tokens(index(SAMPLES[name]))
    rows = [at for at, token in enumerate(found) if token.type == "tr_open"]
    documents = len(SAMPLES[name].documents)
    assert len(rows) == (documents + 1 if documents else 0)
    assert len([token for token in found if token.type in ("th_open", "td_open")]) == 6 * len(rows)


def test_the_only_links_are_the_files() -> None:
    targets = {token.attrs["href"] for token in tokens(index(HOSTILE)) if token.type == "link_open"}
    assert {unquote(str(target)) for target in targets} == {BAD_PATH}


def test_a_hostile_title_is_shown_as_it_is() -> None:
    assert "<script>alert(1)</script>" in shown(index(HOSTILE))
    headings = [token for token in tokens(index(HOSTILE)) if token.type == "heading_open"]
    of_gaps = len(sections_of(HOSTILE, "top"))
    assert len(headings) == len([token for token in tokens(index(STOP)) if token.type == "heading_open"]) + of_gaps + 1
    # ... and one for the problems


def test_links_start_from_the_folder_of_the_index() -> None:
    assert "[papers/000.txt](000.txt)" in index(STOP, folder="/home/ada/papers")
    assert "[papers/000.txt](../ada/papers/000.txt)" in index(STOP, folder="/home/reports")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("a b.md", "a%20b.md"),
        ("q?#x.md", "q%3F%23x.md"),
        ("javascript:x", "javascript%3Ax"),
        ("é/(1).md", "%C3%A9/%281%29.md"),
    ],
)
def test_a_link_is_percent_encoded(path: str, target: str) -> None:
    assert Links("/", {path: f"/{path}"}).to(path) == target


def test_what_is_no_file_has_no_link() -> None:
    assert Links("/", {}).to("stdin") is None


def test_checksums_are_whole() -> None:
    for document in STOP.documents:
        assert f"`{document.sha256}`" in index(STOP)


def test_the_message_stands_in_a_block_to_copy() -> None:
    block = next(token for token in tokens(index(STOP)) if token.type == "fence")
    assert block.content == REPORTS["message"](STOP, Presentation())


def test_the_end_says_how_to_remake_it() -> None:
    last, _, mark = index(STOP).splitlines()[-3:]
    assert mark == "<!-- isspec report -->"
    assert last.startswith("Made by isspec 0.1.0 with the model sample-1")
    assert last.endswith("To remake it: `isspec check papers`")


def test_what_is_missing_says_who_names_it() -> None:
    assert "- papers/INDEX.md, named in the brief" in index(STOP)
    assert "- Annex B, named in gate/design.pdf, line 4" in index(ASK)


def test_a_file_that_could_not_be_read_is_named_with_the_cure() -> None:
    assert "give a copy that was read by OCR" in index(UNREADABLE)


def test_many_documents_are_all_in_the_table_and_few_explained() -> None:
    text = index(many())
    assert text.count("| not a spec |") == 228
    assert "... and 200 more (200 not a spec)" in text


@pytest.mark.parametrize(
    "text", [BAD, "1. One", "# Two", "- three", "```", "a|b", "&lt;", "<http://e.org>", "---", "~~x~~"]
)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    flat = " ".join(text.replace("\x1b", "").replace("\x07", "").split())
    for markdown in (line(flat), f"- {line(flat)}", f"| {escape(flat)} | b |\n| --- | --- |"):
        found = tokens(markdown)
        assert shown(markdown).replace(flat, "", 1) in ("", "b")
        assert not [
            t for t in found if t.type in ("link_open", "heading_open", "em_open", "code_inline", "fence", "hr")
        ]


@pytest.mark.parametrize("text", ["a`b", "``", "`x`", "plain", "````\ntext"])
def test_code_and_fences_cannot_be_closed_from_inside(text: str) -> None:
    span = [token for token in tokens(code(text.replace("\n", " "))) if token.type == "code_inline"]
    block = [token for token in tokens(fenced(text)) if token.type == "fence"]
    assert [token.content for token in span] == [text.replace("\n", " ")]
    assert [token.content for token in block] == [text + "\n"]
