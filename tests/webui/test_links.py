"""Links hold the whole state of what they open, wherever the application is mounted."""

from __future__ import annotations

import re

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.test import Client

from corpus.model import Box, Commentary, Evidence
from search.engine import Filters
from webui import links
from webui.address import Address

RECORD = Commentary(id="r1", report="p", evidence=(Evidence(7, Box(0, 0, 1, 1)),), text="text")
ASKED = Address(q="£ & co", filters=Filters(rag=("red", "amber")), page=3)


def test_a_page_keeps_the_search_but_not_the_place_in_its_list(app: Flask) -> None:
    with app.test_request_context():
        assert links.evidence(RECORD, ASKED) == "/reports/p/pages/7?q=%C2%A3+%26+co&rag=red&rag=amber&record=r1#mark"
        assert links.search(ASKED) == "/search?q=%C2%A3+%26+co&rag=red&rag=amber&page=3"


def test_a_link_without_a_search_is_short(app: Flask) -> None:
    with app.test_request_context():
        assert links.evidence(RECORD, number=8, anchor="row-2") == "/reports/p/pages/8?record=r1#row-2"
        assert links.page("p", 2) == "/reports/p/pages/2"


def test_what_leaves_the_browser_names_the_host(app: Flask) -> None:
    with app.test_request_context(base_url="https://reports.example"):
        assert links.absolute(links.search(Address(q="staff"))) == "https://reports.example/search?q=staff"


def test_a_style_sheet_that_changes_has_another_address(app: Flask) -> None:
    with app.test_request_context():
        assert links.static("outturn.css") != links.static("outturn.svg").replace("svg", "css")
        assert re.fullmatch(r"/static/outturn\.css\?v=[0-9a-f]{12}", links.static("outturn.css"))


def test_behind_a_prefix_every_link_has_it(app: Flask) -> None:
    client = Client(DispatcherMiddleware(lambda environ, start: [], {"/outturn": app}))
    html = client.get("/outturn/search?q=staff").text
    assert 'href="/outturn/reports"' in html
    assert 'href="/outturn/static/outturn.css?v=' in html
    assert 'href="/search' not in html
