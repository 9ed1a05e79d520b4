"""For everybody: axe-core finds nothing, all works by keyboard, and nothing is lost on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from corpus.library import Library

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def addresses(held: Library) -> dict[str, str]:
    report = next(report for report in held.reports() if report.authority == "Barnet")
    return {
        "home": "/", "search": "/search?q=agency+staff&kind=table&kind=commentary&kind=measure", "nothing": "/search?q=zzzz&kind=table",
        "note": '/search?q="agency', "record": f"/records/{report.id[:20]}aa3", "table": f"/records/{report.id[:20]}aa4",
        "reports": "/reports", "report": f"/reports/{report.id}",
        "page": f"/reports/{report.id}/pages/1?q=staff&record={report.id[:20]}aa1",
        "themes": "/themes", "theme": "/themes/agency-staff", "coverage": "/coverage", "trouble": "/nowhere",
    }


VIEWS = (
    "home", "search", "nothing", "note", "record", "table", "reports", "report", "page", "themes", "theme", "coverage", "trouble",
)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Page, host: str, addresses: dict[str, str], view: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(host + addresses[view])
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_off_a_screen_of_320_points(page: Page, host: str, addresses: dict[str, str], view: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(host + addresses[view])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_key_leads_past_the_head(page: Page, host: str) -> None:
    page.goto(f"{host}/search?q=staff")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_search_is_done_by_keyboard_alone(page: Page, host: str) -> None:
    page.goto(host)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("overspent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mark")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_what_has_the_focus_is_seen(page: Page, host: str, addresses: dict[str, str], view: str) -> None:
    page.goto(host + addresses[view])
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
