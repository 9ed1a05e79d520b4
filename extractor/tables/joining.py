"""Tables that go on over a page break made one: repeated heads dropped, the row that the break cut made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.model import Cell, Grid, Page, Word
from extractor.grids import FRAGMENT
from extractor.grids.aligned.rowing import goes_on
from extractor.grids.numeric import has_number, is_figure
from extractor.tables.heads import head_rows, rows_of

BACK = 3
"""A table may go on below a small one that stands at the top of each page: so many tables back are looked at."""
SAME_HEAD = 0.8
"""The share of a head's cells that must say the same for it to be the same head."""
SHIFT = 4.0
"""Column edges of two parts may differ by this many points, once the parts are laid on each other."""


def join(grids: Sequence[Grid], pages: Sequence[Page]) -> tuple[Grid, ...]:
    """The report's tables: `grids` of all pages in order, parts of one table joined, and `head_rows` set. A lone row of words is none.

    A row that a page break cut is one row: its cells stand twice, once a page, with the same row and column.
    """
    by_number = {page.number: page for page in pages}
    out: list[Grid] = []
    for grid in grids:
        for place in _candidates(out, grid):
            part = _continuation(out[place], grid, by_number)
            if part is not None:
                out[place] = _joined(out[place], part)
                break
        else:
            if grid.confidence > FRAGMENT:
                out.append(replace(grid, head_rows=head_rows(grid)))
    return tuple(grid for grid in out if grid.rows > 1 or grid.method == "tiles" or any(has_number(cell.text) for cell in grid.cells))


def _candidates(out: Sequence[Grid], grid: Grid) -> Iterable[int]:
    """The table before, and behind small ones of this page the last of the page before."""
    for place in range(len(out) - 1, max(-1, len(out) - 1 - BACK), -1):
        yield place
        if out[place].rows > 1 or out[place].boxes[0].page != grid.boxes[0].page:
            return


def _continuation(above: Grid, below: Grid, pages: Mapping[int, Page]) -> Grid | None:
    """`below` in the columns of `above`, if it continues it: next to it but for running heads, and without a head of its own."""
    between = _between(above, below, pages)
    if between is None:
        return None
    part = _in_columns_of(above, below)
    if part is None and below.columns != above.columns:
        return None
    same_page = below.boxes[0].page == above.boxes[-1].page
    told = part or below
    if below.rows == 1 and _repeated(above, told):
        return told  # a head whose body is on the next page
    if _finishes(rows_of(above)[-1], rows_of(told)[0]) or (_repeated(above, told) and not (same_page and between)):
        return told  # even where columns are set anew on each page: the text that goes on, or the head that stands again, says so
    if part is None and not same_page and not between and below.rows == 1 and _same_width(above, below):
        return below  # one row at the top of the page, its columns set anew
    if part is None or same_page or (head_rows(part) and _marked_head(part)):
        return None
    return part


def _same_width(above: Grid, below: Grid) -> bool:
    last, first = above.boxes[-1].box, below.boxes[0].box
    return abs(last.x0 - first.x0) <= SHIFT and abs(last.x1 - first.x1) <= SHIFT


def _between(above: Grid, below: Grid, pages: Mapping[int, Page]) -> list[Word] | None:
    """The words between two tables of one page or of two pages in a row; None if they are more than a running head or foot."""
    last, first = above.boxes[-1], below.boxes[0]
    if first.page == last.page:
        words = [w for w in pages[last.page].words if last.box.y1 < w.box.y1 and w.box.y0 < first.box.y0]
        return words if 0 <= first.box.y0 - last.box.y1 < 60 and len(words) <= 4 else None
    if first.page != last.page + 1:
        return None
    feet = [w for w in pages[last.page].words if w.box.y0 > last.box.y1 + 1]
    heads = [w for w in pages[first.page].words if w.box.y1 < first.box.y0 - 1]
    return feet + heads if _runs(feet) and _runs(heads) else None


def _runs(words: Sequence[Word]) -> bool:
    """Whether words at a page's edge are no more than a running head or foot: a few on a line or two."""
    return len(words) <= 25 and len({round(word.box.y1 / 4) for word in words}) <= 3


def _edges(grid: Grid, page: int) -> list[float]:
    """Where the columns of a grid begin on a page, and where the last one ends."""
    starts: dict[int, float] = {}
    for cell in grid.cells:
        if cell.page == page:
            starts.setdefault(cell.column, cell.box.x0)
            starts.setdefault(cell.column + cell.columns, cell.box.x1)
    return [starts[column] for column in sorted(starts)]


def _in_columns_of(above: Grid, below: Grid) -> Grid | None:
    """`below` with its cells in the columns of `above`, or None where they don't lie under each other.

    A part may lack an edge that the other has: a column that is blank in it.
    """
    ours, theirs = _edges(above, above.boxes[-1].page), _edges(below, below.boxes[0].page)
    shift = theirs[0] - ours[0]
    theirs = [edge - shift for edge in theirs]
    if len(ours) != above.columns + 1 or len(theirs) != below.columns + 1 or abs(len(ours) - len(theirs)) > 1:
        return None
    few, many = sorted((ours, theirs), key=len)
    if not all(min(abs(edge - other) for other in many) <= SHIFT for edge in few):
        return None
    at = [max(i for i, edge in enumerate(ours[:-1]) if i == 0 or edge <= start + SHIFT) for start in theirs[:-1]] + [above.columns]
    cells: dict[tuple[int, int], Cell] = {}
    for cell in below.cells:
        column = at[cell.column]
        moved = replace(cell, column=column, columns=max(1, at[cell.column + cell.columns] - column))
        held = cells.get((cell.row, column))
        if held is not None and held.words and moved.words:
            return None
        if held is None or moved.words:
            cells[cell.row, column] = moved
    return replace(below, cells=tuple(cells.values()), columns=above.columns)


def _told(row: list[Cell]) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).casefold() for cell in row]


def _repeated(above: Grid, below: Grid) -> int:
    """How many rows at the top of `below` repeat the head of `above`, give or take a cell and the titles over it."""
    heads, rows = rows_of(above)[: above.head_rows], rows_of(below)
    for start in range(len(heads)):
        count = 0
        while count < min(len(heads) - start, len(rows)) and _alike(_told(heads[start + count]), _told(rows[count])):
            count += 1
        if count:
            return count
    return 0


def _alike(a: list[str], b: list[str]) -> bool:
    return len(a) == len(b) and any(b) and a[0] == b[0] and sum(x == y for x, y in zip(a, b, strict=True)) >= SAME_HEAD * len(a)


def _marked_head(grid: Grid) -> bool:
    """Whether the first row is told apart by its colour or by spanning cells, so that it is a head for certain."""
    rows = rows_of(grid)
    fills = {cell.fill for cell in rows[0]}
    return (fills != {None} and fills != {cell.fill for cell in rows[-1]}) or any(1 < cell.columns < grid.columns for cell in rows[0])


def _joined(above: Grid, below: Grid) -> Grid:
    drop = _repeated(above, below)
    rows = rows_of(below)
    start = above.rows - drop
    if drop < len(rows) and _finishes(rows_of(above)[-1], rows[drop]):
        start -= 1
    moved = tuple(replace(cell, row=cell.row + start) for cell in below.cells if cell.row >= drop)
    whole = replace(
        above, cells=(*above.cells, *moved), rows=start + below.rows, boxes=(*above.boxes, *below.boxes),
        confidence=above.confidence if below.confidence <= FRAGMENT else min(above.confidence, below.confidence),
    )
    return replace(whole, head_rows=head_rows(whole))


def _finishes(last: list[Cell], first: list[Cell]) -> bool:
    """Whether `first` holds the remaining lines of the row `last`: an empty or unfinished stub, and text that goes on."""
    if not last or not first or {cell.column for cell in last} != {cell.column for cell in first}:
        return False
    before = {cell.column: cell for cell in last}
    told = [cell for cell in first if cell.words]
    if first[0].words and not (len(told) > 1 and goes_on(last[0].text, first[0].text)):
        return False
    return bool(told) and all(_text(cell) and _text(before[cell.column]) for cell in told)


def _text(cell: Cell) -> bool:
    return bool(cell.words) and not is_figure(cell.text)
