"""A real browser, headless: the page and the local site are tried in it as a person would."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

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
    opened.set_default_timeout(20_000)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: (complaints.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("request", lambda asked: None if _local(asked.url) else complaints.append(asked.url))
    yield opened
    context.close()
    assert complaints == []


def _local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:", "http://localhost:", "about:"))
