"""Gaps are seen as gaps."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.webui.making import Q3, report
from webui.views.coverage import year_of


def test_each_report_stands_in_its_quarter_and_the_undated_are_named(client: FlaskClient) -> None:
    html = client.get("/coverage").text
    assert html.index("2010/11") < html.index("2012/13")
    assert "Authority or year not known" in html
    assert "Quarterly report of nobody" in html


def test_quarters_without_a_report_are_empty() -> None:
    one = report("a", Q3)
    assert year_of({("2010/11", 3): [one]}, "2010/11") == ((), (), (one,), (), ())
