"""Gaps are seen as gaps."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.webui.making import Q3, report
from webui.views.coverage import every_year, year_of


def test_each_report_stands_in_its_quarter_and_the_undated_are_named(client: FlaskClient) -> None:
    html = client.get("/coverage").text
    assert html.index("2012/13") < html.index("2010/11")
    assert "Authority or year not known" in html
    assert "Quarterly report of nobody" in html


def test_a_year_of_which_nothing_is_held_is_there_all_the_same() -> None:
    assert every_year({"1999/00", "2001/02"}) == ("2001/02", "2000/01", "1999/00")
    assert every_year(()) == ()


def test_quarters_without_a_report_are_empty() -> None:
    one = report("a", Q3)
    assert year_of({("2010/11", 3): [one]}, "2010/11") == ((), (), (one,), (), ())
