"""What a document relies on, and which of it keeps a builder waiting."""

import pytest

from isspec.aspects.references import find_references
from isspec.judging.absent import absent_parts
from isspec.types import DocumentJudgment, DocumentVerdict, Kind
from tests.judging.cases import finding, judgment, paper


def relying(text: str, verdict: DocumentVerdict = "spec", kind: Kind = "requirements") -> DocumentJudgment:
    return judgment("main.md", verdict, kind, finding(text, "requirement"))


def absent(document: DocumentJudgment, *others: str) -> list[str]:
    references = find_references([paper(document)], [document.path, *others])
    return [missing.what for missing in absent_parts(references, [document])]


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
    assert absent(relying(text)) == ["annex-b.md"]
    assert not absent(relying(text), "annex-b.md")


@pytest.mark.parametrize(
    "text",
    [
        "The tool writes its report to report.md.",
        "The protocol is defined in [RFC 9](https://example.org/rfc9.txt).",
        "Read the archive as described by the vendor at //files.example.org/spec.pdf.",
        "Settings live in config.yaml.",
        "See [the contribution rules](CONTRIBUTING.md) before you start.",
        "The program reads the options that are given in config.yaml.",
    ],
)
def test_a_name_in_passing_or_an_address_is_not_missing(text: str) -> None:
    assert not absent(relying(text))


def test_an_annex_and_an_attached_drawing_are_missing() -> None:
    assert absent(relying("Codes have the layout of Annex B.")) == ["Annex B"]
    assert absent(relying("The pins are as in the attached drawing.")) == ["the attached drawing"]


def test_a_section_that_is_not_there_is_a_gap_and_does_not_keep_a_builder_waiting() -> None:
    assert not absent(relying("Codes are checked as section 9.4 says."))


def test_what_a_news_page_names_is_no_part_of_the_bundle() -> None:
    assert not absent(relying("The plan is described in plan.pdf.", "not-spec", "news"))


def test_a_file_that_is_named_with_and_without_its_folder_is_asked_for_once() -> None:
    assert absent(relying("See docs/annex-b.md for codes. They are defined in annex-b.md.")) == ["docs/annex-b.md"]
