"""What a report says its colours and signs mean, in a sentence or in a table."""

from __future__ import annotations

import pytest

from extractor.readers.around.keys import rag_keys
from tests.extractor.tabling import AMBER, GREEN, RED, grid, placed

MEANINGS = ["On or above target", "Within 5% of target", "More than 5% off target"]


@pytest.mark.parametrize("text", [
    "Red: more than 10% off target. Amber: within 10%.", "BRAG: Blue = complete; Green = on track.",
    "Blue means complete, red means overdue.",
])
def test_a_sentence_that_explains_two_colours_is_a_key(text: str) -> None:
    assert rag_keys([placed(text), placed("Visits")])[1] == text


def test_a_table_of_colours_and_their_meanings_is_a_key() -> None:
    key = grid([["", meaning] for meaning in MEANINGS], {(0, 0): GREEN, (1, 0): AMBER, (2, 0): RED})
    assert rag_keys([placed(key), placed("Visits")])[1] == (
        "green: On or above target; amber: Within 5% of target; red: More than 5% off target")


def test_cells_painted_in_the_colours_that_they_explain_are_a_key() -> None:
    key = grid([MEANINGS], {(0, 0): GREEN, (0, 1): AMBER, (0, 2): RED})
    assert rag_keys([placed(key), placed("Visits")])[1].startswith("green: On or above target; amber:")


def test_a_table_of_signs_and_their_meanings_is_a_key() -> None:
    key = grid([[">>Key"], ["✔", "On or above target"], ["✘", "Below target"]])
    assert rag_keys([placed(key), placed("Visits")])[1] == "✔: On or above target; ✘: Below target"


@pytest.mark.parametrize("rows", [
    [["Red", "3 indicators"], ["Green", "12 indicators"]],  # counts
    [["", "Visits are on target"], ["", "Plans are on target"]],  # one colour twice: statuses of two things
    [["Ref", "Indicator", "RAG"], ["K1", "Visits within target", "Red"], ["K2", "Plans within target", "Green"]],
])
def test_a_table_of_statuses_is_no_key(rows: list[list[str]]) -> None:
    assert rag_keys([placed(grid(rows, {(0, 0): GREEN, (1, 0): GREEN})), placed("Visits")])[1] == ""


def test_a_key_under_the_table_of_a_section_holds_for_that_section_alone() -> None:
    table, key = grid([["Ref", "Indicator"], ["K1", "Visits"]]), "Red: more than 10% off target. Amber: within 10%."
    outline = [placed(table, "Scorecard"), placed(key, "Scorecard"), placed(table, "Scorecard", "Adults"), placed(table, "Action plan")]
    assert rag_keys(outline) == (key, key, key, "")


def test_a_key_before_all_tables_or_in_a_section_of_its_own_holds_everywhere() -> None:
    table, key = grid([["Ref", "Indicator"], ["K1", "Visits"]]), "Red: more than 10% off target. Amber: within 10%."
    assert rag_keys([placed(key, "Introduction"), placed(table, "Scorecard"), placed(table, "Plan")])[1:] == (key, key)
    assert rag_keys([placed(table, "Scorecard"), placed(table, "Plan"), placed(key, "What the colours mean")])[:2] == (key, key)


def test_lines_that_explain_a_colour_each_are_a_key_together() -> None:
    outline = [placed("Green – target met"), placed("Amber – within 5% of target"), placed("Visits rose in the green areas of town")]
    assert rag_keys(outline)[2] == "Green – target met Amber – within 5% of target"
