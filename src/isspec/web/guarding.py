"""Who may ask, and what a browser may do with the answer: no other web site can use this one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Confidential papers do not belong into a cache on the disk.
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses what does not come from this site's own pages, and puts the headers on every answer.

    The name in ``Host`` is checked, since a stranger's name can be made to point to this computer (DNS rebinding);
    ``Origin`` and ``Sec-Fetch-Site``, since any web site can send a form here.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102 - ASGI's own
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if complaint := self._complaint(scope["method"], Headers(scope=scope)):
            await PlainTextResponse(complaint, 403)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _complaint(self, method: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if _name_of(host) not in self._hosts:
            return "This site is not known by that name: open it by the address that isspec serve printed.\n"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and urlsplit(origin).netloc != host:
            return "The request comes from another web site.\n"
        if method not in ("GET", "HEAD") and site not in (None, "same-origin", "none"):
            return "The request comes from another web site.\n"
        return None


def _name_of(host: str) -> str:
    """Return a host without its port.

    >>> _name_of("localhost:8017"), _name_of("[::1]:8017"), _name_of("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
