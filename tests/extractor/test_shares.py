"""A share and what it is of, in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractor.tabling import grid, read, texts


def figures(cell: str, head: str = "Actual") -> dict[str, str]:
    (measure,) = read(grid([["Ref", "Indicator", head, "Target"], ["K1", "Visits on time", cell, "95%"]]))
    return {role: text for role, text in texts(measure).items() if role != "target"}


@pytest.mark.parametrize("cell", ["38% (42/110)", "42/110 (38%)", "38% (42 out of 110)", "38.2% (42 of 110)"])
def test_a_share_and_its_parts_that_prove_each_other_are_three_figures(cell: str) -> None:
    assert figures(cell) == {"current": cell[cell.index("38") :].split("%")[0] + "%", "numerator": "42", "denominator": "110"}


def test_parts_that_do_not_make_the_share_are_no_parts_of_it() -> None:
    assert figures("48% (42/110)") == {"current": "48%"}


def test_a_number_with_a_percentage_behind_it_is_number_and_share_only_where_the_head_says_so() -> None:
    assert figures("42 (38%)", "Q1 No. (%)") == {"current": "42", "share": "38%"}
    assert figures("42 (38%)") == {"current": "42"}


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_any_share_that_is_rounded_rightly_is_proved(one: int, other: int, places: int) -> None:
    of, every = sorted((one, other))
    found = figures(f"{100 * of / every:.{places}f}% ({of:,}/{every:,})")
    assert (found["numerator"], found["denominator"]) == (f"{of:,}", f"{every:,}")
