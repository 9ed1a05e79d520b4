"""Heads drawn by themselves over tables that are drawn otherwise, and tables with others above and below."""

from __future__ import annotations

from pathlib import Path

from tests.extractor.papers import SHADE, Paper, grids, told

HEAD = ["Type one", "Local", "Region", "Country"]
BODY = [["Blood pressure", "77.6", "75.6", "75.7"], ["Cholesterol", "68.9", "70.1", "70.9"], ["All three", "16.4", "16.1", "18.3"]]
XS = [50.0, 200.0, 280.0, 360.0, 440.0]


def head(paper: Paper, top: float) -> None:
    paper.lattice(XS, [top, top + 16])
    paper.rows([55, 270, 350, 430], top + 12, [HEAD])


def body(paper: Paper, top: float) -> None:
    paper.rows([55, 270, 350, 430], top, BODY, 16)
    paper.box(50, top + 5, 440, top + 20, SHADE)


def test_a_row_of_heads_in_boxes_belongs_to_the_rows_without_any_under_it(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        head(paper, 90)
        body(paper, 118)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [HEAD, *BODY]


def test_a_lone_box_of_names_over_another_table_stays_by_itself(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([50, 180, 440], [90, 106])
        paper.rows([55, 300], 102, [["Objective", "On track"]])
        body(paper, 118)

    assert [grid.rows for grid in grids(tmp_path, draw)][-1] == 3


def test_no_table_reaches_over_one_that_is_drawn(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        before = [["Before", "1.1", "2.2", "3.3"], ["And before", "4.1", "5.2", "6.3"], ["Still", "1.4", "2.5", "3.6"]]
        paper.rows([55, 270, 350, 430], 90, before, 14)
        head(paper, 125)
        body(paper, 153)

    found = grids(tmp_path, draw)
    assert told(found[-1]) == [HEAD, *BODY] and all(row[0] != "Before" for row in told(found[-1]))


def test_heads_set_upright_over_a_table_without_lines_keep_the_order_of_their_words(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.line(50, 72, 440, 72)
        for x in (265, 345, 425):
            paper.page.insert_text((x, 130), "Last Month", fontsize=9, fontname="helv", rotate=90)
        paper.line(50, 135, 440, 135)
        paper.rows([55, 270, 350, 430], 150, BODY, 16)
        paper.line(50, 190, 440, 190)

    (grid,) = grids(tmp_path, draw)
    assert [cell.text for cell in grid.cells if "Month" in cell.text] == ["Last Month"] * 3
