"""How large a page may get: large bundles are made of an example, opened in Chromium, and timed.

``python -m evaluation.page`` prints the table of docs/page.md. It needs a Chromium, as the tests do.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from isspec.judging.documents import tally_of
from isspec.pipeline import check
from isspec.reports import FORMATS, Presentation
from isspec.types import Block, Document, DocumentJudgment, Finding, Span

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from isspec.types import Report

EXAMPLE = Path(__file__).parent.parent / "examples" / "parking-meter"
STEPS = {
    "opened": None,
    "next evidence": "() => document.querySelector('#next').click()",
    "a class hidden": "() => document.querySelector('input[value=description]').click()",
    "the rest hidden": "() => document.querySelector('#only').click()",
    "search": "() => { const s = document.querySelector('#search'); s.value = 'meter';"
    " s.dispatchEvent(new Event('input')); }",
}  # fmt: skip
# What is typed is looked for after 150 ms; everything else at once.
_TIMED = """async ([action, pause]) => {
    const begun = performance.now();
    eval(action)();
    await new Promise((done) => setTimeout(done, pause));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - begun - pause;
}"""


def enlarged(judgment: DocumentJudgment, times: int, path: str) -> DocumentJudgment:
    """Return a document that says the same ``times`` times."""
    document = judgment.document
    assert document is not None
    length, lines = len(document.text) + 2, document.text.count("\n") + 2

    def moved(span: Span, at: int) -> Span:
        return Span(span.start + at * length, span.end + at * length)

    def again(finding: Finding, at: int) -> Finding:
        old = finding.statement
        return replace(finding, statement=replace(old, path=path, span=moved(old.span, at), line=old.line + at * lines))

    blocks = tuple(
        Block(moved(block.span, at), block.kind, block.trail) for at in range(times) for block in document.blocks
    )
    findings = tuple(again(finding, at) for at in range(times) for finding in judgment.findings)
    text = (document.text + "\n\n") * times
    large = Document(path, text, document.media_type, document.sha256, document.title, blocks)
    return replace(
        judgment, path=path, findings=findings, evidence=findings[:6], document=large, tally=tally_of(findings)
    )


def bundles() -> dict[str, Report]:
    """Return many documents, and one long one."""
    report = check([str(EXAMPLE)], whole=True)
    first, _, last = report.documents
    many = tuple(enlarged(report.documents[at % 3], 4, f"folder-{at % 7}/document-{at:03}.md") for at in range(200))
    long = enlarged(last, 20_000 // len(last.findings) + 1, "long.md")
    assert first.document is not None
    return {"200 documents": replace(report, documents=many), "one document": replace(report, documents=(long,))}


def timed(browser: Browser, file: Path) -> list[float]:
    """Return how long each step takes, in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.set_default_timeout(300_000)
    begun = time.monotonic()
    page.goto(file.as_uri())
    opened = 1000 * (time.monotonic() - begun)
    pauses = {"search": 150}
    took = [opened, *(page.evaluate(_TIMED, [do, pauses.get(name, 0)]) for name, do in STEPS.items() if do)]
    page.close()
    return took


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    print(f"| bundle | statements | page | made in | {' | '.join(STEPS)} |")
    print(f"| --- | ---: | ---: | ---: |{' ---: |' * len(STEPS)}")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program)
        for name, report in bundles().items():
            begun = time.process_time()
            text = FORMATS["html"].text(report, Presentation())
            made = time.process_time() - begun
            file = Path(folder, f"{name}.html")
            file.write_text(text, encoding="utf-8")
            steps = " | ".join(f"{took / 1000:.1f} s" for took in timed(browser, file))
            print(f"| {name} | {report.tally.total:,} | {len(text) / 1e6:.1f} MB | {made:.1f} s | {steps} |")
        browser.close()


if __name__ == "__main__":
    main()
