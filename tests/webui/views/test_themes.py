"""Every theme is listed with the number of its records."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from corpus.themes import themes


def test_every_theme_is_listed_and_counted(client: FlaskClient) -> None:
    html = client.get("/themes").text
    for theme in themes():
        assert f'href="/themes/{theme.slug}"' in html
    counted = re.search(r'/themes/agency-staff">[^<]*</a> <span class="count">(\d+) records?', html)
    assert counted
    assert counted[1] == "3"
