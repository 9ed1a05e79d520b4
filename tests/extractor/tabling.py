"""Grids made by hand: rows of texts, as the finder of tables would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.model import Block, Box, Cell, Colour, Evidence, Grid, Mark, Measure, Period, Placed, Report, Word
from extractor.readers import read_all

RED, AMBER, GREEN = (0.82, 0.19, 0.18), (0.96, 0.65, 0.14), (0.18, 0.55, 0.24)
Q1 = Period("Q1 2013/14", "2013/14", 1, date(2013, 4, 1), date(2013, 6, 30))
Q3 = Period("Q3 2010/11", "2010/11", 3, date(2010, 10, 1), date(2010, 12, 31))


def cell(text: str, row: int = 0, column: int = 0, *, columns: int = 1, fill: Colour | None = None, marks: tuple[Mark, ...] = ()) -> Cell:
    """A cell of 100 by 20 points at its place, its words side by side."""
    left, top = 100.0 * column, 20.0 * row
    words = tuple(Word(part, Box(left + 8 * at, top + 4, left + 8 * at + 7, top + 14), row) for at, part in enumerate(text.split()))
    return Cell(row, column, 1, Box(left, top, left + 100 * columns, top + 20), words, 1, columns, fill, marks)


def grid(rows: Sequence[Sequence[str]], fills: Mapping[tuple[int, int], Colour] | None = None, **kept: int) -> Grid:
    """A ruled grid; a text that begins with ">>" spans all columns."""
    width = max(map(len, rows))
    cells = tuple(
        cell(text.removeprefix(">>"), row, column, columns=width if text.startswith(">>") else 1, fill=(fills or {}).get((row, column)))
        for row, texts in enumerate(rows) for column, text in enumerate(texts)
    )
    return Grid(cells, len(rows), width, (Evidence(1, Box(0, 0, 100 * width, 20 * len(rows))),), **kept)


def report(period: Period | None = Q1) -> Report:
    return Report("a" * 64, "made.pdf", "Made", 1, "", "", "unknown", period, "unknown")


def placed(what: Grid | str, *section: str) -> Placed:
    if isinstance(what, str):
        return Placed(Block("paragraph", what, (), ()), section)
    return Placed(what, section)


def read(*what: Grid | str, section: Sequence[str] = (), period: Period | None = Q1) -> tuple[Measure, ...]:
    """The measures of a report that holds these grids and paragraphs."""
    return read_all([placed(one, *section) for one in what], report(period))


def texts(measure: Measure) -> dict[str, str]:
    return {role: figure.text for role, figure in measure.figures.items()}
