"""What ``isspec check`` does once its options are parsed: judge, render, write, and say how it went."""

from __future__ import annotations

import os
import shlex
import sys
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from isspec.errors import UsageError
from isspec.limits import DEFAULTS, Limits
from isspec.linking import file_of, links_of, places_of
from isspec.outputs import STANDARD_OUTPUT, Output, write_all
from isspec.reports.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from isspec.reports import Detail, Presentation, Quotes, Statements
    from isspec.types import BundleVerdict, Report

FailOn = Literal["ask", "stop", "never"]

_FAILURES: dict[FailOn, frozenset[BundleVerdict]] = {
    "ask": frozenset({"ask", "stop"}),
    "stop": frozenset({"stop"}),
    "never": frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of ``isspec check``, as given."""

    paths: tuple[str, ...]
    brief: str | None = None
    brief_file: str | None = None
    json_file: str | None = None
    index_file: str | None = None
    html_file: str | None = None
    format: str | None = None
    output: tuple[str, ...] = ()
    statements: Statements | None = None
    quotes: Quotes = "full"
    gaps: Detail = "top"
    fail_on: FailOn = "ask"
    quiet: bool = False
    limits: Limits = DEFAULTS

    @property
    def outputs(self) -> tuple[tuple[str, Output], ...]:
        """The reports asked for, by name, and where they go."""
        short = (
            ("json", "--json", self.json_file),
            ("markdown", "--index", self.index_file),
            ("html", "--html", self.html_file),
        )
        named = [(name, Output(option, file)) for name, option, file in short if file]
        if self.format and not self.output:
            named.append((self.format, Output("--format", STANDARD_OUTPUT)))
        return (*named, *((self.format or format_of(file), Output("--output", file)) for file in self.output))

    @property
    def whole(self) -> bool:
        """Whether a report shows documents whole."""
        return self.quotes == "full" and any(FORMATS[name].whole for name, _ in self.outputs)


def run(request: Request) -> int:
    """Check the documents, write the reports and return the exit status; raise ``UsageError`` on a wrong call."""
    brief = _check_request(request)
    report = _judge(request, brief)
    _deliver(request, report)
    if report.bundle.verdict == "unreadable":
        return 2
    return int(report.bundle.verdict in _FAILURES[request.fail_on])


def _check_request(request: Request) -> str | None:
    """Return the brief, after everything that can be known to fail has been tried before the work."""
    for path in request.paths:
        if path != "-" and not os.path.lexists(path):
            raise UsageError(_no_such(path))
    if request.brief is not None and request.brief_file is not None:
        raise UsageError("--brief and --brief-file both give the brief: choose one")
    if request.format and len(request.output) > 1:
        raise UsageError("--format names the format of one --output: let the other files' names say theirs")
    outputs = [output for _, output in request.outputs]
    if twice := _written_twice(outputs):
        where = "standard output" if twice[0].name == STANDARD_OUTPUT else twice[0].name
        raise UsageError(
            f"{twice[0].option} and {twice[1].option} both write to {where}: give one of them a file of its own"
        )
    inputs = [*(path for path in request.paths if path != "-"), *filter(None, [request.brief_file])]
    for output in outputs:
        if output.name != STANDARD_OUTPUT:
            output.check(inputs)
    brief = request.brief if request.brief_file is None else _read_brief(request.brief_file)
    return brief.strip() or None if brief is not None else None


def _written_twice(outputs: Sequence[Output]) -> tuple[Output, Output] | None:
    """Return two outputs that are the same file, if there are any."""
    seen: dict[Path, Output] = {}
    for output in outputs:
        if other := seen.get(output.path):
            return other, output
        seen[output.path] = output
    return None


def _no_such(path: str, what: str = "path") -> str:
    parent, name = Path(path).parent, Path(path).name
    near = get_close_matches(name, os.listdir(parent), 1) if parent.is_dir() else []  # noqa: PTH208 - names only
    return f"no such {what}: {path}" + (f"; did you mean {parent / near[0]}?" if near else "")


def _read_brief(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(_no_such(file, "file")) from None
    except UnicodeDecodeError:
        raise UsageError(f"--brief-file {file} is not text in UTF-8: give it as text, or use --brief") from None
    except OSError as error:
        raise UsageError(f"--brief-file {file} cannot be read: {error.strerror}") from error


def _judge(request: Request, brief: str | None) -> Report:
    from isspec.pipeline import check
    from isspec.screens import Waiting

    stdin = sys.stdin.buffer if "-" in request.paths else None
    with Waiting(sys.stderr) as progress:
        report = check(request.paths, brief, progress=progress, stdin=stdin, limits=request.limits, whole=request.whole)
    return _without_own(request, report)


def _without_own(request: Request, report: Report) -> Report:
    """Leave out that a report of ours was passed over where this call replaces it: or the second run would differ."""
    written = {output.path for _, output in request.outputs}
    places = places_of(request.paths)
    kept = [p for p in report.problems if p.code != "own-report" or file_of(p.path, places) not in written]
    return replace(report, problems=tuple(kept))


def _deliver(request: Request, report: Report) -> None:
    from isspec.reports import REPORTS
    from isspec.screens import write

    texts = [
        (output, FORMATS[name].render(report, _presentation(request, report, name, output)))
        for name, output in request.outputs
    ]
    write_all([(output, text) for output, text in texts if output.name != STANDARD_OUTPUT])
    to_screen = [text for output, text in texts if output.name == STANDARD_OUTPUT]
    if to_screen:
        write(to_screen[0], "utf-8")
    else:
        write(REPORTS["terminal"](report, _presentation(request, report)), sys.stdout.encoding or "utf-8")


def _presentation(request: Request, report: Report, name: str = "", output: Output | None = None) -> Presentation:
    """Return how to show the report as ``name`` in ``output``; without one, on the screen."""
    from isspec.reports import Presentation, Screen
    from isspec.screens import screen_of

    return Presentation(
        quotes=request.quotes,
        statements=request.statements or (FORMATS[name].statements if name else "evidence"),
        gaps=request.gaps,
        quiet=request.quiet,
        links=links_of(request.paths, report, output if name == "markdown" else None),
        screen=Screen() if output else screen_of(sys.stdout, os.environ),
        command=command_of(request, Path.cwd()),
    )


def command_of(request: Request, here: Path) -> str:
    """Return the command that remakes the index. No report holds an absolute path, so neither does this."""

    def shown(path: str) -> str:
        if path == "-" or not Path(path).is_absolute():
            return path
        return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else Path(path).name

    words = ["isspec", "check", *map(shown, request.paths)]
    if request.brief_file:
        words += ["--brief-file", shown(request.brief_file)]
    elif request.brief:
        words += ["--brief", "TEXT" if request.quotes == "none" else " ".join(request.brief.split())]
    if request.quotes != "full":
        words += ["--quotes", request.quotes]
    if request.gaps != "top":
        words += ["--gaps", request.gaps]
    if request.index_file:
        words += ["--index", shown(request.index_file)]
    return shlex.join(words)
