"""Tables of one page, however they are drawn."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from corpus.model import Box, Evidence
from tests.extractor.papers import RED, SHADE, Paper, grids, pages, pdf, told

HEAD = ["Service", "Budget", "Forecast", "Variance"]
BODY = [["Agency staff", "1,200", "1,456", "256"], ["Placements", "25,760", "27,293", "1,533"], ["Transport", "5,521", "5,451", "(70)"]]
XS = [60.0, 260.0, 360.0, 460.0]


def test_a_full_lattice_gives_its_cells_with_wrapped_text_whole(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([50, 200, 300, 400], [90, 110, 140])
        for x, text in ((55, "Measure"), (205, "Target"), (305, "Actual")):
            paper.text(x, 104, text)
        paper.text(55, 122, "Children looked after")
        paper.text(55, 134, "per 10,000")
        paper.text(205, 122, "59.1")
        paper.text(305, 122, "78.2")

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [["Measure", "Target", "Actual"], ["Children looked after per 10,000", "59.1", "78.2"]]
    assert grid.method == "ruled" and grid.boxes == (Evidence(1, grid.boxes[0].box),)
    assert grid.boxes[0].box.overlap(Box(50, 90, 400, 140)) > 17_000


def test_a_missing_inner_edge_makes_one_merged_cell(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([50, 150, 250, 350], [110, 130, 150])
        paper.lattice([50, 350], [90, 110])
        paper.line(150, 90, 150, 110)
        paper.text(200, 104, "2013/14")
        paper.rows([60, 200, 300], 124, [["", "Q1", "Q2"], ["Referrals", "12", "14"]], 20)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [["", "2013/14", ""], ["", "Q1", "Q2"], ["Referrals", "12", "14"]]
    assert [(c.row, c.column, c.columns) for c in grid.cells if c.columns > 1] == [(0, 1, 2)]


@pytest.mark.parametrize("rules", [(84, 104, 158), (84, 104, 122, 138, 158)], ids=["above and below", "below each row"])
def test_level_rules_alone_are_enough(tmp_path: Path, rules: tuple[int, ...]) -> None:
    def draw(paper: Paper) -> None:
        for y in rules:
            paper.line(55, y, 465, y)
        paper.rows(XS, 98, [HEAD], 16)
        paper.rows(XS, 118, BODY, 16)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [HEAD, *BODY] and grid.method == "half-ruled"


def test_aligned_words_alone_are_enough_where_there_are_figures(tmp_path: Path) -> None:
    (grid,) = grids(tmp_path, lambda paper: paper.rows(XS, 100, [HEAD, *BODY]))
    assert told(grid) == [HEAD, *BODY] and grid.method == "aligned" and grid.confidence < 1


def test_rows_between_rules_keep_their_wrapped_lines_together(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (84, 104, 136, 168, 200):
            paper.line(55, y, 465, y)
        paper.rows(XS, 98, [HEAD])
        for i, (stub, rest) in enumerate((("Looked after", "children"), ("Care leavers", "and support"), ("Early help", "services"))):
            paper.rows(XS, 116 + 32 * i, [[stub, *BODY[i][1:]]])
            paper.text(60, 128 + 32 * i, rest)

    (grid,) = grids(tmp_path, draw)
    assert [row[0] for row in told(grid)] == ["Service", "Looked after children", "Care leavers and support", "Early help services"]


def test_a_rule_in_pieces_gives_columns_where_the_pieces_meet(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (110, 130, 150):
            for x0, x1 in ((50, 200), (200, 260), (260, 400)):
                paper.box(x0, y, x1, y + 0.6, (0, 0, 0))
        for i, row in enumerate((["Measure", "RAG", "Note"], ["Referrals", "", "A note"], ["Visits", "", "Another"])):
            for x, text in zip((55, 205, 265), row, strict=True):
                if text:
                    paper.text(x, 105 + 20 * i, text)
        paper.circle(230, 121, 5, RED)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [["Measure", "RAG", "Note"], ["Referrals", "", "A note"], ["Visits", "", "Another"]]
    assert [(c.row, c.column) for c in grid.cells if c.marks] == [(1, 1)]


def test_cells_have_their_colour_and_small_squares_are_marks(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.box(200, 110, 300, 130, RED)
        paper.box(340, 115, 350, 125, RED)
        paper.lattice([50, 200, 300, 400], [90, 110, 130])
        paper.rows([55, 290, 390], 104, [["Measure", "Status", "Icon"], ["Visits", "Red", ""]], 20)

    (grid,) = grids(tmp_path, draw)
    by_place = {(cell.row, cell.column): cell for cell in grid.cells}
    assert by_place[1, 1].fill == pytest.approx(RED, abs=0.01) and by_place[0, 1].fill is None
    assert by_place[1, 2].fill is None and len(by_place[1, 2].marks) == 1


def test_stacked_tables_are_taken_apart_at_a_filled_head(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for y in (90, 150):
            paper.box(50, y, 350, y + 20, SHADE)
        paper.lattice([50, 150, 250, 350], [90, 110, 130, 150, 170, 190])
        above = [["Objective", "Status", "Ref"], ["Safer", "On track", "P1"], ["Better", "At risk", "P2"]]
        paper.rows([55, 240, 340], 104, [*above, ["Measure", "Target", "Now"], ["Visits", "9", "8"]], 20)

    first, second = grids(tmp_path, draw)
    assert told(second) == [["Measure", "Target", "Now"], ["Visits", "9", "8"]] and first.rows == 3


def test_two_tables_with_text_between_are_two(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for top in (100, 260):
            for i in range(5):
                paper.line(55, top - 14 + 20 * i, 465, top - 14 + 20 * i)
            paper.rows(XS, top, [HEAD, *BODY], 20)
        paper.text(60, 230, "3. Schools", 14, bold=True)

    assert [told(grid) for grid in grids(tmp_path, draw)] == [[HEAD, *BODY], [HEAD, *BODY]]


def test_prose_lists_and_scales_are_no_tables(tmp_path: Path) -> None:
    def prose(paper: Paper) -> None:
        for i in range(8):
            paper.text(50, 100 + 13 * i, "The council spent more than it had planned to spend on")
            paper.text(320, 100 + 13 * i, "its placements, and less on transport to and from")

    def bullets(paper: Paper) -> None:
        for i, text in enumerate(("Agency staff", "Placements", "Transport", "Schools")):
            paper.text(50, 100 + 14 * i, f"{i + 1}.")
            paper.text(80, 100 + 14 * i, f"{text} cost more than in the year before.")

    def scale(paper: Paper) -> None:
        for i in range(5):
            paper.text(50, 100 + 30 * i, "per 10,000")
            paper.text(150, 100 + 30 * i, str(100 - 20 * i), right=True)

    for draw in (prose, bullets, scale):
        assert grids(tmp_path, draw) == ()


def test_a_frame_around_prose_is_no_table(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([40, 500], [80, 200])
        paper.rows([50, 0], 100, [["A word of warning"], ["that fills some lines"], ["and means no table"]])

    assert grids(tmp_path, draw) == ()


def test_a_page_printed_sideways_reads_like_any_other(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for row, y in zip([HEAD, *BODY, *BODY, *BODY], range(100, 400, 16), strict=False):
            for x, text in zip((700, 500, 400, 300), row, strict=True):
                paper.page.insert_text((y, x), text, fontsize=10, rotate=90)

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[:4] == [HEAD, *BODY]
    assert all(cell.box.holds(word.box.centre, 1) for cell in grid.cells for word in cell.words), "boxes are those of the page as shown"


def test_each_word_is_in_one_cell_and_its_centre_in_the_cell(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([50, 200, 300, 400], [90, 110, 130])
        paper.rows([55, 290, 390], 104, [["Measure", "Status", "Now"], ["Visits", "Red", "8"]], 20)
        paper.rows(XS, 300, [HEAD, *BODY])

    page = pages(pdf(tmp_path, draw))[0]
    held = [(cell, word) for grid in grids(tmp_path, draw) for cell in grid.cells for word in cell.words]
    assert sorted(word.text for _, word in held) == sorted(word.text for word in page.words)
    assert all(cell.box.holds(word.box.centre, 1) for cell, word in held)


def test_a_card_gives_title_status_and_label_and_value_in_turn(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for top in (100, 170):
            paper.box(50, top, 400, top + 18, SHADE)
            paper.lattice([50, 500], [top, top + 60])
            paper.text(55, top + 13, "Children looked after per 10,000", bold=True)
            paper.text(440, top + 13, "Amber")
            paper.text(55, top + 32, "Latest: 74% | Target: 80%")
            paper.text(55, top + 50, "More children came into care than left it.")

    first, second = grids(tmp_path, draw)
    assert told(first)[0][0] == "Children looked after per 10,000" and told(first)[0][-1] == "Amber"
    assert told(first)[1] == ["Latest:", "74%", "Target:", "80%"] and first.method == second.method == "card"


def test_two_tables_side_by_side_with_the_same_head_are_two(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for left, names in ((40, ("Director", "Manager", "Officer")), (320, ("Clerk", "Analyst", "Planner"))):
            rows = [[name, "B7", pay] for name, pay in zip(names, ("30,100", "31,250", "42,000"), strict=True)]
            paper.rows([left, left + 130.0, left + 200.0], 100, [["Title", "Grade", "Salary"], *rows])

    left, right = grids(tmp_path, draw)
    assert told(left)[1] == ["Director", "B7", "30,100"] and told(right)[0] == ["Title", "Grade", "Salary"]


def test_a_head_to_one_side_of_its_figures_stands_over_them(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.rows([60, 280, 420], 116, [["Visits", "25", "68"], ["Plans", "17", "64"], ["Checks", "6", "25"]])
        for x, text in ((60, "Service"), (200, "Male"), (340, "Female")):
            paper.text(x, 100, text)

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[:2] == [["Service", "Male", "Female"], ["Visits", "25", "68"]]


def test_rows_without_upright_lines_are_cut_where_the_head_has_them(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lattice([50, 200, 300, 400], [90, 110])
        for y in (130, 150):
            paper.line(50, y, 400, y)
        paper.line(50, 110, 50, 150)
        paper.line(400, 110, 400, 150)
        paper.rows([55, 290, 390], 104, [["Measure", "Target", "Now"], ["Visits", "9", "8"], ["Plans", "5", "6"]], 20)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == [["Measure", "Target", "Now"], ["Visits", "9", "8"], ["Plans", "5", "6"]]


def test_a_table_in_one_column_of_a_page_takes_no_prose_from_the_other(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for i in range(30):
            paper.text(40, 200 + 14 * i, "The council spent more than it had planned", 9)
            paper.text(310, 60 + 14 * i, "and the reasons for it are told in this column", 9)
        rows = [["Agency", "10", "12"], ["Transport", "25", "31"], ["Schools", "7", "5"]]
        paper.rows([40, 190, 250], 100, [["Service", "Budget", "Actual"], *rows])

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[0] == ["Service", "Budget", "Actual"] and grid.columns == 3


def test_names_beside_heads_over_heads_stay_apart_where_only_pieces_of_rules_part_them(tmp_path: Path) -> None:
    xs = [50, 90, 210, 270, 330, 390, 450]
    heads = ["Actual", "Target", "Actual", "Target"]
    rows = [["PL01", "Visits", "89%", "79%", "80", "34"], ["CS02", "Bins", "17%", "93%", "74", "32"], ["AH03", "Tax", "7", "2", "3", "6"]]

    def draw(paper: Paper) -> None:
        for y in (80, 96, 112, 128, 144, 160, 176):
            for left, right in pairwise(xs):
                if left >= 210 or y not in (96, 112):
                    paper.box(left, y, right, y + 0.7, (0, 0, 0))
        for x, y, text in ((311, 92, "2022/23"), (264, 108, "Q1"), (384, 108, "Q2")):
            paper.text(x, y, text)
        for i, row in enumerate([["Ref", "Measure", *heads], *rows]):
            for x, text in zip(xs, row, strict=False):
                paper.text(x + 3, 124 + 16 * i, text)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Ref", "Measure", "2022/23", "", "", ""], ["", "", "Q1", "", "Q2", ""], ["", "", *heads], *rows]
