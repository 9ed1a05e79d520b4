"""A grid as the record that is indexed and exported."""

from __future__ import annotations

from collections import defaultdict

from corpus.model import Box, Cell, Evidence, Grid, Placed, Reading, Table


def table_record(grid: Grid, placed: Placed, report_id: str) -> Table:
    """The table record of a grid under its headings; the pipeline gives it its id."""
    rows = texts(grid)
    head, body = tuple(rows[: grid.head_rows]), tuple(rows[grid.head_rows :])
    return Table(
        id="", report=report_id, evidence=grid.boxes,
        section=placed.section, item=placed.item, reading=Reading(method=grid.method, confidence=grid.confidence),
        caption=grid.caption, columns=_flat(grid), rows=body, row_boxes=_row_boxes(grid)[grid.head_rows :], head=head,
        spans=tuple(sorted({(c.row, c.column, c.rows, c.columns) for c in grid.cells if c.rows > 1 or c.columns > 1})),
    )


def texts(grid: Grid) -> list[tuple[str, ...]]:
    """All rows as text; a merged cell's text stands once, at its top left, and a cut cell's parts are joined."""
    parts: dict[tuple[int, int], list[str]] = defaultdict(list)
    for cell in grid.cells:
        if cell.words:
            parts[cell.row, cell.column].append(cell.text)
    return [tuple(" ".join(parts[r, c]) for c in range(grid.columns)) for r in range(grid.rows)]


def _flat(grid: Grid) -> tuple[str, ...]:
    """The head as one row: what stands above each column, from the top, each text once."""
    over: list[list[str]] = [[] for _ in range(grid.columns)]
    for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)):
        if cell.row < grid.head_rows and cell.words:
            for column in range(cell.column, min(cell.column + cell.columns, grid.columns)):
                if cell.text not in over[column]:
                    over[column].append(cell.text)
    return tuple(" ".join(said) for said in over)


def _row_boxes(grid: Grid) -> tuple[Evidence, ...]:
    """One box a row: of the cells that begin in it, on the page where it begins."""
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    out: list[Evidence] = []
    for cells in rows:
        if not cells:  # only merged cells from above reach into this row
            out.append(out[-1] if out else grid.boxes[0])
            continue
        page = cells[0].page
        low = [cell for cell in cells if cell.page == page]
        flat = [cell for cell in low if cell.rows == 1] or low
        out.append(Evidence(page, Box(min(c.box.x0 for c in low), flat[0].box.y0, max(c.box.x1 for c in low), max(c.box.y1 for c in flat))))
    return tuple(out)
