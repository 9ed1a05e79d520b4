"""What fills are for: tints of a traffic light are statuses; stripes, scales and house colours are none."""

from __future__ import annotations

from corpus.model import Colour
from tests.extractor.tabling import grid, read

HEAD = ["Ref", "Measure", "Target", "Actual"]
ROWS = [["K1", "Visits", "5", "6"], ["K2", "Homes", "7", "8"], ["K3", "Rents", "9", "9"], ["K4", "Calls", "1", "2"],
        ["K5", "Bins", "3", "4"]]
GOOD, BAD, NEUTRAL = (0.776, 0.937, 0.808), (1.0, 0.78, 0.808), (1.0, 0.922, 0.612)
FAINT_GREEN, FAINT_YELLOW = (0.886, 0.937, 0.855), (1.0, 0.949, 0.8)
STRIPE = (0.706, 0.776, 0.906)


def statuses(fills: dict[tuple[int, int], Colour], head: list[str] | None = None, rows: list[list[str]] | None = None) -> list[str]:
    return [measure.rag.status if measure.rag else "" for measure in read(grid([head or HEAD, *(rows or ROWS)], fills))]


def test_tints_of_two_lights_in_a_column_of_figures_are_statuses() -> None:
    assert statuses({(1, 3): GOOD, (2, 3): BAD, (3, 3): NEUTRAL, (4, 3): GOOD, (5, 3): GOOD}) == ["green", "red", "amber", "green", "green"]


def test_one_tint_among_figures_is_none() -> None:
    assert statuses({(row, 3): GOOD for row in (1, 3, 5)}) == [""] * 5


def test_the_faintest_tints_are_statuses_in_a_column_of_statuses_that_has_two() -> None:
    head, rows = [*HEAD, "RAG"], [[*row, ""] for row in ROWS]
    fills = {(1, 4): FAINT_GREEN, (2, 4): FAINT_YELLOW, (3, 4): FAINT_GREEN}
    assert statuses(fills, head, rows)[:3] == ["green", "amber", "green"]
    assert statuses({(1, 4): FAINT_GREEN}, head, rows)[0] == ""


def test_the_stripe_of_a_row_is_no_status_where_words_tell_it() -> None:
    head, rows = [*HEAD, "Status"], [[*row, "On track"] for row in ROWS]
    assert statuses({(row, column): STRIPE for row in (2, 4) for column in range(5)}, head, rows) == [""] * 5


def test_rows_painted_in_the_colours_of_a_traffic_light_have_a_status() -> None:
    head, rows = [*HEAD, "RAG"], [[*row, ""] for row in ROWS]
    fills: dict[tuple[int, int], Colour] = {(row, column): GOOD if row % 2 else BAD for row in range(1, 6) for column in range(5)}
    assert statuses(fills, head, rows) == ["green", "red", "green", "red", "green"]


def test_a_scale_of_shades_is_no_status() -> None:
    shades = [(0.97, 0.41, 0.42), (0.98, 0.55, 0.52), (0.99, 0.7, 0.6), (0.39, 0.75, 0.48), (0.97, 0.5, 0.47)]
    shades[2] = (0.97, 0.45, 0.44)
    assert statuses({(row, 3): shade for row, shade in enumerate(shades, 1)}) == [""] * 5


def test_six_colours_in_a_column_are_a_scale_though_no_status_has_four_shades() -> None:
    shades: list[Colour] = [(0.97, 0.41, 0.42), (0.98, 0.67, 0.47), (1.0, 0.92, 0.52), (0.69, 0.84, 0.5),
                            (0.39, 0.75, 0.48), (0.98, 0.52, 0.44)]
    rows = [*ROWS, ["K6", "Talks", "2", "1"]]
    assert statuses({(row, 3): shade for row, shade in enumerate(shades, 1)}, rows=rows) == [""] * 6


def test_pastels_alone_under_a_head_that_says_no_role_are_statuses_where_they_are_of_two_lights() -> None:
    rows = [[*row, ""] for row in ROWS]
    fills = {(1, 4): (0.85, 0.92, 0.83), (2, 4): (0.96, 0.8, 0.8)}
    assert statuses(fills, [*HEAD, "Q1 2013/14"], rows)[:3] == ["green", "red", ""]
    assert statuses(fills, [*HEAD, "Directorate"], rows) == [""] * 5
