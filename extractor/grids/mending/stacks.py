"""Tables that stand on each other and share their rulings, taken apart where a new head begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.model import Box, Cell, Colour, Evidence, Grid, Span
from extractor.grids.numeric import has_number

WIDE = 0.8
"""The share of a row's width that one colour must fill for the row to be a head."""
DARK = 0.75
"""Heads are filled with darker colours than this, on average of red, green and blue; stripes are lighter."""
LONGEST = 16
"""A head of more words than this is a cell of a body."""
SLIVER = 12.0
"""A column no wider than this, in points, may be a sliver."""


def unstacked(grid: Grid, spans: Sequence[Span] = ()) -> tuple[Grid, ...]:
    """The tables that a grid of one page consists of; most often the grid itself. A new head is filled, or set bold.

    A lone line of texts above a head is no table: its words stay with the page's text.
    """
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    colours = [_colour(row) for row in rows]
    striped = grid.rows > 4 and all((colour == colours[0]) == (i % 2 == 0) for i, colour in enumerate(colours))
    reach = 0
    starts = [0]
    for i, row in enumerate(rows):
        titled = i - starts[-1] == 1 and sum(bool(cell.words) for cell in rows[i - 1]) == 1
        if i and reach <= i and not titled and _names_columns(row):
            again = colours[i] == colours[0] and not striped and (_bold(row, spans) or not _bold(rows[0], spans))
            rare = 3 * colours.count(colours[i]) <= grid.rows and (_dark(colours[i]) or _bold(row, spans))
            filled = colours[i] not in (None, colours[i - 1]) and (again or rare)
            if filled or (colours[i] is None and _bold(row, spans) and not _bold(rows[i - 1], spans)):
                starts.append(i)
        reach = max([reach, *(i + cell.rows for cell in row)])
    if len(starts) == 1:
        return (grid,)
    parts = [rows[start:end] for start, end in zip(starts, [*starts[1:], grid.rows], strict=True)]
    return tuple(_part(grid, part) for part in parts if part is parts[-1] or not _said_above(part, grid))


def _said_above(part: Sequence[Sequence[Cell]], grid: Grid) -> bool:
    """Whether a part is a line of text set in pieces above the next table's head: nothing drawn makes it a row, and it has no figure."""
    return len(part) == 1 and grid.method in ("aligned", "half-ruled") and not any(has_number(cell.text) for cell in part[0])


def trimmed(grid: Grid) -> Grid:
    """The grid without its slivers: narrow columns with no word, no mark and no colour of their own, left by edges that nearly meet."""
    at = {(cell.row, cell.column): cell for cell in grid.cells}
    kept = [c for c in range(grid.columns) if not _sliver([cell for cell in grid.cells if cell.column == c], at)]
    if len(kept) == grid.columns or not kept:
        return grid
    cells = tuple(
        replace(cell, column=kept.index(cell.column), columns=max(1, sum(cell.column <= c < cell.column + cell.columns for c in kept)))
        for cell in grid.cells if cell.column in kept
    )
    return replace(grid, cells=cells, columns=len(kept))


def _sliver(column: list[Cell], at: dict[tuple[int, int], Cell]) -> bool:
    return all(
        not cell.words and not cell.marks and cell.box.width < SLIVER
        and (cell.fill is None or ((left := at.get((cell.row, cell.column - 1))) is not None and left.fill == cell.fill))
        for cell in column
    )


def _colour(row: list[Cell]) -> Colour | None:
    """The colour that fills a row almost from edge to edge."""
    wide = sum(cell.box.width for cell in row) or 1.0
    for colour in {cell.fill for cell in row if cell.fill is not None}:
        if sum(cell.box.width for cell in row if cell.fill == colour) >= WIDE * wide:
            return colour
    return None


def _dark(colour: Colour | None) -> bool:
    return colour is not None and sum(colour) < 3 * DARK


def _bold(row: list[Cell], spans: Sequence[Span]) -> bool:
    """Whether a row is set bold throughout."""
    firsts = [cell.words[0] for cell in row if cell.words]
    lines = {word.line for word in firsts}
    near = [span for span in spans if span.line in lines]
    return bool(firsts) and all(any(s.bold and s.box.holds(word.box.centre, 1) for s in near) for word in firsts)


def _names_columns(row: list[Cell]) -> bool:
    """Whether a row says what stands in three columns or more, shortly and without a number."""
    told = [cell for cell in row if cell.words]
    if len(told) < 3 or len(told) < 0.5 * len(row) or any(len(cell.words) > LONGEST for cell in told):
        return False
    return not any(has_number(cell.text) for cell in told)


def _part(grid: Grid, rows: Iterable[list[Cell]]) -> Grid:
    cells = [cell for row in rows for cell in row]
    starts = sorted({cell.column for cell in cells})
    first = min(cell.row for cell in cells)
    column = {start: i for i, start in enumerate(starts)}
    moved = tuple(
        replace(cell, row=cell.row - first, column=column[cell.column],
                columns=sum(cell.column <= start < cell.column + cell.columns for start in starts))
        for cell in cells
    )
    box = Box(min(c.box.x0 for c in cells), min(c.box.y0 for c in cells), max(c.box.x1 for c in cells), max(c.box.y1 for c in cells))
    return replace(
        grid, cells=moved, rows=max(cell.row + cell.rows for cell in moved), columns=len(starts), boxes=(Evidence(grid.boxes[0].page, box),)
    )
