"""Tables in a box that has a title of its own."""

from __future__ import annotations

from pathlib import Path

from tests.extractor.papers import Paper, grids, told

HEADS = ["Service", "Budget", "Outturn"]
ROWS = [["Fostering", "4,210", "3,301"], ["Adoption", "1,120", "801"], ["Leaving care", "980", "760"], ["Total", "6,310", "4,862"]]


def test_the_title_of_a_box_is_no_row_of_the_table_in_it(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([46, 420], [80, 196])
        paper.text(54, 94, "Key figures")
        paper.rows([57, 280, 400], 110, [HEADS, *ROWS], 18)
        for y in (98, 115, 187):
            paper.line(54, y, 405, y)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [HEADS, *ROWS]


def test_the_title_of_a_box_stands_further_left_than_the_heads_of_its_table(tmp_path: Path) -> None:
    rows = [["", "Budget", "Outturn", "Budget", "Outturn"], *([*row, *row[:0:-1]] for row in ROWS)]

    def draw(paper: Paper) -> None:
        paper.lattice([46, 500], [80, 210])
        paper.text(54, 92, "Key figures")
        paper.rows([57, 260, 410], 106, [["Service", "2022/23", "2023/24"]])
        paper.rows([57, 235, 310, 385, 460], 122, rows, 18)
        for y in (127, 200):
            paper.line(54, y, 470, y)
        paper.line(190, 110, 315, 110)
        paper.line(340, 110, 470, 110)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Service", "2022/23", "", "2023/24", ""], *rows]


def test_the_margin_of_a_box_that_touches_the_table_in_it_is_no_column(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([46, 405], [80, 196])
        paper.text(54, 92, "Key figures")
        paper.lattice([54, 200, 290, 405], [98, 116, 134, 152, 170, 188])
        paper.rows([57, 280, 400], 110, [HEADS, *ROWS], 18)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [HEADS, *ROWS]


def test_a_merged_row_that_says_the_unit_of_a_table_without_a_box_stays(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([54, 405], [80, 98])
        paper.text(57, 92, "All figures in £000")
        paper.lattice([54, 200, 290, 405], [98, 116, 134, 152, 170, 188])
        paper.rows([57, 280, 400], 110, [HEADS, *ROWS], 18)

    (made,) = grids(tmp_path, draw)
    assert told(made)[0][0] == "All figures in £000"
