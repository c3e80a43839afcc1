"""The case that isspec began with: five pages of news and opinion, sent as a specification."""

from pathlib import Path

import pytest

import isspec
from isspec.reports import REPORTS, Presentation

SHARED = Path(__file__).parent.parent.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the five seed documents belong to their publishers and are not here"
)


@pytest.fixture(scope="module")
def report() -> isspec.Report:
    brief = (SHARED / "seeds-brief.txt").read_text(encoding="utf-8")
    return isspec.check([SHARED / "seeds"], brief)


def test_the_seeds_are_no_spec(report: isspec.Report) -> None:
    assert report.bundle.verdict == "stop"
    assert report.bundle.system is None
    assert [document.verdict for document in report.documents] == ["not-spec"] * 5


def test_the_seeds_are_news_and_a_petition(report: isspec.Report) -> None:
    kinds = [document.kind for document in report.documents]
    assert (kinds[0], kinds[2], kinds[4]) == ("news", "news", "petition")


def test_a_page_about_petitions_is_news_or_opinion(report: isspec.Report) -> None:
    assert report.documents[1].kind in ("news", "opinion")


@pytest.mark.xfail(strict=True, reason="the model is known to take a page that prints a letter whole for the letter")
def test_a_page_that_quotes_a_letter_is_news_or_opinion(report: isspec.Report) -> None:
    assert report.documents[3].kind in ("news", "opinion")


def test_the_seeds_demand_something_of_a_company_and_require_nothing_of_a_system(report: isspec.Report) -> None:
    demands = [f for document in report.documents for f in document.findings if f.label == "demand"]
    assert sum("microsoft" in (finding.bound or "").lower() for finding in demands) >= 5
    assert report.tally.requirement == 0


def test_the_numbered_list_of_a_letter_is_demands(report: isspec.Report) -> None:
    listed = [f for f in report.documents[3].findings if f.statement.text[:2] in ("1.", "2.", "3.")]
    assert [finding.label for finding in listed] == ["demand"] * 3


def test_the_index_that_the_brief_names_is_absent(report: isspec.Report) -> None:
    assert [missing.what for missing in report.bundle.missing] == ["seeds/INDEX.md"]


def test_traces_of_web_pages_are_seen(report: isspec.Report) -> None:
    assert {residue.name for document in report.documents for residue in document.residue} >= {"share buttons"}


def test_the_message_asks_whether_these_were_the_intended_files(report: isspec.Report) -> None:
    message = " ".join(REPORTS["message"](report, Presentation(quotes="none")).split())
    assert "files that you meant to attach" in message


def test_the_committed_answer_is_the_answer_of_today(report: isspec.Report) -> None:
    committed = (Path(__file__).parent.parent / "seeds" / "INDEX.md").read_text(encoding="utf-8")
    assert "STOP" in committed
    for document in report.documents:
        assert document.sha256 is not None
        assert document.sha256 in committed
