"""How sure a table is, once it is whole: signs in it that hardly ever come with a table read right."""

from __future__ import annotations

import re

from corpus.model import Cell, Grid
from extractor.grids.numeric import has_number

DOUBTED = 0.55
"""The confidence of a table with a sign of trouble, at most; each further sign takes LESS."""
LESS = 0.1
LOWEST = 0.25
_GROUPS = re.compile(r"\D?\d{1,3}( \d{3})+(\D.*)?")


def sureness(grid: Grid) -> float:
    """The confidence of a joined table, 0 to 1: as it was found, unless something in it says that it was found wrong."""
    if grid.method not in ("ruled", "half-ruled", "shaded", "aligned"):
        return grid.confidence
    signs = (grid.head_rows == 0) + _glued(grid) + _unheaded(grid) + (grid.method != "ruled" and _loose(grid))
    return min(grid.confidence, max(LOWEST, round(DOUBTED - LESS * (signs - 1), 2))) if signs else grid.confidence


def _glued(grid: Grid) -> bool:
    """Whether a cell holds two figures, and nothing says that they belong together: no bracket, no groups of thousands."""
    body = (cell for cell in grid.cells if cell.column and cell.row >= grid.head_rows and len(cell.words) > 1)
    return any(
        all(has_number(word.text) for word in cell.words) and not cell.words[1].text.startswith("(") and not _GROUPS.fullmatch(cell.text)
        for cell in body
    )


def _unheaded(grid: Grid) -> bool:
    """Whether figures stand under each other in a column that has no head."""
    headed = {c for cell in grid.cells if cell.row < grid.head_rows and cell.words for c in range(cell.column, cell.column + cell.columns)}
    body = (cell for cell in grid.cells if cell.row >= grid.head_rows and cell.column)
    bare = [cell.column for cell in body if cell.column not in headed and _figure(cell)]
    return len(bare) > len(set(bare))


def _figure(cell: Cell) -> bool:
    return bool(cell.words) and has_number(cell.text)


def _loose(grid: Grid) -> bool:
    """Whether a row is the rest of another: one cell right of the names, or a name that begins small."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.row >= grid.head_rows and cell.words:
            rows.setdefault(cell.row, []).append(cell)
    return any(
        (len(row) == 1 and row[0].column > 0 and row[0].columns == 1)
        or (row[0].column == 0 and row[0].words[0].text.islower() and row[0].words[0].text != "of")
        for row in rows.values()
    )
