"""Grids of a report as tables: heads, parts on several pages, records."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Grid, Placed
from extractor.grids import find_grids
from extractor.grids.numeric import has_number, is_figure, is_unit
from extractor.tables import head_rows, join, table_record
from tests.extractor.papers import SHADE, Draw, Paper, pages, pdf, told
from tests.extractor.tabling import grid

COLUMNS = [50.0, 200.0, 260.0, 320.0, 500.0]


def table(rows: list[list[str]], top: float = 60, head: bool = True, columns: list[float] = COLUMNS) -> Draw:
    """A ruled table of rows 24 points high; its first row shaded where `head`."""

    def draw(paper: Paper) -> None:
        if head:
            paper.box(columns[0], top, columns[-1], top + 24, SHADE)
        paper.lattice(columns, [top + 24 * i for i in range(len(rows) + 1)])
        for i, row in enumerate(rows):
            for x, text in zip(columns, row, strict=False):
                if text:
                    paper.text(x + 4, top + 15 + 24 * i, text)

    return draw


def joined(folder: Path, *draws: Draw) -> list[Grid]:
    read = pages(pdf(folder, *draws))
    return list(join([found for page in read for found in find_grids(page)], read))


HEAD = ["Measure", "Target", "Now", "Note"]
FIRST = [HEAD, ["Visits", "10", "12", "More visits were made"], ["Referrals", "20", "18", "Fewer were made, as"]]


def test_a_table_goes_on_over_the_page_and_its_repeated_head_is_dropped(tmp_path: Path) -> None:
    (whole,) = joined(tmp_path, table(FIRST), table([HEAD, ["Checks", "5", "4", "As planned"]]))
    assert told(whole) == [*FIRST, ["Checks", "5", "4", "As planned"]]
    assert [evidence.page for evidence in whole.boxes] == [1, 2] and whole.head_rows == 1


def test_the_row_that_a_page_break_cut_is_made_whole(tmp_path: Path) -> None:
    (whole,) = joined(tmp_path, table(FIRST), table([["", "", "", "schools waited."], ["Checks", "5", "4", "As planned"]], head=False))
    assert told(whole)[2] == ["Referrals", "20", "18", "Fewer were made, as schools waited."]
    assert told(whole)[3][0] == "Checks"
    assert [cell.page for cell in whole.cells if (cell.row, cell.column) == (2, 3)] == [1, 2], "each part stays on its page"


def test_the_rest_of_a_cut_row_follows_a_painted_head_that_is_not_ruled_off(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.box(COLUMNS[0], 60, COLUMNS[-1], 84, SHADE)
        paper.lattice(COLUMNS, [60, 108, 132])
        for y, row in ((75, HEAD), (99, ["", "", "", "schools waited."]), (123, ["Checks", "5", "4", "As planned"])):
            for x, text in zip(COLUMNS, row, strict=False):
                if text:
                    paper.text(x + 4, y, text)

    (whole,) = joined(tmp_path, table(FIRST), draw)
    assert told(whole)[2:] == [["Referrals", "20", "18", "Fewer were made, as schools waited."], ["Checks", "5", "4", "As planned"]]


def test_a_cut_stub_is_made_whole_too(tmp_path: Path) -> None:
    above = [HEAD, ["Visits", "10", "12", "More visits were made"], ["Learning disability -", "20", "18", "Fewer were made, as"]]
    below = [HEAD, ["community services", "", "", "schools waited."], ["Checks", "5", "4", "As planned"]]
    (whole,) = joined(tmp_path, table(above), table(below))
    assert told(whole)[2:] == [["Learning disability - community services", "20", "18", "Fewer were made, as schools waited."], below[2]]


def test_a_lone_row_in_columns_of_its_own_goes_on_with_the_last_cell(tmp_path: Path) -> None:
    """The rest of a note that was set anew behind other columns is part of the note; another sentence is not."""
    columns = [50.0, 60, 70, 80, 500]
    (whole,) = joined(tmp_path, table(FIRST), table([["", "", "", "schools waited for staff."]], head=False, columns=columns))
    assert told(whole) == [*FIRST[:2], ["Referrals", "20", "18", "Fewer were made, as schools waited for staff."]]
    (apart,) = joined(tmp_path, table(FIRST), table([["", "", "", "Schools waited for staff."]], head=False, columns=columns))
    assert told(apart) == FIRST


def test_a_head_of_figures_columns_is_not_taken_for_the_rest_of_a_row(tmp_path: Path) -> None:
    above = [["Service", "Budget", "Actual", "Gap"], ["Transport", "10", "12", "2"]]
    below = [["", "Plan", "Spent", "Left"], ["Schools", "7", "5", "2"]]
    assert len(joined(tmp_path, table(above), table(below))) == 2


def test_tables_with_other_columns_stay_apart(tmp_path: Path) -> None:
    other = table([["Risk", "Score"], ["Overspend", "16"]], columns=[50, 400, 500])
    assert len(joined(tmp_path, table(FIRST), other)) == 2


def test_a_paragraph_between_two_parts_keeps_them_apart(tmp_path: Path) -> None:
    def second(paper: Paper) -> None:
        for i in range(5):
            paper.text(50, 60 + 14 * i, "A paragraph that has nothing to do with the table of the page before.")
        table([["Checks", "5", "4", "As planned"], ["Plans", "5", "4", "Late"]], top=160, head=False)(paper)

    assert len(joined(tmp_path, table(FIRST), second)) == 2


def test_a_small_table_at_the_top_of_each_page_does_not_part_a_large_one(tmp_path: Path) -> None:
    def with_total(rows: list[list[str]]) -> Draw:
        def draw(paper: Paper) -> None:
            table([["Total £m", "12.5"]], head=False, columns=[300, 400, 500])(paper)
            table(rows, top=100)(paper)

        return draw

    tables = joined(tmp_path, with_total(FIRST), with_total([HEAD, ["Checks", "5", "4", "As planned"]]))
    assert sorted(part.rows for part in tables) == [1, 1, 4]


@pytest.mark.parametrize(("rows", "count"), [
    ([["Service", "Budget"], ["Transport", "10"], ["Schools", "12"]], 1),
    ([["", "2012/13", "2013/14"], ["Transport", "10", "12"]], 1),
    ([["Service", "Budget", "Actual"], ["", "£000", "£000"], ["Transport", "10", "12"]], 2),
    ([["Transport", "10"], ["Schools", "12"]], 0),
    ([[">>All figures in £m", ""], ["Service", "Budget"], ["Transport", "10"], ["Schools", "12"]], 2),
    ([["Risk", "Owner"], ["Overspend", "Treasurer"], ["Fire", "Warden"]], 1),
    ([["", "2012/13", "2013/14"], ["Scheme", "", ""], ["", "Budget", "Forecast"], ["Bridge", "10", "12"], ["Depot", "4", "4"]], 3),
    ([["", "2012/13", "2013/14"], ["Schools", "", ""], ["Bridge", "10", "12"], ["Depot", "4", "4"]], 1),
], ids=["names", "years", "units", "no head", "a title inside", "words only", "a stub named midway", "a section under years"])
def test_the_rows_of_a_head_are_counted(rows: list[list[str]], count: int) -> None:
    made = grid(rows)
    if rows[0][0].startswith(">>"):
        made = Grid(tuple(c for c in made.cells if (c.row, c.column) != (0, 1)), made.rows, made.columns, made.boxes)
    assert head_rows(made) == count


@pytest.mark.parametrize(("under", "count"), [(">>People", 1), (">>£000", 2)], ids=["a section", "a unit"])
def test_a_section_in_the_colour_of_the_head_is_none_of_it(under: str, count: int) -> None:
    """Else its title would stand in the name of every column, and no column would be known by it."""
    pale = (0.93, 0.93, 0.93)
    rows = [["Scheme", "Budget", "Forecast"], [under], ["Roof", "10", "12"], ["Bridge", "4", "4"], ["Depot", "7", "6"], ["All", "21", "22"]]
    made = grid(rows, {(0, 0): pale, (0, 1): pale, (0, 2): pale, (1, 0): pale})
    assert head_rows(made) == count


@pytest.mark.parametrize(("text", "figure", "number"), [
    ("1,456", True, True), ("(381)", True, True), ("-49.1%", True, True), ("£4.2m", True, True), ("-", True, False), ("n/a", True, False),
    ("2013/14", False, False), ("2010", False, False), ("Q1 2013/14", False, False), ("Budget", False, False), ("", False, False),
])
def test_figures_are_told_from_years_and_words(text: str, figure: bool, number: bool) -> None:
    assert (is_figure(text), has_number(text)) == (figure, number)


@pytest.mark.parametrize("text", ["£000", "£m", "(%)", "£'000", "FTE", "%"])
def test_units_are_known(text: str) -> None:
    assert is_unit(text) and not is_unit("Budget " + text)


def test_a_record_has_head_columns_rows_spans_and_a_box_for_each_row(tmp_path: Path) -> None:
    (whole,) = joined(tmp_path, table(FIRST), table([HEAD, ["Checks", "5", "4", "As planned"]]))
    record = table_record(whole, Placed(whole, ("1. Visits",)), "a" * 64)
    assert record.columns == tuple(HEAD) and record.head == (tuple(HEAD),) and record.section == ("1. Visits",)
    assert record.rows[2] == ("Checks", "5", "4", "As planned")
    assert [evidence.page for evidence in record.row_boxes] == [1, 1, 2] and record.reading.method == "ruled"
    assert record.row_boxes[0].box.y0 == pytest.approx(84, abs=2)


def test_a_head_of_two_levels_is_flattened_from_the_top(tmp_path: Path) -> None:
    made = grid([["", ">>2013/14"], ["Service", "Budget"], ["Transport", "10"]], head_rows=2)
    assert table_record(made, Placed(made, ()), "").columns == ("Service", "2013/14 Budget")


@pytest.mark.shared
def test_small_tables_of_a_real_report_are_joined_where_they_go_on_and_nowhere_else(shared: Path) -> None:
    read = pages(shared / "data" / "reports" / "doncaster-cyps-corporate-plan-2013-14-q1.pdf")
    tables = join([found for page in read for found in find_grids(page)], read)
    measures = [part for part in tables if told(part)[0][0] == "Performance Measure"]
    assert [part.rows for part in measures] == [2, 7, 4, 2, 3, 4, 2]
    assert [evidence.page for evidence in measures[1].boxes] == [1, 2, 2], "and below that the rest of its last note"
