"""The process that reads what could crash, hang or grow: ``python -m isspec.isolation.worker``, asked over a pipe."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from isspec.isolation.confinement import confine, limit
from isspec.isolation.wire import Message, receive, send
from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Answer requests until the pipe closes."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # isspec decides when it ends
    confine()
    while (request := receive(requests)) is not None:
        limit(request.header["memory"], request.header["seconds"], request.header["elapsed"])
        if not _serve(request, answers):
            return


def _serve(request: Message, answers: BinaryIO) -> bool:
    """Answer one request, and say whether the process is fit for another."""
    fit = True
    try:
        for answer in _answers(request):
            send(answers, answer)
        last: dict[str, object] = {}
    except NotReadError as error:
        last = {"problem": [error.code, error.cure]}
    except ModuleNotFoundError as error:
        last = {"lacks": error.name or "a module"}
    except MemoryError:
        last, fit = {"problem": ["reader-memory", ""]}, False
    except BrokenPipeError:
        return False
    except Exception as error:  # a parser of somebody else's meets a file that nobody foresaw
        last = {"problem": ["reader-crashed", type(error).__name__]}
    try:
        send(answers, Message({**last, "end": True}))
    except (BrokenPipeError, MemoryError):
        return False
    return fit


def _answers(request: Message) -> Iterator[Message]:
    """Call ``module.function`` of isspec with the request's arguments and bytes."""
    module = import_module(f"isspec.{request.header['module']}")
    serve = getattr(module, request.header["function"])
    yield from serve(request.header, request.payload)


if __name__ == "__main__":
    main()
