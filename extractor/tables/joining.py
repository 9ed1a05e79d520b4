"""Tables that go on over a page break made one: repeated heads dropped, the row that the break cut made whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Cell, Grid, Page
from extractor.tables.heads import head_rows, is_figure, rows_of

SHIFT = 4.0
"""Column edges of two parts may differ by this many points, once the parts are laid on each other."""


def join(grids: Sequence[Grid], pages: Sequence[Page]) -> tuple[Grid, ...]:
    """The report's tables: `grids` of all pages in order, parts of one table joined, and `head_rows` set.

    A row that a page break cut is one row: its cells stand twice, once a page, with the same row and column.
    """
    by_number = {page.number: page for page in pages}
    out: list[Grid] = []
    for grid in grids:
        grid = replace(grid, head_rows=head_rows(grid))
        if out and _goes_on(out[-1], grid, by_number):
            out[-1] = _joined(out[-1], grid)
        else:
            out.append(grid)
    return tuple(out)


def _goes_on(above: Grid, below: Grid, pages: Mapping[int, Page]) -> bool:
    last, first = above.boxes[-1], below.boxes[0]
    if first.page != last.page + 1 or above.columns != below.columns:
        return False
    if not _same_edges(_edges(above, last.page), _edges(below, first.page)):
        return False
    repeated = _repeated(above, below)
    if below.head_rows and not repeated and _marked_head(below):
        return False
    return _alone(pages[last.page], last.box.y1, None) and _alone(pages[first.page], None, first.box.y0)


def _edges(grid: Grid, page: int) -> list[float]:
    starts: dict[int, float] = {}
    for cell in grid.cells:
        if cell.page == page:
            starts.setdefault(cell.column, cell.box.x0)
            starts.setdefault(cell.column + cell.columns, cell.box.x1)
    return [starts[column] for column in sorted(starts)]


def _same_edges(above: list[float], below: list[float]) -> bool:
    if len(above) != len(below):
        return False
    shift = below[0] - above[0]
    return all(abs(b - a - shift) <= SHIFT for a, b in zip(above, below, strict=True))


def _told(row: list[Cell]) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).casefold() for cell in row]


def _repeated(above: Grid, below: Grid) -> int:
    """How many rows at the top of `below` repeat the head of `above`."""
    heads, rows = rows_of(above)[: above.head_rows], rows_of(below)
    count = 0
    while count < min(len(heads), len(rows)) and _told(heads[count]) == _told(rows[count]):
        count += 1
    return count


def _marked_head(grid: Grid) -> bool:
    """Whether the first row is told apart by its colour or by spanning cells, so that it is a head for certain."""
    rows = rows_of(grid)
    fills = {cell.fill for cell in rows[0]}
    return (fills != {None} and fills != {cell.fill for cell in rows[-1]}) or any(1 < cell.columns < grid.columns for cell in rows[0])


def _alone(page: Page, below: float | None, above: float | None) -> bool:
    """Whether only a running head or foot stands between the table and the page's edge: a line or two of few words."""
    if below is not None:
        rest = [word for word in page.words if word.box.y0 > below + 1]
    else:
        rest = [word for word in page.words if above is not None and word.box.y1 < above - 1]
    return len(rest) <= 25 and len({round(word.box.y1 / 4) for word in rest}) <= 3


def _joined(above: Grid, below: Grid) -> Grid:
    drop = _repeated(above, below)
    rows = rows_of(below)
    start = above.rows - drop
    if drop < len(rows) and _finishes(rows_of(above)[-1], rows[drop]):
        start -= 1
    moved = tuple(replace(cell, row=cell.row + start) for cell in below.cells if cell.row >= drop)
    whole = replace(
        above, cells=(*above.cells, *moved), rows=start + below.rows, boxes=(*above.boxes, *below.boxes),
        confidence=min(above.confidence, below.confidence),
    )
    return replace(whole, head_rows=head_rows(whole))


def _finishes(last: list[Cell], first: list[Cell]) -> bool:
    """Whether `first` holds the remaining lines of the row `last`: an empty stub, and text that goes on."""
    if not last or not first or {cell.column for cell in last} != {cell.column for cell in first}:
        return False
    stub = first[0]
    if stub.words or not any(cell.words for cell in first):
        return False
    before = {cell.column: cell for cell in last}
    return not any(cell.words and (is_figure(cell.text) or not before[cell.column].words) for cell in first)
