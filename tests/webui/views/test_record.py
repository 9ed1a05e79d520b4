"""One record in full."""

from __future__ import annotations

from flask.testing import FlaskClient

from corpus.model import Report


def test_a_measure_shows_all_that_was_read_of_it(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/records/{barnet.id[:20]}aa3").text
    for said in ("SC004", "230", "n/a", "J. Smith", "More staff are needed", "does not hold", "holds", "told by the printed word"):
        assert said in html


def test_a_table_shows_every_row_and_each_leads_to_its_place(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/records/{barnet.id[:20]}aa4").text
    assert "Fostering" in html
    assert "#row-1" in html


def test_every_page_it_stands_on_is_linked(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/records/{barnet.id[:20]}aa5?q=placement").text
    assert f"/reports/{barnet.id}/pages/2?q=placement&amp;record={barnet.id[:20]}aa5#mark" in html
    assert 'href="/search?q=placement"' in html
