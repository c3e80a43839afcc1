"""The worker: what it may not do, and what a run makes of it when it dies, hangs or grows.

The readers that misbehave are this module's own functions, which the worker calls as it calls any reader.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from isspec.isolation.apart import Worker
from isspec.isolation.wire import Message
from isspec.limits import Limits
from isspec.readers.extract import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIMITS = Limits(seconds=20, memory=512 << 20)
_CODE = """
def call(header, data):
    from isspec.isolation.wire import Message
    space = {}
    exec(header["code"], space)
    yield Message({"result": space.get("result")})
"""


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A worker that also knows a module ``isspec.misbehaving``, which runs the code that it is given."""
    folder = tmp_path_factory.mktemp("isspec")
    (folder / "misbehaving.py").write_text(_CODE, encoding="utf-8")
    (folder / "sitecustomize.py").write_text(
        f"import isspec; isspec.__path__.append({str(folder)!r})", encoding="utf-8"
    )
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(folder), before]))
    worker = Worker()
    yield worker
    worker.end()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def run(worker: Worker, code: str, limits: Limits = LIMITS) -> Mapping[str, Any]:
    (answer,) = worker.ask("misbehaving", "call", Message({"code": code}), limits)
    return answer.header


def problem(worker: Worker, code: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(NotReadError) as caught:
        run(worker, code, limits)
    return caught.value.code


def test_it_answers_and_can_be_asked_again(worker: Worker) -> None:
    assert [run(worker, f"result = {n}")["result"] for n in range(3)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("raise ValueError('no')", "reader-crashed"),
        ("import os; os._exit(3)", "reader-crashed"),
        ("import ctypes; ctypes.string_at(0)", "reader-crashed"),
        ("f = lambda: f(); f()", "reader-crashed"),
    ],
)
def test_a_reader_that_fails_or_dies_costs_a_problem_and_not_the_run(worker: Worker, code: str, expected: str) -> None:
    assert problem(worker, code) == expected
    assert run(worker, "result = 1")["result"] == 1


def test_a_reader_that_hangs_is_stopped_in_time(worker: Worker) -> None:
    run(worker, "result = 1")
    begun = time.monotonic()
    assert problem(worker, "while True: pass", Limits(seconds=1)) == "reader-timeout"
    assert time.monotonic() - begun < 15
    assert run(worker, "result = 1")["result"] == 1


def test_a_reader_that_waits_for_something_is_given_longer_and_is_stopped(worker: Worker) -> None:
    run(worker, "result = 1")
    begun = time.monotonic()
    assert problem(worker, "import time; time.sleep(600)", Limits(seconds=0.5)) == "reader-timeout"
    assert time.monotonic() - begun < 15


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="only elapsed time is limited on this platform")
def test_a_busy_machine_costs_no_document(worker: Worker) -> None:
    assert run(worker, "import time; time.sleep(1.5); result = 1", Limits(seconds=1))["result"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_reader_that_grows_is_stopped(worker: Worker) -> None:
    assert problem(worker, "x = bytearray(1 << 30)") == "reader-memory"
    assert run(worker, "result = 1")["result"] == 1


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.symlink('a', 'b')",
        "open('owned', 'w')",
        "import os; os.open('owned', os.O_CREAT | os.O_WRONLY)",
        "import os; os.mkdir('owned')",
        "import os; os.remove(__import__('isspec').__file__)",
        "open('/etc/passwd')",
        "open(__import__('os').path.expanduser('~/.netrc'))",
        "import os; os.listdir('/')",
    ],
)
def test_it_may_neither_write_nor_call_out_nor_look_around(worker: Worker, code: str) -> None:
    refused = f"try:\n    {code}\nexcept PermissionError as error:\n    result = str(error)"
    assert "a reader may" in str(run(worker, refused)["result"])


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limits on files on this platform")
def test_not_even_c_can_write_a_byte_to_a_file(worker: Worker, tmp_path: Path) -> None:
    code = f"import ctypes; l = ctypes.CDLL(None); d = l.open({str(tmp_path / 'f').encode()!r}, 0o101, 0o600); " \
           "result = l.write(d, b'x', 1)"  # fmt: skip
    assert run(worker, code)["result"] == -1


def test_it_does_not_know_the_secrets_of_our_environment(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_TOKEN", "secret")
    worker.end()
    assert run(worker, "import os; result = 'A_TOKEN' in os.environ")["result"] is False


def test_it_takes_no_module_from_the_folder_of_the_documents(tmp_path: Path) -> None:
    (tmp_path / "zipfile.py").write_text("open('owned', 'w')", encoding="utf-8")
    (tmp_path / "a.md").write_text("# A\n\nThe valve closes.", encoding="utf-8")
    code = "from evaluation.hostile.seeds import zipped; from isspec.types import Source; " \
           "from isspec.unpacking import unpack; import os; z = zipped({'a.md': 'x'}); " \
           f"os.chdir({str(tmp_path)!r}); print(len(list(unpack(Source('a.zip', z)))))"  # fmt: skip
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"
    assert not (tmp_path / "owned").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="asking whether a process is there ends it on Windows")
def test_it_ends_when_we_do() -> None:
    code = "from isspec.isolation.apart import Worker; w = Worker(); print(w._running().pid)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for _ in range(50):
        try:
            os.kill(int(done.stdout), 0)
        except OSError:
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived the process that started it")


def test_text_needs_no_worker() -> None:
    code = (
        "import isspec.isolation.apart as apart; from isspec.pipeline import prepare; from isspec.types import Source; "
        "prepare(Source('a.md', b'The valve closes.')); print(apart.WORKERS.reading._process)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"
