"""Drawn rows that hold several rows, and heads over heads with no line between them."""

from __future__ import annotations

from pathlib import Path

from tests.extractor.papers import Paper, grids, told


def upright(paper: Paper, xs: list[float], top: float, head: float, bottom: float) -> None:
    for x in xs:
        paper.line(x, top, x, bottom)
    for y in (top, head, bottom):
        paper.line(xs[0], y, xs[-1], y)


def test_figures_under_each_other_in_one_drawn_row_are_as_many_rows(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        upright(paper, [50, 300, 400], 90, 110, 180)
        names = [["Reserve", "Balance"], ["Libraries", "82,626"], ["Placements", "459"], ["Parking", "62,509"], ["Waste", "755"]]
        paper.rows([55, 390], 104, names[:1])
        paper.rows([55, 390], 124, names[1:], 15)

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[1:] == [["Libraries", "82,626"], ["Placements", "459"], ["Parking", "62,509"], ["Waste", "755"]]


def test_a_head_in_the_same_drawn_row_is_parted_from_its_figures(tmp_path: Path) -> None:
    rows = [["Reserve", "Balance"], ["Libraries", "82,626"], ["Placements", "459"], ["Parking", "62,509"], ["Waste", "755"]]

    def draw(paper: Paper) -> None:
        upright(paper, [50, 300, 400], 90, 90, 170)
        paper.rows([55, 390], 104, rows, 15)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == rows


def test_rows_of_text_between_upright_lines_are_parted_by_the_white_in_all_columns(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        upright(paper, [50, 220, 400], 90, 110, 215)
        for x, y, text in (
            (55, 104, "Action"), (225, 104, "Progress"),
            (55, 124, "Recruit social workers"), (225, 124, "Six posts are filled and"), (225, 136, "agency cover ends in May"),
            (55, 158, "Open the second home"), (225, 158, "Building work is complete"),
            (55, 180, "Review all placements"), (55, 192, "above the limit"), (225, 180, "Seventeen are reviewed"),
        ):
            paper.text(x, y, text)

    (grid,) = grids(tmp_path, draw)
    assert [row[0] for row in told(grid)] == [
        "Action", "Recruit social workers", "Open the second home", "Review all placements above the limit",
    ]


def test_one_tall_cell_beside_short_ones_is_one_row(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        upright(paper, [50, 220, 300, 400], 90, 110, 190)
        for y, text in ((104, "Comment"), (124, "Costs rose in May"), (136, "and June."), (158, "More to come."), (170, "No action.")):
            paper.text(55, y, text)
        paper.rows([0, 290, 390], 104, [["", "Budget", "Actual"]])
        paper.rows([0, 290, 390], 124, [["", "120", "150"]])

    (grid,) = grids(tmp_path, draw)
    assert grid.rows == 2


def test_a_head_over_two_heads_in_one_drawn_row_stands_over_both(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (124, 144, 164, 184):
            for left, right in ((50, 180), (180, 240), (240, 300), (300, 360), (360, 420)):
                paper.box(left, y, right, y + 0.6, (0, 0, 0))
        paper.text(190, 104, "Year to 2023/24", 9)
        paper.text(310, 104, "Year to 2024/25", 9)
        paper.rows([55, 235, 295, 355, 415], 118, [["Measure", "Target", "Actual", "Target", "Actual"]])
        body = [["Visits", "12", "11", "14", "15"], ["Loans", "8", "9", "7", "6"], ["Calls", "3", "4", "2", "1"]]
        paper.rows([55, 235, 295, 355, 415], 138, body, 20)

    (grid,) = grids(tmp_path, draw)
    assert [(c.row, c.column, c.columns, c.text) for c in grid.cells if c.columns > 1] == [
        (0, 1, 2, "Year to 2023/24"), (0, 3, 2, "Year to 2024/25"),
    ]
    assert told(grid)[1][1:] == ["Target", "Actual", "Target", "Actual"]


def test_group_heads_over_the_first_of_many_rules_are_a_row_of_their_own(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (126, 144, 162, 180):
            for left, right in ((50, 180), (180, 240), (240, 300), (300, 360), (360, 420)):
                paper.box(left, y, right, y + 0.6, (0, 0, 0))
        paper.text(288, 106, "Full year")
        paper.text(55, 113, "Service")
        paper.rows([55, 235, 295, 355, 415], 121, [["", "Budget", "Actual", "Variance", "Share"]])
        body = [["Visits", "12", "11", "14", "15"], ["Loans", "8", "9", "7", "6"], ["Calls", "3", "4", "2", "1"], ["Total", *"5678"]]
        paper.rows([55, 235, 295, 355, 415], 139, body, 18)

    (grid,) = grids(tmp_path, draw)
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in grid.cells if c.row < 2 and (c.columns > 1 or c.rows > 1)] == [
        (0, 0, 2, 1, "Service"), (0, 1, 1, 4, "Full year"),
    ]
    assert [row[0] for row in told(grid)[2:]] == ["Visits", "Loans", "Calls", "Total"]


def test_heads_of_one_and_of_two_lines_side_by_side_are_no_heads_over_heads(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (126, 144, 162, 180):
            for left, right in ((50, 180), (180, 260), (260, 340), (340, 420)):
                paper.box(left, y, right, y + 0.6, (0, 0, 0))
        paper.rows([55, 255, 335, 415], 108, [["", "Actual to", "", "Budget to"]])
        paper.rows([55, 255, 335, 415], 114, [["Service", "", "Variance", ""]])
        paper.rows([55, 255, 335, 415], 120, [["", "Date", "", "Date"]])
        body = [["Visits", "12", "11", "14"], ["Loans", "8", "9", "7"], ["Calls", "3", "4", "2"], ["Total", *"678"]]
        paper.rows([55, 255, 335, 415], 139, body, 18)

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[0] == ["Service", "Actual to Date", "Variance", "Budget to Date"]
