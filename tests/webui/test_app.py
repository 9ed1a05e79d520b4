"""The application as a whole: what every answer carries, what it refuses, and how trouble is said."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import LibraryBusy, NoLibrary
from corpus.library import Library
from corpus.model import Report
from search.index import reindex
from webui.app import LONGEST_ADDRESS, ROUTES, SECURITY, create_app

PLAIN = [address for address, _, _ in ROUTES if "<" not in address]


@pytest.mark.parametrize("address", [*PLAIN, "/nowhere", "/static/outturn.css"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        assert {name: response.headers.get(name) for name in SECURITY} == SECURITY


def test_the_content_security_policy_allows_no_script_and_no_other_host() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in SECURITY["Content-Security-Policy"].split(";"))
    assert rules["default-src"] == "'none'"
    assert "script-src" not in rules
    assert set(rules.values()) <= {"'none'", "'self'"}


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere", "/records/nothing", "/records/%00", "/reports/nothing", "/reports/..%2F..%2Fetc", "/themes/nothing",
        "/search?page=9999", "/search?q=staff&page=99999999999999999999",
        "/reports/nothing/pages/1", "/reports/nothing.pdf", "/reports/" + "f" * 5000,
    ],
)
def test_what_is_not_there_is_a_clean_page_of_our_own(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert "Back to the search" in response.text


@pytest.mark.parametrize("number", ["0", "4", "9999", "99999999999999999999", "-1", "one"])
def test_a_page_that_the_report_does_not_have_is_404(client: FlaskClient, barnet: Report, number: str) -> None:
    assert client.get(f"/reports/{barnet.id}/pages/{number}").status_code == 404
    assert client.get(f"/reports/{barnet.id}/pages/{number}.png").status_code == 404


@pytest.mark.parametrize("q", ["((((", '"', "a" * 3000, "-", "*", "rag:", "\x00", "%", "amount>", "NEAR NEAR", "né £ ½", "without:"])
def test_no_query_is_an_error(client: FlaskClient, q: str) -> None:
    for address in ("/search", "/search.json", "/search.csv", "/search.atom"):
        assert client.get(address, query_string={"q": q}).status_code == 200


def test_an_overlong_query_is_searched_in_part_and_says_so(client: FlaskClient) -> None:
    assert "first 1,000 characters" in client.get("/search", query_string={"q": "staff " * 300}).text


def test_an_overlong_address_is_refused(client: FlaskClient) -> None:
    assert client.get("/search", query_string={"q": "a" * LONGEST_ADDRESS}).status_code == 414


def test_nothing_can_be_posted(client: FlaskClient) -> None:
    assert client.post("/search", data={"q": "staff"}).status_code == 405


def test_a_missing_library_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        create_app(tmp_path / "nothing")


def test_a_missing_index_is_a_503_that_names_the_remedy_and_is_gone_once_it_is_built(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "library", ignore=shutil.ignore_patterns("index*"))
    client = create_app(copy).test_client()
    response = client.get("/search?q=staff")
    assert response.status_code == 503
    assert "outturn reindex" in response.text
    assert client.get("/reports").status_code == 200, "what needs no index works without one"
    reindex(Library.open(copy))
    assert client.get("/search?q=staff").status_code == 200


def test_a_busy_library_asks_to_try_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(self: Library) -> tuple[Report, ...]:
        raise LibraryBusy("here")

    client = create_app(folder).test_client()
    monkeypatch.setattr(Library, "reports", busy)
    response = client.get("/reports")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_eight_readers_at_once_are_told_the_same_as_one(app: Flask, barnet: Report) -> None:
    page = f"/reports/{barnet.id}/pages/2"
    addresses = ["/", "/search?q=staff", "/search?q=agency&kind=table", f"{page}?q=staff", f"{page}.png"]
    alone = [app.test_client().get(address).data for address in addresses]
    with ThreadPoolExecutor(8) as pool:
        together = pool.map(lambda at: app.test_client().get(addresses[at % 5]).data == alone[at % 5], range(80))
    assert all(together)


def test_a_fault_of_ours_tells_the_reader_nothing_of_the_inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Library) -> tuple[Report, ...]:
        raise ZeroDivisionError("secret")

    client = create_app(folder).test_client()
    monkeypatch.setattr(Library, "reports", broken)
    response = client.get("/reports")
    assert response.status_code == 500
    assert "secret" not in response.text
