"""From a row to a measure: its name, figures by role and period, status, direction, note and what else it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.model import Direction, Family, Figure, Measure, Period, Rag
from corpus.periods import parse_period
from extractor.figures import Hint, read_figure, read_value
from extractor.readers.columns import Column, Sheet
from extractor.readers.names import split_coded, split_name, tidy
from extractor.readers.reader import Seen
from extractor.readers.rows import NOTE, Row
from extractor.status import read_direction, read_rag

_RATIO = re.compile(r"([\d,.]+)\s?/\s?([\d,.]+)")
_SHARE = re.compile(r"%|percent|\bper cent|proportion|\brate\b|\bratio\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says, before it is divided by periods."""

    code: str
    name: str
    rag: Rag | None
    direction: Direction | None
    note: str
    details: Mapping[str, str]
    period: Period | None


def measures(sheet: Sheet, seen: Seen, family: Family, name: str = "") -> Iterator[Measure]:
    """One measure for each row that says something, or for each of its periods; `name` is theirs where the rows have none."""
    for row in sheet.band.rows:
        line = read_line(sheet, row, seen)
        if name:
            line = replace(line, name=name, code="")
        if line.name:
            yield from _measures_of(sheet, row, line, seen, family)


def read_line(sheet: Sheet, row: Row, seen: Seen) -> Line:
    code, name = _code_and_name(sheet, row)
    rag, said = _rag(sheet, row)
    details = _details(sheet, row, name) | ({"status": said} if said and rag is None else {})
    direction = _direction(sheet, row)
    if direction is None and (moved := " ".join(text for column in sheet.of("direction") if (text := row.text(column.index)))):
        details["direction"] = moved
    if rag and seen.rag_key:
        details["rag key"] = seen.rag_key
    note = " ".join(text for column in (*(c.index for c in sheet.of("note")), NOTE) if (text := row.text(column)))
    return Line(code, name, rag, direction, note, details, _row_period(sheet, row, seen))


def _measures_of(sheet: Sheet, row: Row, line: Line, seen: Seen, family: Family) -> Iterator[Measure]:
    read = _figures(sheet, row, line.name)
    periods = {period for _, period in read if period is not None}
    series = sorted((p for p in periods if p.start and p.end), key=_when)
    roles = [role for role, period in read if period is not None]
    if len(series) > 1 and (len(roles) > len(set(roles)) or sheet.kind == "budget"):
        pair = _pair(read, series) if sheet.kind == "indicator" and len(series) == 2 else None
        if pair is None:
            yield from _by_period(read, series, row, line, seen, family)
            return
        read = pair
    figures = {role: figure for (role, _), figure in read.items()}
    own = next((period for (role, period) in read if role == "current" and period), None)
    if figures or line.rag or line.code or line.note or line.details.get("status"):
        yield _measure(row, line, seen, family, figures, line.period or own or seen.period)


def _when(period: Period) -> tuple[date, date]:
    return period.end or date.min, period.start or date.min


def _pair(read: Mapping[tuple[str, Period | None], Figure], series: Sequence[Period]) -> dict[tuple[str, Period | None], Figure] | None:
    """Two quarters side by side are the current and the previous one, where nothing else is called previous."""
    if any(role == "previous" for role, _ in read) or ("current", series[1]) not in read:
        return None
    before = ("current", series[0])
    renamed = {("previous" if key == before else key[0], key[1]): figure for key, figure in read.items()}
    return renamed if len({role for role, _ in renamed}) == len(renamed) else None


def _by_period(read: Mapping[tuple[str, Period | None], Figure], series: Sequence[Period], row: Row, line: Line, seen: Seen,
               family: Family) -> Iterator[Measure]:
    """Each period its own measure; what the row says of no period goes with the latest that has come."""
    now = seen.period.end if seen.period else None
    latest = next((period for period in reversed(series) if now and period.start and period.start <= now), None)
    undated = {role: figure for (role, at), figure in read.items() if at is None}
    bare = replace(line, rag=None, direction=None, note="", details={})
    for period in series:
        figures = {role: figure for (role, at), figure in read.items() if at == period}
        if period == latest:
            yield _measure(row, line, seen, family, undated | figures, period)
        elif figures:
            yield _measure(row, bare, seen, family, figures, period)
    if latest is None and (undated or line.rag or line.note):
        yield _measure(row, line, seen, family, undated, seen.period)


def _measure(row: Row, line: Line, seen: Seen, family: Family, figures: Mapping[str, Figure], period: Period | None) -> Measure:
    return Measure(id="", report=seen.report.id, evidence=row.evidence, section=(*seen.section, *seen.band.titles, *row.section),
                   item=seen.item, reading=seen.reading, family=family, name=line.name, code=line.code, period=period,
                   figures=dict(figures), rag=line.rag, direction=line.direction, note=line.note, details=line.details)


def _code_and_name(sheet: Sheet, row: Row) -> tuple[str, str]:
    named = next((column for column in sheet.of("name") if row.text(column.index)), None)
    coded = next((column for column in sheet.of("code") if row.text(column.index)), None)
    if named is None:
        return split_coded(row.text(coded.index)) if coded and not sheet.of("name") else ("", "")
    text = row.text(named.index)
    if coded is not None:
        code, own = row.text(coded.index), split_name(text)
        return (code, tidy(text)) if not own[0] or own[0] != code else own
    return split_coded(text) if re.search(r"\b(?:no|ref|code|id)\b", named.head.casefold()) else split_name(text)


def _row_period(sheet: Sheet, row: Row, seen: Seen) -> Period | None:
    for column in sheet.of("period"):
        if period := parse_period(row.text(column.index), seen.year):
            return period
    return None


def _rag(sheet: Sheet, row: Row) -> tuple[Rag | None, str]:
    """The status of the row, and what its status column prints where that is no status of ours."""
    said = ""
    for column in sheet.of("rag"):
        for cell in row.cells.get(column.index, ()):
            if rag := read_rag(cell):
                return rag, ""
        said = said or row.text(column.index)
    return (None if sheet.of("rag") else _painted(sheet, row)), said


def _painted(sheet: Sheet, row: Row) -> Rag | None:
    """Where no column is given to it, the one status that the cells of figures are painted in."""
    cells = [cell for column in sheet.figures() for cell in row.cells.get(column.index, ())]
    found = {rag.status: rag for cell in cells if (rag := read_rag(cell, pale=False)) and rag.by != "text"}
    painted = [rag for status, rag in found.items() if status in ("red", "amber", "green")]
    return painted[0] if len(found) == 1 and painted else None


def _direction(sheet: Sheet, row: Row) -> Direction | None:
    columns = sheet.of("direction") or sheet.of("rag")  # where no column is given to it, an arrow stands beside the status
    cells = [cell for column in columns for cell in row.cells.get(column.index, ())]
    return next((direction for cell in cells if (direction := read_direction(cell))), None)


def _details(sheet: Sheet, row: Row, name: str) -> dict[str, str]:
    """What else the row says as text: by role where the head is understood, by the printed head where it is not."""
    roles = {column.index: column for column in sheet.columns}
    details: dict[str, str] = {}
    for index in row.filled:
        column, text = roles.get(index), row.text(index)
        if index == NOTE or (column and column.role in ("code", "rag", "direction", "note", "period")):
            continue
        if column and column.is_figure and read_value(text):
            continue
        printed = sheet.band.head(index).strip().casefold()[:60]
        label = column.role.replace("_", " ") if column and column.role != "name" else printed
        if label and not text.endswith(name):
            details[label] = f"{details[label]} {text}" if label in details else text
    return details


def _figures(sheet: Sheet, row: Row, name: str) -> dict[tuple[str, Period | None], Figure]:
    """Figures by role and period; where two units of one thing stand side by side, the one that the name speaks of."""
    claims: dict[tuple[str, Period | None], list[tuple[Column, Figure]]] = {}
    for column in sheet.figures():
        for role, figure in _of_cell(column, row, sheet.default):
            claims.setdefault((role, column.period), []).append((column, figure))
    share = bool(_SHARE.search(name))

    def fitting(claim: tuple[Column, Figure]) -> tuple[bool, bool, int]:
        unit = claim[0].hint.unit if claim[0].hint else claim[1].unit
        return claim[1].value is None, (unit == "percent") != share, claim[0].index

    return {key: min(claim, key=fitting)[1] for key, claim in claims.items()}


def _of_cell(column: Column, row: Row, default: Hint | None) -> Iterator[tuple[str, Figure]]:
    cells = [cell for cell in row.cells.get(column.index, ()) if cell.words]
    if len(cells) != 1:
        return
    words, page = cells[0].words, cells[0].page
    figure = read_figure(words, page, column.hint or (None if column.role.endswith("_percent") else default))
    if column.role == "ratio":
        if figure and figure.unit == "ratio" and (parts := _RATIO.fullmatch(figure.text)):
            for role, text in (("numerator", parts[1]), ("denominator", parts[2])):
                value = read_value(text)
                if value is not None and value.value is not None:
                    yield role, replace(figure, text=text, value=value.value, unit="number")
    elif figure is not None:
        yield column.role, figure
