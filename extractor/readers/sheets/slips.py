"""Statuses that slipped down a row, as happens where a table was pasted from a spreadsheet: each stands in the row below its own.

Two statuses in one row and none in the row above could also be two statuses of one thing. What proves the slip is a second column that
slipped with them; and what was moved is said on the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Cell
from extractor.readers.sheets.rows import Row
from extractor.status import read_rag


def in_order(rows: Sequence[Row], column: int) -> tuple[Row, ...]:
    """The rows with each status of a column, and what slipped with it, in the row that it is meant for."""
    mended = list(rows)
    for at in range(1, len(mended)):
        above, row = mended[at - 1], mended[at]
        shown = _shown(row, column)
        others = _slipped_too(above, row, column)
        if len(shown) == 2 and read_rag(shown[0]) and not _shows_any(above, column) and others:
            for each in (column, *others):
                first, second = _shown(row, each)
                mended[at - 1] = mended[at - 1].having(each, (first,))
                mended[at] = mended[at].having(each, (second,))
            mended[at - 1] = replace(mended[at - 1], lifted=True)
    return tuple(mended)


def _shown(row: Row, column: int) -> list[Cell]:
    return [cell for cell in row.cells.get(column, ()) if cell.words or cell.marks]


def _shows_any(row: Row, column: int) -> bool:
    return bool(_shown(row, column)) or any(cell.fill for cell in row.cells.get(column, ()))


def _slipped_too(above: Row, row: Row, column: int) -> list[int]:
    """The other columns that print two texts in the lower row, level with its statuses, and none in the upper one."""
    lines = [cell.row for cell in _shown(row, column)]
    others = (other for other in row.cells if other != column and not _shown(above, other))
    return [other for other in others if [cell.row for cell in _shown(row, other)] == lines]
