"""Columns that claim one role, and are told apart by what their heads print."""

from __future__ import annotations

import pytest

from corpus.periods import parse_period
from corpus.years import quarter_of
from tests.extractor.tabling import grid, read, texts

Q2, Q3 = quarter_of(2023, 2), quarter_of(2023, 3)
SUMMED = {"current": "40", "year_to_date": "240", "target": "270"}


def test_of_several_benchmarks_each_is_kept_and_it_is_said_whose_it_is() -> None:
    rows = [["Ref", "Indicator", "Actual", "Target", "England average", "Statistical neighbours", "South East"],
            ["K1", "Visits on time", "71", "78", "84", "81", "79"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"current": "71", "target": "78", "benchmark": "84", "benchmark_2": "81", "benchmark_3": "79"}
    said = [measure.details[f"benchmark{number} of"] for number in ("", " 2", " 3")]
    assert said == ["England average", "Statistical neighbours", "South East"]


def test_two_benchmarks_of_one_name_are_told_apart_by_nothing() -> None:
    rows = [["Ref", "Indicator", "Actual", "Target", "England", "England"], ["K1", "Visits on time", "71", "78", "84", "81"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"current": "71", "target": "78"}


@pytest.mark.parametrize("heads", [("Sep-23", "YTD", "YTD target"), ("Q2", "Year to date", "Target"), ("Actual", "Cumulative", "Target")])
def test_what_was_reached_since_april_stands_beside_what_the_month_or_quarter_reached(heads: tuple[str, str, str]) -> None:
    (measure,) = read(grid([["Ref", "Measure", *heads], ["K1", "Missed bins", "40", "240", "270"]]), period=Q2)
    assert texts(measure) == SUMMED


def test_month_and_year_to_date_are_two_sets_of_figures() -> None:
    heads = ["Ref", "Measure", "Month actual", "Month target", "Year to date actual", "Year to date target"]
    (measure,) = read(grid([heads, ["K1", "Missed bins", "40", "45", "240", "270"]]), period=Q2)
    assert texts(measure) == {"current": "40", "target": "45", "year_to_date": "240", "target_to_date": "270"}


def test_last_years_outturn_beside_the_year_to_date_is_no_figure_of_this_quarter() -> None:
    rows = [["Ref", "Measure", "2022/23 outturn", "YTD", "Target"], ["K1", "Missed bins", "40", "240", "270"]]
    (measure,) = read(grid(rows), period=Q2)
    assert texts(measure) == {"previous": "40", "current": "240", "target": "270"}


@pytest.mark.parametrize("head", ["Same quarter last year", "This time last year", "12 months ago", "Q2 last year", "Q2 previous year"])
def test_the_same_quarter_of_the_year_before_is_not_the_previous_quarter(head: str) -> None:
    rows = [["Ref", "Measure", head, "Previous quarter", "Actual", "Target"], ["K1", "Missed bins", "38", "39", "40", "45"]]
    (measure,) = read(grid(rows), period=Q2)
    assert texts(measure) == {"same_period_last_year": "38", "previous": "39", "current": "40", "target": "45"}


def test_a_quarter_and_the_year_to_it_are_two_measures_and_neither_is_before_the_other() -> None:
    found = read(grid([["Ref", "Measure", "Q2", "Q2 YTD"], ["K1", "Missed bins", "40", "240"]]), period=Q2)
    assert {one.period and str(one.period.start): texts(one) for one in found} == {
        "2023-07-01": {"current": "40"}, "2023-04-01": {"current": "240"}}


def test_what_schools_call_a_summer_is_a_measure_of_its_own() -> None:
    found = read(grid([["Ref", "Measure", "Summer 2022", "Summer 2023"], ["K1", "Attainment 8", "46.2", "46.0"]]), period=Q3)
    said = {one.period and one.period.label: texts(one) for one in found}
    assert said == {"Summer 2022": {"current": "46.2"}, "Summer 2023": {"current": "46.0"}}
    assert all(one.period and one.period.start is None for one in found)


def test_the_status_is_that_of_the_figure_it_stands_beside_and_that_of_the_year_to_date_a_detail() -> None:
    heads = ["Ref", "Measure", "Month actual", "Month RAG", "YTD actual", "YTD RAG"]
    (measure,) = read(grid([heads, ["K1", "Missed bins", "40", "Amber", "240", "Green"]]), period=Q2)
    assert measure.rag is not None and measure.rag.status == "amber"
    assert measure.details == {"rag to date": "Green"}


def test_benchmarks_of_last_year_beside_two_years_say_whose_they_are() -> None:
    heads = ["Ref", "Measure", "2022/23", "Q2 2023/24", "England 22/23", "SESLIP 22/23"]
    (measure,) = read(grid([heads, ["K1", "Visits on time", "91", "92", "90", "89"]]), period=Q2)
    assert (measure.details["benchmark of"], measure.details["benchmark 2 of"]) == ("England 22/23", "SESLIP 22/23")


def test_the_years_of_a_plan_are_not_what_was_reached() -> None:
    plan = parse_period("2025-26 to 2027-28")
    heads = ["Row ref", "Project", "2025-26", "2026-27", "2027-28"]
    assert read(grid([heads, ["1", "Road resurfacing", "250", "250", "200"]]), period=plan) == ()


def test_what_is_left_of_a_head_is_no_measure() -> None:
    rows = [["Measure", "Q1 23/", "Q2 23/", "Target", "RAG"], ["KPI", "24", "24", "Target", "Status"],
            ["Missed bins", "41", "40", "45", "Red"]]
    assert {measure.name for measure in read(grid(rows, head_rows=1), period=Q2)} == {"Missed bins"}


def test_last_year_beside_last_quarter_is_not_the_previous_figure() -> None:
    heads = ["Ref", "Measure", "Last year", "Last quarter", "Actual"]
    (measure,) = read(grid([heads, ["K1", "Calls lost", "8.1%", "7.0%", "6.1%"]]), period=Q2)
    assert texts(measure) == {"previous_year": "8.1%", "previous": "7.0%", "current": "6.1%"}


def test_a_cumulative_figure_is_not_the_quarters_where_a_column_speaks_of_the_quarter() -> None:
    heads = ["Ref", "Measure", "Decided in quarter", "Target", "Cumulative"]
    (measure,) = read(grid([heads, ["K1", "Applications", "31", "80", "75"]]), period=Q2)
    assert texts(measure) == {"target": "80", "year_to_date": "75"}


def test_a_variance_without_a_target_is_from_something_else() -> None:
    (measure,) = read(grid([["Ref", "Measure", "Actual", "Last year", "Variance"], ["K1", "Calls lost", "61", "70", "9"]]), period=Q2)
    assert texts(measure) == {"current": "61", "previous": "70"}


def test_the_figures_of_a_month_are_figures_and_last_years_to_date_is_not_the_previous_one() -> None:
    heads = ["Ref", "Measure", "Month", "YTD", "Prior year to date", "Target"]
    rows = [heads, ["K1", "Calls lost", "61", "366", "401", "70"], ["K2", "Calls taken", "910", "5,460", "5,010", "900"]]
    first, _ = read(grid(rows), period=Q2)
    assert texts(first) == {"current": "61", "year_to_date": "366", "previous_year_to_date": "401", "target": "70"}


def test_rows_that_number_their_quarters_print_no_figures_under_quarter() -> None:
    rows = [["Ref", "Measure", "Quarter", "Actual", "Target"], ["K1", "Calls lost", "1", "61", "70"], ["K1", "Calls lost", "2", "62", "70"]]
    assert all("2" not in texts(measure).values() and "1" not in texts(measure).values() for measure in read(grid(rows), period=Q2))


def test_a_rolling_year_beside_the_latest_figure_is_a_measure_of_its_own() -> None:
    rows = [["Ref", "Measure", "Previous", "Latest", "Rolling 12 months"], ["K1", "Calls lost", "70", "61", "720"]]
    assert {one.period and one.period.label: texts(one) for one in read(grid(rows), period=Q2)} == {
        "Rolling 12 months": {"current": "720"}, Q2.label: {"previous": "70", "current": "61"}}


def test_the_fiscal_year_that_is_running_is_measured_and_the_next_one_planned() -> None:
    found = read(grid([["Ref", "Measure", "FY23", "FY24", "FY25"], ["K1", "Calls lost", "70", "61", "60"]]), period=Q2)
    assert [(one.period and one.period.label, texts(one)) for one in found] == [("FY23", {"current": "70"}), ("FY24", {"current": "61"})]
