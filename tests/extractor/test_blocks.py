"""Running text comes out in the order it is read, in paragraphs, under its headings, without what repeats on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.model import Block, Box, Grid, Mark, Page, Placed
from extractor.blocks import outline, sheet

from .setting import Set, grid, page, paragraph

PROSE = (
    "The service has continued to work with its partners so that more families are helped early and fewer children come into care, "
    "and the number of social workers who leave has fallen in each of the last three quarters."
)


def read(*pages: Page, grids: Sequence[Grid] = ()) -> tuple[Placed, ...]:
    return outline([sheet(one, [grid for grid in grids if grid.boxes[0].page == one.number]) for one in pages], grids)


def blocks(placed: Sequence[Placed], *forms: str) -> list[Block]:
    return [one.what for one in placed if isinstance(one.what, Block) and (not forms or one.what.form in forms)]


def test_lines_of_a_paragraph_are_one_block_and_a_gap_begins_another() -> None:
    found = blocks(read(page(1, [*paragraph(PROSE, 50, 100), *paragraph(PROSE[::-1], 50, 160)])))
    assert [block.text for block in found] == [PROSE, PROSE[::-1]]
    assert found[0].boxes[0].box.y1 < found[1].boxes[0].box.y0


def test_headings_make_the_path_of_what_stands_under_them() -> None:
    """Numbers and type sizes tell levels; the report's title is in no path."""
    lines = [
        Set("Performance report", 50, 40, size=20, bold=True),
        Set("4. Resources", 50, 80, size=14, bold=True), Set("4.1 Revenue", 50, 110, size=14, bold=True), *paragraph(PROSE, 50, 140),
        Set("Placements budget", 50, 200, size=14, bold=True), *paragraph(PROSE, 50, 230),
        Set("4.2 Capital", 50, 300, size=14, bold=True), *paragraph(PROSE, 50, 330),
        Set("5. People", 50, 400, size=14, bold=True), *paragraph(PROSE, 50, 430),
    ]
    paths = [one.section for one in read(page(1, lines)) if isinstance(one.what, Block) and one.what.form == "paragraph"]
    assert paths == [
        ("4. Resources", "4.1 Revenue"),
        ("4. Resources", "4.1 Revenue", "Placements budget"),
        ("4. Resources", "4.2 Capital"),
        ("5. People",),
    ]


@pytest.mark.parametrize("text", ["Contact: Jo Bloggs", "Tel: 01234 567890", "2007/08 324 victims", "12.5% 14.0%", "jo@council.gov.uk"])
def test_bold_lines_that_head_nothing_are_no_headings(text: str) -> None:
    lines = [*paragraph(PROSE, 50, 100), Set(text, 50, 160, bold=True), *paragraph(PROSE, 50, 200)]
    assert not blocks(read(page(1, lines)), "heading")


def test_a_list_set_in_bold_is_no_tower_of_headings() -> None:
    names = [Set(f"Background paper {letter}", 50, 160 + 30 * at, bold=True) for at, letter in enumerate("ABC")]
    found = read(page(1, [*paragraph(PROSE, 50, 100), *names, *paragraph(PROSE, 50, 300)]))
    assert [block.text for block in blocks(found, "heading")] == ["Background paper C"]


def test_a_plain_numbered_line_is_a_heading_when_the_next_is_numbered_under_it() -> None:
    lines = [Set("3. Mitigating the overspend", 50, 100), Set("3.1 " + PROSE[:60], 50, 130), Set("3.2 " + PROSE[:50], 50, 160)]
    found = read(page(1, lines))
    assert [block.text for block in blocks(found, "heading")] == ["3. Mitigating the overspend"]
    assert found[-1].section == ("3. Mitigating the overspend",)


def test_two_columns_are_read_one_after_the_other() -> None:
    """Also where a heading spans both, and lines of the two stand on one height."""
    left = paragraph("Left " + PROSE, 50, 120, letters=40)
    right = paragraph("Right " + PROSE, 330, 120, letters=40)
    title = Set("A heading that spans the whole width of both of the columns below", 50, 60, size=16, bold=True)
    texts = [block.text for block in blocks(read(page(1, [title, *[line for both in zip(left, right, strict=False) for line in both]])))]
    assert texts == [title.text, "Left " + PROSE, "Right " + PROSE]


def test_a_title_set_apart_under_both_columns_stands_in_neither() -> None:
    left = paragraph("Left " + PROSE, 50, 120, letters=40)
    right = paragraph("Right " + PROSE, 330, 120, letters=40)
    title = Set("Table 1: Children in care", 50, 250, bold=True)
    texts = [block.text for block in blocks(read(page(1, [*left, *right, title])))]
    assert texts == ["Left " + PROSE, "Right " + PROSE, title.text]


def test_labels_beside_their_values_are_no_columns() -> None:
    rows = [("Owner", "Head of Finance"), ("Due", "March 2014"), ("Status", "On track"), ("Risk", "Low"), ("Next", "June 2014")]
    lines = [Set(text, x, 100 + 20 * at) for at, row in enumerate(rows) for text, x in zip(row, (50, 200), strict=True)]
    assert "Owner Head of Finance Due March 2014" in " ".join(block.text for block in blocks(read(page(1, lines))))


def test_running_heads_and_page_numbers_are_left_out_by_name() -> None:
    pages = [
        page(n, [Set("Quarterly report 2013/14", 50, 20), *paragraph(f"On page {n}. {PROSE}", 50, 300), Set(f"Page {n} of 3", 280, 810)])
        for n in (1, 2, 3)
    ]
    found = read(*pages)
    assert [block.text for block in blocks(found, "running-head")] == ["Quarterly report 2013/14"] * 3
    assert [block.text for block in blocks(found, "page-number")] == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_a_heading_at_the_top_of_one_page_is_no_running_head() -> None:
    pages = [
        page(n, [Set(f"{text} in the quarter", 50, 40, size=14, bold=True), *paragraph(PROSE, 50, 100)])
        for n, text in ((1, "Staff"), (2, "Costs"), (3, "Homes"))
    ]
    assert not blocks(read(*pages), "running-head")


def test_a_sentence_runs_on_over_the_page_break_past_the_foot() -> None:
    half = len(PROSE) // 2 + PROSE[len(PROSE) // 2 :].index(" ")
    pages = [
        page(1, [*paragraph(PROSE, 50, 100), *paragraph(PROSE[:half], 50, 700), Set("1", 300, 815)]),
        page(2, [*paragraph(PROSE[half:], 50, 60), Set("2", 300, 815)]),
    ]
    last = blocks(read(*pages), "paragraph")[-1]
    assert last.text == PROSE
    assert [evidence.page for evidence in last.boxes] == [1, 2]


def test_a_contents_list_is_left_out_by_name() -> None:
    entries = [Set(f"{n} Chapter {'.' * 60} {n * 3}", 50, 100 + 20 * n) for n in (1, 2, 3)]
    found = read(page(1, [Set("Contents", 50, 80, size=14, bold=True), *entries]), page(2, paragraph(PROSE, 50, 100)))
    assert len(blocks(found, "contents")) == 4


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "-", "(a)", "2.", "iv."])
def test_items_of_a_list_are_parted_and_keep_their_second_lines(bullet: str) -> None:
    lines = [Set("We will:", 50, 100)]
    for at in range(2):
        y = 120 + 30 * at
        lines.append(Set(f"{bullet} Train more foster carers so that fewer placements are bought from agencies", 60, y))
        lines.append(Set("outside of the borough;", 72, y + 12.5))
    items = blocks(read(page(1, lines)), "item")
    assert len(items) == 2
    assert all(item.text.endswith("agencies outside of the borough;") for item in items)


def test_a_word_parted_at_the_end_of_a_line_is_whole_again_if_the_report_knows_it_whole() -> None:
    """A compound keeps its hyphen."""
    lines = [
        Set("The internal audit found that the multi-", 50, 100),
        Set("agency team had met its inter-", 50, 112.5),
        Set("nal targets for the whole year.", 50, 125),
    ]
    text = blocks(read(page(1, lines)))[0].text
    assert "multi-agency team" in text
    assert "its internal targets" in text


def test_words_in_a_grid_are_left_to_it_and_it_stands_in_its_place() -> None:
    table = grid(1, [["Name", "Target"], ["Children in care", "36.1"]], top=160)
    in_cells = [word for cell in table.cells for word in cell.words]
    one = page(1, [*paragraph(PROSE, 50, 100), *paragraph("After. " + PROSE, 50, 240)])
    both = Page(1, "", one.width, one.height, (*one.words, *in_cells), one.spans)
    found = read(both, grids=[table])
    assert [type(placed.what).__name__ for placed in found] == ["Block", "Grid", "Block"]
    assert not set(in_cells) & {word for block in blocks(found) for word in block.words}


def test_no_word_is_lost_or_doubled() -> None:
    """Every word of a page stands in exactly one block."""
    heading = Set("1. Heading", 50, 60, size=14, bold=True)
    one = page(1, [heading, *paragraph(PROSE, 50, 100), Set("• one item of a list", 60, 170), Set("5", 300, 820)])
    words = [word for block in blocks(read(one)) for word in block.words]
    assert sorted(words, key=repr) == sorted(one.words, key=repr)


def test_the_small_head_of_a_report_of_one_page_is_left_out_and_its_foot_too() -> None:
    """Nothing repeats there, so type and place must tell."""
    lines = [
        Set("Borough of Barnet: performance in the quarter", 50, 20, size=7),
        *paragraph(PROSE, 50, 100),
        Set("Produced by the performance team Page 1 of 1", 50, 815, size=7),
    ]
    assert [block.form for block in blocks(read(page(1, lines)))] == ["running-head", "paragraph", "running-head"]


def test_titles_of_slides_that_go_on_are_headings_and_no_running_heads() -> None:
    """They stand on three pages alike, but large, and not on most of the pages."""
    pages = [
        page(n, [Set(title, 50, 30, size=18, bold=True), *paragraph(f"Slide {n}. {PROSE}", 50, 200)])
        for n, title in enumerate(["Public health"] * 3 + ["Adult care", "Schools", "Finance", "People"], start=1)
    ]
    found = read(*pages)
    assert {one.section for one in found if isinstance(one.what, Block) and one.what.boxes[0].page == 3} == {("Public health",)}


def test_a_line_above_a_table_that_is_no_sentence_is_its_caption() -> None:
    """Units are said there as often as in the head."""
    table = grid(1, [["Name", "Budget"], ["Staff", "36.1"]], top=160)
    lines = [*paragraph(PROSE, 50, 60), Set("All figures in £m", 50, 140)]
    found = read(page(1, lines), grids=[table])
    assert [one.what.caption for one in found if isinstance(one.what, Grid)] == ["All figures in £m"]
    assert [block.text for block in blocks(found, "caption")] == ["All figures in £m"]


def test_a_sentence_above_a_table_is_no_caption() -> None:
    table = grid(1, [["Name", "Budget"], ["Staff", "36.1"]], top=160)
    found = read(page(1, [Set("An overspend is forecast.", 50, 140)]), grids=[table])
    assert [one.what.caption for one in found if isinstance(one.what, Grid)] == [""]


def test_a_contents_list_set_as_a_table_is_left_out_too() -> None:
    table = grid(1, [["Introduction", "2"], ["Revenue", "5"], ["Capital", "9"]], top=100)
    found = read(page(1, [Set("Contents", 50, 60, size=14, bold=True)]), page(2, paragraph(PROSE, 50, 100)), grids=[table])
    assert [block.form for block in blocks(found)] == ["contents", "contents", "paragraph"]
    assert not any(isinstance(one.what, Grid) for one in found)


def test_an_appendix_stands_under_no_chapter() -> None:
    lines = [Set("Report", 50, 30, size=20, bold=True), *paragraph(PROSE, 50, 70)]
    for at, text in enumerate(["5. People", "5.1 Staff", "Appendix A"]):
        lines += [Set(text, 50, 130 + 100 * at, size=14, bold=True), *paragraph(PROSE, 50, 160 + 100 * at)]
    assert read(page(1, lines))[-1].section == ("Appendix A",)


def test_a_bare_label_that_comes_again_heads_nothing() -> None:
    pages = [page(n, [*paragraph(f"On page {n}. {PROSE}", 50, 100), Set("Appendix B", 480, 300 + 40 * n, bold=True)]) for n in (1, 2)]
    found = read(*pages)
    assert [block.text for block in blocks(found, "running-head")] == ["Appendix B", "Appendix B"]
    assert {one.section for one in found} == {()}


def test_a_drawn_bullet_opens_an_item() -> None:
    """Browsers draw their bullets as circles, so that no letter tells of them."""
    one = page(1, [*paragraph(PROSE, 50, 60), Set("Hire more carers", 60, 120), Set("Pay them better", 60, 133)])
    marks = tuple(Mark(Box(52, y, 55, y + 3), "shape", (0, 0, 0)) for y in (125, 138))
    found = outline([sheet(replace(one, marks=marks), ())], ())
    assert [block.text for block in blocks(found, "item")] == ["Hire more carers", "Pay them better"]


def test_what_stands_at_the_head_of_the_page_is_in_no_column() -> None:
    """Its two parts are one running head, also above two columns of text."""
    pages = [
        page(n, [
            Set("Borough of Barnet", 50, 20), Set("Quarter 2", 330, 20),
            *paragraph(f"Left {n} {PROSE}", 50, 120, letters=40), *paragraph(f"Right {n} {PROSE}", 330, 120, letters=40),
        ]) for n in (1, 2, 3)
    ]  # fmt: skip
    found = read(*pages)
    assert [block.text for block in blocks(found, "running-head")] == ["Borough of Barnet Quarter 2"] * 3


def test_a_heading_within_columns_parts_them() -> None:
    """It stands on the left alone, the columns beside and below it belong to it; and a title above does not widen them."""
    lines = [Set("A title that is set much wider than a column", 50, 30, size=16, bold=True)]
    for at, name in enumerate(("Costs", "Staff")):
        y = 80 + 200 * at
        lines.append(Set(name, 50, y, size=13, bold=True))
        for side, x in (("Left", 50), ("Right", 330)):
            lines += paragraph(f"{side} {name} {PROSE}", x, y + 30, letters=40)
    found = [one for one in read(page(1, lines)) if isinstance(one.what, Block) and one.what.form == "paragraph"]
    assert [one.what.text.split()[:2] for one in found] == [["Left", "Costs"], ["Right", "Costs"], ["Left", "Staff"], ["Right", "Staff"]]
    assert [one.section for one in found] == [("Costs",), ("Costs",), ("Staff",), ("Staff",)]


def test_columns_under_labels_of_a_chart_are_columns_all_the_same() -> None:
    labels = [Set(text, 60, 100 + 20 * at) for at, text in enumerate(["150", "100", "50", "0", "Apr", "May"])]
    left, right = paragraph("Left " + PROSE, 50, 250, letters=40), paragraph("Right " + PROSE, 330, 250, letters=40)
    texts = [block.text for block in blocks(read(page(1, [*labels, *left, *right])))]
    assert texts[-2:] == ["Left " + PROSE, "Right " + PROSE]


def test_a_large_capital_belongs_to_the_word_that_it_opens() -> None:
    beside = [Set("he service has worked", 70, 102), Set("with its partners", 70, 114.5)]
    found = blocks(read(page(1, [Set("T", 50, 100, size=24), *beside, Set("in all of the year.", 50, 127)])))
    assert [block.text for block in found] == ["The service has worked with its partners in all of the year."]


def test_small_capitals_are_as_large_as_the_capital_before_them() -> None:
    """A heading set in them would else look smaller than the text below it."""
    set_by_hand = page(1, [Set("Keeping families", 50, 60, bold=True), *paragraph(PROSE, 50, 100)])
    first = set_by_hand.spans[0]
    x = first.box.x0 + 7
    capital = replace(first, text="K", size=13, box=replace(first.box, x1=x))
    rest = replace(first, text="eeping families", size=9, box=replace(first.box, x0=x))
    found = read(replace(set_by_hand, spans=(capital, rest, *set_by_hand.spans[1:])))
    assert [block.text for block in blocks(found, "heading")] == ["Keeping families"]


def test_a_cover_says_what_the_report_is_and_heads_nothing() -> None:
    lines = [Set("Outturn report", 50, 100, size=24), Set("April 2021 to March 2022", 50, 300, size=18), Set("The Council House", 50, 700)]
    found = read(page(1, lines), page(2, [Set("1. Costs", 50, 60, size=18, bold=True), *paragraph(PROSE, 50, 100)]))
    assert found[-1].section == ("1. Costs",)


def test_a_period_under_the_title_heads_nothing() -> None:
    lines = [
        Set("Performance report", 50, 30, size=20, bold=True), Set("Quarter 2 2022/23: July to September 2022", 50, 70, size=14, bold=True),
        *paragraph(PROSE, 50, 110), Set("Costs", 50, 200, size=12, bold=True), *paragraph(PROSE, 50, 230),
    ]  # fmt: skip
    assert [one.section for one in read(page(1, lines))][-1] == ("Costs",)


def test_sentences_in_larger_type_than_a_table_are_no_heading() -> None:
    """Where most of a page is a table in small type, its running text looks large."""
    said = "Thirteen of twenty measures met their target. The sections below give the position at the end of December."
    small = [Set(f"{n} small words of what stands below", 50, 300 + 11 * n, size=8) for n in range(20)]
    found = read(page(1, [Set("Results", 50, 60, size=14, bold=True), *paragraph(said, 50, 100), *small]))
    assert [block.text for block in blocks(found, "heading")] == ["Results"]
