"""Where a pack says page by page which item of the meeting is printed there, each page is given to its item."""

from __future__ import annotations

from corpus.model import Block, Evidence, Form, Grid
from extractor.blocks import outline, sheet
from extractor.blocks.packs import items_by_page

from .setting import Set, grid, page, paragraph

PROSE = "The service expects to end the year with more children in its care than it had planned for, and will report again in the autumn."
AGENDA = [
    "1. Apologies", "2. Minutes (Pages 3 - 4)", "3. Budget monitoring (Pages 5 - 8) To consider the attached report.",
    "4. School places (Pages 9 - 12)",
]


def test_bookmarks_of_a_pack_say_which_pages_are_which_item() -> None:
    marks = [(1, "Agenda", 1), (1, "3 Minutes", 3), (2, "Appendix", 4), (1, "4 Fostering report", 5), (1, "5 School places", 8)]
    items = items_by_page(marks, (), 9)
    assert (items[2], items[4], items[7], items[9]) == ("Agenda", "3 Minutes", "4 Fostering report", "5 School places")


def test_chapters_of_an_ordinary_report_are_no_items() -> None:
    assert items_by_page([(1, "1 Introduction", 1), (1, "2 Revenue", 3), (1, "3 Capital", 5)], (), 9) == {}


def test_stamped_pages_take_the_names_that_the_agenda_gives() -> None:
    stamps = [_block(number, f"Agenda Item {item}", "running-head") for number, item in ((2, 2), (4, 3), (6, 5))]
    items = items_by_page((), [*_agenda(), *stamps], 7)
    assert items == {2: "2. Minutes", 3: "2. Minutes", 4: "3. Budget monitoring", 5: "3. Budget monitoring", 6: "Item 5", 7: "Item 5"}


def test_one_stamp_alone_makes_no_pack_of_a_report() -> None:
    assert items_by_page((), [_block(1, "Agenda Item 7", "running-head"), _block(1, PROSE, "paragraph")], 3) == {}


def test_the_pages_that_the_agenda_gives_are_those_printed_at_the_foot() -> None:
    feet = [_block(at + 2, f"Page {at}", "page-number") for at in range(3, 12)]
    items = items_by_page((), [*_agenda(), *feet], 14)
    assert (items[5], items[6], items[7], items[10], items[11]) == (
        "2. Minutes", "2. Minutes", "3. Budget monitoring", "3. Budget monitoring", "4. School places"
    )
    assert 2 not in items


def test_without_page_numbers_an_item_begins_where_a_page_opens_with_its_title() -> None:
    head = grid(5, [["Date", "4 May"], ["Report title:", "School places"]], 60)
    items = items_by_page((), [*_agenda(), _block(3, "BUDGET MONITORING", "heading"), head], 6)
    assert items == {3: "3. Budget monitoring", 4: "3. Budget monitoring", 5: "4. School places", 6: "4. School places"}


def test_headings_of_one_item_do_not_reach_into_the_next() -> None:
    def stamped(number: int, heading: str) -> list[Set]:
        return [Set(f"Agenda Item {number}", 450, 30), Set(heading, 50, 100, size=14, bold=bool(heading)), *paragraph(PROSE, 50, 200)]

    front = page(1, [Set("Agenda", 50, 100, size=30, bold=True), Set("Town Hall", 50, 200)])
    pages = [front, page(2, stamped(4, "Demand")), page(3, stamped(5, "")), page(4, stamped(6, "Costs"))]
    placed = outline([sheet(one, ()) for one in pages], ())
    assert [(one.item, one.section) for one in placed if isinstance(one.what, Block) and one.what.text.startswith("The service")] == [
        ("Item 4", ("Demand",)), ("Item 5", ()), ("Item 6", ("Costs",)),
    ]


def _agenda() -> list[Block | Grid]:
    return [_block(1, "A G E N D A", "heading"), *(_block(1, entry, "item") for entry in AGENDA)]


def _block(number: int, text: str, form: Form) -> Block:
    line = page(number, [Set(text, 50, 60)])
    return Block(form, text, line.words, tuple(Evidence(number, word.box) for word in line.words[:1]))
