"""Tables that no ink shows: heads told from how they stand over columns, columns from figures, plans of text from their heads."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Table
from extractor.pipeline import extract
from tests.extractor.papers import Paper, grids, pdf, told

MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
COUNTS = [17, 64, 23, 91, 8, 35, 76, 52, 12, 88, 41, 29]


def test_months_over_narrow_columns_are_the_head(tmp_path: Path) -> None:
    rows = [["Visits", *map(str, COUNTS)], ["Referrals", *map(str, reversed(COUNTS))], ["Checks", *map(str, COUNTS)]]

    def draw(paper: Paper) -> None:
        for i, row in enumerate([["Measure", *MONTHS], *rows]):
            paper.text(50, 80 + 16 * i, row[0], 8)
            for j, text in enumerate(row[1:]):
                paper.text(150 + 24 * j, 80 + 16 * i, text, 8, right=True)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Measure", *MONTHS], *rows]


def test_a_section_may_stand_between_close_heads_and_the_first_row(tmp_path: Path) -> None:
    heads = ["Gross expenditure", "Gross income", "Net expenditure"]
    rows = [["Transport", "9,492", "5,701", "3,791"], ["Interest", "120", "69", "51"], ["Pensions", "9,710", "386", "9,324"]]

    def draw(paper: Paper) -> None:
        for x, head in zip((262, 332, 410), heads, strict=True):
            paper.text(x, 80, head, 9, right=True)
        paper.text(50, 92, "Spending", 9)
        for i, row in enumerate(rows):
            paper.text(50, 104 + 12 * i, row[0], 9)
            for x, text in zip((262, 332, 410), row[1:], strict=True):
                paper.text(x, 104 + 12 * i, text, 9, right=True)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["", *heads], ["Spending", "", "", ""], *rows]


def test_a_remark_across_columns_of_figures_does_not_make_them_one(tmp_path: Path) -> None:
    none = ("", "", "", "")
    figures = [("49.5%", "5.5%", "69.5%", "31.1%"), ("33.8%", "26.7%", "3.0%", "49.2%"), none, ("81.9%", "57.9%", "78.2%", "80.3%"), none,
               ("34.1%", "88.6%", "44.0%", "75.3%")]

    def draw(paper: Paper) -> None:
        paper.rows([50, 280, 330, 380, 430], 80, [["Measure", "Q1", "Q2", "Q3", "Q4"]])
        for i, row in enumerate(figures):
            y = 96 + 16 * i
            paper.text(50, y, f"Measure number {i}")
            if not any(row):
                paper.text(298, y, "Reported annually")
            for x, text in zip((280, 330, 380, 430), row, strict=True):
                if text:
                    paper.text(x, y, text, right=True)

    (made,) = grids(tmp_path, draw)
    assert [row[1:] for row in told(made) if row[4].endswith("%")] == [list(row) for row in figures if any(row)]


def test_the_rest_of_heads_that_are_figures_stays_with_the_heads(tmp_path: Path) -> None:
    rows = [["Claims", "21", "20", "19"], ["Complaints", "88", "85", "90"], ["Sleepers", "14", "11", "9"]]

    def draw(paper: Paper) -> None:
        for x, head in zip((250, 320, 390), ("Q2 22-", "Q3 22-", "Q4 22-"), strict=True):
            paper.text(x, 80, head, right=True)
        paper.rows([50, 250, 320, 390], 92, [["KPI", "23", "23", "23"]])
        paper.rows([50, 250, 320, 390], 112, rows)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["KPI", "Q2 22- 23", "Q3 22- 23", "Q4 22- 23"], *rows]


def test_heads_over_rounds_that_half_repeat_stand_over_their_round(tmp_path: Path) -> None:
    labels = ["Budget", "Actual", "Variance", "Budget", "Forecast", "Variance"]
    places = [200.0, 260.0, 320.0, 380.0, 440.0, 500.0]
    rows = [["Highways", "640", "702", "62", "1,280", "1,350", "70"], ["Waste", "85", "85", "0", "170", "171", "1"],
            ["Libraries", "410", "398", "(12)", "820", "800", "(20)"]]

    def draw(paper: Paper) -> None:
        paper.text(220, 80, "Year to date")
        paper.text(406, 80, "Full year")
        for i, row in enumerate([["Service", *labels], *rows]):
            paper.text(50, 94 + 16 * i, row[0])
            for x, text in zip(places, row[1:], strict=True):
                paper.text(x, 94 + 16 * i, text, right=True)

    (made,) = grids(tmp_path, draw)
    over = {cell.text: (cell.column, cell.columns) for cell in made.cells if cell.row == 0 and cell.words}
    assert over == {"Year to date": (1, 3), "Full year": (4, 3)}


PLAN = [["Ref", "Action", "Lead", "By when"], ["1.1", "Recruit six permanent social workers", "J Smith", "March"],
        ["1.2", "Agree the new structure with all partners", "A Patel", "June"],
        ["1.3", "Move agency cover to the permanent team", "S Jones", "July"],
        ["1.4", "Report progress to the committee each month", "M Brown", "May"]]




def test_texts_in_rows_under_short_heads_are_a_table(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for i, row in enumerate(PLAN):
            for x, text in zip((50, 90, 330, 420), row, strict=True):
                paper.text(x, 80 + 20 * i, text)

    (made,) = grids(tmp_path, draw)
    assert told(made) == PLAN


def test_columns_of_running_text_without_heads_are_none(tmp_path: Path) -> None:
    line = "the service has recruited six social"

    def draw(paper: Paper) -> None:
        for i in range(8):
            for x in (50, 230, 410):
                paper.text(x, 80 + 13 * i, line, 9)

    assert grids(tmp_path, draw) == ()


def test_a_status_close_behind_a_figure_has_its_own_column(tmp_path: Path) -> None:
    rows = [["Visits", "87.3%", "Amber"], ["Referrals", "12.6%", "Green"], ["Checks", "46.0%", "Red"], ["Reviews", "69.9%", "Amber"]]

    def draw(paper: Paper) -> None:
        for i, row in enumerate([["Measure", "Actual", "Status"], *rows]):
            paper.text(50, 80 + 16 * i, row[0], 10)
            paper.text(200, 80 + 16 * i, row[1], 10, right=True)
            paper.text(236, 80 + 16 * i, row[2], 10, right=True)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Measure", "Actual", "Status"], *rows]


def test_a_line_of_three_texts_above_a_bold_head_is_the_tables_caption(tmp_path: Path) -> None:
    rows = [["Fostering", "4,210,500", "3,301,114"], ["Adoption", "1,120,300", "801,990"], ["Leaving care", "980,000", "760,450"]]

    def draw(paper: Paper) -> None:
        for x, text in ((50, "Period 9 2012/13"), (170, "Children and Young People"), (340, "All figures in £")):
            paper.text(x, 86, text)
        for x, text in ((50, "Service"), (300, "Annual Budget"), (420, "Actual to Date")):
            paper.text(x, 110, text, bold=True, right=x > 50)
        paper.rows([50, 300, 420], 124, rows, 14)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Service", "Annual Budget", "Actual to Date"], *rows]
    (table,) = (record for record in extract(pdf(tmp_path, draw)).records if isinstance(record, Table))
    assert table.caption == "Period 9 2012/13 Children and Young People All figures in £"
