"""Short texts side by side are read one after the other, and rows of labels and values across."""

from __future__ import annotations

from corpus.model import Block
from extractor.blocks import outline, sheet

from .setting import Set, page

LEFT = [Set("Plans are ending before change is secure in", 50, 200), Set("some families. Audits found little support.", 50, 213)]
RIGHT = Set("A head of service signs off each plan.", 330, 200)
HEADS = [Set("Explanation", 50, 180, bold=True), Set("What comes next", 330, 180, bold=True)]


def texts(*lines: Set) -> list[str]:
    placed = outline([sheet(page(1, [Set("Report on plans", 50, 60, size=18, bold=True), *lines]), [])], [])
    return [one.what.text for one in placed if isinstance(one.what, Block)][1:]


def test_a_text_of_two_lines_is_not_broken_by_what_stands_beside_it() -> None:
    """Read across, a sentence nobody wrote would be quoted: half of one text and half of the other."""
    assert "Plans are ending before change is secure in some families. Audits found little support." in texts(*LEFT, RIGHT)
    assert "A head of service signs off each plan." in texts(*LEFT, RIGHT)


def test_each_text_stands_under_its_own_head() -> None:
    assert texts(*HEADS, *LEFT, RIGHT) == [
        "Explanation", "Plans are ending before change is secure in some families. Audits found little support.",
        "What comes next", "A head of service signs off each plan."]


def test_two_sentences_on_one_row_are_two_texts_where_each_has_a_head() -> None:
    left = Set("More teenagers came into care than left it.", 50, 200)
    assert texts(*HEADS, left, RIGHT) == ["Explanation", left.text, "What comes next", RIGHT.text]


def test_labels_and_their_values_are_read_across() -> None:
    """A value belongs to the label beside it, also where it runs over two lines."""
    rows = [Set("Report author", 50, 200), Set("Assistant Director for Early Help and", 330, 200), Set("Children in Care", 330, 213)]
    assert texts(*rows)[0].startswith("Report author Assistant Director")
