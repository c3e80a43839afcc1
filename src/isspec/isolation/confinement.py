"""What a worker may not do: write, open sockets, start programs, read other files, or grow without end."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

try:
    import resource
except ImportError:  # Windows has none; there only the time limit holds
    resource = None  # type: ignore[assignment]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = frozenset({
    "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.kill", "os.link", "os.mkdir", "os.posix_spawn",
    "os.remove", "os.removexattr", "os.rename", "os.rmdir", "os.setxattr", "os.spawn", "os.startfile",
    "os.symlink", "os.system", "os.truncate", "os.utime", "pty.spawn", "subprocess.Popen", "webbrowser.open",
})  # fmt: skip
_REFUSED_FAMILIES = ("socket.", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "winreg.")
_READING = frozenset({"open", "os.listdir", "os.scandir"})
_HARMLESS = frozenset({os.devnull, "/dev/urandom", "/proc/meminfo", "/proc/cpuinfo"})


def confine() -> None:
    """Give up, for good, what reading a document does not need. Python asks the hook; the kernel holds the rest."""
    sys.dont_write_bytecode = True
    if resource is not None:
        _lower("RLIMIT_CORE", 0)
        _lower("RLIMIT_FSIZE", 0)  # no byte into any file, also from C
    places = tuple(_absolute(place) + os.sep for place in {*sys.path, sys.prefix, sys.base_prefix} if place)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _READING:
            _check_place(event, arguments, places)
        elif event == "urllib.Request" and str(arguments[0]).startswith("file:"):
            return  # how some libraries open their own files; opening is asked for next
        elif event in _REFUSED or event.startswith(_REFUSED_FAMILIES):
            raise PermissionError(f"a reader may not do this: {event}")

    sys.addaudithook(hook)


def limit(memory: int, seconds: float, elapsed: float) -> None:
    """Set the limits of the next request: bytes, seconds of processor time and seconds on the clock.

    The kernel ends us when the processor's time is up, and isspec when the other is.
    """
    allowance.set(memory, seconds, elapsed)
    if resource is None:
        return
    _lower("RLIMIT_AS", memory)
    _lower("RLIMIT_CPU", int(time.process_time() + seconds) + 1)


class _Allowance:
    """What the request at hand may use; without limits where nothing was limited, as in a process that is no worker."""

    def __init__(self) -> None:
        self._begun = self._clock = 0.0
        self._seconds = self._elapsed = float("inf")
        self._memory: int | None = None

    def set(self, memory: int, seconds: float, elapsed: float) -> None:
        """Begin a request."""
        self._begun, self._clock = time.process_time(), time.monotonic()
        self._seconds, self._elapsed, self._memory = seconds, elapsed, memory

    def used(self) -> float:
        """Return which share of the time is gone, 0 to 1, by whichever clock is nearer to its end."""
        return max(
            (time.process_time() - self._begun) / self._seconds, (time.monotonic() - self._clock) / self._elapsed
        )  # fmt: skip

    def add_memory(self, extra: int) -> None:
        """Grant the request more bytes than a document may take: models of our own are no fault of it."""
        if resource is not None and self._memory is not None:
            _lower("RLIMIT_AS", self._memory + extra)


allowance = _Allowance()


def _check_place(event: str, arguments: tuple[Any, ...], places: tuple[str, ...]) -> None:
    path = arguments[0] if arguments else None
    if path is None or isinstance(path, int):
        return
    name = _absolute(os.fsdecode(path))
    if name in _HARMLESS or name.endswith("mime.types"):
        return
    if event == "open":
        _, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("a reader may not write")
    if not (name + os.sep).startswith(places):
        raise PermissionError("a reader may read nothing but the file at hand and its own libraries")


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a Path a file is too slow, and resolving asks the disk


def _lower(name: str, soft: int) -> None:
    """Set a soft limit where the platform has it, and where it can be had; macOS takes no limit on memory."""
    kind = getattr(resource, name, None)
    if kind is None:
        return
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (OSError, ValueError):
        return
