"""Tables whose cells are painted boxes, with no line drawn between them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.extractor.papers import SHADE, Paper, grids, told

DARK = (0.15, 0.25, 0.45)
XS = [50.0, 180.0, 380.0, 450.0]


def painted(paper: Paper, ys: list[float], gap: float, *, merged: tuple[int, ...] = ()) -> None:
    """Boxes between the edges, `gap` apart; in the first column those of `merged` rows go on in the row above."""
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(XS)):
            if column or row not in merged:
                end = ys[row + 2] if column == 0 and row + 1 in merged else bottom
                paper.box(left, top, right - gap, end - gap, SHADE if row else DARK)


@pytest.mark.parametrize("gap", [0.0, 2.0], ids=["boxes that meet", "white gaps"])
def test_cells_painted_one_by_one_are_the_cells_of_the_table(tmp_path: Path, gap: float) -> None:
    def draw(paper: Paper) -> None:
        painted(paper, [90, 110, 144, 164, 184], gap, merged=(3,))
        for x, y, text in (
            (55, 104, "Objective"), (185, 104, "Milestone"), (385, 104, "Due"), (55, 124, "Waste disposal"), (55, 138, "and recycling"),
            (185, 124, "Vehicles are ordered"), (385, 124, "June"), (385, 138, "2024"), (55, 172, "Libraries"),
            (185, 158, "Hours are agreed"), (385, 158, "May"), (185, 178, "New site is open"), (385, 178, "July"),
        ):
            paper.text(x, y, text)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [
        ["Objective", "Milestone", "Due"], ["Waste disposal and recycling", "Vehicles are ordered", "June 2024"],
        ["Libraries", "Hours are agreed", "May"], ["", "New site is open", "July"],
    ]
    assert [(cell.row, cell.rows) for cell in grid.cells if cell.rows > 1] == [(2, 2)]


def test_a_painted_head_over_plain_rows_is_not_taken_for_the_whole_table(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for left, right in ((50, 180), (180, 310), (310, 440)):
            paper.box(left, 90, right, 108, DARK)
            paper.box(left, 108, right, 126, DARK)
        paper.rows([55, 300, 430], 103, [["Service", "2023/24", "2024/25"], ["", "Q4", "Q1"]], 18)
        paper.rows([55, 300, 430], 140, [["Libraries", "1,204", "1,180"], ["Parking", "388", "402"], ["Waste", "97", "105"]], 18)

    (grid,) = grids(tmp_path, draw)
    assert [row[0] for row in told(grid)][-3:] == ["Libraries", "Parking", "Waste"]


def test_merged_cells_stay_whole_where_each_cell_has_a_rule_below_it(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (110, 130, 150, 170, 190, 210):
            for left, right in pairwise(XS):
                if left > XS[0] or y in (110, 150, 210):
                    paper.box(left, y, right, y + 0.6, (0, 0, 0))
        paper.rows([55, 330, 440], 104, [["Priority", "Measure", "Actual"]])
        for at, (name, value) in enumerate((("Visits", "12"), ("Loans", "14"), ("Bins missed", "31"), ("Waste", "8"), ("Fly tips", "6"))):
            paper.rows([55, 330, 440], 124 + 20 * at, [["", name, value]])
        paper.text(55, 134, "Libraries")
        paper.text(55, 184, "Environment")

    (grid,) = grids(tmp_path, draw)
    stub = [(c.row, c.rows, c.text) for c in grid.cells if c.column == 0]
    assert stub == [(0, 1, "Priority"), (1, 2, "Libraries"), (3, 3, "Environment")]
    assert [row[1:] for row in told(grid)][1:3] == [["Visits", "12"], ["Loans", "14"]]


def test_the_last_row_is_read_where_rules_stand_above_each_row_and_a_head_over_the_first(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (110, 130, 150, 170):
            for left, right in pairwise(XS):
                paper.box(left, y, right, y + 0.6, (0, 0, 0))
        paper.rows([55, 330, 440], 104, [["Measure", "Target", "Actual"]])
        paper.rows([55, 330, 440], 124, [["Visits", "12", "11"], ["Loans", "14", "15"], ["Fly tips", "31", "30"]], 20)
        paper.text(55, 184, "The last two are counted once a year")

    (grid,) = grids(tmp_path, draw)
    assert [row[0] for row in told(grid)] == ["Measure", "Visits", "Loans", "Fly tips", "The last two are counted once a year"]


def test_names_set_upright_in_merged_cells_keep_the_order_of_their_words(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([70, 300, 360], [90, 130, 170])
        for x in (50, 360):
            paper.line(x, 90, x, 170)
        for y in (90, 170):
            paper.line(50, y, 70, y)
        paper.page.insert_text((64, 165), "Our people", fontsize=10, fontname="helv", rotate=90)
        paper.rows([75, 350], 114, [["Days lost to sickness", "8.1"], ["Posts vacant", "41"]], 40)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [["Our people", "Days lost to sickness", "8.1"], ["", "Posts vacant", "41"]]


def test_a_painted_head_of_two_rows_is_read_though_another_such_table_follows(tmp_path: Path) -> None:
    rows = [["Referrals", "561", "548", "612", "535"], ["Enquiries", "187", "201", "229", "167"], ["Reviews", "83", "89", "97", "67"]]

    def draw(paper: Paper) -> None:
        paper.text(50, 200, "Rates use the estimate of the population in the middle of the year.")
        for top, xs in ((90, [50, 190, 250, 310, 370, 430]), (230, [50, 150, 220, 290, 360, 430])):
            paper.box(xs[0], top, xs[1], top + 28, DARK)
            for left, right in ((xs[1], xs[3]), (xs[3], xs[5])):
                paper.box(left, top, right, top + 14, DARK)
            paper.rows([55, xs[2] + 18, xs[4] + 18], top + 11, [["Indicator", "Durham", "2019-20"]])
            paper.rows([55, *(x - 5 for x in xs[2:])], top + 25, [["", "2018", "2019", "Similar", "England"]])
            paper.rows([55, *(x - 5 for x in xs[2:])], top + 41, rows)
            for left, right in pairwise(xs):
                for y in (46, 62, 78):
                    paper.box(left, top + y, right, top + y + 0.7, (0.6, 0.6, 0.6))
                if left > xs[0]:
                    paper.box(left, top + 14, right, top + 28, DARK)

    first, second = grids(tmp_path, draw)
    assert [cell.columns for cell in first.cells if cell.row == 0] == [1, 2, 2]
    assert told(first) == told(second) == [
        ["Indicator", "Durham", "", "2019-20", ""], ["", "2018", "2019", "Similar", "England"], *rows,
    ]
