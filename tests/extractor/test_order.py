"""Pages of several columns, boxes in the margin and quotations are read in the order in which a reader would."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Block, Page
from extractor.blocks import outline, sheet

from .setting import Set, page, paragraph

FIRST = "The service has seen more children come into its care since April than it had planned for and expects to overspend."
SECOND = "Recruitment of social workers is going well and the number of agency staff has fallen for the third quarter in a row."
THIRD = "The capital programme has slipped because tenders came back late and the new hub will open in the next financial year."


def texts(*pages: Page) -> list[str]:
    placed = outline([sheet(one, ()) for one in pages], ())
    return [one.what.text for one in placed if isinstance(one.what, Block)]


def forms(lines: Sequence[Set]) -> list[tuple[str, str]]:
    placed = outline([sheet(page(1, lines), ())], ())
    return [(one.what.form, one.what.text) for one in placed if isinstance(one.what, Block)]


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [line for at, text in enumerate((FIRST, SECOND, THIRD)) for line in paragraph(text, 40 + 180 * at, 200 + 4 * at, letters=30)]
    assert texts(page(1, columns)) == [FIRST, SECOND, THIRD]


def test_the_last_lines_of_columns_above_a_heading_stand_in_them_too() -> None:
    """Two lines on the left and one on the right are few, but stand where the columns below do."""
    end = "The number of referrals has gone down since July and is now"
    above = [*paragraph(end, 40, 60, letters=35), Set("below target.", 310, 60)]
    below = [*paragraph(FIRST, 40, 150, letters=35), *paragraph(SECOND, 310, 150, letters=35)]
    lines = [*above, Set("Workforce", 40, 110, size=16, bold=True), *below]
    assert texts(page(1, lines)) == [f"{end} below target.", "Workforce", FIRST, SECOND]


def test_headings_beside_each_other_stand_over_their_own_columns() -> None:
    heads = [Set("Demand", 40, 100, bold=True), Set("Workforce", 310, 100, bold=True)]
    lines = [*heads, *paragraph(FIRST, 40, 130, letters=40), *paragraph(SECOND, 310, 130, letters=40)]
    assert texts(page(1, lines)) == ["Demand", FIRST, "Workforce", SECOND]


def test_a_box_in_the_margin_does_not_cut_the_text_beside_it() -> None:
    main = [line for at in range(6) for line in paragraph(FIRST, 40, 100 + 100 * at, letters=60)]
    box = paragraph(SECOND, 400, 220, letters=30)
    assert texts(page(1, [*main, *box])) == [*[FIRST] * 6, SECOND]


def test_a_quotation_in_large_type_is_no_heading() -> None:
    quote = [Set(line.text, line.x, 200 + 18 * at, size=14) for at, line in enumerate(paragraph(SECOND, 60, 0, letters=30))]
    found = forms([*paragraph(FIRST, 40, 100, letters=60), *quote, *paragraph(THIRD, 40, 330, letters=60)])
    assert found == [("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


def test_a_bold_resolution_of_two_lines_is_one_paragraph() -> None:
    """Its second line, which begins with an amount, is none of a heading's."""
    resolved = "RESOLVED: That the report be noted and that the service be asked to save another £0.6m, as set out in the report."
    lines = [Set(line.text, line.x, line.y, bold=True) for line in paragraph(resolved, 40, 180, letters=85)]
    assert ("paragraph", resolved) in forms([*paragraph(FIRST, 40, 100), *lines, *paragraph(THIRD, 40, 230)])


def test_columns_of_justified_text_whose_words_stand_apart_are_columns() -> None:
    """Stretched lines fall into single words, and are lines of their column all the same."""
    def stretched(text: str, x: float) -> list[Set]:
        rows = [line.text.split() for line in paragraph(text, 0, 0, letters=26)]
        return [Set(word, x + 60 * at, 100 + 14 * row) for row, words in enumerate(rows) for at, word in enumerate(words[:4])]

    left, right = stretched(FIRST, 40), stretched(SECOND, 310)
    assert texts(page(1, [*left, *right])) == [" ".join(line.text for line in side) for side in (left, right)]
