"""isspec serve as somebody uses it who has never seen a command line."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE_NAME = "<img src=x onerror=alert(1)>\u202egpj.md"
HOSTILE = "# <script>alert(1)</script>\n\n</pre></script><img src=x onerror=alert(2)> The gate shall open. " * 5


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A site of its own on a free port, in a process of its own, as a user starts it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "isspec", "serve", "--port", "0"], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert found is not None, said
    yield found[0]
    process.terminate()
    assert process.wait(30) is not None


def drop(page: Page, *files: tuple[str, str]) -> None:
    """Drop files on the page, as a file manager does."""
    transfer = page.evaluate_handle(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, data] of files) {
                const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
                transfer.items.add(new File([bytes], name));
            }
            return transfer;
        }""",
        [[name, base64.b64encode(text.encode()).decode()] for name, text in files],
    )
    page.dispatch_event("#drop", "dragover", {"dataTransfer": transfer})
    page.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    expect(page.locator("#chosen li")).to_have_count(len(files))


def judged(page: Page) -> None:
    """Send the form, watch, and wait for the verdict."""
    page.click("text=Judge them")
    page.wait_for_url("**/jobs/*")
    page.wait_for_selector("text=Read the report", timeout=180_000)


def test_files_are_dropped_judged_read_filtered_copied_and_downloaded(page: Page, address: str) -> None:
    page.goto(address)
    folder = EXAMPLES / "half-a-spec"
    drop(page, *((file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.iterdir())))
    page.fill("#brief", "Implement the reading session of Tandem.")
    judged(page)
    assert page.inner_text("h1") == "Ask first"
    with page.expect_download() as caught:
        page.click("text=INDEX.md >> nth=0")
    assert caught.value.suggested_filename == "INDEX.md"
    assert "Ask first" in Path(caught.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as caught:
        page.click("text=report.json")
    report = json.loads(Path(caught.value.path()).read_text(encoding="utf-8"))
    assert [document["path"] for document in report["documents"]] == ["pitch.md", "tandem-spec.md"]
    page.click("text=Read the report")
    page.click("#copy")
    expect(page.locator("#copied")).to_have_text("Copied.")  # the clipboard answers when it likes
    assert page.evaluate("navigator.clipboard.readText()").startswith("Hello, we expected")
    page.click(".filters summary")
    page.uncheck('input[name="verdict"][value="not-spec"]')
    assert page.locator("article:visible").count() == 1
    assert violations(page) == []


def test_a_text_is_pasted(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#text", (EXAMPLES / "not-a-spec" / "001.txt").read_text(encoding="utf-8"))
    judged(page)
    assert page.inner_text("h1") == "Stop"
    assert violations(page) == []


def test_hostile_names_and_contents_are_text(page: Page, address: str) -> None:
    page.goto(address)
    drop(page, (HOSTILE_NAME, HOSTILE))
    assert page.inner_text("#chosen li").startswith("<img src=x")
    judged(page)
    assert page.locator("img").count() == 0
    page.click("text=Read the report")
    assert page.locator("img").count() == 0
    assert "\u202e" not in page.content()
    assert "The gate shall open." in page.inner_text("article")


def test_nothing_to_judge_is_said_where_one_looks(page: Page, address: str) -> None:
    page.goto(address)
    page.click("text=Judge them")
    assert page.inner_text("#problem") == "There is nothing to judge: give files or a text."


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_form_fits_and_axe_finds_nothing_serious(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_fifty_uploads_at_once_do_not_mix(address: str) -> None:
    def give(at: int) -> tuple[int, dict[str, object]]:
        text = f"# Gate {at}\n\nGate number {at} opens within {at} seconds of a valid code. It stays shut otherwise.\n"
        with httpx2.Client(base_url=address, headers={"Accept": "application/json"}, timeout=120) as client:
            answer = client.post("/jobs", files={"files": (f"gate-{at}.md", text.encode())})
            job = answer.json()["job"]
            while client.get(f"{job}/state").json()["state"] != "done":
                time.sleep(0.2)
            return at, client.get(f"{job}/download/json?quotes=full").json()

    with ThreadPoolExecutor(50) as pool:
        reports = list(pool.map(give, range(50)))
    for at, report in reports:
        documents = report["documents"]
        assert isinstance(documents, list)
        assert [document["path"] for document in documents] == [f"gate-{at}.md"]
        assert documents[0]["title"] == f"Gate {at}"


def test_a_port_that_is_taken_is_told(address: str) -> None:
    port = address.rstrip("/").rsplit(":", 1)[1]
    done = subprocess.run(
        [sys.executable, "-m", "isspec", "serve", "--port", port], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"port {port} of 127.0.0.1 cannot be used" in done.stderr
    assert "--port" in done.stderr
