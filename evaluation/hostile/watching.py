"""What a process does besides reading: noticed through Python's audit hook, a listening port, and the disk."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = frozenset(
    ["os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate"]
)


@dataclass
class Timed:
    """How long something took."""

    seconds: float = 0.0


class Watch:
    """Notes what this process opens, starts and connects to, once it is made; it cannot be taken off again."""

    def __init__(self, corpus: Path) -> None:
        self.faults: list[str] = []
        places = {sys.prefix, sys.base_prefix, *filter(None, sys.path), str(corpus), "/usr/share/zoneinfo", "/proc"}
        self._places = tuple(os.path.realpath(place) for place in places)
        self._on = False
        sys.addaudithook(self._hook)

    @contextmanager
    def timed(self) -> Iterator[Timed]:
        """Watch what happens inside, and measure it."""
        timed, begun = Timed(), time.monotonic()
        self._on = True
        try:
            yield timed
        finally:
            self._on = False
            timed.seconds = time.monotonic() - begun

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._on:
            return
        if event.startswith("socket.") or event in _CHANGING or event in ("os.system", "os.exec", "os.fork"):
            self.faults.append(f"{event} {arguments!r:.200}")
        elif event == "subprocess.Popen" and list(arguments[1])[1:] != ["-P", "-m", "isspec.isolation.worker"]:
            self.faults.append(f"started {arguments[1]}")
        elif event == "open" and isinstance(arguments[0], (str, bytes)):
            self._opened(os.fsdecode(arguments[0]), arguments[1], arguments[2])

    def _opened(self, name: str, mode: str | None, flags: int) -> None:
        if name == os.devnull:
            return
        if set(mode or "") & set("wax+") or flags & _WRITING:
            if not name.endswith(".pyc") and "__pycache__" not in name:
                self.faults.append(f"wrote {name}")
        elif not os.path.realpath(name).startswith(self._places):
            self.faults.append(f"read {name}")


class Listener:
    """A port of this machine on which nobody may call."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def _listen(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()


def tree_of(root: Path) -> set[tuple[str, int, int]]:
    """Return every path below ``root`` with its size and time of change."""
    found = set()
    for folder, folders, files in os.walk(root):
        for name in [*folders, *files]:
            facts = os.lstat(Path(folder, name))
            found.add((os.path.join(folder, name), facts.st_size, facts.st_mtime_ns))  # noqa: PTH118 - undecodable names
    return found
