"""A table that is found shows the rows that were meant."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Box, Evidence, Table
from search.parse import parse
from webui.cells import MOST, Head, head, marked, speaking, whole

PLACE = Evidence(1, Box(0, 0, 1, 1))
TABLE = Table(
    id="t", report="r", evidence=(PLACE,), caption="Budget", columns=("Service", "Sum"),
    rows=(("Fostering", "1"), ("Adoption", "2"), ("<b>Agency", "staff 3"), ("Schools", "4"), ("Courts", "5")), row_boxes=(PLACE,) * 5,
)


def test_rows_that_match_are_shown_with_their_words_marked_and_all_else_escaped() -> None:
    [row] = speaking(TABLE, parse("agency staff").tree)
    assert row.place == 2
    assert row.cells == ("<mark>&lt;b&gt;Agency</mark>", "<mark>staff</mark> 3")


def test_words_of_one_cell_that_follow_each_other_are_marked_as_one() -> None:
    assert marked(("more agency staff", "x"), {1, 2, 3}) == ("more <mark>agency staff</mark>", "<mark>x</mark>")


def test_a_table_found_by_its_caption_shows_its_first_rows() -> None:
    assert [row.place for row in speaking(TABLE, parse("budget").tree)] == list(range(MOST))


def test_a_banded_head_is_shown_as_printed() -> None:
    banded = Table(
        id="t", report="r", evidence=(PLACE,), caption="", row_boxes=(PLACE,), rows=(("a", "1", "2"),),
        columns=("Service", "2012/13 Budget", "2012/13 Forecast"), head=(("Service", "2012/13", ""), ("", "Budget", "Forecast")),
        spans=((0, 0, 2, 1), (0, 1, 1, 2), (2, 0, 1, 3)),
    )
    assert head(banded) == (
        (Head("Service", 2, 1), Head("2012/13", 1, 2)),
        (Head("Budget", 1, 1), Head("Forecast", 1, 1)),
    )


def test_without_a_printed_head_the_columns_name_themselves_or_say_nothing() -> None:
    assert head(TABLE) == ((Head("Service", 1, 1), Head("Sum", 1, 1)),)
    assert head(replace(TABLE, columns=("", ""))) == ()


def test_the_whole_table_has_every_row() -> None:
    assert [row.place for row in whole(TABLE)] == [0, 1, 2, 3, 4]
