"""Our side of the worker: start it when it is first needed, ask it, and end it when its time is up."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, cast

from isspec.isolation.wire import Message, receive, send
from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from isspec.limits import Limits

# What the worker's Python needs to start. Nothing else of the environment, which may hold secrets, goes along.
_PASSED_ON = ("PATH", "SYSTEMROOT", "WINDIR", "LANG", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_PREFIXES = ("PYTHON", "LC_")
# Where the kernel counts a process's own time, that is what is limited, so that a busy machine costs no document. A
# process that waits and does nothing is then given this many times as long.
_WAITING = 8
# Threads of numeric libraries reserve much memory, and a document needs none.
_SETTINGS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "PYTHONHASHSEED": "0"}
_CURES = {
    "reader-memory": "reading it took more than {memory} MiB of memory: save it anew, give it in parts, or raise "
    "--max-memory",
    "reader-timeout": "reading it took more than {seconds:g} s: save it anew, give it in parts, or raise --timeout",
    "reader-crashed": "its reader failed{why}: open it in the program that made it, and save it anew or as text",
}


class LacksModuleError(Exception):
    """The worker cannot read this because a library is not installed; ``name`` is its module."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Worker:
    """A process that answers one request after the other; when one goes wrong, the next gets a fresh process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, module: str, function: str, request: Message, limits: Limits) -> Iterator[Message]:
        """Yield what ``isspec.module.function(header, payload)`` yields, called in the worker.

        Raises:
            NotReadError: what the function raised, or that it took too long, too much memory, or died.
            LacksModuleError: when a module is missing.
        """
        left, whole = limits.seconds * (_WAITING if hasattr(signal, "SIGXCPU") else 1), False
        header = {
            **request.header, "module": module, "function": function,
            "memory": limits.memory, "seconds": limits.seconds, "elapsed": left,
        }  # fmt: skip
        try:
            answer, left = self._turn(left, limits, Message(header, request.payload))
            while not answer.header.get("end"):
                yield answer
                answer, left = self._turn(left, limits)
            # After a failed allocation nothing in the process is certain.
            whole = (answer.header.get("problem") or [""])[0] != "reader-memory"
        finally:
            if not whole:
                self.end()
        _raise_from(answer, limits)

    def _turn(self, left: float, limits: Limits, request: Message | None = None) -> tuple[Message, float]:
        """Exchange messages within ``left`` seconds, and return the answer and the seconds that are left then."""
        begun = time.monotonic()
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(max(left, 0), stop)
        timer.daemon = True
        timer.start()
        try:
            if request:
                send(cast("BinaryIO", process.stdin), request)
            answer = receive(cast("BinaryIO", process.stdout))
        except (OSError, ValueError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            raise _problem("reader-timeout" if late.is_set() or _took_too_long(process) else "reader-crashed", limits)
        return answer, left - (time.monotonic() - begun)

    def _running(self) -> subprocess.Popen[bytes]:
        # A copy of this process, as multiprocessing makes them, must not talk to the same worker.
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._owner = os.getpid()
            kept = {k: v for k, v in os.environ.items() if k.upper() in _PASSED_ON or k.startswith(_PREFIXES)}
            # -P: a file `email.py` beside the documents must not be taken for a library.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "isspec.isolation.worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=kept | _SETTINGS,
            )  # fmt: skip
            atexit.register(self.end)
        return self._process

    def end(self) -> None:
        """End the process; the next request starts another."""
        process, self._process = self._process, None
        atexit.unregister(self.end)
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                cast("BinaryIO", pipe).close()
            except OSError:
                continue


def _took_too_long(process: subprocess.Popen[bytes]) -> bool:
    """Say whether the kernel ended a process because of the time that it used."""
    try:
        status = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return False
    return hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU


class _Workers(threading.local):
    """The workers of this thread: one reads while the other is in the middle of an archive."""

    def __init__(self) -> None:
        self.reading = Worker()
        self.unpacking = Worker()


WORKERS = _Workers()


def _problem(code: str, limits: Limits, why: str = "") -> NotReadError:
    cure = _CURES[code].format(memory=limits.memory >> 20, seconds=limits.seconds, why=f" ({why})" if why else "")
    return NotReadError(code, cure)


def _raise_from(answer: Message, limits: Limits) -> None:
    if lacking := answer.header.get("lacks"):
        raise LacksModuleError(lacking)
    if problem := answer.header.get("problem"):
        code, cure = problem
        raise _problem(code, limits, cure) if code in _CURES else NotReadError(code, cure)
