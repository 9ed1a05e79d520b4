"""A search taken away as data says the same as the page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import Report
from search.answers import to_json
from search.index import open_engine
from webui import feeds
from webui.desk import Desk
from webui.feeds import COLUMNS


def rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/search.csv?{query}").text)))


def test_the_csv_has_a_line_for_each_record_found(client: FlaskClient, barnet: Report) -> None:
    found = rows(client, f"report={barnet.id}")
    assert sorted(one["kind"] for one in found) == ["commentary", "commentary", "commentary", "measure", "table"]
    assert list(found[0]) == list(COLUMNS)


def test_a_figure_stands_as_printed_and_as_a_number_in_its_own_unit(client: FlaskClient, barnet: Report) -> None:
    [measure] = rows(client, f"report={barnet.id}&kind=measure")
    assert (measure["variance"], measure["variance_value"]) == ("(22)", "-22000")
    assert (measure["benchmark"], measure["benchmark_value"]) == ("n/a", "")
    assert (measure["code"], measure["rag"], measure["authority"], measure["page"]) == ("SC004", "red", "Barnet", "1")


def test_a_line_of_the_csv_leads_back_to_its_page(client: FlaskClient, barnet: Report) -> None:
    [measure] = rows(client, f"report={barnet.id}&kind=measure")
    response = client.get(measure["link"])
    assert response.status_code == 200
    assert 'id="mark"' in response.text


def test_a_search_that_finds_nothing_is_a_head_without_lines(client: FlaskClient) -> None:
    assert rows(client, "q=zzzzzz") == []
    assert client.get("/search.csv?q=zzzzzz").text.splitlines() == [",".join(COLUMNS)]


def test_what_several_reports_say_alike_has_a_line_for_each(client: FlaskClient) -> None:
    assert len({one["report"] for one in rows(client, "q=recruitment+is+under+way")}) == 3


def test_every_column_that_a_record_fills_is_declared(app: Flask, folder: Path) -> None:
    desk = Desk(folder, None)
    with app.test_request_context():
        filled = {name for row in feeds.rows(desk, desk.searcher.ids("")) for name in row}
    assert filled <= set(COLUMNS)


def test_the_json_is_what_the_search_prints(client: FlaskClient, held: Library) -> None:
    assert client.get("/search.json?q=agency+staff").get_json() == to_json(open_engine(held.folder).search("agency staff"))
