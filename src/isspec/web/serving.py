"""Running the site: on this computer only, unless somebody asks for more."""

from __future__ import annotations

import socket
import sys
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING

from isspec.errors import UsageError
from isspec.web.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The options of ``isspec serve``, as given. ``names`` are further names by which browsers ask for it."""

    host: str = "127.0.0.1"
    port: int = 8017
    names: tuple[str, ...] = ()
    open_browser: bool = False
    upload: int = 256 << 20
    keep: Path | None = None


def serve(serving: Serving) -> int:
    """Serve until interrupted, and return the exit status. Raises ``UsageError`` where it cannot."""
    try:
        import python_multipart  # noqa: F401 - Starlette asks for it at the first form
        import uvicorn

        from isspec.web.site import site
    except ImportError as error:
        needed = "starlette, uvicorn and python-multipart"
        raise UsageError(f"isspec serve needs {needed}: pip install 'isspec[web]'") from error
    listener = _listener(serving)
    port = listener.getsockname()[1]
    shown = f"[{serving.host}]" if ":" in serving.host else serving.host
    address = f"http://{shown}:{port}/"
    settings = Settings(hosts=(*LOOPBACK, shown.lower(), *serving.names), upload=serving.upload, keep=serving.keep)
    print(f"isspec is at {address} (stop it with Ctrl+C)", flush=True)
    if not _is_loopback(serving.host):
        print("Warning: whoever reaches this address can use it; there is no password.", file=sys.stderr)
    if serving.open_browser:
        import webbrowser

        webbrowser.open(address)
    config = uvicorn.Config(
        site(settings), log_level="warning", access_log=False, server_header=False, date_header=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])
    return 0


def _listener(serving: Serving) -> socket.socket:
    """Take the address before anything is loaded, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    listener = socket.socket(family)
    try:
        if sys.platform != "win32":  # where it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((serving.host, serving.port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        place = f"port {serving.port} of {serving.host}"
        raise UsageError(f"{place} cannot be used ({error.strerror}): name another with --port") from error
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
