"""Arithmetic that printed figures must bear is tried as the table means it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box, Figure, Measure
from corpus.periods import parse_period
from extractor.checks import checked
from extractor.figures import read_value


def measure(name: str = "Line", details: Mapping[str, str] | None = None, **figures: str) -> Measure:
    read = {}
    for role, text in figures.items():
        value = read_value(text)
        assert value is not None
        read[role] = Figure(value.text, value.value, value.unit, value.scale, 1, Box(0, 0, 1, 1))
    return Measure(id="", report="", evidence=(), family="budget", name=name, figures=read, details=details or {})


def rules(*measures: Measure) -> list[dict[str, bool]]:
    return [{check.rule: check.holds for check in one.checks} for one in checked(measures)]


def test_a_variance_is_taken_as_most_rows_take_it_and_the_odd_one_is_a_slip() -> None:
    rows = [measure(revised_budget="100", forecast="90", variance="10"), measure(revised_budget="50", forecast="60", variance="(10)"),
            measure(revised_budget="50", forecast="60", variance="10")]
    assert [found["revised budget - forecast = variance"] for found in rules(*rows)] == [True, True, False]


def test_a_relation_that_most_rows_do_not_bear_is_not_claimed() -> None:
    assert rules(measure(revised_budget="100", forecast="90", variance="7"),
        measure(revised_budget="100", forecast="90", variance="3")) == [{}, {}]


@pytest.mark.parametrize(("numerator", "denominator", "current", "holds"), [("132", "308", "42.9%", True), ("64", "137", "46.7%", True),
    ("4", "25", "16.0%", True)])
def test_a_share_is_what_it_is_a_share_of(numerator: str, denominator: str, current: str, holds: bool) -> None:
    assert rules(measure(numerator=numerator, denominator=denominator, current=current)) == [{"numerator / denominator = current": holds}]


def test_a_share_that_is_not_is_said_among_those_that_are() -> None:
    good = measure(numerator="132", denominator="308", current="42.9%")
    assert rules(good, good, measure(numerator="73", denominator="137", current="46.7%"))[2] == {"numerator / denominator = current": False}


@pytest.mark.parametrize(("figures", "rule"), [
    ({"variance": "390", "previous_variance": "300", "movement": "90"}, "variance - previous variance = movement"),
    ({"opening_balance": "8.0", "movement": "(1.2)", "closing_balance": "6.8"}, "opening balance + movement = closing balance"),
    ({"opening_balance": "2,400", "contributions": "100", "drawdown": "900", "closing_balance": "1,600"},
     "opening balance + contributions - drawdown = closing balance"),
    ({"opening_balance": "2,400", "drawdown": "(900)", "closing_balance": "1,500"},
     "opening balance + contributions + drawdown = closing balance"),
    ({"original_budget": "12,450", "additions": "460", "revised_budget": "12,910"}, "original budget + additions = revised budget"),
    ({"revised_budget": "120,000", "actual": "90,000", "spend_percent": "75%"}, "actual / revised budget = spend percent"),
    ({"gross_budget": "4,100", "income": "(6,200)", "net_budget": "(2,100)"}, "gross budget + income = net budget"),
    ({"count": "310", "denominator": "340", "current": "91.2%"}, "count / denominator = current"),
])
def test_what_columns_of_a_budget_or_a_reserve_give_is_tried(figures: dict[str, str], rule: str) -> None:
    assert rules(measure(**figures)) == [{rule: True}]


def test_a_budget_with_more_changes_than_its_table_shows_is_not_in_doubt() -> None:
    rows = [measure(original_budget="100", additions="10", revised_budget=text) for text in ("115", "130", "95", "120")]
    assert [(one.checks, one.reading.confidence) for one in checked(rows)] == [((), 1.0)] * 4


def test_rows_that_other_columns_have_a_part_in_are_no_slips() -> None:
    without_grants = [measure(gross_budget="10", income="(2)", net_budget="8")] * 4
    with_grants = [measure(gross_budget="10", income="(2)", net_budget="5")] * 2
    assert rules(*without_grants, *with_grants) == [{}] * 6


def test_rounding_is_allowed_for_but_no_more() -> None:
    rows = [measure(revised_budget="0.6", forecast="1.0", variance="0.3"), measure(revised_budget="0.6", forecast="1.0", variance="0.4"),
            measure(revised_budget="0.6", forecast="1.0", variance="0.7")]
    assert [found["forecast - revised budget = variance"] for found in rules(*rows)] == [True, True, False]


def test_rows_sum_to_their_total_and_a_dash_counts_as_nothing() -> None:
    rows = [measure("Care", forecast="10", actual="4"), measure("Homes", {"forecast": "-"}, actual="6"),
        measure("Total", forecast="10", actual="10")]
    assert rules(*rows)[2] == {"rows sum to total: forecast": True, "rows sum to total: actual": True}


def test_totals_sum_to_the_total_over_them() -> None:
    rows = [measure("Fieldwork", actual="10"), measure("Placements", actual="20"), measure("Total social work", actual="30"),
            measure("Transport", actual="5"), measure("Admissions", actual="6"), measure("Total education", actual="11"),
            measure("Grants", actual="(1)"), measure("Grand total", actual="40")]
    found = rules(*rows)
    assert found[2] == found[5] == {"rows sum to total: actual": True}
    assert found[7] == {"totals sum to total: actual": True}


def test_each_period_sums_for_itself() -> None:
    years = [parse_period(year) for year in ("2022/23", "2023/24")]
    rows = [replace(measure(name, actual=text), period=year) for name, *texts in (("A", "1", "2"), ("B", "3", "4"), ("Total", "4", "6"))
            for text, year in zip(texts, years, strict=True)]
    assert rules(*rows)[4:] == [{"rows sum to total: actual": True}] * 2


def test_a_row_that_could_not_be_read_leaves_its_sum_untried() -> None:
    rows = [measure("Care", forecast="10", actual="4"), measure("Homes", actual="6"), measure("Total", forecast="10", actual="10")]
    assert rules(*rows)[2] == {"rows sum to total: actual": True}


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1, max_size=8))
def test_what_is_added_up_rightly_always_holds(rows: list[tuple[int, int]]) -> None:
    made = [measure(revised_budget=f"{budget:,}", forecast=f"{forecast:,}", variance=f"{forecast - budget:,}") for budget, forecast in rows]
    assert all(holds for found in rules(*made) for holds in found.values())
