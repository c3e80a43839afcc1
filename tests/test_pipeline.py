"""The whole chain on documents of our own: every input answered, every anchor true, the same bytes every time."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import isspec
from isspec.model.folder import DEFAULT, folder_of
from isspec.model.judge import Judge
from isspec.pipeline import Readable, prepare
from isspec.reports import REPORTS, Presentation
from isspec.types import Source

FIXTURES = Path(__file__).parent / "fixtures" / "documents"
NAMES = sorted(path.name for path in FIXTURES.iterdir() if path.suffix != ".toml")


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_quotes_its_document(name: str) -> None:
    item = prepare(Source(name, (FIXTURES / name).read_bytes()))
    report = isspec.check([FIXTURES / name])
    (document,) = report.documents
    if isinstance(item, Readable):
        text = item.document.text
        assert all(finding.statement.span.of(text) == finding.statement.text for finding in document.findings)
        assert document.tally.total == len(document.findings) == len(item.statements)
    else:
        assert document.verdict == "unreadable"
        assert report.problems


def test_two_runs_give_the_same_bytes() -> None:
    paths = [FIXTURES / name for name in NAMES[:6]]
    first, second = (REPORTS["json"](isspec.check(paths), Presentation(statements="all")) for _ in range(2))
    assert first == second


def test_the_number_of_threads_changes_nothing() -> None:
    item = prepare(Source("a.md", (FIXTURES / "sensor-network-protocol.md").read_bytes()))
    assert isinstance(item, Readable)
    one, four = (Judge(folder_of(DEFAULT), threads).read(item.document, item.statements) for threads in (1, 4))
    assert one.findings == four.findings
    assert one.features == four.features


def test_a_document_is_judged_the_same_alone_and_in_company() -> None:
    alone = isspec.check([FIXTURES / "recipe.md"]).documents[0]
    together = isspec.check([FIXTURES]).documents
    (same,) = [document for document in together if document.path.endswith("recipe.md")]
    assert [f.score for f in same.findings] == [f.score for f in alone.findings]
    assert (same.verdict, same.score) == (alone.verdict, alone.score)


def test_no_file_is_lost() -> None:
    report = isspec.check([FIXTURES])
    judged = {Path(document.path).name for document in report.documents}
    assert judged == {path.name for path in FIXTURES.iterdir()}
    unreadable = {document.path for document in report.documents if document.verdict == "unreadable"}
    assert unreadable == {problem.path for problem in report.problems}


def test_a_report_of_isspec_is_no_document_of_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "recipe.md").write_bytes((FIXTURES / "recipe.md").read_bytes())
    before = isspec.check([tmp_path])
    (tmp_path / "INDEX.md").write_text(REPORTS["index"](before, Presentation()), encoding="utf-8")
    after = isspec.check([tmp_path])
    assert [document.path for document in after.documents] == [document.path for document in before.documents]
    assert [problem.code for problem in after.problems] == ["own-report"]


def test_a_report_holds_no_absolute_path(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes((FIXTURES / "recipe.md").read_bytes())
    assert str(tmp_path) not in REPORTS["json"](isspec.check([tmp_path]), Presentation(statements="all"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=1500))
def test_any_string_is_judged_or_named_as_a_problem(text: str) -> None:
    report = isspec.check_text(text)
    assert len(report.documents) == 1
    assert bool(report.problems) == (report.documents[0].verdict == "unreadable")
    json.loads(REPORTS["json"](report, Presentation(statements="all")))


def test_a_page_of_diagrams_is_judged_by_what_it_shows_and_has_no_findings() -> None:
    diagram = "\n".join(f"    Valve{i} --> Pump{i} : open on signal {i} of the level sensor" for i in range(12))
    report = isspec.check_text(f"# Classes of the irrigation controller\n\n```mermaid\n{diagram}\n```\n")
    (document,) = report.documents
    assert document.verdict != "unreadable"
    assert not document.findings
    assert "listings" in document.reason
