"""The command line, run for real: options, outputs, exit statuses, and what it says when called wrongly."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from isspec.cli import run

EXAMPLES = Path(__file__).parent.parent / "examples"

SPEC = """# Tally: a counter service

Tally counts events for other programs over HTTP.

## Interface

- `POST /count` adds one and answers with status 200 and the new number as JSON, such as `{"count": 7}`.
- `GET /count` answers with the number and changes nothing.
- Any other path is answered with status 404 and an empty body.
- A body longer than 1 KiB is refused with status 413.

## Storage

The number is a 64-bit unsigned integer in the file `tally.db`, eight bytes, big-endian. The file is written before the
answer is sent, so that a restart loses nothing. A missing file counts as zero. A file of another length stops the
program with exit status 3 and the message "tally.db is damaged" on standard error.

## Speed

An answer arrives within 50 ms for 95 % of 100 requests a second on one core.
"""

PETITION = """Tell Globex: hands off our harbour!

Globex is making money from the cruelty of the harbour police. Families have been driven from the quays for years.

You must cancel your contract today. Globex must say sorry to the families. The city must pay back what it took.

We call on everybody who lives here to write to the mayor. Sign the petition and tell your friends!

1,204 signatures
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a spec, a petition and an empty file."""
    for name, text in (("spec.md", SPEC), ("papers/petition.txt", PETITION), ("empty.txt", "")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def isspec(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "isspec", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a wrong call, and return what it says."""
    assert run(list(arguments)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


# Judging


def test_a_petition_is_a_reason_to_stop(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "papers"]) == 1
    assert capsys.readouterr().out.startswith("STOP: ")


def test_a_spec_can_be_built(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(EXAMPLES / "parking-meter" / "requirements.md")]) == 0
    assert capsys.readouterr().out.startswith("BUILD: ")


def test_a_very_small_spec_can_be_built() -> None:
    assert run(["check", "spec.md"]) == 0


def test_an_empty_file_is_unreadable_whatever_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "empty.txt", "--fail-on", "never"]) == 2
    assert capsys.readouterr().out.startswith("UNREADABLE: ")


@pytest.mark.parametrize(("fail_on", "status"), [("ask", 1), ("stop", 1), ("never", 0)])
def test_fail_on_decides_where_failure_begins(fail_on: str, status: int) -> None:
    assert run(["check", "papers", "--quiet", "--fail-on", fail_on]) == status


def test_quiet_prints_the_verdict_line_only(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "papers", "--quiet"])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_standard_input_is_a_document(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PETITION.encode())))
    assert run(["check", "-"]) == 1
    assert "stdin" in capsys.readouterr().out


def test_the_brief_is_compared_from_text_and_from_a_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "brief.txt").write_text("Implement what spec.md and annex.md say.\n")
    assert run(["check", "spec.md", "--brief-file", "brief.txt"]) == 1
    from_file = capsys.readouterr().out
    assert run(["check", "spec.md", "--brief", "Implement what spec.md and annex.md say."]) == 1
    assert capsys.readouterr().out == from_file
    assert "annex.md, named in the brief" in from_file


# Outputs


@pytest.mark.parametrize("quotes", ["full", "short", "none"])
@pytest.mark.parametrize("statements", ["none", "evidence", "all"])
def test_json_on_standard_output_is_all_there_is_and_valid(
    capsys: pytest.CaptureFixture[str], quotes: str, statements: str
) -> None:
    run(["check", "papers", "spec.md", "empty.txt", "--json", "-", "--quotes", quotes, "--statements", statements])
    schema = json.loads((files("isspec.reports") / "report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_positions_are_positions_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "spec.md", "--json", "-", "--statements", "all"])
    statements = json.loads(capsys.readouterr().out)["documents"][0]["statements"]
    assert statements
    assert all(SPEC[statement["start"] : statement["end"]] == statement["text"] for statement in statements)


def test_an_index_on_standard_output_is_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "papers", "--index", "-"])
    printed = capsys.readouterr().out
    assert printed.startswith("# Stop\n")
    assert "[papers/petition.txt](papers/petition.txt)" in printed


def test_files_are_written_beside_the_report_on_the_screen(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "papers", "--json", "report.json", "--index", "papers/INDEX.md"]) == 1
    assert capsys.readouterr().out.startswith("STOP: ")
    assert json.loads((desk / "report.json").read_text("utf-8"))["bundle"]["verdict"] == "stop"
    assert "[papers/petition.txt](petition.txt)" in (desk / "papers/INDEX.md").read_text("utf-8")
    assert sorted(path.name for path in desk.iterdir()) == ["empty.txt", "papers", "report.json", "spec.md"]


def test_the_index_says_how_to_remake_it_without_an_absolute_path(desk: Path) -> None:
    run(["check", str(desk / "papers"), "--quotes", "none", "--index", str(desk / "papers" / "INDEX.md")])
    text = (desk / "papers/INDEX.md").read_text("utf-8")
    assert "`isspec check papers --quotes none --index papers/INDEX.md`" in text
    assert str(desk) not in text
    assert "harbour" not in text


def test_the_same_call_gives_the_same_bytes_and_may_replace_its_own_reports(desk: Path) -> None:
    written = [desk / "report.json", desk / "papers/INDEX.md"]
    call = ["check", "papers", "--json", "report.json", "--index", "papers/INDEX.md"]
    first = [run(call), *(path.read_bytes() for path in written)]
    assert first == [run(call), *(path.read_bytes() for path in written)]


def test_links_lead_to_the_files_wherever_the_folder_is(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "away").mkdir()
    monkeypatch.chdir(desk / "away")
    for given in ("../papers", str(desk / "papers"), ".."):
        run(["check", given, "--index", "../papers/INDEX.md"])
        assert "petition.txt](petition.txt)" in (desk / "papers/INDEX.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev")
def test_a_device_is_written_to_and_not_replaced() -> None:
    done = isspec("check", "papers", "--json", "/dev/stderr", "--quiet")
    assert json.loads(done.stderr)["schema"] == 1
    assert len(done.stdout.splitlines()) == 1


# Wrong calls


def test_a_path_that_is_not_there_is_named_with_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(capsys, "check", "papers/petitoin.txt") == (
        f"Error: no such path: papers/petitoin.txt; did you mean {Path('papers/petition.txt')}?\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "Missing argument 'PATH...'"),
        (["check", "spec.md", "--quotes", "some"], "'some' is not one of"),
        (["check", "spec.md", "--brief", "a", "--brief-file", "b"], "choose one"),
        (["check", "spec.md", "--brief-file", "bref.txt"], "no such file: bref.txt"),
        (["check", "spec.md", "--brief-file", "papers"], "cannot be read"),
        (["check", "spec.md", "--json", "-", "--index", "-"], "both write to standard output"),
        (["check", "spec.md", "--json", "a", "--index", "./a"], "both write to a"),
        (["check", "spec.md", "--json", "nowhere/a.json"], "there is no folder nowhere; create it first"),
        (["check", "spec.md", "--json", "papers"], "is a folder"),
        (["check", "spec.md", "--index", "spec.md"], "would overwrite one of the documents"),
        (["check", "papers", "--json", "papers/petition.txt"], "would overwrite one of the documents"),
        (["chekc"], "No such command 'chekc'"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in complaint(capsys, *arguments)


def test_a_brief_that_is_no_text_is_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "brief.bin").write_bytes(b"\xff\xfe\x00\x80")
    assert "is not text in UTF-8" in complaint(capsys, "check", "spec.md", "--brief-file", "brief.bin")


def test_a_wrong_call_leaves_documents_alone(desk: Path) -> None:
    run(["check", "papers", "--index", "papers/petition.txt"])
    assert (desk / "papers/petition.txt").read_text("utf-8") == PETITION


# The process


def test_bare_isspec_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "isspec check papers/ --brief" in capsys.readouterr().out


def test_help_and_version_load_nothing_heavy() -> None:
    for option in ("--help", "--version"):
        loaded = {line.rsplit("|", 1)[-1].strip() for line in heavy(option).splitlines()}
        assert loaded.isdisjoint({"rich", "numpy", "onnxruntime", "markdown_it", "charset_normalizer"}), option


def heavy(option: str) -> str:
    command = [sys.executable, "-X", "importtime", "-m", "isspec", option]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stderr


def test_the_version_names_the_model() -> None:
    done = isspec("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("isspec ")
    assert ", model " in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert run(["completion", shell]) == 0
    assert "_ISSPEC_COMPLETE" in capsys.readouterr().out


def test_an_interrupt_is_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    assert run(["check", "-"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_that_leaves_early_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "isspec", "check", "papers"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 1


def test_a_pipe_gets_plain_text_and_force_color_paints_it() -> None:
    assert "\x1b" not in isspec("check", "papers").stdout
    assert "\x1b[" in isspec("check", "papers", FORCE_COLOR="1", TERM="xterm").stdout


def test_an_encoding_without_unicode_gets_ascii() -> None:
    assert isspec("check", "papers", PYTHONIOENCODING="ascii").stdout.isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("environment", "colour", "weight"),
    [({}, True, True), ({"NO_COLOR": "1"}, False, True), ({"TERM": "dumb"}, False, False)],
)
def test_a_terminal_gets_what_it_asks_for(environment: dict[str, str], colour: bool, weight: bool) -> None:
    printed = on_terminal(["check", "papers"], environment)
    assert ("\x1b[1;31mSTOP" in printed) is colour
    assert ("\x1b[1m" in printed or "\x1b[1;" in printed) is weight
    assert "─" in printed


def on_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """Return what isspec prints on a pseudo-terminal of 80 columns."""
    ours, theirs = os.openpty()
    base = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LANG")}
    process = subprocess.Popen(
        [sys.executable, "-m", "isspec", *arguments],
        stdin=theirs,
        stdout=theirs,
        env={**base, "TERM": "xterm", "COLUMNS": "80", "LC_ALL": "C.UTF-8", **environment},
    )
    os.close(theirs)
    printed = b""
    try:
        while block := os.read(ours, 65536):
            printed += block
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(ours)
    process.wait(60)
    return printed.decode()
