"""What a page break leaves of a table at the top of the next page, where it is too little to be a table by itself: totals, a last row."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Box, Evidence, Grid, Page, Word
from extractor.grids.aligned.rows import goes_on
from extractor.grids.aligned.split import Zone, split
from extractor.grids.aligned.textlines import Chunk, TextLine, text_lines
from extractor.grids.cells import build
from extractor.tables.columns import DRAWN, MANY, Column, columns_on, edges_on, in_columns_of
from extractor.tables.heads import MOST, head_rows
from extractor.tables.joining import words_between

MOST_LINES = 12
"""A rest has no more lines than this: what is longer is found as a table."""
SKIPPED = 3
"""So many lines of running heads may stand above it."""
NEAR = 2.5
"""A figure's right edge or middle lies this near to that of its column, in points."""
MOST_MORE = 2
"""A head that stands again says no more words besides: "(continued)"."""
LARGER, LONGEST = 1.1, 8
"""A section's name is set no larger than this, compared with the names under it, and has no more words."""
APART = 2.2
"""A line further below the one before than this share of its height is text of its own."""


def with_rest(page: Page, grids: Sequence[Grid], before: Page, above: Sequence[Grid]) -> tuple[Grid, ...]:
    """`grids` of a page, with what can only be the rest of the last of `above`, the grids of the page before: rows, or a section."""
    last = above[-1] if above else None
    if last is None or last.method in DRAWN or last.columns < 2:
        return tuple(grids)
    pages = {before.number: before, page.number: page}
    bottom = min((grid.boxes[0].box.y0 for grid in grids), default=page.height)
    edges = edges_on(last, before.number)
    words = [word for word in page.words if word.box.y1 <= bottom + 1 and word.box.y0 < 0.5 * page.height]
    if len(edges) != last.columns + 1 or not words:
        return tuple(grids)
    lines = text_lines(words)
    columns = columns_on(last, before.number)
    again = _headed_again(lines[:MOST_LINES], page, last) if not grids else None
    if again is not None and words_between(last, again, pages) is not None:
        return (again,)
    tried = (_rest(lines, line, _anew(line, edges, columns), columns, page, last) for line in lines[: SKIPPED + 1])
    rest = next((made for made in tried if made is not None), None)
    if rest is not None and words_between(last, rest, pages) is not None:
        return (rest, *grids)
    if grids and not head_rows(grids[0]) and in_columns_of(last, grids[0]) is not None:
        named = _under_name(grids[0], lines[-1])
        if words_between(last, named, pages) is not None:
            return (named, *grids[1:])
    return tuple(grids)


def _headed_again(lines: Sequence[TextLine], page: Page, above: Grid) -> Grid | None:
    """The head of a table once more, with the few rows under it, in as many columns; None where the page begins otherwise."""
    count = head_rows(above)
    heads = Counter(word.text.casefold() for cell in above.cells if cell.row < count for word in cell.words)
    for first in range(min(SKIPPED, len(lines))):
        said: Counter[str] = Counter()
        for at in range(first, min(first + MOST, len(lines))):
            said += Counter(word.text.casefold() for chunk in lines[at].chunks for word in chunk.words)
            if heads and not heads - said and sum((said - heads).values()) <= MOST_MORE:
                return _set(lines, first, at, page, above)
    return None


def _set(lines: Sequence[TextLine], first: int, at: int, page: Page, above: Grid) -> Grid | None:
    """The lines from a head's first on, to the first gap below its last, as a grid of as many columns as the one above."""
    end = at + 1
    while end < len(lines) and lines[end].y0 - lines[end - 1].y1 < APART * lines[end].height and not _is_prose(lines[end]):
        end += 1
    taken = lines[first:end]
    box = Box(min(line.x0 for line in taken) - 2, taken[0].y0 - 1, max(line.x1 for line in taken) + 2, taken[-1].y1 + 1)
    words = [word for line in taken for chunk in line.chunks for word in chunk.words]
    sketch = next(iter(split(Zone(box, words, [], [], [], above.method))), None) if end > at + 1 else None
    return build(sketch, page) if sketch is not None and sketch.columns == above.columns else None


def _is_prose(line: TextLine) -> bool:
    return len(line.chunks) == 1 and line.count() > LONGEST


def _under_name(grid: Grid, line: TextLine) -> Grid:
    """A grid with the name of a section above it as its first row, if the line is one: in the stub alone, close, and no larger."""
    box = grid.boxes[0].box
    stub = next((cell for cell in grid.cells if cell.column == 0 and cell.words), None)
    if stub is None or len(line.chunks) > 1 or box.y0 - line.y1 > 0.8 * line.height:
        return grid
    if abs(line.x0 - stub.words[0].box.x0) > 2 * NEAR or line.height > LARGER * stub.words[0].box.height or line.count() > LONGEST:
        return grid
    words, high = tuple(line.chunks[0].words), line.y0 - 1
    boxes = (Evidence(grid.boxes[0].page, replace(box, y0=high)),)
    if stub.row == 0 and goes_on(line.chunks[0].text, stub.text):  # the first line of a wrapped name
        whole = replace(stub, words=(*words, *stub.words), box=replace(stub.box, y0=high))
        return replace(grid, cells=tuple(whole if cell is stub else cell for cell in grid.cells), boxes=boxes)
    row = [
        replace(cell, rows=1, marks=(), fill=None, words=words if cell.column == 0 else (), box=replace(cell.box, y0=high, y1=box.y0))
        for cell in grid.cells if cell.row == 0
    ]
    return replace(grid, cells=(*row, *(replace(cell, row=cell.row + 1) for cell in grid.cells)), rows=grid.rows + 1, boxes=boxes)


def _anew(line: TextLine, edges: Sequence[float], columns: Sequence[Column]) -> Sequence[float]:
    """Where columns part in a line that fills every one of them, as the table does, from its first edge to its last; else `edges`."""
    chunks = line.chunks
    whole = len(chunks) == len(columns) >= MANY
    if not whole or any(chunk.figure != (column.figures > 0) for chunk, column in zip(chunks, columns, strict=True)):
        return edges
    if abs(line.x1 - columns[-1].high) > 2 * NEAR or abs(line.x0 - columns[0].low) > 2 * NEAR:
        return edges
    return [edges[0], *((a.x1 + b.x0) / 2 for a, b in pairwise(chunks)), edges[-1]]


def _rest(
    lines: Sequence[TextLine], line: TextLine, edges: Sequence[float], columns: Sequence[Column], page: Page, above: Grid
) -> Grid | None:
    """The lines that keep to the columns of a table, around the first whose figures stand under its figures."""
    if not _keeps(line, edges) or not (len(line.chunks) == len(columns) >= MANY or _stands_under(line, edges, columns)):
        return None
    first = end = lines.index(line)
    while first and _is_name(lines[first - 1], edges) and lines[first].y0 - lines[first - 1].y1 < 0.5 * lines[first].height:
        first -= 1
    end += 1
    while end < len(lines) and lines[end].y0 - lines[end - 1].y1 < APART * lines[end].height and _keeps(lines[end], edges):
        end += 1
    return _grid(lines[first:end], edges, page, above.method) if end - first <= MOST_LINES else None


def _stands_under(line: TextLine, edges: Sequence[float], columns: Sequence[Column]) -> bool:
    """Whether a line is a row of figures, each of them under those of its column."""
    told = [(chunk, columns[_column(chunk, edges)]) for chunk in line.chunks if chunk.figure and _column(chunk, edges) > 0]
    wanted = min(2, sum(column.figures > 0 for column in columns[1:]))
    under = [abs(c.x1 - col.high) < NEAR or abs(c.x0 + c.x1 - col.low - col.high) < 2 * NEAR for c, col in told if col.figures]
    return wanted > 0 and len(under) >= wanted and len(under) == len(told) and all(under)


def _column(chunk: Chunk, edges: Sequence[float]) -> int:
    return min(max(bisect_right(edges, (chunk.x0 + chunk.x1) / 2) - 1, 0), len(edges) - 2)


def _is_name(line: TextLine, edges: Sequence[float]) -> bool:
    return len(line.chunks) == 1 and edges[0] - NEAR <= line.x0 and line.x1 <= edges[1]


def _keeps(line: TextLine, edges: Sequence[float]) -> bool:
    """Whether no chunk of a line lies across an edge, nor outside of the table."""
    inner = edges[1:-1]
    inside = edges[0] - NEAR <= line.x0 and line.x1 <= edges[-1] + NEAR
    return inside and all(bisect_right(inner, chunk.x0 + 1) >= bisect_left(inner, chunk.x1 - 1) for chunk in line.chunks)


def _grid(lines: Sequence[TextLine], edges: Sequence[float], page: Page, method: str) -> Grid | None:
    words: list[Word] = [word for line in lines for chunk in line.chunks for word in chunk.words]
    box = Box(edges[0], lines[0].y0 - 1, edges[-1], max(line.y1 for line in lines) + 1)
    level = [(y, edges[0], edges[-1]) for y in _gaps(lines)]
    sketch = next(iter(split(Zone(box, words, level, [], [], method, edges=edges[1:-1]))), None)
    return build(sketch, page) if sketch is not None else None


def _gaps(lines: Sequence[TextLine]) -> list[float]:
    """Where two lines stand so far apart that they are two rows."""
    return [(a.y1 + b.y0) / 2 for a, b in pairwise(lines) if b.y0 - a.y1 > 0.5 * b.height]
