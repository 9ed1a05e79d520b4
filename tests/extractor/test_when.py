"""Periods as the heads of columns print them, and what a row with several of them says."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Period
from corpus.periods import parse_period
from extractor.readers.texts.when import period_in, periods_of
from tests.extractor.tabling import grid, read, texts

Q2 = Period("Q2 2023/24", "2023/24", 2, date(2023, 7, 1), date(2023, 9, 30))


def dates(*heads: str, now: Period | None = Q2, over: str = "") -> list[tuple[str, str] | None]:
    """First and last day of each column, all of them filled; None without dates."""
    parts = [(over, head) if over else (head,) for head in heads]
    found = periods_of(parts, now, range(len(heads)))
    return [(f"{period.start}", f"{period.end}") if period and period.start else None for period in found]


@pytest.mark.parametrize(("head", "start", "end"), [
    ("Apr 23", "2023-04-01", "2023-04-30"), ("Actual Apr-23", "2023-04-01", "2023-04-30"), ("Sept ’22", "2022-09-01", "2022-09-30"),
    ("2019", "2019-01-01", "2019-12-31"), ("Outturn 13-14", "2013-04-01", "2014-03-31"), ("2014/5 outturn", "2014-04-01", "2015-03-31"),
    ("2022/23 academic year", "2022-09-01", "2023-08-31"), ("AY 22/23", "2022-09-01", "2023-08-31"),
    ("2023/24 Q3 YTD", "2023-04-01", "2023-12-31"), ("Result 12 months to Sep 24", "2023-10-01", "2024-09-30"),
    ("Actual 2024/25 H1", "2024-04-01", "2024-09-30"),
])
def test_a_head_is_dated_by_what_it_prints(head: str, start: str, end: str) -> None:
    period = period_in(head, None)
    assert period is not None
    assert (str(period.start), str(period.end)) == (start, end)


@pytest.mark.parametrize("head", ["May 23", "2014/9", "P8", "23", "Top 10"])
def test_a_head_that_could_be_something_else_is_not_dated(head: str) -> None:
    assert period_in(head, "2023/24") is None


@pytest.mark.parametrize("head", ["Summer 2024 result", "FY25", "Week 23", "Autumn 2023/24", "Q3 FY24", "Q3 2023", "2020-22 value"])
def test_a_head_whose_days_cannot_be_told_keeps_its_label_and_is_not_of_the_reporting_period(head: str) -> None:
    period = period_in(head, "2023/24")
    assert period is not None
    assert (period.start, period.financial_year) == (None, None)
    assert period.label in head


def test_a_stretch_without_a_year_is_of_the_reporting_year_unless_it_would_be_still_to_come() -> None:
    assert dates("Apr-Sep", "Apr-Dec") == [("2023-04-01", "2023-09-30"), None]
    assert dates("2023/24 YTD", "Q2 YTD") == [("2023-04-01", "2023-09-30"), ("2023-04-01", "2023-09-30")]
    assert dates("Q2 last year") == [("2022-07-01", "2022-09-30")]
    assert dates("08/23", "09/23") == [("2023-08-01", "2023-08-31"), ("2023-09-01", "2023-09-30")]


def test_a_month_by_its_number_among_words_is_one_beside_another_or_where_the_report_is_of_it() -> None:
    september = parse_period("Month 6 2023/24")
    assert dates("Forecast P6", "Forecast P5") == [("2023-09-01", "2023-09-30"), ("2023-08-01", "2023-08-31")]
    assert dates("Actual to P6", now=september) == [("2023-09-01", "2023-09-30")]
    assert dates("P8 score", "Actual to P5", now=september) == [None, None]
    assert dates("Variance at period 5", "Month 4 forecast", "Variance, period 9", now=september) == [
        ("2023-08-01", "2023-08-31"), ("2023-07-01", "2023-07-31"), None]
    assert dates("Period 1 April to 30 June", "Month 12 of 24", "Average of 2 months", now=september)[1:] == [None, None]


def test_what_a_budget_was_in_an_earlier_month_is_not_what_it_is_now() -> None:
    """The column of period 4 keeps its month; budget and forecast beside it stay the reporting month's."""
    rows = [["Service", "Budget £000", "Forecast £000", "Variance at period 4 £000"], ["Parks", "1,204", "1,310", "88"]]
    before, now = read(grid(rows), period=parse_period("Month 6 2023/24"))
    assert texts(before) == {"variance": "88"} and before.period and before.period.end == date(2023, 7, 31)
    assert texts(now) == {"revised_budget": "1,204", "forecast": "1,310"} and now.period and now.period.end == date(2023, 9, 30)


def test_months_in_line_are_of_the_reporting_year_and_one_alone_is_nothing() -> None:
    assert dates("Indicator", "P5", "P6") == [None, ("2023-08-01", "2023-08-31"), ("2023-09-01", "2023-09-30")]
    assert dates("Aug", "Sep") == [("2023-08-01", "2023-08-31"), ("2023-09-01", "2023-09-30")]
    assert dates("P8", "A8") == [None, None]
    assert dates("Apr 23", "May 23", "Jun 23")[1] == ("2023-05-01", "2023-05-31")
    assert dates("Apr", "May", over="2021/22")[0] == ("2021-04-01", "2021-04-30")


def test_the_label_of_a_month_in_line_is_what_is_printed() -> None:
    assert [period and period.label for period in periods_of([("P5",), ("P6",)], Q2)] == ["P5", "P6"]


def test_quarters_that_run_over_the_end_of_a_year_began_in_the_year_before() -> None:
    assert dates("Q3", "Q4", "Q1", "Q2") == [("2022-10-01", "2022-12-31"), ("2023-01-01", "2023-03-31"), ("2023-04-01", "2023-06-30"),
                                            ("2023-07-01", "2023-09-30")]


def test_quarters_among_words_that_fall_began_in_the_year_before() -> None:
    first = parse_period("Q1 2024/25")
    assert dates("Q4 score", "Q1 score", now=first) == [("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-06-30")]
    assert dates("Q4 actual", "Q1 result", now=first) == [None, ("2024-04-01", "2024-06-30")]
    assert dates("Q1 actual", "Q4 target", now=first)[1] == ("2025-01-01", "2025-03-31")


def test_figures_under_a_quarter_still_to_come_are_of_no_year_that_could_be_told() -> None:
    assert dates("Q1", "Q2", "Q3", "Q4") == [None, None, None, None]
    assert None not in dates("Q1", "Q2", "Q3", "Q4", now=parse_period("Q4 2023/24"))


def test_last_years_outturn_beside_this_years_is_the_previous_figure_and_says_of_when_it_is() -> None:
    rows = [["Ref", "Indicator", "2022/23 outturn", "2023/24 target", "YTD", "RAG"], ["K1", "Visits on time", "81%", "90%", "86%", "Amber"]]
    (measure,) = read(grid(rows), period=Q2)
    assert texts(measure) == {"previous": "81%", "target": "90%", "current": "86%"}
    assert measure.details["previous period"] == "2022/23"
    assert measure.period == Q2


def test_without_a_reporting_period_nothing_proves_which_of_two_came_first() -> None:
    rows = [["Ref", "Indicator", "2022/23 outturn", "Target", "YTD"], ["K1", "Visits on time", "81%", "90%", "86%"]]
    (measure,) = read(grid(rows), period=None)
    assert texts(measure) == {"target": "90%"}


def test_years_before_and_an_undated_figure_of_now_each_keep_their_period() -> None:
    rows = [["Ref", "Indicator", "2021/22", "2022/23", "Actual", "Target"], ["K1", "Visits on time", "70%", "81%", "86%", "90%"]]
    found = read(grid(rows), period=Q2)
    assert [(one.period and one.period.label, texts(one)) for one in found] == [
        ("2021/22", {"current": "70%"}), ("2022/23", {"current": "81%"}), ("Q2 2023/24", {"current": "86%", "target": "90%"})]


def test_what_is_planned_for_years_to_come_is_not_what_was_measured() -> None:
    rows = [["Ref", "Indicator", "2023/24", "2024/25", "2025/26"], ["K1", "New homes", "140", "150", "160"]]
    (measure,) = read(grid(rows), period=Q2)
    assert texts(measure) == {"current": "140"}


@pytest.mark.parametrize("head", ["Slippage into 2024/25", "Change from Q2 2023/24", "Slippage to 2024/25", "Movement since Q2 2023/24"])
def test_a_period_that_figures_are_only_compared_with_is_not_theirs(head: str) -> None:
    assert period_in(head, None) is None
    assert period_in("Actual to 31 December 2023", None) is not None
    assert period_in("Since 24 February 2010", None) is not None


def test_the_target_of_the_year_beside_one_of_a_quarter_is_the_annual_one() -> None:
    rows = [["Ref", "Indicator", "2023-24 Target", "Q2 Target", "Q2 Actual"], ["K1", "Visits on time", "95%", "90%", "92%"]]
    (measure,) = read(grid(rows), period=Q2)
    assert texts(measure) == {"annual_target": "95%", "target": "90%", "current": "92%"}
