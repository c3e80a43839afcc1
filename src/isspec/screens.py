"""The terminal around us: what it can show, writing to it, and a progress bar on it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self, TextIO

    from rich.progress import Progress, TaskID

    from isspec.reports import Screen
    from isspec.reports.presentation import Colours

_PATIENCE = 1.0  # seconds before a progress bar is worth looking at


def screen_of(stream: TextIO, environment: Mapping[str, str]) -> Screen:
    """Return what ``stream`` can show, heeding NO_COLOR, FORCE_COLOR, TERM, COLUMNS and the locale."""
    from rich.console import Console

    from isspec.reports import Screen

    probe = Console(file=stream)
    return Screen(
        width=probe.width,
        interactive=stream.isatty(),
        colours=_COLOURS.get(probe.color_system or ""),
        monochrome=probe.no_color,
        unicode=_speaks_unicode(stream, environment),
    )


_COLOURS: Mapping[str, Colours] = {"standard": "standard", "256": "256", "truecolor": "truecolor"}


def _speaks_unicode(stream: TextIO, environment: Mapping[str, str]) -> bool:
    if not (stream.encoding or "utf-8").lower().startswith("utf"):
        return False
    # In the C locale Python writes UTF-8 all the same, but somebody asked for less.
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    return locale not in ("C", "POSIX")


def write(text: str | bytes, encoding: str) -> None:
    """Write ``text`` to standard output in ``encoding``; a reader that has gone away, as ``head`` does, is no error."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "replace") if isinstance(text, str) else text)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Or the interpreter complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Waiting:
    """A progress bar on standard error that shows only on a terminal, and only when the work takes long."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that ``done`` of ``total`` is judged, in any unit, and that ``name`` is at hand."""
        if not self._stream.isatty() or time.monotonic() - self._begun < _PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

            console = Console(file=self._stream)
            columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[name]}", markup=False))
            self._bar = Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task("judging", total=total, name="")
            self._bar.start()
        if self._task is not None:
            from isspec.reports.quoting import clean

            self._bar.update(self._task, completed=done, total=total, name=clean(name))
