"""Tables that go on over a page break made one: repeated heads dropped, the row that the break cut made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.model import Box, Cell, Grid, Page, Word
from extractor.grids import FRAGMENT
from extractor.grids.aligned.rows import goes_on
from extractor.grids.numeric import has_number, is_figure, is_unit
from extractor.tables.columns import SHIFT, in_columns_of
from extractor.tables.heads import MOST, head_rows, rows_of
from extractor.tables.sureness import sureness

_NOT_SAID = re.compile(r"\b(continued|cont['’]?d|cont)\b|\W+")
"""What a head that stands again may say besides."""
BACK = 3
"""A table may go on below a small one that stands at the top of each page: so many tables back are looked at."""
SAME_HEAD = 0.8
"""The share of a head's cells that must say the same for it to be the same head."""


def join(grids: Sequence[Grid], pages: Sequence[Page]) -> tuple[Grid, ...]:
    """The report's tables: `grids` of all pages in order, parts of one table joined, and `head_rows` set. A lone row of words is none.

    A row that a page break cut is one row: its cells stand twice, once a page, with the same row and column.
    """
    by_number = {page.number: page for page in pages}
    out: list[Grid] = []
    for grid in grids:
        for place in _candidates(out, grid):
            pair = _continuation(out[place], grid, by_number)
            if pair is not None:
                out[place] = _joined(*pair)
                break
        else:
            if grid.confidence > FRAGMENT:
                out.append(replace(grid, head_rows=head_rows(grid)))
    kept = (grid for grid in out if grid.rows > 1 or grid.method == "tiles" or any(has_number(cell.text) for cell in grid.cells))
    return tuple(replace(grid, confidence=sureness(grid)) for grid in kept)


def left_over(grids: Sequence[Grid], joined: Sequence[Grid]) -> tuple[Grid, ...]:
    """Those of `grids` that went into none of the `joined`."""
    places = {evidence for grid in joined for evidence in grid.boxes}
    return tuple(grid for grid in grids if grid.boxes[0] not in places)


def _candidates(out: Sequence[Grid], grid: Grid) -> Iterable[int]:
    """The table before, and behind small ones of this page the last of the page before."""
    for place in range(len(out) - 1, max(-1, len(out) - 1 - BACK), -1):
        yield place
        if out[place].rows > 1 or out[place].boxes[0].page != grid.boxes[0].page:
            return


def _continuation(above: Grid, below: Grid, pages: Mapping[int, Page]) -> tuple[Grid, Grid] | None:
    """Both in the same columns, if `below` continues `above`: next to it but for running heads, and without a head of its own."""
    between = words_between(above, below, pages)
    if between is None:
        return None
    part = in_columns_of(above, below)
    if part is None and below.columns > above.columns and len(above.boxes) == 1:
        wider = in_columns_of(below, above)  # columns that only the next page tells apart
        wider = wider and replace(wider, head_rows=head_rows(wider))
        above, part = (wider, below) if wider and (not head_rows(below) or _repeated(wider, below)) else (above, None)
    part = part or _rest_of_the_last_cell(above, below)
    if part is None and below.columns != above.columns:
        return None
    same_page = below.boxes[0].page == above.boxes[-1].page
    told = part or below
    if below.rows == 1 and _repeated(above, told):
        return above, told  # a head whose body is on the next page
    if _finishes(rows_of(above)[-1], rows_of(told)[0]) or (_repeated(above, told) and not (same_page and between)):
        return above, told  # even where columns are set anew on each page: the text that goes on, or the head that stands again, says so
    if part is None and not same_page and not between and below.rows == 1 and _same_width(above, below):
        return above, below  # one row at the top of the page, its columns set anew
    if part is None or same_page or (head_rows(part) and (_marked_head(part) or _names_figures(above, part))):
        return None
    return above, part


def _rest_of_the_last_cell(above: Grid, below: Grid) -> Grid | None:
    """`below` in the columns of `above` where it is one row whose only text stands at the right and goes on from the last cell above."""
    told = [cell for cell in below.cells if cell.words]
    last = rows_of(above)[-1]
    if below.rows > 1 or len(told) != 1 or not last or not last[-1].words or not _same_width(above, below):
        return None
    if told[0].column + told[0].columns < below.columns or not goes_on(last[-1].text, told[0].text) or is_figure(told[0].text):
        return None
    box = below.boxes[0].box
    blank = [
        replace(cell, row=0, rows=1, page=told[0].page, box=Box(cell.box.x0, box.y0, cell.box.x1, box.y1), words=(), fill=None, marks=())
        for cell in last[:-1]
    ]
    rest = replace(told[0], column=last[-1].column, columns=last[-1].columns)
    return replace(below, cells=(*blank, rest), columns=above.columns)


def _same_width(above: Grid, below: Grid) -> bool:
    last, first = above.boxes[-1].box, below.boxes[0].box
    return abs(last.x0 - first.x0) <= SHIFT and abs(last.x1 - first.x1) <= SHIFT


def words_between(above: Grid, below: Grid, pages: Mapping[int, Page]) -> list[Word] | None:
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


def _told(row: Iterable[Cell]) -> list[str]:
    return [_NOT_SAID.sub("", cell.text.casefold()) for cell in row]


def _flat(rows: Iterable[list[Cell]], columns: int) -> list[str]:
    """What stands over each column, in one word; a head over several columns stands over each of them."""
    over = [""] * columns
    for row in rows:
        for cell, text in zip(row, _told(row), strict=True):
            for column in range(cell.column, min(cell.column + cell.columns, columns)):
                over[column] += text
    return over


def _repeated(above: Grid, below: Grid) -> int:
    """How many rows at the top of `below` repeat the head of `above`, give or take a cell and the titles over it."""
    heads, rows = rows_of(above)[: above.head_rows], rows_of(below)
    for start in range(len(heads)):
        count = 0
        while count < min(len(heads) - start, len(rows)) and _alike(_told(heads[start + count]), _told(rows[count])):
            count += 1
        if count:
            return count
    whole = _flat(heads, above.columns)
    return next((n for n in range(1, min(MOST, len(rows)) + 1) if heads and _alike(whole, _flat(rows[:n], above.columns))), 0)


def _alike(a: list[str], b: list[str]) -> bool:
    return len(a) == len(b) and any(b) and a[0] == b[0] and sum(x == y for x, y in zip(a, b, strict=True)) >= SAME_HEAD * len(a)


def _marked_head(grid: Grid) -> bool:
    """Whether the first row is told apart by its colour or by spanning cells, so that it is a head for certain."""
    rows = rows_of(grid)
    fills = {cell.fill for cell in rows[0]}
    return (fills != {None} and fills != {cell.fill for cell in rows[-1]}) or any(1 < cell.columns < grid.columns for cell in rows[0])


def _names_figures(above: Grid, below: Grid) -> bool:
    """Whether the first row has words over two columns and more that hold figures: it is a head of another table."""
    body = [cell for row in (*rows_of(above)[above.head_rows :], *rows_of(below)[1:]) for cell in row if cell.words]
    told = Counter(cell.column for cell in body)
    figures = Counter(cell.column for cell in body if is_figure(cell.text))
    words = [c for c in rows_of(below)[0] if c.words and c.column and 2 * figures[c.column] > told[c.column] and not is_unit(c.text)]
    return len(words) > 1 and not any(is_figure(cell.text) for cell in words)


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
