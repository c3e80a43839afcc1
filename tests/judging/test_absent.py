"""Which names of files in a document are relied on."""

import pytest

from isspec.judging.absent import absent_files
from tests.judging.cases import finding, judgment


@pytest.mark.parametrize(
    "text",
    [
        "The codes are listed in annex-b.md.",
        "See [Annex B](annex-b.md) for the codes.",
        "The format is defined in the file `annex-b.md`, section 2.",
        "As described in\n  annex-b.md, codes have eight digits.",
    ],
)
def test_a_file_that_a_sentence_leans_on_is_missing(text: str) -> None:
    document = judgment("main.md", "spec", "requirements", finding(text, "requirement"))
    assert [missing.what for missing in absent_files(None, [document], ["main.md"])] == ["annex-b.md"]
    assert not absent_files(None, [document], ["main.md", "annex-b.md"])


@pytest.mark.parametrize(
    "text",
    [
        "The tool writes its report to report.md.",
        "The protocol is defined in [RFC 9](https://example.org/rfc9.txt).",
        "Read the archive as described by the vendor at //files.example.org/spec.pdf.",
        "Settings live in config.yaml.",
    ],
)
def test_a_name_in_passing_or_an_address_is_not_missing(text: str) -> None:
    document = judgment("main.md", "spec", "requirements", finding(text, "requirement"))
    assert not absent_files(None, [document], ["main.md"])


def test_what_a_news_page_names_is_no_part_of_the_bundle() -> None:
    document = judgment("news.html", "not-spec", "news", finding("The plan is described in plan.pdf.", "other"))
    assert not absent_files(None, [document], ["news.html"])
