"""Dashboards: painted tiles with a figure in large type, found on the page and read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.model import Measure
from extractor.readers import read_all
from tests.extractor.papers import Draw, Paper, grids
from tests.extractor.tabling import AMBER, GREEN, RED, placed, report, texts

TILES = [("Visits on time", "88%", "Target: 90%", AMBER), ("Plans reviewed", "97%", "Target: 95%", GREEN),
         ("Days to a home", "512", "Target: 450", RED)]


def dashboard(tiles: Sequence[tuple[str, str, str, tuple[float, float, float]]], gap: float = 12, size: float = 22) -> Draw:
    def draw(paper: Paper) -> None:
        for at, (label, value, small, fill) in enumerate(tiles):
            left = 50 + at * (120 + gap)
            paper.box(left, 100, left + 120, 180, fill)
            paper.text(left + 6, 114, label, 9)
            paper.text(left + 6, 142, value, size, bold=True)
            paper.text(left + 6, 160, small, 8)

    return draw


def measures(folder: Path, draw: Draw) -> tuple[Measure, ...]:
    return read_all([placed(grid) for grid in grids(folder, draw)], report())


def test_each_tile_is_a_measure_with_its_label_figure_target_and_colour(tmp_path: Path) -> None:
    found = measures(tmp_path, dashboard(TILES))
    assert [(tile.name, texts(tile), tile.rag and tile.rag.status) for tile in found] == [
        ("Visits on time", {"current": "88%", "target": "90%"}, "amber"), ("Plans reviewed", {"current": "97%", "target": "95%"}, "green"),
        ("Days to a home", {"current": "512", "target": "450"}, "red")]
    assert all(tile.evidence[0].box.holds(tile.figures["current"].box.centre) for tile in found)


def test_tiles_of_one_colour_are_painted_for_show(tmp_path: Path) -> None:
    found = measures(tmp_path, dashboard([(*tile[:3], GREEN) for tile in TILES]))
    assert [tile.rag for tile in found] == [None, None, None]


def test_boxes_that_meet_are_a_dashboard_only_if_every_one_shows_a_figure_in_much_larger_type(tmp_path: Path) -> None:
    def found(gap: float, size: float, first: str = "88%") -> bool:
        drawn = dashboard([("Visits on time", first, "Target: 90%", AMBER), *TILES[1:]], gap, size)
        return any(grid.method == "tiles" for grid in grids(tmp_path, drawn))

    assert found(gap=0, size=22)
    assert not found(gap=0, size=22, first="good")
    assert found(gap=12, size=22, first="good")
    assert not found(gap=12, size=9)


def test_a_line_that_compares_the_figure_with_another_is_not_its_label(tmp_path: Path) -> None:
    changed = [("Grade 5 or above", "48%", "up 2% on last year", AMBER), *TILES[1:]]
    (first, *_) = measures(tmp_path, dashboard(changed))
    assert (first.name, texts(first)) == ("Grade 5 or above", {"current": "48%"})


def test_small_print_brings_what_the_figure_was_before_and_where_it_moved(tmp_path: Path) -> None:
    small = [("Children in care", "312", "Target 330 | from 347", AMBER), ("Plans reviewed", "97%", "Last year: 93%", GREEN),
             ("Days to a home", "512", "Target 450 | Q3 498", RED)]
    first, second, third = measures(tmp_path, dashboard(small))
    assert texts(first) == {"current": "312", "target": "330", "previous": "347"}
    assert texts(second) == {"current": "97%", "previous": "93%"}
    assert texts(third) == {"current": "512", "target": "450"}  # what stands beside it, under a label that says no role, is left


def test_a_status_on_a_line_of_its_own_is_the_tiles(tmp_path: Path) -> None:
    first, *_ = measures(tmp_path, dashboard([("Rent collected", "97%", "Amber", GREEN), *TILES[1:]]))
    assert (first.name, first.rag and (first.rag.status, first.rag.by)) == ("Rent collected", ("amber", "text"))


def test_a_ruled_row_of_tiles_is_kept_though_it_is_a_single_row(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        dashboard(TILES, gap=0)(paper)
        paper.lattice([50, 170, 290, 410], [100, 180])

    (grid,) = grids(tmp_path, draw)
    assert (grid.method, grid.rows, grid.columns) == ("tiles", 1, 3)
    assert [texts(tile)["current"] for tile in measures(tmp_path, draw)] == ["88%", "97%", "512"]


def test_squares_painted_side_by_side_with_labels_are_a_grid_though_no_rule_is_drawn(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for row, level in enumerate(("3 Likely", "2 Possible", "1 Rare")):
            paper.text(60, 125 + 40 * row, level, 9)
            for column in range(3):
                fill = (GREEN, AMBER, RED)[(2 - row + column) // 2]
                paper.box(120 + 60 * column, 100 + 40 * row, 180 + 60 * column, 140 + 40 * row, fill)
        for column, level in enumerate(("1 Minor", "2 Major", "3 Severe")):
            paper.text(125 + 60 * column, 232, level, 9)
        paper.text(250, 125, "F1", 9)

    (risk,) = measures(tmp_path, draw)
    assert (risk.code, texts(risk), risk.rag and risk.rag.status) == ("F1", {"likelihood": "3", "impact": "3"}, "red")
    assert grids(tmp_path, draw)[0].method == "shaded"


def test_boxes_that_stand_apart_with_labelled_figures_are_a_dashboard_too(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for at, (name, value, target) in enumerate((("LS1 Swims", "41", "40"), ("LS2 Members", "52", "55"), ("LS3 Visits", "88", "90"))):
            paper.box(50 + 170 * at, 100, 200 + 170 * at, 150, (GREEN, AMBER, RED)[at])
            paper.text(56 + 170 * at, 116, name, 9)
            paper.text(56 + 170 * at, 132, f"Actual: {value} | Target: {target}", 9)

    assert [(one.code, texts(one), one.rag and one.rag.status) for one in measures(tmp_path, draw)] == [
        ("LS1", {"current": "41", "target": "40"}, "green"), ("LS2", {"current": "52", "target": "55"}, "amber"),
        ("LS3", {"current": "88", "target": "90"}, "red")]


def test_tiles_of_one_row_may_differ_in_width(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        left = 50.0
        for (label, value, small, fill), wide in zip(TILES, (150, 100, 190), strict=True):
            paper.box(left, 100, left + wide, 180, fill)
            paper.text(left + 6, 114, label, 9)
            paper.text(left + 6, 142, value, 22, bold=True)
            paper.text(left + 6, 160, small, 8)
            left += wide + 10

    assert [texts(tile)["current"] for tile in measures(tmp_path, draw)] == ["88%", "97%", "512"]
