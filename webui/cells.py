"""The rows of a table that speak of a query, with what matched in them marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from corpus.model import Box, Table
from search.marks import finder
from search.query import Query

MOST = 3
"""Rows shown with a hit."""

SEARCHED = 300
"""Rows looked through for them; longer tables are rare, and their own page has all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its place in the body, from 0, and its cells."""

    place: int
    cells: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of a table's head, over so many rows and columns."""

    text: str
    rows: int
    columns: int


def head(table: Table) -> tuple[tuple[Head, ...], ...]:
    """The head as printed: a year stands once over its quarters. Without one, the columns' names; nothing where these are blank."""
    printed = table.head or ((table.columns,) if any(table.columns) else ())
    over = {(row, column): (rows, columns) for row, column, rows, columns in table.spans if row < len(printed)}
    hidden = {place for (row, column), size in over.items() for place in covered(row, column, size)}
    lines = []
    for row, texts in enumerate(printed):
        sizes = [over.get((row, column), (1, 1)) for column in range(len(texts))]
        cells = [Head(text, min(rows, len(printed) - row), columns) for text, (rows, columns) in zip(texts, sizes, strict=True)]
        lines.append(tuple(cell for column, cell in enumerate(cells) if (row, column) not in hidden))
    return tuple(lines)


def covered(row: int, column: int, size: tuple[int, int]) -> set[tuple[int, int]]:
    """The places that a merged cell covers besides its own."""
    rows, columns = size
    return {(row + down, column + across) for down in range(rows) for across in range(columns)} - {(row, column)}


def speaking(table: Table, tree: Query) -> tuple[Row, ...]:
    """The first rows in which something matches; the table's first rows where it was found by its head or caption."""
    found: list[Row] = []
    marks_in = finder(tree)
    for place, row in enumerate(table.rows[:SEARCHED]):
        if len(found) == MOST:
            break
        if marks := marks_in(words(row)):
            found.append(Row(place, marked(row, frozenset(marks))))
    return tuple(found) or whole(table)[:MOST]


def on_page(table: Table, number: int, tree: Query, within: Sequence[Box] | None) -> tuple[Row, ...]:
    """The rows that stand on a page, with what matches marked: in all of them, or only in those within some boxes."""
    found = []
    marks_in = finder(tree)
    for place, (row, where) in enumerate(zip(table.rows, table.row_boxes, strict=True)):
        if where.page == number:
            meant = within is None or any(box.holds(where.box.centre) for box in within)
            found.append(Row(place, marked(row, frozenset(marks_in(words(row)) if meant else ()))))
    return tuple(found)


def whole(table: Table) -> tuple[Row, ...]:
    """Every row, with nothing marked."""
    return tuple(Row(place, tuple(map(escape, row))) for place, row in enumerate(table.rows))


def words(row: Sequence[str]) -> list[str]:
    return [word for cell in row for word in cell.split()]


def marked(row: Sequence[str], marks: Collection[int]) -> tuple[Markup, ...]:
    """The cells, where `marks` counts the words through the whole row; words that follow each other are marked as one."""
    cells = []
    first = 0
    for cell in row:
        printed = cell.split()
        runs = groupby(range(len(printed)), key=lambda index: first + index in marks)
        cells.append(Markup(" ").join(_run([printed[index] for index in run], found) for found, run in runs))
        first += len(printed)
    return tuple(cells)


def _run(printed: Sequence[str], found: bool) -> Markup:
    text = escape(" ".join(printed))
    return Markup("<mark>{}</mark>").format(text) if found else text
