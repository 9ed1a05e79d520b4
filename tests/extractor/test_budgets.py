"""Budgets and reserves: what their columns are where heads say the same of two, or little."""

from __future__ import annotations

import pytest

from corpus.years import month_of, quarter_of
from tests.extractor.tabling import grid, read, texts

Q3 = quarter_of(2023, 3)


@pytest.mark.parametrize(("first", "last"), [
    ("Balance at 31/03/23 £m", "Balance at 31/03/24 £m"), ("Opening balance £m", "Balance 31 March 2024 £m"),
    ("Opening balance 1 April 2023 £m", "Forecast closing balance £m"), ("1 April 2023 £m", "31 March 2024 £m"),
])
def test_of_two_balances_the_earlier_is_the_opening_one_and_both_are_one_measure(first: str, last: str) -> None:
    rows = [["Reserve", first, "Movement in year £m", last], ["General fund", "8.0", "(1.2)", "6.8"]]
    (line,) = read(grid(rows, head_rows=1), period=Q3)
    assert texts(line) == {"opening_balance": "8.0", "movement": "(1.2)", "closing_balance": "6.8"}
    assert line.figures["closing_balance"].value == 6_800_000
    assert all(check.holds for check in line.checks)


def test_the_day_of_a_balance_stands_with_it() -> None:
    rows = [["Reserve", "Balance at 31 March 2023 £m", "Balance at 31 March 2024 £m"], ["General fund", "8.0", "6.8"]]
    (line,) = read(grid(rows), period=Q3)
    assert line.details == {"opening balance at": "at 31 March 2023", "closing balance at": "at 31 March 2024"}


def test_two_days_without_anything_that_moves_between_them_are_no_balances() -> None:
    rows = [["Service", "Budget £m", "Forecast £m", "31/03/23 £m", "31/03/24 £m"], ["Parks", "8.0", "6.8", "1.2", "1.1"]]
    found = read(grid(rows), period=Q3)
    assert all("closing_balance" not in line.figures for line in found)


def test_a_balance_alone_is_neither() -> None:
    found = read(grid([["Service", "Budget £m", "Forecast £m", "Balance £m"], ["General fund", "8.0", "6.8", "1.2"]]), period=Q3)
    assert [texts(line) for line in found] == [{"revised_budget": "8.0", "forecast": "6.8"}]


def test_the_variances_of_two_quarters_are_two_measures() -> None:
    rows = [["Directorate", "Q2 variance £000", "Q3 variance £000", "Movement £000"], ["Adults", "1,100", "1,500", "400"]]
    assert [(line.period and line.period.quarter, texts(line)) for line in read(grid(rows), period=Q3)] == [
        (2, {"variance": "1,100"}), (3, {"variance": "1,500", "movement": "400"})]


def test_what_came_from_last_year_and_what_goes_to_the_next_are_two_figures() -> None:
    heads = ["Approved budget £000", "Slippage from 2022/23 £000", "Revised budget £000", "Forecast £000", "Slippage to 2024/25 £000"]
    rows = [["Scheme", *heads], ["School", "8,000", "1,200", "9,200", "7,900", "1,300"]]
    (line,) = read(grid(rows), period=Q3)
    assert texts(line) == {"approved_budget": "8,000", "brought_forward": "1,200", "revised_budget": "9,200", "forecast": "7,900",
                           "slippage": "1,300"}


def test_a_budget_of_another_year_is_not_of_the_reporting_period() -> None:
    (plan,) = read(grid([["Service", "2024/25 Original Budget £000", "2024/25 Net budget £000"], ["Adults", "800", "700"]]), period=Q3)
    assert plan.period and plan.period.financial_year == "2024/25"


def test_the_budget_of_the_year_stands_with_the_latest_of_its_months() -> None:
    heads = ["Service", "Budget 2023/24 £000", "Forecast at P6 £000", "Forecast at P5 £000"]
    before, latest = read(grid([heads, ["Waste", "9,100", "9,300", "9,250"]]), period=month_of(2023, 6))
    assert (before.period and before.period.end and before.period.end.month, texts(before)) == (8, {"forecast": "9,250"})
    assert (latest.period and latest.period.end and latest.period.end.month) == 9
    assert texts(latest) == {"revised_budget": "9,100", "forecast": "9,300"}


def test_net_beside_a_budget_or_alone_is_no_net_budget() -> None:
    spent = grid([["Service", "Gross £", "Net £", "Budget £"], ["Parks", "800", "700", "750"]])
    allowances = grid([["Member", "Net £", "Paid £"], ["One", "715", "715"]])
    for table in (spent, allowances):
        assert all("net_budget" not in texts(line) for line in read(table, section=["Budget report"]))
    planned = grid([["Service", "Gross £000", "Income £000", "Net £000"], ["Parks", "800", "(100)", "700"]])
    (line,) = read(planned, section=["Budget 2023/24"])
    assert texts(line)["net_budget"] == "700"


def test_an_item_without_codes_is_a_name() -> None:
    (first, _) = read(grid([["Item", "Budget £m", "Forecast £m"], ["Net revenue", "18.4", "18.9"], ["Capital", "9.1", "7.7"]]), period=Q3)
    assert (first.name, first.code, texts(first)) == ("Net revenue", "", {"revised_budget": "18.4", "forecast": "18.9"})


def test_a_balance_brought_forward_is_the_opening_one() -> None:
    rows = [["Fund", "Balance b/fwd £000", "Transfers out £000", "Balance c/fwd £000"], ["Repairs", "800", "(100)", "700"]]
    (line,) = read(grid(rows), period=Q3)
    assert texts(line) == {"opening_balance": "800", "drawdown": "(100)", "closing_balance": "700"}
