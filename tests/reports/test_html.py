"""The page without a browser: what is linked, escaped, withheld and kept."""

from __future__ import annotations

import re

import pytest

from isspec.pipeline import check_text
from isspec.reports import QUOTES, REPORTS, Presentation, Quotes
from isspec.reports.html.data import in_script
from isspec.reports.html.passages import from_document
from isspec.reports.html.reading import linked, reading_of
from isspec.types import Block, Document, Report, Span
from tests.reports.sample import ASK, BAD, HOSTILE, SAMPLES, STOP


def html(report: Report, quotes: Quotes = "full") -> str:
    return REPORTS["html"](report, Presentation(quotes=quotes))


@pytest.mark.parametrize("quotes", QUOTES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_leads_to_a_place_and_every_place_is_one(name: str, quotes: Quotes) -> None:
    text = html(SAMPLES[name], quotes)
    places = re.findall(r' id="([^"]+)"', text)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(places)
    assert not re.search(r"""(?:href|src)="(?!#)""", text)


@pytest.mark.parametrize("quotes", QUOTES)
def test_no_tag_of_a_document_is_a_tag_of_the_page(quotes: Quotes) -> None:
    assert html(HOSTILE, quotes).count("<script") == html(STOP, quotes).count("<script") == 2
    assert "<b>" not in html(HOSTILE, quotes)
    assert BAD not in html(HOSTILE, quotes)


def test_data_cannot_end_its_element() -> None:
    assert not set(in_script(["</script><!--", "&", "\u2028\u2029"])) & set("<>&\u2028\u2029")


def test_no_element_has_a_style_or_a_handler_which_the_policy_would_refuse() -> None:
    for name in SAMPLES:
        body = html(SAMPLES[name]).split("</style>", 1)[1].split("<script", 1)[0]
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", body)


def test_places_in_sentences_are_linked() -> None:
    readings = {one.path: reading_of(at, one, "full") for at, one in enumerate(ASK.documents, 1)}
    parts = list(linked("gate/design.pdf:3, 4 and gate/design.pdf, line 5; not xgate/design.pdf", readings))
    assert [(text, place) for text, place in parts if place] == [
        ("gate/design.pdf:3", "doc-1-L3"),
        ("4", "doc-1-L4"),
        ("gate/design.pdf, line 5", "doc-1-L5"),
    ]
    assert "".join(text for text, _ in parts) == "gate/design.pdf:3, 4 and gate/design.pdf, line 5; not xgate/design.pdf"


def test_a_line_at_which_nothing_begins_is_what_begins_before_it() -> None:
    reading = reading_of(1, ASK.documents[0], "full")
    assert [reading.at(line) for line in (1, 3, 99)] == ["doc-1", "doc-1-L3", "doc-1-L5"]


def test_documents_are_kept_only_for_reports_that_show_them() -> None:
    assert (
        check_text("The gate opens when a badge is read. It shuts after five seconds, always.").documents[0].document
        is None
    )


def test_the_text_between_blocks_is_shown_unless_it_is_tags() -> None:
    text = "---\nowner: Ada\n---\nThe gate opens.\n"
    block = Block(Span(text.index("The"), len(text) - 1), "paragraph")
    for media_type, kinds in (("text/markdown", ["source", "paragraph"]), ("text/html", ["paragraph"])):
        document = Document("a", text, media_type, "0", None, (block,))
        assert [passage.kind for passage in from_document(document, ())] == kinds


def test_under_none_the_page_names_places_and_no_words() -> None:
    text = html(ASK, "none")
    assert "line 4: description (data)" in text
    assert "Badge records" not in text
