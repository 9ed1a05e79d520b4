"""A real Chromium, found on the machine, and a real server for it to ask."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright
from waitress.server import create_server

from corpus.library import Library
from tests.webui import making
from webui.app import create_app

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is. Continuous integration installs one, so there its absence is a failure."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("no Chromium here, and continuous integration must not skip what a reader sees")
    if found is None:
        pytest.skip(f"none of {', '.join(NAMES)} is on this machine")
    return found


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.library(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def held(folder: Path) -> Iterator[Library]:
    library = Library.open(folder)
    yield library
    library.close()


@pytest.fixture(scope="session")
def host(folder: Path) -> Iterator[str]:
    """The address of a server over the small library."""
    server = create_server(create_app(folder), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright, chromium: str) -> Iterator[Browser]:
    browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield browser
    browser.close()


class Watched:
    """What a page asked of whom, and what it complained about."""

    def __init__(self, page: Page, host: str) -> None:
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self._host = host
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self._host):
            self.strangers.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, host: str) -> Iterator[Page]:
    """A page that fails its test if it asks another host or complains in the console."""
    page = context.new_page()
    watched = Watched(page, host)
    yield page
    assert watched.strangers == []
    assert watched.complaints == []
