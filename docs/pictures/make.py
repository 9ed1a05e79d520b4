"""Makes the README's pictures: `python docs/pictures/make.py ADDRESS`, the address of a running `outturn serve` over the sample reports."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1280, 860
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def search(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=agency+staff")


def marked_page(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=agency+staff&kind=measure&authority=E08000017")
    page.locator('a[href*="/pages/"]').first.click()
    page.wait_for_load_state()


def report(page: Page, address: str) -> None:
    page.goto(f"{address}/reports")
    page.locator('main a[href*="/reports/"]').first.click()
    page.wait_for_load_state()


def main() -> None:
    address = sys.argv[1].rstrip("/")
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        for take in (search, marked_page, report):
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            take(page, address)
            page.screenshot(path=HERE / f"{take.__name__.replace('_', '-')}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
