"""What a cell shows of status and direction, however it shows it."""

from __future__ import annotations

import pytest

from corpus.model import Box, Mark
from extractor.status import STRONG, read_direction, read_rag
from tests.extractor.tabling import AMBER, GREEN, RED, cell


@pytest.mark.parametrize(("text", "status"), [("Red", "red"), ("AMBER", "amber"), ("G", "green"), ("- Green", "green"), ("Blue", "blue"),
    ("Yellow", "amber")])
def test_a_printed_word_is_the_status(text: str, status: str) -> None:
    rag = read_rag(cell(text))
    assert rag is not None
    assert (rag.status, rag.by, rag.disagrees) == (status, "text", None)


@pytest.mark.parametrize("text", ["", "Data Only", "Unknown", "Green Amber", "Achieved", "a target for the green belt of the town"])
def test_what_names_no_colour_or_two_is_no_status(text: str) -> None:
    assert read_rag(cell(text)) is None


@pytest.mark.parametrize(("fill", "status"), [
    (RED, "red"), (AMBER, "amber"), (GREEN, "green"), ((0, 1, 0), "green"), ((1, 0.75, 0), "amber"), ((0.75, 0, 0), "red"),
    ((0.78, 0.94, 0.81), "green"),
    ((0, 0.44, 0.75), "blue"), ((0.85, 0.85, 0.89), None), ((0.5, 0.5, 0.5), None), (None, None),
])
def test_a_fill_is_the_status_where_no_word_stands(fill: tuple[float, float, float] | None, status: str | None) -> None:
    rag = read_rag(cell("", fill=fill))
    assert (rag and rag.status) == status
    assert rag is None or rag.by == "fill"


@pytest.mark.parametrize("tint", [(0.97, 0.80, 0.68), (0.99, 0.89, 0.84)])
def test_a_pale_orange_is_no_status(tint: tuple[float, float, float]) -> None:
    """It is the red of one council's pastels and the amber of another's."""
    assert read_rag(cell("", fill=tint)) is None
    assert read_rag(cell("Amber", fill=tint)) is not None


def test_pale_fills_of_cells_that_hold_figures_mean_nothing() -> None:
    assert read_rag(cell("12", fill=(0.78, 0.94, 0.81)), least=STRONG) is None


def test_a_coloured_circle_is_the_status() -> None:
    circle = Mark(Box(2, 2, 8, 8), "shape", GREEN, tuple((float(x), float(y)) for x, y in ((5, 2), (8, 5), (5, 8), (2, 5))))
    rag = read_rag(cell("", marks=(circle,)))
    assert rag is not None
    assert (rag.status, rag.by) == ("green", "icon")


def test_a_word_wins_over_a_colour_that_disagrees_and_both_are_kept() -> None:
    rag = read_rag(cell("Amber", fill=RED))
    assert rag is not None
    assert (rag.status, rag.by, rag.disagrees) == ("amber", "text", "red")


@pytest.mark.parametrize(("text", "moved", "judged", "by"), [
    ("▲ 9.1%", "up", None, "glyph"), ("▼", "down", None, "glyph"), ("↔", "same", None, "glyph"), ("→ Amber", "same", None, "glyph"),
    ("^ 23.7%", "up", None, "glyph"),
    ("Up", "up", None, "text"), ("No change", "same", "same", "text"), ("Improving", None, "better", "text"),
    ("Worse", None, "worse", "text"),
])
def test_movement_and_judgement_are_kept_as_printed(text: str, moved: str | None, judged: str | None, by: str) -> None:
    direction = read_direction(cell(text))
    assert direction is not None
    assert (direction.moved, direction.judged, direction.by) == (moved, judged, by)


@pytest.mark.parametrize("text", ["", "N/A", "4.1%", "-0.4", "see note"])
def test_what_is_no_arrow_gives_no_direction(text: str) -> None:
    assert read_direction(cell(text)) is None


def _shape(*points: tuple[float, float]) -> Mark:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Mark(Box(min(across), min(down), max(across), max(down)), "shape", (0, 0, 0), points)


UP = ((5, 0), (10, 6), (7, 6), (7, 14), (3, 14), (3, 6), (0, 6))


@pytest.mark.parametrize(("points", "moved"), [
    (UP, "up"),
    (tuple((x, 14 - y) for x, y in UP), "down"),
    (tuple((y, x) for x, y in UP), "same"),
    (((0, 10), (5, 0), (10, 10)), "up"),
    (((0, 0), (10, 0), (5, 10)), "down"),
    (((0, 0), (10, 0), (10, 10), (0, 10)), None),
    (((5, 0), (10, 5), (5, 10), (0, 5)), None),
])
def test_a_drawn_arrow_points_where_its_tip_is(points: tuple[tuple[float, float], ...], moved: str | None) -> None:
    direction = read_direction(cell("", marks=(_shape(*points),)))
    assert (direction and direction.moved) == moved


@pytest.mark.parametrize(("text", "status"), [("🟢", "green"), ("🟡", "amber"), ("🔴", "red"), ("🟦", "blue")])
def test_a_picture_among_letters_is_the_status_that_it_shows(text: str, status: str) -> None:
    rag = read_rag(cell(text))
    assert rag is not None
    assert (rag.status, rag.by) == (status, "icon")


@pytest.mark.parametrize("text", ["B2", "A1", "Y", "N"])
def test_squares_of_a_matrix_and_answers_are_no_status(text: str) -> None:
    assert read_rag(cell(text)) is None


def test_between_two_statuses_the_fill_decides_nothing() -> None:
    assert read_rag(cell("Amber/Red", fill=AMBER)) is None
