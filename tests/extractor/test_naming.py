"""Codes and names that stand in one cell: what the whole column shows of them."""

from __future__ import annotations

import pytest

from tests.extractor.tabling import grid, read

HEAD = ["Measure", "Target", "Actual"]


def named(*names: str) -> list[tuple[str, str]]:
    return [(measure.code, measure.name) for measure in read(grid([HEAD, *([name, "5", "6"] for name in names)]))]


def test_what_could_be_a_word_is_a_code_where_the_rows_around_it_have_codes() -> None:
    found = named("C3 Calls answered", "R2 Recycling rate", "H1 Homes let")
    assert found == [("C3", "Calls answered"), ("R2", "Recycling rate"), ("H1", "Homes let")]


def test_letters_that_most_rows_begin_with_are_a_family_of_codes() -> None:
    found = named("ABX 1 Homes let", "ABX 2 Homes built", "ABX 14 Rents", "Total")
    assert found == [("ABX 1", "Homes let"), ("ABX 2", "Homes built"), ("ABX 14", "Rents"), ("", "Total")]


def test_rows_that_count_from_one_are_numbered() -> None:
    assert named("1. Visits", "2. Homes", "3. Rents")[2] == ("3", "Rents")


@pytest.mark.parametrize("names", [("KS1 results", "KS2 results", "KS4 results"), ("16 year olds", "17 year olds", "18 year olds"),
                                   ("Q1 visits", "Q2 visits", "Q3 visits"), ("R2 of the model", "Visits", "Homes")])
def test_stages_ages_and_quarters_are_no_codes(names: tuple[str, ...]) -> None:
    assert [code for code, _ in named(*names)] == [""] * 3


def test_a_name_that_a_narrow_column_breaks_at_its_hyphen_is_whole() -> None:
    assert named("Anti- bullying visits", "Pre- and post-natal visits") == [
        ("", "Anti-bullying visits"), ("", "Pre- and post-natal visits")]
