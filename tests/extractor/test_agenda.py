"""In an agenda pack, each record says which item of the meeting it stands under; other reports have no items."""

from __future__ import annotations

import pytest

from extractor.blocks import outline, sheet
from extractor.blocks.agenda import item_of_grid, item_of_line

from .setting import Set, grid, page, paragraph

HEAD = [["1.", "Meeting:", "Cabinet Member and Advisers"], ["2.", "Date:", "2nd June, 2010"], ["3.", "Title:", "Fostering in the borough"]]
PROSE = "There are no direct financial considerations, but the service will come back with a plan when the grant has been confirmed."


def test_the_head_of_a_report_in_a_table_names_the_item() -> None:
    assert item_of_grid(grid(1, HEAD, 100)) == "Fostering in the borough"


def test_a_table_that_has_a_title_column_is_no_head() -> None:
    rows = [["Title", "Date", "Owner"], ["Early help", "May", "Head of Service"], ["Fostering", "June", "Head of Service"]]
    assert item_of_grid(grid(1, rows, 100)) == ""


def test_what_follows_a_head_is_in_its_item_until_the_next() -> None:
    first, second = grid(1, HEAD, 100), grid(2, [*HEAD[:2], ["3.", "Title:", "School places"]], 100)
    text = [Set("5. Summary", 50, 200, size=14, bold=True), *paragraph(PROSE, 50, 230)]
    sheets = [sheet(page(1, text), [first]), sheet(page(2, text), [second])]
    placed = outline(sheets, [first, second])
    assert [(one.item, one.section) for one in placed if getattr(one.what, "form", "") == "paragraph"] == [
        ("Fostering in the borough", ("5. Summary",)), ("School places", ("5. Summary",)),
    ]


def test_lines_with_colons_make_a_head_too() -> None:
    """The first of them belongs to the item already, and one may run over two lines."""
    lines = [
        Set("From: Cabinet Member for Finance and", 50, 60),
        Set("Traded Services, and others", 90, 85),
        Set("To: Cabinet, 30 January 2025", 50, 110),
        Set("Subject: Budget monitoring", 50, 135),
        *paragraph(PROSE, 50, 200),
    ]
    assert {one.item for one in outline([sheet(page(1, lines), ())], ())} == {"Budget monitoring"}


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("CHILDREN'S BOARD WEDNESDAY, 21ST APRIL, 2010", "Minutes: CHILDREN'S BOARD WEDNESDAY, 21ST APRIL, 2010"),
        ("Minutes of the meeting held on 3 May 2011", "Minutes of the meeting held on 3 May 2011"),
        ("Minutes of a meeting on 3 May 2011 in the Town Hall at 7pm", "Minutes of a meeting on 3 May 2011 in the Town Hall at 7pm"),
        ("74. MINUTES OF THE BOARD HELD ON 10TH MARCH 2010", ""),
        ("The Children's Board met on 21st April 2010", ""),
        ("PERFORMANCE AND STATUS", ""),
    ],
)
def test_minutes_are_known_by_the_meeting_and_its_date(line: str, item: str) -> None:
    assert item_of_line(line) == item


def test_lines_of_a_head_that_stand_close_are_told_apart() -> None:
    head = ["Panel: Corporate Performance", "Date: 4 September 2024", "Title: Performance in summer", "Author: A. Officer"]
    lines = [*(Set(text, 50, 60 + 13 * at) for at, text in enumerate(head)), *paragraph(PROSE, 50, 200)]
    assert [one.item for one in outline([sheet(page(1, lines), ())], ())][-1] == "Performance in summer"
