"""The first page: what is held, and ways in that work."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.library import Library
from search.index import reindex
from webui.app import create_app
from webui.views.home import EXAMPLES


def test_it_counts_what_is_held(client: FlaskClient) -> None:
    html = client.get("/").text
    assert "from 3 reports" in html
    assert "<strong>9</strong> passages of commentary" in html
    assert "<strong>3</strong> measures" in html


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_understood_without_a_note(client: FlaskClient, example: str) -> None:
    response = client.get("/search", query_string={"q": example})
    assert response.status_code == 200
    assert 'class="note"' not in response.text


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    for link in re.findall(r'href="(/[^"]*)"', client.get("/").text):
        with client.get(unescape(link)) as response:
            assert response.status_code == 200, link


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    reindex(Library.open(tmp_path, create=True))
    html = create_app(tmp_path).test_client().get("/").text
    assert "outturn index" in html
