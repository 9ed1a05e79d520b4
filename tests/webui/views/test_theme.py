"""A theme's page quotes what the reports say of it."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_a_sentence_stands_with_its_amount_its_direction_and_its_page(client: FlaskClient) -> None:
    html = client.get("/themes/agency-staff").text
    for said in ("The service overspent by £1.8m", "<strong>£1.8m</strong>", "overspend", "Barnet", "page 1", "#mark"):
        assert said in html


def test_all_of_it_is_one_search_away(client: FlaskClient) -> None:
    assert 'href="/search?theme=agency-staff&amp;sort=period"' in client.get("/themes/agency-staff").text
