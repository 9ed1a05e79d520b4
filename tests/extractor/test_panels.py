"""Panels: an indicator in each cell, with its name over figures that bring their labels."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Box, Cell, Grid, Word
from tests.extractor.tabling import AMBER, GREEN, grid, read, texts

PANELS = [["LS1 Swims\nActual: 41,002 | Target: 40,000", "LS2 Gym members\nActual: 5,210 | Target: 5,500"]]


def panels(fills: dict[tuple[int, int], tuple[float, float, float]] | None = None) -> Grid:
    """A grid whose cells have lines, each 12 points under the last."""
    table = grid(PANELS, fills)

    def lined(cell: Cell) -> Cell:
        lines = PANELS[cell.row][cell.column].split("\n")
        words = tuple(Word(text, Box(cell.box.x0 + 9 * at, 4 + 12 * line, cell.box.x0 + 9 * at + 8, 14 + 12 * line), line)
                      for line, said in enumerate(lines) for at, text in enumerate(said.split()))
        return replace(cell, words=words)

    return replace(table, cells=tuple(map(lined, table.cells)))


def test_each_panel_is_a_measure_with_its_name_and_labelled_figures() -> None:
    found = read(panels())
    assert [(one.code, one.name, texts(one)) for one in found] == [
        ("LS1", "Swims", {"current": "41,002", "target": "40,000"}), ("LS2", "Gym members", {"current": "5,210", "target": "5,500"})]


def test_the_colours_of_panels_are_statuses_where_they_differ() -> None:
    assert [one.rag and one.rag.status for one in read(panels({(0, 0): GREEN, (0, 1): AMBER}))] == ["green", "amber"]
    assert [one.rag for one in read(panels({(0, 0): GREEN, (0, 1): GREEN}))] == [None, None]
