"""A real browser, headless: the page and the local site are tried in it as a person would."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Playwright, Request

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# No look-ups of its own at every start: what it asks the network for is what a test would notice.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def _launched(playwright: Playwright) -> Browser | None:
    named = os.environ.get("CHROMIUM")
    for program in filter(None, [named, *map(shutil.which, NAMES)]):
        return playwright.chromium.launch(executable_path=program, args=QUIET)
    own = playwright.chromium.executable_path
    return playwright.chromium.launch(args=QUIET) if own and os.path.exists(own) else None  # noqa: PTH110 - one look


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the system, ``CHROMIUM`` or Playwright has it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = _launched(playwright)
        if found is None:
            pytest.skip("no Chromium is installed: `playwright install chromium`, or name one in CHROMIUM")
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which any error of a script, any refused resource and any request to elsewhere fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    complaints: list[str] = []

    def close(dialog: Dialog) -> None:
        complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    def see(asked: Request) -> None:
        if not _local(asked.url):
            complaints.append(asked.url)

    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", hear)
    opened.on("dialog", close)
    opened.on("request", see)
    yield opened
    context.close()
    assert complaints == []


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:", "http://localhost:", "about:"))
