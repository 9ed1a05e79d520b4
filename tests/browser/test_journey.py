"""What a reader does: search, narrow, open a hit, see it marked on its page, and go back."""

from __future__ import annotations

import re

import pymupdf
from playwright.sync_api import Locator, Page, expect

from corpus.library import Library
from corpus.model import Box, Report
from tests.webui.making import box_of


def report_of(held: Library, authority: str) -> Report:
    return next(report for report in held.reports() if report.authority == authority)


def place(locator: Locator) -> Box:
    """Where an element stands on the screen."""
    found = locator.bounding_box()
    assert found is not None
    return Box(found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"])


def on_screen(picture: Box, width: float, height: float, box: Box) -> Box:
    """Where a box of the page stands on the screen, given where its picture does."""
    across, down = picture.width / width, picture.height / height
    return Box(picture.x0 + box.x0 * across, picture.y0 + box.y0 * down, picture.x0 + box.x1 * across, picture.y0 + box.y1 * down)


def colours(page: Page, box: Box) -> list[tuple[int, ...]]:
    shot = page.screenshot(clip={"x": box.x0, "y": box.y0, "width": box.width, "height": box.height})
    pixels = pymupdf.Pixmap(shot)
    return [pixels.pixel(x, y)[:3] for x in range(pixels.width) for y in range(pixels.height)]


def test_from_a_question_to_the_marked_lines_and_back(page: Page, host: str, held: Library) -> None:
    page.goto(host)
    page.get_by_role("searchbox").fill('"agency staff"')
    page.get_by_role("button", name="Search").click()
    page.get_by_role("complementary").get_by_role("link", name=re.compile("^Commentary")).click()
    page.get_by_role("complementary").get_by_role("link", name=re.compile("^Doncaster")).click()
    expect(page.get_by_role("searchbox")).to_have_value('"agency staff"')
    asked = page.url
    hit = page.get_by_role("article").filter(has_text="social work teams")
    expect(hit).to_contain_text("Doncaster")
    expect(hit.locator("mark").first).to_have_text("agency staff")

    hit.get_by_role("link", name=re.compile("^See it on page 1")).click()
    report = report_of(held, "Doncaster")
    assert f"/reports/{report.id}/pages/1" in page.url
    paper = held.page(report.id, 1)
    picture = place(page.locator(".sheet img"))
    passage = on_screen(picture, paper.width, paper.height, box_of(paper, "because of agency staff in social work"))
    outline = place(page.locator("rect.outline"))
    assert outline.overlap(passage) > 0.98 * passage.area
    words = on_screen(picture, paper.width, paper.height, box_of(paper, "agency staff"))
    stroke = place(page.locator("rect.stroke").first)
    assert stroke.overlap(words) > 0.98 * words.area, "the mark lies over the words"
    assert stroke.area < 2 * words.area, "and over little else"

    page.go_back()
    assert page.url == asked
    expect(page.get_by_role("searchbox")).to_have_value('"agency staff"')
    expect(page.get_by_role("list", name="Narrowed to")).to_contain_text("Doncaster")


def test_the_mark_is_seen_and_the_print_below_it_too(page: Page, host: str, held: Library) -> None:
    report = report_of(held, "Barnet")
    page.goto(f"{host}/reports/{report.id}/pages/1?q=overspent&record={report.id[:20]}aa1#mark")
    page.locator(".sheet img").scroll_into_view_if_needed()
    expect(page.locator("rect.stroke")).to_be_in_viewport()
    seen = colours(page, place(page.locator("rect.stroke")))
    assert any(red > 230 and green > 200 and blue < 160 for red, green, blue in seen), "yellow"
    assert any(max(colour) < 90 for colour in seen), "and black on it"


def test_the_page_opens_at_its_mark_even_on_a_small_screen(page: Page, host: str, held: Library) -> None:
    page.set_viewport_size({"width": 390, "height": 300})
    report = report_of(held, "Barnet")
    page.goto(f"{host}/reports/{report.id}/pages/1?record={report.id[:20]}aa4#mark")
    expect(page.locator("#mark")).to_be_in_viewport()


def test_a_figure_leads_to_its_very_place(page: Page, host: str, held: Library) -> None:
    report = report_of(held, "Barnet")
    page.goto(f"{host}/search?q=SC004&authority=E09000003&kind=measure")
    page.get_by_role("link", name="(22)", exact=True).click()
    assert page.url.endswith("#figure-variance")
    paper = held.page(report.id, 1)
    figure = on_screen(place(page.locator(".sheet img")), paper.width, paper.height, box_of(paper, "(22)"))
    assert place(page.locator("#figure-variance")).overlap(figure) > 0.98 * figure.area


def test_hits_and_pages_are_leafed_through(page: Page, host: str) -> None:
    page.goto(f"{host}/search?q=agency+staff&authority=E09000003")
    page.get_by_role("article").first.get_by_role("link", name=re.compile("^See it on page")).click()
    while (following := page.get_by_role("link", name="Next hit")).count():
        following.click()
    expect(page.get_by_text("Hit 3 of 3 in this report")).to_be_visible()
    page.get_by_role("link", name="Previous hit").click()
    expect(page.get_by_text("Hit 2 of 3 in this report")).to_be_visible()
    page.get_by_role("link", name="Next page: 2").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    expect(page.locator("rect.stroke")).to_have_count(1)
    page.get_by_role("link", name=re.compile("All results")).click()
    assert page.url == f"{host}/search?q=agency+staff&authority=E09000003"


def test_every_view_is_quiet_and_asks_nobody_else(page: Page, host: str, held: Library) -> None:
    report = report_of(held, "Barnet")
    for address in ("/", "/search?q=staff", f"/records/{report.id[:20]}aa3", "/reports", f"/reports/{report.id}", "/themes", "/coverage"):
        page.goto(host + address)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
