"""The text of a page has every word once, with tables as tables and the same marks as the picture."""

from __future__ import annotations

from corpus.model import Box, Commentary, Evidence, Page, Table, Word
from webui import reading
from webui.cells import Row, whole
from webui.reading import Marks, Piece, Prose, Tabular


def word(text: str, x: float, y: float, line: int) -> Word:
    return Word(text, Box(x, y, x + 30, y + 10), line)


WORDS = (
    word("Agency", 10, 10, 0), word("staff", 45, 10, 0),
    word("cost", 10, 22, 1),
    word("Later", 10, 60, 2),
    word("Sum", 10, 100, 3), word("12", 45, 100, 3),
    word("7", 10, 190, 4),
)
PAGE = Page(1, "", 200, 200, WORDS)
PASSAGE = Commentary(
    id="p", report="r", evidence=(Evidence(1, Box(0, 0, 100, 40)), Evidence(2, Box(0, 0, 200, 200))), text="Agency staff cost"
)
NOTHING = Marks()
TABLE = Table(
    id="t", report="r", evidence=(Evidence(1, Box(0, 90, 100, 120)),), caption="", columns=("", ""), rows=(("Sum", "12"),),
    row_boxes=(Evidence(1, Box(0, 90, 100, 120)),),
)


def read(marks: Marks = NOTHING) -> tuple[Prose | Tabular, ...]:
    return reading.read(PAGE, [PASSAGE, TABLE], marks, {"t": whole(TABLE)})


def test_passages_tables_and_what_is_in_no_record_follow_each_other_as_on_the_page() -> None:
    passage, later, table, number = read()
    assert isinstance(table, Tabular)
    assert table.rows == (Row(0, ("Sum", "12")),)  # type: ignore[arg-type]
    said = [" ".join(piece.text for line in part.lines for piece in line) for part in (passage, later, number) if isinstance(part, Prose)]
    assert said == ["Agency staff cost", "Later", "7"]


def test_what_is_marked_and_what_belongs_to_the_record_is_kept() -> None:
    passage = read(Marks(frozenset({1}), frozenset({0, 1, 2})))[0]
    assert isinstance(passage, Prose)
    assert passage.lines == ((Piece("Agency", False, True), Piece("staff", True, True)), (Piece("cost", False, True),))


def test_a_wide_gap_begins_a_paragraph() -> None:
    found = reading.read(PAGE, [], NOTHING, {})
    assert [len(part.lines) for part in found if isinstance(part, Prose)] == [2, 1, 1, 1]


def test_of_two_records_the_smaller_box_has_the_word() -> None:
    around = Commentary(id="a", report="r", evidence=(Evidence(1, Box(0, 0, 200, 200)),), text="all")
    assert [one.id if one else "" for one in reading.owned(PAGE, [around, TABLE])] == ["a", "a", "a", "a", "t", "t", "a"]
