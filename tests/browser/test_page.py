"""The page as a team opens it: read, filtered, searched, linked to, copied from, printed, on any screen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from isspec.pipeline import check
from isspec.reports import REPORTS, Presentation, Quotes
from tests.browser.axe import violations
from tests.reports.sample import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from isspec.types import Report

    Open = Callable[..., Page]

EXAMPLES = Path(__file__).parents[2] / "examples"
WIDTHS = (390, 768, 1280)


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The three examples, judged once, with their texts."""
    return {
        name: check([str(EXAMPLES / name)], (EXAMPLES / f"{name}.brief.txt").read_text(encoding="utf-8"), whole=True)
        for name in ("parking-meter", "half-a-spec", "not-a-spec")
    } | dict(SAMPLES)


@pytest.fixture
def opened(page: Page, reports: dict[str, Report], tmp_path: Path) -> Open:
    """Open the page of a report."""

    def open_report(name: str, fragment: str = "", quotes: Quotes = "full") -> Page:
        file = tmp_path / f"{name}.html"
        file.write_text(REPORTS["html"](reports[name], Presentation(quotes=quotes)), encoding="utf-8")
        page.goto(file.as_uri() + fragment)
        return page

    return open_report


def test_the_verdict_and_the_questions_come_first(opened: Open) -> None:
    page = opened("not-a-spec")
    assert page.title().startswith("Stop: these three documents specify no system")
    headings = page.locator("h1, h2").all_inner_texts()
    assert headings[:3] == ["Stop", "Ask whoever sent them", "The message to send"]


def test_the_message_is_copied_by_its_button(opened: Open) -> None:
    page = opened("not-a-spec")
    page.click("#copy")
    expect(page.locator("#copied")).to_have_text("Copied.")  # the clipboard answers when it likes
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hello, we expected a specification")
    assert copied.replace("\r\n", "\n").strip() == page.inner_text("#message-text").strip()


def test_every_document_is_readable_in_full(opened: Open, reports: dict[str, Report]) -> None:
    page = opened("parking-meter")
    for number, document in enumerate(reports["parking-meter"].documents, 1):
        shown = page.locator(f"#doc-{number} .text").evaluate("element => element.textContent")
        assert document.document is not None
        words = re.findall(r"\w+", document.document.text)
        missing = [word for word in words if word not in shown]
        # The language of a listing stands on its fence, which is not shown.
        assert set(missing) <= {"json"}


def test_statements_are_told_apart_without_colour(opened: Open) -> None:
    page = opened("half-a-spec")
    looks = page.evaluate(
        """() => ["requirement", "description", "demand"].map((name) => {
            const key = document.querySelector(`.key.s-${name}`);
            return [getComputedStyle(key).textDecorationStyle, getComputedStyle(key, "::before").content[1]];
        })"""
    )
    assert [letter for _, letter in looks] == ["R", "D", "P"]
    assert len({style for style, _ in looks}) == 3


def test_a_deep_link_leads_to_its_statement(opened: Open) -> None:
    page = opened("half-a-spec", "#doc-2-L11")
    chosen = page.locator(".text .here")
    assert chosen.get_attribute("id") == "doc-2-L11"
    assert chosen.evaluate("e => e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().bottom < innerHeight")
    assert "line 11" in page.inner_text("#chosen")


def test_a_link_to_a_line_at_which_nothing_begins_leads_to_what_begins_before_it(opened: Open) -> None:
    page = opened("half-a-spec", "#doc-2-L12")
    assert page.locator(".text .here").get_attribute("id") == "doc-2-L11"


def test_what_is_missing_links_to_where_it_is_named(opened: Open) -> None:
    page = opened("half-a-spec")
    page.locator("#gaps .columns li", has_text="annex-b.md").first.locator("a").click()
    expect(page).to_have_url(re.compile(r"#doc-2-L7$"))
    expect(page.locator(".p:has(.here)")).to_have_count(1)
    assert "annex-b.md" in page.inner_text(".p:has(.here)")


def test_the_map_of_topics_links_to_its_evidence(opened: Open) -> None:
    page = opened("half-a-spec")
    topics = page.locator(".topics li")
    assert set(topics.locator(".state").all_inner_texts()) == {"covered", "thin", "missing"}
    topics.filter(has_text="Behaviour").locator("a").first.click()
    expect(page.locator(".text .s.here")).to_have_count(1)


def test_keys_go_through_the_evidence(opened: Open, reports: dict[str, Report]) -> None:
    page = opened("half-a-spec")
    total = sum(len(document.evidence) for document in reports["half-a-spec"].documents)
    assert page.inner_text("#position") == f"{total} pieces of evidence"
    seen = []
    for at in range(1, total + 1):
        page.keyboard.press("n")
        assert page.inner_text("#position") == f"{at} of {total} pieces of evidence"
        seen.append(page.locator(".text .here").get_attribute("id"))
    assert len(set(seen)) == total
    page.keyboard.press("p")
    assert page.locator(".text .here").get_attribute("id") == seen[-2]


def test_a_filter_by_class_and_aspect_leaves_what_it_says(opened: Open) -> None:
    page = opened("parking-meter")
    page.keyboard.press("f")
    for name in ("requirement", "demand", "other"):
        page.uncheck(f'input[name="class"][value="{name}"]')
    page.select_option("#aspect", "data")
    page.check("#only")
    visible = page.locator(".text .s:visible")
    assert visible.count() > 0
    kept = page.locator(".p.kept")
    assert all(one.locator('.s-description[data-a="data"]').count() for one in kept.all())
    assert kept.count() == page.locator(".p:visible").count()
    assert re.match(r"\d+ match", page.inner_text("#position"))
    page.keyboard.press("Escape")
    assert "evidence" in page.inner_text("#position")


def test_a_filter_by_verdict_hides_documents_everywhere(opened: Open) -> None:
    page = opened("parking-meter")
    assert page.locator("article:visible").count() == 3
    page.click(".filters summary")
    page.uncheck('input[name="verdict"][value="not-spec"]')
    assert page.locator("article:visible").count() == 2
    assert page.locator("#documents tbody tr:visible").count() == 2
    assert page.locator(".files li:visible").count() == 2


def test_search_finds_words_in_all_documents_and_steps_through_them(opened: Open) -> None:
    page = opened("parking-meter")
    page.keyboard.press("/")
    page.keyboard.type("WARDEN")
    expect(page.locator("#position")).to_contain_text("hit")
    hits = int(page.inner_text("#position").split()[0])
    assert hits > 2
    page.keyboard.press("Enter")
    assert page.inner_text("#position") == f"1 of {hits} hits"
    assert "warden" in page.inner_text(".p.here").lower()
    assert page.evaluate("CSS.highlights.get('search').size") >= hits


def test_the_margin_leads_to_its_part_of_the_text(opened: Open) -> None:
    page = opened("parking-meter")
    page.locator("#doc-1").scroll_into_view_if_needed()
    margin = page.locator("#doc-1 .margin")
    box = margin.bounding_box()
    assert box is not None
    margin.click(position={"x": 5, "y": box["height"] - 3})
    expect(page.locator("#doc-1 .p").last).to_be_in_viewport()


def test_the_page_works_without_scripts(opened: Open, browser: Browser, tmp_path: Path) -> None:
    opened("half-a-spec")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "half-a-spec.html").as_uri() + "#doc-2-L11")
    assert page.locator("#doc-2-L11").is_visible()
    assert not page.locator("#copy").is_visible()
    context.close()


@pytest.mark.parametrize("name", ["hostile", "not-a-spec"])
def test_a_hostile_document_is_text(name: str, reports: dict[str, Report], opened: Open) -> None:
    page = opened(name)
    assert page.evaluate("document.scripts.length") == 2
    assert page.locator("img, iframe, object, embed, link, base, form").count() == 0
    targets = page.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert all(target.startswith("#") for target in targets)
    if name == "hostile":
        assert "<script>alert(1)</script>" in page.inner_text("article h3 + p")


def test_the_policy_refuses_whatever_would_get_in_all_the_same(opened: Open, browser: Browser) -> None:
    # On a page of its own, where refusals are no complaint.
    page = browser.new_page()
    page.goto(opened("not-a-spec").url)
    ran = page.evaluate(
        """async () => {
            const refused = [];
            document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            const image = new Image();
            image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
            const style = document.createElement("style");
            style.textContent = "body { display: none }";
            document.head.append(style);
            let handled = true;
            try {
                document.createElement("button").setAttribute("onclick", "window.owned = true");
            } catch {
                handled = false;
            }
            let marked = true;
            try {
                document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.owned = true'>");
            } catch {
                marked = false;
            }
            for (let waited = 0; refused.length < 2 && waited < 100; waited++) {
                await new Promise((done) => setTimeout(done, 100));
            }
            return [handled || marked, refused, getComputedStyle(document.body).display];
        }"""
    )
    assert ran[0] is False
    assert {"img-src", "style-src-elem"} <= set(ran[1])
    assert ran[2] == "block"
    page.close()


@pytest.mark.parametrize("quotes", ["none", "short"])
def test_withheld_texts_are_nowhere_on_the_page(quotes: Quotes, opened: Open, reports: dict[str, Report]) -> None:
    page = opened("half-a-spec", quotes=quotes)
    held = page.content()
    for document in reports["half-a-spec"].documents:
        assert document.document is not None
        for finding in document.findings:
            text = " ".join(finding.statement.text.split())
            if len(text) > 120:
                assert text not in held
            if quotes == "none" and len(text) > 20:
                assert text not in held
    assert page.locator(".text .s").count() == reports["half-a-spec"].tally.total


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_and_nothing_sticks_out(width: int, scheme: str, opened: Open) -> None:
    page = opened("half-a-spec")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    page.keyboard.press("n")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious_with_everything_open(opened: Open) -> None:
    page = opened("not-a-spec")
    page.keyboard.press("?")
    page.click(".filters summary")
    assert violations(page) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_makes_a_page_without_an_error(name: str, opened: Open) -> None:
    page = opened(name)
    assert page.locator("h1").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))
    for target in page.locator("a").evaluate_all("links => links.map((link) => link.hash.slice(1))"):
        assert target in ids


def test_it_prints_to_pages_with_every_document(opened: Open, reports: dict[str, Report], tmp_path: Path) -> None:
    import pypdfium2

    page = opened("half-a-spec")
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    text = " ".join(one.get_textpage().get_text_range() for one in pdf)
    assert 3 <= len(pdf) <= 9
    assert "Search" not in text
    squeezed = re.sub(r"\s", "", text)
    for document in reports["half-a-spec"].documents:
        last = document.findings[-1].statement.text
        assert re.sub(r"\s", "", last) in squeezed


@pytest.mark.slow
def test_two_hundred_documents_stay_usable(page: Page, reports: dict[str, Report], tmp_path: Path) -> None:
    documents = reports["parking-meter"].documents
    many = tuple(replace(documents[at % 3], path=f"folder-{at % 7}/document-{at:03}.md") for at in range(200))
    file = tmp_path / "many.html"
    file.write_text(
        REPORTS["html"](replace(reports["parking-meter"], documents=many), Presentation()), encoding="utf-8"
    )
    page.goto(file.as_uri())
    timed = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const time = async (action) => {
                const begun = performance.now();
                action();
                await frame();
                return performance.now() - begun;
            };
            return [
                performance.getEntriesByType("navigation")[0].domComplete,
                await time(() => document.querySelector("#next").click()),
                await time(() => document.querySelector('input[value="demand"]').click()),
                await time(() => document.querySelector("#only").click()),
            ];
        }"""
    )
    # Generous, for machines that do other things beside: half a second each on an idle one.
    assert max(timed) < 30_000
