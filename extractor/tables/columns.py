"""Which columns of a table the columns of its next part are: by their edges where they are drawn, else by how their text stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Cell, Grid, Word
from extractor.grids.numeric import is_figure
from extractor.tables.heads import rows_of

SHIFT = 4.0
"""Column edges of two parts may differ by this many points, once the parts are laid on each other."""
FAR = 40.0
"""Columns of a part that is set anew begin, end or have their middle this near to where those of the part before do, in points."""
MANY = 4
"""Parts of so many columns that begin and end alike, and hold figures in the same ones, are one table wherever its columns part."""
DRAWN = ("ruled", "tiles", "card")
"""Methods whose edges are drawn, and so stand where they stood."""


@dataclass(slots=True)
class Column:
    """From where to where the text of a column reaches, and how much of it is figures."""

    low: float = float("inf")
    high: float = float("-inf")
    cells: int = 0
    figures: int = 0

    def take(self, cell: Cell) -> None:
        self.low = min(self.low, cell.words[0].box.x0)
        self.high = max(self.high, *(word.box.x1 for word in cell.words))
        self.cells += 1
        self.figures += is_figure(cell.text)

    def is_like(self, other: Column) -> bool:
        """Whether both hold figures, or both words; a column with hardly a cell is like any."""
        if min(self.cells, other.cells) < 2:
            return True
        return (2 * self.figures >= self.cells) == (2 * other.figures >= other.cells)

    def off(self, other: Column) -> float:
        """How far off another column it stands."""
        left, right = abs(self.low - other.low), abs(self.high - other.high)
        return min(left, right, abs(self.low + self.high - other.low - other.high) / 2)


def in_columns_of(above: Grid, below: Grid) -> Grid | None:
    """`below` with its cells in the columns of `above`, or None where they don't lie under each other.

    A part may lack a column that the other has: one that is blank in it.
    """
    if above.method in DRAWN or below.method in DRAWN:
        return _by_edges(above, below)
    told = _by_words(above, below) if below.columns != above.columns else None
    return told or _by_edges(above, below) or _by_words(above, below) or _set_anew(above, below)


def edges_on(grid: Grid, page: int) -> list[float]:
    """Where the columns of a grid begin on a page, and where the last one ends."""
    starts: dict[int, float] = {}
    for cell in grid.cells:
        if cell.page == page:
            starts.setdefault(cell.column, cell.box.x0)
            starts.setdefault(cell.column + cell.columns, cell.box.x1)
    return [starts[column] for column in sorted(starts)]


def _last(grid: Grid) -> int:
    """The last page that a grid has cells on: of a head alone, that stands again, nothing is kept."""
    return max(cell.page for cell in grid.cells)


def _by_edges(above: Grid, below: Grid) -> Grid | None:
    ours, theirs = edges_on(above, _last(above)), edges_on(below, below.boxes[0].page)
    shift = theirs[0] - ours[0]
    theirs = [edge - shift for edge in theirs]
    if len(ours) != above.columns + 1 or len(theirs) != below.columns + 1 or abs(len(ours) - len(theirs)) > 1:
        return None
    few, many = sorted((ours, theirs), key=len)
    if not all(min(abs(edge - other) for other in many) <= SHIFT for edge in few):
        return None
    at = [max(i for i, edge in enumerate(ours[:-1]) if i == 0 or edge <= start + SHIFT) for start in theirs[:-1]]
    return _moved(below, at, above.columns)


def _moved(below: Grid, at: Sequence[int], columns: int) -> Grid | None:
    """`below` with each of its columns at the place told; None where two cells of words would stand in one place."""
    ends = [*at, columns]
    cells: dict[tuple[int, int], Cell] = {}
    for cell in below.cells:
        column = at[cell.column]
        moved = replace(cell, column=column, columns=max(1, ends[cell.column + cell.columns] - column))
        held = cells.get((cell.row, column))
        if held is not None and held.words and moved.words:
            return None
        if held is None or moved.words:
            cells[cell.row, column] = moved
    return replace(below, cells=tuple(cells.values()), columns=columns)


def _by_words(above: Grid, below: Grid) -> Grid | None:
    """`below` with its words between the edges of `above`, where none lies across one but those of a row's only cell."""
    edges = edges_on(above, _last(above))
    if len(edges) != above.columns + 1 or abs(edges[0] - below.boxes[0].box.x0) > FAR:
        return None
    inner = edges[1:-1]
    cells: list[Cell] = []
    for row in rows_of(below):
        told = [cell for cell in row if cell.words]
        if len(told) == 1 and told[0].column == 0:
            cells += [replace(told[0], columns=above.columns if told[0].columns > 1 else 1)]
            cells += [] if told[0].columns > 1 else [replace(told[0], column=c, words=()) for c in range(1, above.columns)]
            continue
        if any(bisect_right(inner, w.box.x0 + 1) < bisect_left(inner, w.box.x1 - 1) for cell in told for w in cell.words):
            return None
        filled = _filled(row, edges)
        if sum(bool(cell.words) for cell in filled) < len(told):
            return None  # two cells would be one
        cells += filled
    part = replace(below, cells=tuple(cells), columns=above.columns)
    return part if _alike(columns_on(above, _last(above)), columns_on(part, below.boxes[0].page)) else None


def _filled(row: Sequence[Cell], edges: Sequence[float]) -> list[Cell]:
    """A row's cells anew, between edges."""
    first = row[0]
    inner = edges[1:-1]
    held: list[list[Word]] = [[] for _ in edges[1:]]
    for word in (word for cell in row for word in cell.words):
        held[bisect_right(inner, word.box.centre[0])].append(word)
    return [
        replace(first, column=column, columns=1, words=tuple(held[column]), box=replace(first.box, x0=x0, x1=x1))
        for column, (x0, x1) in enumerate(pairwise(edges))
    ]


def columns_on(grid: Grid, page: int) -> list[Column]:
    """The columns of a grid as they stand on a page, without its heads."""
    found = [Column() for _ in range(grid.columns)]
    for cell in grid.cells:
        if cell.page == page and cell.columns == 1 and cell.words and cell.row >= grid.head_rows:
            found[cell.column].take(cell)
    return found


def _alike(ours: Sequence[Column], theirs: Sequence[Column]) -> bool:
    return all(a.is_like(b) for a, b in zip(ours, theirs, strict=True))


def _set_anew(above: Grid, below: Grid) -> Grid | None:
    """`below` in the columns of `above` that its own are like and stand nearest to, in order: columns may be set anew on each page."""
    ours, theirs = columns_on(above, _last(above)), columns_on(below, below.boxes[0].page)
    if len(theirs) > len(ours) or len(theirs) < 2 or 2 * len(theirs) < len(ours):
        return None
    if len(theirs) == len(ours):
        near = all(b.off(a) <= FAR for a, b in zip(ours, theirs, strict=True) if a.cells and b.cells)
        wide = len(ours) >= MANY and ours[0].low - 6 < theirs[0].low < ours[0].low + 6 and abs(ours[-1].high - theirs[-1].high) < 6
        return below if (near or wide) and _alike(ours, theirs) else None
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for column in theirs:
        nexts = []
        for place, mine in enumerate(ours):
            cost = column.off(mine) if mine.cells and column.cells else 0.0
            ways = [way for way in best if not way[1] or way[1][-1] < place]
            if ways and cost <= FAR and mine.is_like(column):
                total, places = min(ways)
                nexts.append((total + cost, [*places, place]))
        best = nexts
    at = min(best, default=(0.0, []))[1]
    return _moved(below, at, above.columns) if at and at[0] == 0 else None
