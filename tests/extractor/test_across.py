"""Tables whose columns are measures: of a workforce by its parts or its quarters."""

from __future__ import annotations

from tests.extractor.tabling import Q1, grid, read, texts


def test_what_is_counted_of_a_workforce_is_a_measure_for_each_part_of_the_council() -> None:
    rows = [["Directorate", "Headcount", "Vacancies FTE", "Turnover %"], ["Adults", "602", "61.0", "13.2"],
            ["Children", "488", "70.5", "16.0"]]
    found = read(grid(rows))
    assert {one.family for one in found} == {"workforce"}
    assert [(one.name, one.section[-1], texts(one)["current"]) for one in found if one.name == "Headcount"] == [
        ("Headcount", "Adults", "602"), ("Headcount", "Children", "488")]
    turnover = next(one for one in found if one.name.startswith("Turnover"))
    assert (turnover.figures["current"].unit, turnover.period) == ("percent", Q1)


def test_what_is_not_known_to_count_a_workforce_makes_no_measures_of_parts() -> None:
    assert read(grid([["Directorate", "Headcount", "Biscuits"], ["Adults", "602", "61"], ["Children", "488", "70"]])) == ()


def test_a_workforce_by_quarters_may_have_heads_of_one_word() -> None:
    found = read(grid([["Quarter", "Headcount", "Leavers"], ["Q1 2013/14", "602", "12"], ["Q4 2012/13", "610", "15"]]))
    assert [(one.name, one.period and one.period.label, texts(one)["current"]) for one in found] == [
        ("Headcount", "Q1 2013/14", "602"), ("Headcount", "Q4 2012/13", "610"), ("Leavers", "Q1 2013/14", "12"),
        ("Leavers", "Q4 2012/13", "15")]


def test_the_part_of_the_council_names_a_row_where_nothing_else_does() -> None:
    rows = [["Directorate", "Target", "Actual"], ["Adults", "10.0", "8.9"], ["Children", "9.0", "7.7"]]
    first, second = read(grid(rows), section=["Sickness absence"])
    assert (first.name, texts(first)) == ("Adults", {"target": "10.0", "current": "8.9"})
    assert second.name == "Children"
