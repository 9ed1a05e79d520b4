"""What rows share: a cell that is merged over several of them, and an objective that is printed once above those that follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Cell
from extractor.readers.sheets.columns import Sheet
from extractor.readers.sheets.rows import Row


def with_shared(sheet: Sheet) -> Iterator[Row]:
    """The rows, each under the objective that is printed in its column left of the names, there or in the last row that has one.

    What stands further left under no head, merged over several rows, is a heading turned to the side, and goes to their section.
    """
    first = min((column.index for column in sheet.columns if column.role in ("name", "code")), default=0)
    objective = next((column.index for column in sheet.of("objective") if column.index < first), None)
    unheaded = [index for index in range(first) if not sheet.band.head(index)]
    held: Row | None = None
    for row in sheet.band.rows:
        if objective is not None and (row.text(objective) or objective in row.over):
            held = row if _begins(row, objective) else None
        elif objective is not None and held is not None and _is_under(row, held):
            row = replace(row, over={**row.over, objective: tuple(standing(held, objective))})
        if heading := tuple(cell.text for index in unheaded for cell in standing(row, index) if cell.words and cell.rows > 1):
            row = replace(row, section=(*row.section, *heading))
        yield row


def _is_under(row: Row, held: Row) -> bool:
    """Whether a row stands on the same page as one before it, and under the same titles."""
    pages = {cell.page for one in (row, held) for parts in one.cells.values() for cell in parts if cell.words}
    return len(pages) == 1 and row.section == held.section


def _begins(row: Row, column: int) -> bool:
    """Whether what stands there is a whole text, and no rest of one that a page break cut."""
    return any(cell.words and not cell.text[0].islower() and cell.text[0].isalnum() for cell in standing(row, column)[:1])


def standing(row: Row, column: int) -> Sequence[Cell]:
    """The cells of a column that speak of a row: its own, or where those show nothing the one that is merged over it."""
    own = row.cells.get(column, ())
    return own if any(cell.words or cell.marks or cell.fill for cell in own) else row.over.get(column, own)


def shared_text(row: Row, column: int) -> str:
    """What the cell that is merged over a row prints in a column, where the row has nothing of its own there; or ""."""
    return "" if row.text(column) else " ".join(cell.text for cell in row.over.get(column, ()) if cell.words)
