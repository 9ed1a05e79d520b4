"""What the arithmetic of the rows proves of columns whose heads say one thing twice, and what it speaks against."""

from __future__ import annotations

from tests.extractor.tabling import Q3, grid, read, texts

HEADS = ["Service", "Revised budget", "Profiled budget", "Actual", "Variance", "Outturn", "Variance"]
ROWS = [["Fieldwork", "12,910", "6,455", "6,702", "247", "13,300", "390"],
        ["Placements", "20,640", "10,320", "11,015", "695", "22,140", "1,500"],
        ["Fostering", "3,310", "1,655", "1,602", "(53)", "3,210", "(100)"]]


def test_two_variances_are_told_apart_by_what_they_are_the_difference_of() -> None:
    first, *_ = read(grid([HEADS, *ROWS]), period=Q3)
    assert texts(first) == {"revised_budget": "12,910", "profiled_budget": "6,455", "actual": "6,702", "variance_to_date": "247",
                            "forecast": "13,300", "variance": "390"}


def test_where_one_row_does_not_bear_it_nothing_is_proved() -> None:
    wrong = [*ROWS[:2], [*ROWS[2][:4], "(99)", *ROWS[2][5:]]]
    first, *_ = read(grid([HEADS, *wrong]), period=Q3)
    assert "variance" not in texts(first)
    assert "variance_to_date" not in texts(first)


def test_two_rows_prove_nothing() -> None:
    first, *_ = read(grid([HEADS, *ROWS[:2]]), period=Q3)
    assert "variance" not in texts(first)


def test_a_reading_that_hardly_any_row_bears_is_in_doubt() -> None:
    heads = ["Service", "Budget", "Forecast", "Variance"]
    sound = read(grid([heads, ["Care", "100", "110", "10"], ["Places", "200", "190", "(10)"], ["Homes", "50", "57", "7"]]))
    doubtful = read(grid([heads, ["Care", "100", "110", "73"], ["Places", "200", "190", "41"], ["Homes", "50", "57", "88"]]))
    assert {one.reading.confidence for one in sound} == {1.0}
    assert {one.reading.confidence for one in doubtful} == {0.5}
    assert not any(one.checks for one in doubtful)
