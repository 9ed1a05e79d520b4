"""Tables without rules that go on over pages: columns set anew, sections and totals at a page's top, heads said again in other words."""

from __future__ import annotations

from pathlib import Path

from corpus.model import Grid
from extractor.grids import find_grids
from extractor.tables import join, with_rest
from tests.extractor.papers import Draw, Paper, pages, pdf, told

COLUMNS = [50.0, 330.0, 420.0, 520.0]
MOVED = [50.0, 300.0, 400.0, 520.0]
HEAD = ["Scheme", "Budget", "Forecast", "Variance"]
FIRST = [["Mill Lane bridge", "1,200", "1,150", "(50)"], ["Town hall roof", "640", "702", "62"], ["Play areas", "85", "85", "0"],
         ["Street lighting", "410", "398", "(12)"], ["Cycle route", "930", "941", "11"]]
NEXT = [["Library books", "77", "70", "(7)"], ["Market square", "305", "311", "6"], ["Care home doors", "58", "58", "0"],
        ["Fleet depot", "212", "220", "8"]]
FOOT = 842 - 60


def sheet(rows: list[list[str]], columns: list[float] = COLUMNS, top: float = 80, title: str = "", foot: bool = False) -> Draw:
    """A page with rows, set down to its foot where `foot`."""

    def draw(paper: Paper) -> None:
        if title:
            paper.text(50, top - 30, title)
        paper.rows(columns, FOOT - 16 * len(rows) if foot else top, rows)

    return draw


def whole(folder: Path, *draws: Draw) -> tuple[Grid, ...]:
    read = pages(pdf(folder, *draws))
    found: list[tuple[Grid, ...]] = []
    for at, page in enumerate(read):
        grids = find_grids(page)
        found.append(with_rest(page, grids, read[at - 1], found[-1]) if at else grids)
    return join([grid for grids in found for grid in grids], read)


def test_columns_that_are_set_anew_on_the_next_page_are_the_same_columns(tmp_path: Path) -> None:
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(NEXT, MOVED))
    assert told(made) == [HEAD, *FIRST, *NEXT] and made.head_rows == 1


def test_a_column_that_is_blank_on_the_next_page_stays_blank(tmp_path: Path) -> None:
    blank = [[name, budget, "", variance] for name, budget, _, variance in NEXT]
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(blank))
    assert told(made)[6:] == blank


def test_a_head_with_other_words_begins_another_table(tmp_path: Path) -> None:
    other = [["Service", "Reserve", "Drawn", "Left"], *NEXT]
    first, second = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(other))
    assert (told(first), told(second)) == ([HEAD, *FIRST], other)


def test_words_stay_words_a_part_with_figures_elsewhere_is_another_table(tmp_path: Path) -> None:
    other = [[name, "Amber", budget, "High"] for name, budget, _, _ in NEXT]
    assert len(whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(other))) == 2


def test_a_head_that_says_it_is_continued_is_dropped(tmp_path: Path) -> None:
    again = [["Scheme (continued)", *HEAD[1:]], *NEXT]
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(again))
    assert told(made) == [HEAD, *FIRST, *NEXT]


def test_a_total_alone_at_the_top_of_the_next_page_is_the_tables_last_row(tmp_path: Path) -> None:
    total = [["Total", "3,265", "3,276", "11"]]
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet(total))
    assert told(made) == [HEAD, *FIRST, *total]
    assert made.boxes[-1].page == 2


def test_a_head_that_stands_again_over_a_total_alone_is_dropped(tmp_path: Path) -> None:
    total = [["Total", "3,265", "3,276", "11"]]
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet([HEAD, *total], MOVED))
    assert told(made) == [HEAD, *FIRST, *total]


def test_a_line_with_figures_elsewhere_is_no_last_row(tmp_path: Path) -> None:
    def second(paper: Paper) -> None:
        paper.text(50, 80, "The programme of 3,265 was agreed in March and the forecast of 3,276 is 11 above it.")

    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), second)
    assert told(made) == [HEAD, *FIRST]


def test_a_sections_name_at_the_top_of_the_next_page_stays_with_its_rows(tmp_path: Path) -> None:
    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), sheet([["Education", "", "", ""], *NEXT]))
    assert told(made)[6] == ["Education", "", "", ""] and told(made)[7:] == NEXT


def test_a_running_head_with_the_pages_number_is_no_row(tmp_path: Path) -> None:
    def numbered(rows: list[list[str]]) -> Draw:
        def draw(paper: Paper) -> None:
            paper.text(50, 50, "Northfield Council", 8)
            paper.text(520, 50, "Page 2", 8, right=True)
            paper.rows(COLUMNS, 80, rows)

        return draw

    (made,) = whole(tmp_path, sheet([HEAD, *FIRST], foot=True), numbered(NEXT))
    assert told(made) == [HEAD, *FIRST, *NEXT]


def test_columns_that_only_the_next_page_tells_apart_are_apart_on_the_first_too(tmp_path: Path) -> None:
    first = [["Scheme", "Budget", "Why"], ["Mill Lane", "1,200", "Late"]]

    def above(paper: Paper) -> None:
        for i, row in enumerate(first):
            y = FOOT - 48 + 16 * i
            paper.text(50, y, row[0])
            paper.text(395, y, row[1], right=True)
            paper.text(400, y, row[2])
        for y in (FOOT - 60, FOOT - 43, FOOT - 24):
            paper.line(48, y, 540, y)

    def below(paper: Paper) -> None:
        for i, (name, budget, _, _) in enumerate(NEXT):
            paper.text(50, 80 + 16 * i, name)
            paper.text(380 if i else 390, 80 + 16 * i, budget, right=True)
            paper.text(400, 80 + 16 * i, "Work is on time")

    tables = whole(tmp_path, above, below)
    assert all("1,200 Late" not in row for table in tables for row in told(table))
