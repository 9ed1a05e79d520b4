"""Which rows at the top of a grid are its head."""

from __future__ import annotations

from corpus.model import Cell, Colour, Grid
from extractor.grids.numeric import has_number, is_unit

MOST = 6
"""A head of more rows than this is no head."""


def rows_of(grid: Grid) -> list[list[Cell]]:
    """The cells that begin in each row, from the left."""
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def head_rows(grid: Grid) -> int:
    """How many rows from the top are head, 0 where the first row already is body."""
    rows = rows_of(grid)
    filled = _filled_rows(rows)
    if grid.rows < 2 or (_has_figures(rows[0]) and not (filled and _mostly_words(rows[0]))):
        return 0
    count = max(filled, _spanned_rows(rows))
    first = next((i for i, row in enumerate(rows) if i and _has_figures(row)), None)
    count = count or (2 if _lone_title(rows) else 1)
    count = min(count, MOST, grid.rows - 1, grid.rows if first is None else first)
    count = _without_section(rows[:count])
    while count < min(MOST, grid.rows - 1) and _continues_head(rows[count], first is None or count < first):
        count += 1
    return count + 2 if _stub_between(rows[: first or 0], count) else count


def _has_figures(row: list[Cell]) -> bool:
    return any(cell.column > 0 and cell.words and has_number(cell.text) for cell in row)


def _lone_title(rows: list[list[Cell]]) -> bool:
    """Whether the first row says one thing only, of the whole table ("All figures in £m"), and the second names columns."""
    told = [sum(bool(cell.words) for cell in row) for row in rows[:2]]
    return told[0] == 1 and told[1] > 2 and not _has_figures(rows[1]) and any(map(_has_figures, rows[2:]))


def _without_section(head: list[list[Cell]]) -> int:
    """How many rows are left without a last one that is one wide cell under a head for every column: a section's title."""
    wide = head[-1][0] if head and len(head[-1]) == 1 else None
    if len(head) < 2 or wide is None or not wide.words or is_unit(wide.text):
        return len(head)
    full = len(head[-2]) > 2 and all(cell.words and cell.columns == 1 for cell in head[-2])
    return len(head) - 1 if full else len(head)


def _stub_between(rows: list[list[Cell]], count: int) -> bool:
    """Whether under a head with an empty stub stands the stub's name alone, set midway, and below it the heads of the other columns."""
    if not count or count + 2 != len(rows) or _told(rows[count]) != [0] or _told(rows[count - 1])[:1] == [0]:
        return False
    lower = _told(rows[count + 1])
    return len(lower) > 1 and lower[0] > 0


def _told(row: list[Cell]) -> list[int]:
    """The columns in which a row says something."""
    return [cell.column for cell in row if cell.words]


def _mostly_words(row: list[Cell]) -> bool:
    """Whether a row has words where a body has figures: one stray number among four heads does no harm."""
    told = [cell.text for cell in row if cell.words]
    return sum(map(has_number, told)) <= 0.25 * len(told)


def _continues_head(row: list[Cell], before_figures: bool) -> bool:
    """A row of units belongs to the head; so does one with an empty stub, above the first figures."""
    told = [cell.text for cell in row if cell.words and cell.column > 0]
    if told and all(is_unit(text) for text in told):
        return True
    stub = next((cell for cell in row if cell.column == 0), None)
    return before_figures and len(told) > 1 and stub is not None and not stub.words


def _filled_rows(rows: list[list[Cell]]) -> int:
    """Rows from the top in a colour that most other rows don't have."""
    colours = [_colour(row) for row in rows]
    if colours[0] is None or (len(rows) > 3 and sum(c == colours[0] for c in colours) > 0.6 * len(rows)):
        return 0
    count = 1
    while count < len(rows) and colours[count] is not None and colours[count] == colours[count - 1] and not _has_figures(rows[count]):
        count += 1
    return count if count < len(rows) else 0


def _colour(row: list[Cell]) -> Colour | None:
    """The colour of most of a row, or None."""
    wide = sum(cell.columns for cell in row) or 1
    for colour in {cell.fill for cell in row if cell.fill is not None}:
        if sum(cell.columns for cell in row if cell.fill == colour) > 0.5 * wide:
            return colour
    return None


def _spanned_rows(rows: list[list[Cell]]) -> int:
    """The rows that cells of the first row reach down over, and one more below a cell that spans some, not all, columns."""
    first = [cell for cell in rows[0] if cell.words]
    if not first:
        return 0
    reach = max(cell.rows for cell in first)
    wide = sum(cell.columns for cell in rows[0])
    if first[0].columns == wide and wide > 1 and any(map(_has_figures, rows[2:])):
        return 2  # a title inside the table, and the head under it
    if reach == 1 and any(1 < cell.columns < wide for cell in first) and sum(bool(cell.words) for cell in rows[1]) > 1:
        return 2
    return reach if any(cell.columns > 1 for cell in first) else 0
