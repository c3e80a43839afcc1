"""What a worker may not do: write, open sockets, start programs, read other files, or grow without end."""

from __future__ import annotations

import os
import sys
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


def limit(memory: int, seconds: float) -> None:
    """Set the limits of the next request. Should isspec itself be killed, the worker ends when its time is up."""
    if resource is None:
        return
    _lower("RLIMIT_AS", memory)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower("RLIMIT_CPU", int(used.ru_utime + used.ru_stime + seconds) + 5)


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
