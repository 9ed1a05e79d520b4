"""What a head means together with the heads that stand over it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.readers.sheets.bands import bands
from extractor.readers.sheets.heads import meaning, of_a_part
from extractor.vocabulary import TableKind
from tests.extractor.tabling import grid, read, texts


@pytest.mark.parametrize(("parts", "kind", "role"), [
    (("Year to date", "Budget £000"), "budget", "profiled_budget"),
    (("2023/24 Year to Date", "Variance"), "budget", "variance_to_date"),
    (("Full year forecast", "Outturn £000"), "budget", "forecast"),
    (("Full year forecast", "Variance £000"), "budget", "variance"),
    (("Variance to date",), "budget", "variance_to_date"),
    (("Annual", "Outturn"), "budget", None),
    (("Annual", "Original Budget"), "budget", "original_budget"),
    (("Annual", "Target"), "indicator", "annual_target"),
    (("Budget", "Original £000"), "budget", "original_budget"),
    (("Budget", "Current £000"), "budget", "revised_budget"),
    (("Budget", "Current £000"), "indicator", None),
    (("Benchmark", "Change from", "previous year"), "indicator", "direction"),
    (("Net", "(Surplus)/Deficit £000"), "budget", "variance"),
    (("Gross expenditure", "Variance"), "budget", None),
    (("Income", "Budget"), "budget", "income"),
    (("2024/25 Budget", "Virement"), "budget", "additions"),
    (("Budget", "Actual"), "budget", None),
    (("Forecast variance Adverse/(Favourable)",), "budget", "variance"),
    (("Under (-) / Over (+)",), "budget", "variance"),
    (("Under (-) / Over (+) spend",), "budget", "variance"),
    (("Change since Q1",), "budget", "movement"),
    (("Slippage from 2022/23",), "budget", "brought_forward"),
    (("Reprofiling to 2024/25",), "budget", "slippage"),
    (("Committed £000",), "budget", "committed"),
])
def test_a_head_over_others_says_of_how_much_of_the_year_they_speak(parts: tuple[str, ...], kind: TableKind, role: str | None) -> None:
    meant = meaning(parts, kind)
    assert (meant.role if meant else None) == role


def test_the_variance_to_date_and_that_of_the_year_are_two_figures() -> None:
    rows = [["", "Year to date", "", "", "Full year", "", ""],
            ["Service", "Budget £000", "Actual £000", "Variance £000", "Budget £000", "Forecast £000", "Variance £000"],
            ["Placements", "320", "350", "30", "640", "702", "62"]]
    made = grid(rows)
    over = tuple(replace(one, columns=3) for one in made.cells if one.row == 0 and one.text)
    (measure,) = read(replace(made, cells=(*over, *(one for one in made.cells if one.row > 0))))
    assert texts(measure) == {"profiled_budget": "320", "actual": "350", "variance_to_date": "30", "revised_budget": "640",
                              "forecast": "702", "variance": "62"}
    rules = {check.rule for check in measure.checks}
    assert rules == {"forecast - revised budget = variance", "actual - profiled budget = variance to date"}


@pytest.mark.parametrize(("parts", "told"), [
    (("Pay", "Total"), {"revised_budget": "3", "forecast": "4"}),
    (("Gross exp", "Net"), {"net_budget": "3", "forecast": "4"}),
])
def test_the_budget_of_an_unknown_part_is_not_taken_for_that_of_the_whole(parts: tuple[str, str], told: dict[str, str]) -> None:
    heads = [["", parts[0], "", parts[1], ""], ["Service", "Budget £m", "Forecast £m", "Budget £m", "Forecast £m"]]
    made = grid([*heads, ["Parks", "1", "2", "3", "4"]])
    over = tuple(replace(one, columns=2) for one in made.cells if one.row == 0 and one.text)
    found = read(replace(made, cells=(*over, *(one for one in made.cells if one.row > 0)), head_rows=2))
    assert [texts(measure) for measure in found] == [told]


def test_what_stands_over_one_column_alone_is_the_first_line_of_its_head() -> None:
    made = bands(grid([["Project", "Forecast", "Variance"], ["Parks", "7.0", "-0.5"]]))[0]
    alone = replace(made, heads=(("Project",), ("Real", "Variance"), ("Rephasing", "Variance")))
    assert not any(of_a_part(alone, index, "budget") for index in range(3))
    over_two = replace(made, heads=(("Pay", "Budget"), ("Pay", "Variance"), ("Total", "Variance")))
    assert of_a_part(over_two, 1, "budget")
