"""Where reports are written: checked before the work, written whole or not at all, and never over a document."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isspec.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that an option names. ``name`` is as the user wrote it, for messages."""

    option: str
    name: str

    @property
    def path(self) -> Path:
        """The file itself: what a link points to is written, the link stays. A pipe or device is left as named."""
        path = Path(self.name)
        return path if self.special else path.resolve()

    @property
    def special(self) -> bool:
        """Whether the name stands for a pipe or a device, which can be written to and not replaced."""
        path = Path(self.name)
        return path.exists() and not path.is_file() and not path.is_dir()

    def check(self, inputs: Sequence[str]) -> None:
        """Raise ``UsageError`` when the file cannot be written, or is one of the documents under ``inputs``."""
        path = self.path
        if path.is_dir():
            raise UsageError(f"{self.option} {self.name} is a folder: name a file in it")
        if not path.parent.is_dir():
            raise UsageError(f"{self.option} {self.name}: there is no folder {Path(self.name).parent}; create it first")
        touched = [path] if self.special else [path.parent, *([path] if path.exists() else [])]
        if not all(os.access(place, os.W_OK) for place in touched):
            raise UsageError(f"{self.option} {self.name} is not writable: name a file elsewhere")
        if path.is_file() and not _is_ours(path) and any(_holds(Path(given).resolve(), path) for given in inputs):
            raise UsageError(
                f"{self.option} {self.name} would overwrite one of the documents to check: name another file"
            )


def write_all(texts: Sequence[tuple[Output, str | bytes]]) -> None:
    """Write every text, in UTF-8: first all of them beside their places, then each into its place."""
    waiting: list[tuple[Output, Path]] = []
    try:
        for output, text in texts:
            beside = output.path
            if not output.special:
                beside = beside.with_name(f".{beside.name}.{os.getpid()}.part")
                waiting.append((output, beside))
            with _explained(output):
                beside.write_bytes(text.encode() if isinstance(text, str) else text)
        for output, beside in waiting:
            with _explained(output):
                beside.replace(output.path)
    finally:
        for _, beside in waiting:
            beside.unlink(missing_ok=True)


@contextmanager
def _explained(output: Output) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"{output.option} {output.name} cannot be written: {error.strerror}") from error


def _holds(given: Path, path: Path) -> bool:
    return path == given or given in path.parents


def _is_ours(path: Path) -> bool:
    from isspec.reports.ownership import made_by_isspec

    data = path.read_bytes()
    return made_by_isspec(data) or not data.strip()
