"""The command line: options become one frozen request, the request becomes a report, the report an exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from isspec.errors import IsspecError
from isspec.limits import DEFAULTS, Limits

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_FILE = click.Path(allow_dash=True)  # for completion; what is wrong with a file is said in our own words

# As in isspec.reports.FORMATS, which costs an import; a test compares them.
_FORMATS = [
    "csv", "github", "html", "json", "junit", "markdown", "needs", "reqif", "sarif", "strictdoc", "xlsx",
]  # fmt: skip

_EXAMPLES = """\b
Examples:
  isspec check papers/
  isspec check papers/ --brief "Implement the system described in the papers."
  isspec check papers/ --index papers/INDEX.md --quotes none
  isspec check papers/ --html report.html
  isspec check papers/ --output papers.sarif --output papers.xlsx
  isspec check spec.md --json - | jq .bundle.verdict
  curl -s https://example.org/rfc.txt | isspec check -
"""


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from isspec.model.folder import DEFAULT
        from isspec.version import __version__

        click.echo(f"isspec {__version__}, model {DEFAULT}")
        context.exit()


@click.group(context_settings=_CONTEXT, invoke_without_command=True, epilog=_EXAMPLES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and the name of the model, and exit.",
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Tell whether documents are really specs: what each is, what it asks of whom, and what to ask back."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(
    short_help="Judge files and folders, together one bundle.",
    epilog="""\b
Exit status:
  0  the documents specify a system (--fail-on says what else is well)
  1  ask before building, or stop
  2  a wrong call, or nothing could be read
""",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=_FILE)
@click.option("--brief", metavar="TEXT", help="The request that came with the documents.")
@click.option("--brief-file", metavar="FILE", type=_FILE, help="The same, from a file.")
@click.option("--json", "json_file", metavar="FILE", type=_FILE, help="Write the report as JSON; - is standard output.")
@click.option(
    "--index", "index_file", metavar="FILE", type=_FILE, help="Write the report as INDEX.md; - is standard output."
)
@click.option(
    "--html", "html_file", metavar="FILE", type=_FILE, help="Write the report as one page to open in a browser."
)
@click.option(
    "--format",
    type=click.Choice(_FORMATS),
    help="The format of --output, or of standard output without one.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    type=_FILE,
    multiple=True,
    help="Write the report to FILE, in the format that its name says; may be given several times.",
)
@click.option(
    "--statements",
    type=click.Choice(["none", "evidence", "all"]),
    help="The statements that JSON, tables and annotations hold; the default depends on the format.",
)
@click.option(
    "--quotes",
    type=click.Choice(["full", "short", "none"]),
    default="full",
    show_default=True,
    help="What reports quote of the documents; none is for confidential papers.",
)
@click.option(
    "--gaps",
    type=click.Choice(["top", "all"]),
    default="top",
    show_default=True,
    help="How much of what is missing, open or contradictory reports show.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["ask", "stop", "never"]),
    default="ask",
    show_default=True,
    help="The mildest verdict that exits with 1.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1),
    default=DEFAULTS.seconds,
    show_default=True,
    help="The processor time to read one file, or to unpack one archive.",
)
@click.option(
    "--max-memory",
    metavar="MIB",
    type=click.IntRange(min=128),
    default=DEFAULTS.memory >> 20,
    show_default=True,
    help="The memory to read one file.",
)
@click.option(
    "--max-size",
    metavar="MIB",
    type=click.IntRange(1, 1024),
    default=DEFAULTS.size >> 20,
    show_default=True,
    help="The largest file.",
)
@click.option(
    "--max-unpacked",
    metavar="MIB",
    type=click.IntRange(min=1),
    default=DEFAULTS.unpacked >> 20,
    show_default=True,
    help="The most that comes out of one archive.",
)
@click.option(
    "--max-members",
    metavar="N",
    type=click.IntRange(min=1),
    default=DEFAULTS.members,
    show_default=True,
    help="The most files in one archive.",
)
@click.option(
    "--max-depth",
    metavar="N",
    type=click.IntRange(1, 16),
    default=DEFAULTS.depth,
    show_default=True,
    help="How deep archives lie in archives.",
)
@click.option(
    "--max-statements",
    metavar="N",
    type=click.IntRange(min=1),
    default=DEFAULTS.statements,
    show_default=True,
    help="The most statements judged of one document.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print the verdict line only.")
@click.pass_context
def check(context: click.Context, /, **options: Any) -> None:
    """Judge the files and folders PATH..., together one bundle; - is standard input."""
    from isspec.checking import Request, run

    context.exit(run(Request(limits=_limits_from(options), **options)))


def _limits_from(options: dict[str, Any]) -> Limits:
    """Take the limits out of the options of ``check``; MiB become bytes."""
    return Limits(
        seconds=options.pop("timeout"),
        memory=options.pop("max_memory") << 20,
        size=options.pop("max_size") << 20,
        unpacked=options.pop("max_unpacked") << 20,
        members=options.pop("max_members"),
        depth=options.pop("max_depth"),
        statements=options.pop("max_statements"),
    )


@cli.command(short_help="Open a local web page to drop files on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--name", "names", metavar="NAME", multiple=True, help="A further host name by which browsers may ask.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option(
    "--max-upload",
    metavar="MIB",
    type=click.IntRange(1, 4096),
    default=256,
    show_default=True,
    help="The most that one upload may hold.",
)
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the reports in FOLDER; without this nothing is kept.",
)
@click.pass_context
def serve(context: click.Context, /, max_upload: int, **options: Any) -> None:
    """Serve a web page on this computer: drop files or paste text, and read the report.

    Only this computer can reach it, and no web site can use it.
    """
    from isspec.web.serving import Serving
    from isspec.web.serving import serve as run_site

    context.exit(run_site(Serving(upload=max_upload << 20, **options)))


@cli.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes isspec's commands and options in SHELL.

    \b
    bash:  eval "$(isspec completion bash)"      in ~/.bashrc
    zsh:   eval "$(isspec completion zsh)"       in ~/.zshrc
    fish:  isspec completion fish > ~/.config/fish/completions/isspec.fish
    """
    from click.shell_completion import get_completion_class

    complete = get_completion_class(shell)
    assert complete is not None  # the choice above holds only shells that click knows
    click.echo(complete(cli, {}, "isspec", "_ISSPEC_COMPLETE").source())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status; only a defect raises."""
    try:
        return cli.main(arguments, prog_name="isspec", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return 2
    except IsspecError as error:
        click.echo(f"Error: {error}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130


def main() -> NoReturn:
    """Be the command ``isspec``."""
    sys.exit(run())
