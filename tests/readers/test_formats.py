"""Each format's reader finds what its valve document holds."""

from __future__ import annotations

import pytest

from isspec.readers import read
from isspec.types import Problem, Source
from tests.readers.valve import block_of, blocks, document, valve


def test_markdown_gives_paragraphs_items_rows_and_code_their_kinds() -> None:
    read = valve(".md")
    assert read.title == "Valve controller"
    assert blocks(read, "heading") == ["# Valve controller", "## Errors"]
    assert blocks(read, "item")[2] == "1. A nested step follows."
    assert blocks(read, "row")[1] == "| 1   | Power. Must not exceed 12 V. |"
    assert blocks(read, "code") == ["```c\nint main(void) { return 0; }\n```"]
    assert "Quoted text\n> goes on here." in blocks(read, "paragraph")


def test_a_text_that_stands_whole_in_front_matter_is_read() -> None:
    letter = "---\ntitle: A letter\nbody: |-\n  Close the valve.\n\n  It leaks.\nstate: open\n---\n"
    found = document(letter, "letter.md")
    assert blocks(found, "paragraph") == ["Close the valve.", "It leaks."]
    assert [block.strip().splitlines()[-1] for block in blocks(found, "furniture")] == ["body: |-", "---"]


def test_a_text_in_quotes_that_goes_on_over_lines_of_front_matter_is_read() -> None:
    body = 'body: "Dear keeper of the valve, I write to you about\n  a leak. Close it."'
    letter = f"---\ntitle: A letter\n{body}\nstate: open\n---\n"
    found = document(letter, "letter.md")
    (text,) = blocks(found, "paragraph")
    assert text.endswith('a leak. Close it."')
    assert "state: open" in blocks(found, "furniture")[-1]


def test_front_matter_and_badges_are_furniture() -> None:
    front, badge = blocks(valve(".md"), "furniture")
    assert front.startswith("---\ntitle:")
    assert badge.startswith("[![build]")


def test_html_inside_markdown_is_read_as_html() -> None:
    assert block_of(valve(".md"), "30 days").trail == ("Valve controller", "Errors")


def test_html_blocks_are_spans_of_the_source() -> None:
    read = valve(".html")
    assert read.title == "Valve & controller"
    assert blocks(read, "paragraph")[0] == "The controller <b>opens</b> the valve. It closes it&nbsp;again."
    assert blocks(read, "item") == ["First item", "Second item"]
    assert blocks(read, "row") == ["Pin</th><th>Meaning", "1</td><td>Power"]
    assert blocks(read, "caption") == ["The valve."]
    assert blocks(read, "code") == ["int main(void);"]


def test_menus_and_scripts_of_a_page_say_nothing() -> None:
    read = valve(".html")
    assert [text[:8] for text in blocks(read, "furniture")] == ["<a href=", "All righ"]
    assert not any("not a paragraph" in block.span.of(read.text) for block in read.blocks)


def test_rest_sections_nest_in_the_order_of_their_styles() -> None:
    assert block_of(valve(".rst"), "Last paragraph").trail == ("Valve controller", "Scope", "Limits")


def test_rest_directives_are_code_furniture_or_text() -> None:
    read = valve(".rst")
    assert blocks(read, "code") == ["open(valve)\n    close(valve)", ".. code-block:: python\n\n   import valve"]
    assert blocks(read, "furniture")[-1] == ".. A comment that nobody reads."
    assert "The motor may be warm." in blocks(read, "paragraph")
    assert blocks(read, "row") == ["Pin   Meaning", "1     Power"]


def test_asciidoc_tables_titles_and_listings_are_told_apart() -> None:
    read = valve(".adoc")
    assert blocks(read, "row") == ["|Pin |Meaning", "|1 |Power"]
    assert blocks(read, "caption") == ["Pins"]
    assert blocks(read, "code") == ["----\nint main(void);\n----"]
    assert blocks(read, "item") == ["* The first item", "* The second item"]


def test_wiki_text_has_headings_items_and_rows() -> None:
    read = valve(".mediawiki")
    assert block_of(read, "The motor stops").trail == ("Scope", "Errors")
    assert blocks(read, "row") == ["| 1 || Power"]


def test_rfc_text_has_numbered_headings_drawings_and_page_lines() -> None:
    read = valve(".txt")
    assert read.title == "Valve Controller Protocol"
    assert block_of(read, "key words").trail[1:] == ("1. Introduction", "1.1. Terms")
    assert blocks(read, "furniture") == ["Author                      Informational                      [Page 1]"]
    assert "+-+-+" in blocks(read, "code")[0]
    assert blocks(read, "caption") == ["Figure 1: A frame"]
    assert blocks(read, "item")[0].endswith("within\n      50 ms")


def test_a_line_under_a_title_makes_a_heading_and_no_fence() -> None:
    read = document("Rules\n~~~~~\n\nThe pump stops when full.\n\nMore rules\n~~~~~~~~~~\n\nThe valve opens.\n")
    assert blocks(read, "heading") == ["Rules\n~~~~~", "More rules\n~~~~~~~~~~"]
    assert blocks(read, "paragraph") == ["The pump stops when full.", "The valve opens."]


def test_a_numbered_list_between_blank_lines_is_a_list_and_no_headings() -> None:
    read = document("The letter lists:\n\n1. Cancel the order\n\n2. Draft a policy\n\n3. Report back\n")
    assert blocks(read, "item")[:2] == ["1. Cancel the order", "2. Draft a policy"]


@pytest.mark.parametrize("name", ["a.json", "a.py", "a.yaml", "a.toml", "noname"])
def test_code_and_data_have_code_blocks_only(name: str) -> None:
    read = document('{"a": 1,\n\n"b": "The server must stop."}\n', name)
    assert {block.kind for block in read.blocks} == {"code"}


def test_a_page_without_a_suffix_is_known_by_its_content() -> None:
    assert document("<!DOCTYPE html><p>Hello there.", "page").media_type == "text/html"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"%PDF-1.7 ...", "pdf-damaged"),
        ("a.md", b"PK\x03\x04....", "unsupported-format"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "unsupported-format"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_a_cure(name: str, data: bytes, code: str) -> None:
    problem = read(Source(name, data))
    assert isinstance(problem, Problem)
    assert (problem.path, problem.code) == (name, code)
    assert ":" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_decoded_by_its_mark_or_its_look(encoding: str) -> None:
    text = "Die Pumpe läuft, bis der Behälter für Öl voll ist. Danach schließt das Ventil über dem Kessel. " * 4
    assert document(text.encode(encoding)).text == text


def test_line_ends_are_kept_so_that_offsets_hold() -> None:
    read = document("# A\r\n\r\nOne line\r\ngoes on.\r\n", "a.md")
    assert blocks(read, "paragraph") == ["One line\r\ngoes on."]


@pytest.mark.parametrize(
    "line", ["Share This Article", "COMMENTS", '[give_form id="7"]', "Image Credit: A. Body/Press", "2,739 signatures"]
)
def test_lines_of_web_pages_are_furniture(line: str) -> None:
    assert blocks(document(f"The pump stops when the tank is full of water.\n\n{line}\n"), "furniture") == [line]


def test_the_title_of_a_memo_is_the_line_above_what_stands_in_all_memos() -> None:
    head = (
        "Harbour Working Group                         A. Pilot\nRequest for Comments: 17               October 1997\n"
    )
    title = " " * 20 + "Tide Clock Signals"
    memo = f"{head}\n\n{title}\n\nStatus of this Memo\n\n   This memo tells keepers of tides.\n"
    read_memo = read(Source("memo.txt", memo.encode()))
    assert not isinstance(read_memo, Problem)
    assert read_memo.title == "Tide Clock Signals"


def test_the_front_matter_of_a_draft_ends_where_its_abstract_begins() -> None:
    draft = (
        "---\ntitle: Early Lanterns\ndocname: draft-lanterns-00\n\nauthor:\n -\n    name: Pia Lamplighter\n\n"
        "--- abstract\n\nThis tells how lanterns are lit.\n\n--- middle\n\n# Lighting\n\nA lantern MUST burn by dusk.\n"
    )
    read_draft = document(draft, "draft.md")
    assert read_draft.title == "Early Lanterns"
    assert blocks(read_draft, "paragraph") == ["This tells how lanterns are lit.", "A lantern MUST burn by dusk."]
    assert blocks(read_draft, "heading") == ["# Lighting"]
