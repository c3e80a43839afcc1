"""Paths to sources: the one place where documents are looked for and read from disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from isspec.errors import UsageError
from isspec.limits import DEFAULTS, Limits, too_large
from isspec.types import Problem, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN = "-"
_STDIN_NAME = "stdin"
# Folders of version control that do not begin with a dot.
_VERSION_CONTROL = frozenset({"CVS", "RCS", "SCCS", "_darcs"})


def walk(paths: Sequence[str], stdin: BinaryIO | None = None, limits: Limits = DEFAULTS) -> Iterator[Source | Problem]:
    """Return the files under ``paths``, in the order of the paths and sorted by name below each.

    Names are what a report may show: relative, with forward slashes, unique. Each file comes once. Hidden files and
    folders are left out unless they are named themselves; links are followed only when they are named themselves.

    Raises:
        UsageError: when a path does not exist, or standard input is asked for where there is none.
    """
    for path in paths:
        if path == STDIN and stdin is None:
            raise UsageError("there is no standard input to read: give a file or a folder")
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"no such file or folder: {path}")
    return _Walk(stdin, limits).run(paths)


class _Walk:
    def __init__(self, stdin: BinaryIO | None, limits: Limits) -> None:
        self.stdin, self.limits = stdin, limits
        self.read_already: set[str] = set()
        self.names: set[str] = set()

    def run(self, paths: Sequence[str]) -> Iterator[Source | Problem]:
        for path in paths:
            if path == STDIN:
                if STDIN not in self.read_already and self.stdin is not None:
                    self.read_already.add(STDIN)
                    yield self._source(self._unique(_STDIN_NAME), self.stdin.read(self.limits.size + 1))
            elif Path(path).is_dir():
                yield from self._folder(Path(path), _shown(path))
            else:
                yield from self._file(Path(path), _shown(path))

    def _folder(self, root: Path, shown: str) -> Iterator[Source | Problem]:
        inside = root.resolve()
        stack = [(root, shown)]  # a stack, since a tree may be deeper than calls may
        while stack:
            path, name = stack.pop()
            if path != root and path.is_symlink():
                yield from self._link(path, name, inside)
            elif path.is_dir():
                try:
                    entries = sorted(entry.name for entry in os.scandir(path))
                except OSError as error:
                    yield self._problem(name, error)
                    continue
                wanted = [entry for entry in entries if entry[0] != "." and entry not in _VERSION_CONTROL]
                stack.extend((path / entry, _joined(name, entry)) for entry in reversed(wanted))
            else:
                yield from self._file(path, name)

    def _link(self, path: Path, name: str, inside: Path) -> Iterator[Problem]:
        """Report a link that leads out of the folder or nowhere; any other leads to what is read anyway."""
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            yield Problem(_clean(name), "broken-link", "this link leads nowhere: give the file that it stood for")
            return
        if inside not in (target, *target.parents):
            yield Problem(
                _clean(name), "link-outside", "this link leads out of the folder: name its target as a path too"
            )

    def _file(self, path: Path, name: str) -> Iterator[Source | Problem]:
        identity = os.path.realpath(path)
        if identity in self.read_already:
            return
        self.read_already.add(identity)
        try:
            facts = path.stat()
            if not stat.S_ISREG(facts.st_mode):
                yield Problem(
                    _clean(name), "not-a-file", "this is a pipe, socket or device: give its content as a file or as -"
                )
                return
            if facts.st_size > self.limits.size:
                yield self._too_large(_clean(name))
                return
            with path.open("rb") as stream:
                data = stream.read(self.limits.size + 1)
        except OSError as error:
            yield self._problem(name, error)
            return
        yield self._source(self._unique(_clean(name)), data)

    def _problem(self, name: str, error: OSError) -> Problem:
        if isinstance(error, PermissionError):
            return Problem(_clean(name), "no-permission", "you may not read this: ask for the right to, or for a copy")
        if isinstance(error, FileNotFoundError):
            return Problem(_clean(name), "broken-link", "this link leads nowhere: give the file that it stood for")
        return Problem(_clean(name), "read-error", f"reading failed ({error.strerror}): copy the file and try again")

    def _source(self, name: str, data: bytes) -> Source | Problem:
        return self._too_large(name) if len(data) > self.limits.size else Source(name, data)

    def _too_large(self, name: str) -> Problem:
        return Problem(name, "too-large", too_large(self.limits))

    def _unique(self, name: str) -> str:
        """Return ``name``, or ``name~2`` before its suffix when two arguments end alike."""
        path = PurePath(name)
        unique, count = name, 1
        while unique in self.names:
            count += 1
            unique = path.with_name(f"{path.stem}~{count}{path.suffix}").as_posix()
        self.names.add(unique)
        return unique


def _shown(path: str) -> str:
    """Return the name that a report gives an argument: as given if it is relative and leads down, else its last part.

    >>> _shown("docs/a.md"), _shown("/home/me/seeds/"), _shown("./docs"), _shown("../a.md"), _shown(".")
    ('docs/a.md', 'seeds', 'docs', 'a.md', '')
    """
    pure = PurePath(path)
    if pure.is_absolute() or pure.drive or ".." in pure.parts:
        return pure.name if pure.name != ".." else ""
    return "" if pure == PurePath() else pure.as_posix()


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _clean(name: str) -> str:
    """Return ``name`` without what no report can hold: undecodable bytes and control characters."""
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
