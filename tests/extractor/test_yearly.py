"""Tables with years down and quarters across."""

from __future__ import annotations

from corpus.model import Block, Measure, Placed
from extractor.readers import read_all
from tests.extractor.tabling import Q1, grid, read, report, texts

HEAD = ["", "Q1", "Q2", "Q3", "Q4"]
YEARS = [["2011/12", "51%", "52%", "53%", "54%"], ["2012/13", "55%", "", "57%", "58%"], ["2013/14", "59%", "", "", ""]]
NAME = "Visits to children on time"


def said(found: tuple[Measure, ...]) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.name, one.period.label if one.period else "", texts(one)) for one in found]


def under(*rows: list[str]) -> tuple[Measure, ...]:
    return read_all([Placed(Block("heading", NAME, (), ()), (NAME,)), Placed(grid([HEAD, *rows]), (NAME,))], report())


def test_each_figure_is_of_its_quarter_in_the_year_beside_it() -> None:
    """Taken for quarters of the reporting year, figures of three years would be quoted as this year's."""
    found = under(*YEARS)
    assert said(found)[3:] == [(NAME, "Q4 2011/12", {"current": "54%"}), (NAME, "Q1 2012/13", {"current": "55%"}),
                               (NAME, "Q3 2012/13", {"current": "57%"}), (NAME, "Q4 2012/13", {"current": "58%"}),
                               (NAME, "Q1 2013/14", {"current": "59%"})]
    assert found[-1].period is not None and (found[-1].period.start, found[-1].period.end) == (Q1.start, Q1.end)


def test_a_row_of_targets_is_the_reporting_years_and_a_column_of_them_each_years_own() -> None:
    row = under(*YEARS, ["Target", "60%", "61%", "62%", "63%"])
    assert [texts(one).get("target") for one in row] == [*7 * [None], "60%"]
    rows = [["Indicator", "Year", "Q1", "Q2", "Target"], [NAME, "2011/12", "51%", "52%", "50%"], ["", "2012/13", "53%", "54%", "60%"]]
    assert [texts(one)["target"] for one in read(grid(rows))] == ["50%", "50%", "60%", "60%"]


def test_of_several_measures_each_has_the_years_under_or_beside_its_name() -> None:
    beside = [["Indicator", "Year", "Q1", "Q2"], ["Visits", "2011/12", "51%", "52%"], ["", "2012/13", "53%", "54%"],
              ["Plans", "2012/13", "63%", "64%"]]
    assert [(name, label) for name, label, _ in said(read(grid(beside)))][2:] == [
        ("Visits", "Q1 2012/13"), ("Visits", "Q2 2012/13"), ("Plans", "Q1 2012/13"), ("Plans", "Q2 2012/13")]
    below = [HEAD, [">>Visits on time"], YEARS[0], [">>Plans reviewed"], YEARS[0]]
    assert [one.name for one in read(grid(below))][::4] == ["Visits on time", "Plans reviewed"]


def test_what_nothing_names_what_is_still_to_come_and_what_is_planned_is_not_read() -> None:
    assert read(grid([HEAD, *YEARS])) == ()
    assert said(under(["2013/14", "59%", "60%", "61%", "62%"])) == [(NAME, "Q1 2013/14", {"current": "59%"})]
    assert read(grid([["Forecast of visits to children", *HEAD[1:]], *YEARS])) == ()
    assert under(*YEARS, ["Percentage change", "1%", "2%", "3%", "4%"]) == ()
