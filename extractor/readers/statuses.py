"""What the columns of a sheet show of a row's status and direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Direction, Period, Rag
from extractor.readers.sheets.columns import RECTANGLE, Column, Sheet
from extractor.readers.sheets.rows import Row
from extractor.readers.sheets.sharing import shared_text, standing
from extractor.status import is_between, read_direction, read_rag
from extractor.vocabulary import words

OF_ANOTHER_TIME = ("previous", "initial_", "target_impact", "target_likelihood", "target_score", "annual_", "baseline")
"""Roles of figures whose colour says nothing of how things stand now."""


def rag_of(sheet: Sheet, row: Row, when: Period | None = None, now: Period | None = None) -> tuple[Rag | None, str]:
    """The status of the row, and what its status column prints where that is no status of ours.

    `when` leaves out those of other periods, and the reporting period `now` those of periods that ended before it; of columns that could
    each be the status all must agree.
    """
    said = ""
    ticked = [index for index in sheet.paint.lights if row.text(index)]
    if len(ticked) == 1:
        return Rag(sheet.paint.lights[ticked[0]], "text", sheet.band.heads[ticked[0]][-1]), ""
    for columns in _trusted([column for column in _at(sheet, "rag", when) if not _is_past(column.period, now)], sheet):
        cells = (sheet.paint.plain(cell) for column in columns for cell in reversed(standing(row, column.index)))
        found = {rag.status: rag for cell in cells if (rag := read_rag(cell, least=sheet.paint.of_statuses))}
        texts = [text for column in columns if (text := row.text(column.index) or shared_text(row, column.index))]
        if found:  # two that differ are no status of one thing
            return (found.popitem()[1], "") if len(found) == 1 else (None, texts[0] if len(columns) == 1 else "")
        if any(map(is_between, texts)):  # a less sure column is then most likely of another time
            return None, texts[0]
        said = said or next(iter(texts), "")
    return (None if sheet.of("rag") else _painted(sheet, row, when)), said


def _is_same(one: Period, other: Period) -> bool:
    """Whether two periods are one, however they are printed: "Q4" and "Q4 2021/22"."""
    return one == other or (one.start is not None and (one.start, one.end) == (other.start, other.end))


def _is_past(period: Period | None, now: Period | None) -> bool:
    """Whether a period ended before the reporting period began; of a report that is known by a day alone nothing is said to."""
    if period is None or period.end is None or now is None or now.start is None or now.start == now.end:
        return False
    return period.end < now.start


def _trusted(columns: Sequence[Column], sheet: Sheet) -> Iterator[list[Column]]:
    """Columns of statuses, the surest first; among equals the overall one stands for all."""
    for surest in sorted({column.confidence for column in columns}, reverse=True):
        equal = [column for column in columns if column.confidence == surest]
        yield [column for column in equal if "overall" in words(" ".join(sheet.band.heads[column.index][-1:]))] or equal


def apart(sheet: Sheet, row: Row) -> dict[str, str]:
    """What columns of statuses under heads of their own show where they differ: of time, of cost, of quality."""
    cells = ((column, cell) for column in sheet.of("rag") for cell in row.cells.get(column.index, ()))
    shown = {column.head.casefold(): rag for column, cell in cells if (rag := read_rag(sheet.paint.plain(cell)))}
    return {head: rag.text or rag.status for head, rag in shown.items() if head} if len({rag.status for rag in shown.values()}) > 1 else {}


def _at(sheet: Sheet, role: str, when: Period | None) -> list[Column]:
    """The columns of a role that are of a period, or of none."""
    return [column for column in sheet.of(role) if when is None or column.period is None or _is_same(column.period, when)]


def _painted(sheet: Sheet, row: Row, when: Period | None = None) -> Rag | None:
    """Where no column is given to it, the one status that the cells of figures are painted in; of a risk, its score's.

    `when` leaves out the figures of other periods.
    """
    columns = [column for column in sheet.figures() if not column.role.startswith(OF_ANOTHER_TIME)]
    columns = [column for column in columns if when is None or column.period in (None, when)]
    if sheet.kind == "risk":
        columns = [column for column in columns if column.role == "score"] or columns
    # A painted box beside a figure is an ornament of the table; a round or pointed sign is the figure's own.
    cells = [replace(cell, marks=tuple(mark for mark in cell.marks if len(mark.points) != RECTANGLE))
             for column in columns for cell in row.cells.get(column.index, ())]
    read = ((cell, read_rag(sheet.paint.plain(cell), least=sheet.paint.of_figures)) for cell in cells)
    shown = [(cell, rag) for cell, rag in read if rag and (rag.by != "text" or sheet.kind == "risk")]
    # The colour of an arrow beside a figure is the arrow's, and one that all figures share is the house's.
    found = {rag.status: rag for cell, rag in shown
             if not (rag.by == "icon" and read_direction(cell)) and not (rag.by == "fill" and sheet.paint.is_decked)}
    painted = [rag for status, rag in found.items() if status in ("red", "amber", "green")]
    return painted[0] if len(found) == 1 and painted else None


def direction_of(sheet: Sheet, row: Row) -> Direction | None:
    columns = sheet.of("direction") or sheet.of("rag")  # where no column is given to it, an arrow stands beside the status
    cells = [cell for column in columns for cell in row.cells.get(column.index, ())]
    return next((direction for cell in cells if (direction := read_direction(cell))), None)


def directions(sheet: Sheet, row: Row) -> dict[str, str]:
    """What further columns of directions show, each under its head: beside the last quarter's the last year's."""
    cells = ((column, cell) for column in sheet.of("direction")[1:] for cell in row.cells.get(column.index, ()))
    shown = ((column.head.casefold(), read_direction(cell)) for column, cell in cells)
    return {head: said for head, direction in shown if head and direction and (said := direction.text or direction.moved or "")}
