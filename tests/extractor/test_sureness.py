"""How sure a table is once it is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.tables.sureness import sureness
from tests.extractor.tabling import grid

GOOD = [["Service", "Budget", "Actual"], ["Placements", "1,200", "1,456"], ["Transport", "5,521", "5,451"]]


def found(rows: list[list[str]], heads: int = 1, method: str = "half-ruled") -> float:
    return sureness(replace(grid(rows, head_rows=heads), method=method, confidence=0.9))


def test_a_table_without_a_sign_of_trouble_is_as_sure_as_it_was_found() -> None:
    assert found(GOOD) == 0.9


@pytest.mark.parametrize(("rows", "heads"), [
    ([["Service", "Budget Actual"], ["Placements", "1,200 1,456"], ["Transport", "5,521 5,451"]], 1),
    ([["Service", "", "Actual"], *GOOD[1:]], 1),
    ([*GOOD, ["and escorts", "", ""]], 1),
    ([*GOOD, ["", "", "12"]], 1),
    (GOOD[1:], 0),
], ids=["two figures in a cell", "figures without a head", "a name that begins small", "a lone cell", "no head"])
def test_a_sign_of_trouble_makes_a_table_doubtful(rows: list[list[str]], heads: int) -> None:
    assert found(rows, heads) < 0.6


def test_several_signs_make_it_more_doubtful_still() -> None:
    assert found([["Placements", "1,200 1,456"], ["and escorts", ""]], 0) < found(GOOD[1:], 0)


def test_a_lattice_may_leave_cells_empty() -> None:
    assert found([*GOOD, ["", "", "12"]], method="ruled") == 0.9


@pytest.mark.parametrize("text", ["12 (4%)", "10 - 12", "31 March 2025", "£1 204 300"])
def test_figures_that_belong_together_are_no_sign(text: str) -> None:
    assert found([*GOOD, ["Fostering", text, "14"]]) == 0.9
