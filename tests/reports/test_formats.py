"""What holds for every format: one table, the same bytes every time, nothing quoted that may not be, ours again."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from click.testing import CliRunner

from isspec.cli import cli
from isspec.errors import UsageError
from isspec.reports import FORMATS, Presentation, Quotes, Statements, format_of, made_by_isspec
from tests.reports.sample import BUILD, SAMPLES

TEXTS = ("Annex B", "harbour", "counter service", "known badge", "survives a restart")


def rendered(
    name: str, sample: str, quotes: Quotes = "full", statements: Statements | None = None, command: str | None = None
) -> bytes:
    one = FORMATS[name]
    presentation = Presentation(quotes=quotes, statements=statements or one.statements, command=command)
    written = one.render(SAMPLES[sample], presentation)
    return written if isinstance(written, bytes) else written.encode()


def readable(data: bytes) -> str:
    """Return what a person could read in a report, also in one that is packed."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def test_the_command_line_offers_the_formats_of_the_table() -> None:
    told = CliRunner().invoke(cli, ["check", "--help"]).output
    offered = re.search(r"--format \[([^\]]+)\]", " ".join(told.split()))
    assert offered is not None
    assert re.sub(r"\s", "", offered[1]).split("|") == sorted(FORMATS)


def test_every_suffix_names_one_format() -> None:
    suffixes = [suffix for one in FORMATS.values() for suffix in one.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_with_the_suffix_of_a_format_is_written_in_it(name: str) -> None:
    assert {format_of(f"out/report{suffix}") for suffix in FORMATS[name].suffixes} <= {name}


def test_a_name_that_says_no_format_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="add --format"):
        format_of("report.docx")


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str, sample: str) -> None:
    assert rendered(name, sample) == rendered(name, sample)


@pytest.mark.parametrize("sample", ["ask", "stop", "build"])
@pytest.mark.parametrize("name", FORMATS)
def test_under_none_no_format_quotes_a_document(name: str, sample: str) -> None:
    text = readable(rendered(name, sample, "none", "all"))
    assert not [words for words in TEXTS if words in text]
    full = readable(rendered(name, sample, "full", "all"))
    assert [words for words in TEXTS if words in full]


@pytest.mark.parametrize("sample", ["ask", "hostile", "empty"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_isspec_knows_its_own_report_again(name: str, sample: str) -> None:
    assert made_by_isspec(rendered(name, sample))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_format_holds_a_character_that_acts_on_a_terminal_or_reorders_text(name: str) -> None:
    if name != "json":  # which escapes them, and keeps the text as it is
        assert not re.search("[\x1b\x9b\u202e]", readable(rendered(name, "hostile", "full", "all")))


def test_hundreds_of_statements_with_the_same_words_stay_apart() -> None:
    document = BUILD.documents[0]
    same = replace(document, findings=document.findings * 3, evidence=())
    report = replace(BUILD, documents=(same,))
    csv = FORMATS["csv"].render(report, Presentation(statements="all"))
    needs = FORMATS["needs"].render(report, Presentation(statements="all"))
    assert isinstance(csv, str)
    assert isinstance(needs, str)
    assert csv.count("\r\n") == 1 + 12
    assert '"needs_amount": 12' in needs
