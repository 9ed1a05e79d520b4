"""Trouble is said in a sentence, with a way on."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_trouble_names_its_status_and_leads_back(client: FlaskClient) -> None:
    response = client.get("/records/nothing")
    assert response.status_code == 404
    assert "There is no record" in response.text
    assert "<h1>Not here</h1>" in response.text
    assert 'href="/"' in response.text
