"""A table of content as a table on paper: heads with groups and units, painted cells, signs, rules after the look."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from itertools import groupby
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Paper

from corpus.samples.typeset.content import Cell, Column, Table
from corpus.samples.typeset.gold import PLAIN
from corpus.samples.typeset.looks import INK, PAINT, WHITE, Colour, Look
from corpus.samples.typeset.signs import Arrow, Circle, Landmark

GLYPHS = {"up": "▲", "down": "▼", "same": "↔"}
Align = Literal[0, 1, 2]
LEFT: Align = 0
CENTRE: Align = 1
RIGHT: Align = 2
ALIGNS = (LEFT, CENTRE, RIGHT)
Command = tuple[Any, ...]


def colour(given: Colour) -> Color:
    return Color(*given)


def paper(table: Table, look: Look, width: float, at: int, pages: MutableMapping[tuple[int, int], int]) -> Paper:
    """The table, `width` points wide; draws note in `pages` on which page each of its rows begins, by `(at, row)`."""
    whole = [row for row in table.rows if len(row) > 1]
    aligns = [_align(column, look, [row[place].text for row in whole]) for place, column in enumerate(table.columns)]
    head, commands = _head(table.columns, look, aligns)
    body = []
    for number, row in enumerate(table.rows):
        cells, painted = _row(table.columns, row, look, aligns, len(head) + number)
        first = cells[0] if isinstance(cells[0], list) else [cells[0]]
        body.append([[Landmark((at, number), pages), *first], *cells[1:]])
        commands += painted
    total = sum(column.width for column in table.columns)
    drawn = Paper(
        head + body,
        colWidths=[width * column.width / total for column in table.columns],
        repeatRows=len(head),
        splitByRow=not table.cut,
        splitInRow=round(3 * look.size) if table.cut else 0,
        hAlign="LEFT",
    )
    drawn.setStyle([*_rules(look, len(head), table), *commands])
    return drawn


def cell_style(look: Look, *, bold: bool = False, ink: Colour = INK, align: Align = LEFT) -> ParagraphStyle:
    return ParagraphStyle(
        "cell",
        fontName="Helvetica-Bold" if bold else "Helvetica",
        fontSize=look.size,
        leading=look.size * 1.2,
        textColor=colour(ink),
        alignment=align,
    )


def _align(column: Column, look: Look, texts: Sequence[str]) -> Align:
    """Signs stand in the middle, and figures right where no grid guides the eye; `texts` are the column's cells."""
    if column.role in ("rag", "direction", "rag direction"):
        return CENTRE
    figures = column.role not in PLAIN - {"number", "year"} and not any(" " in text for text in texts)
    return RIGHT if figures and look.rules != "grid" else LEFT


def _head(columns: Sequence[Column], look: Look, aligns: Sequence[Align]) -> tuple[list[list[Any]], list[Command]]:
    """The rows of the head: groups, heads, units, the first and the last only where there are any."""
    bold = {align: cell_style(look, bold=True, ink=look.head_ink, align=align) for align in ALIGNS}
    rows: list[list[Any]] = []
    commands: list[Command] = []
    if any(column.group for column in columns):
        rows.append([Paragraph(escape(column.group), bold[CENTRE]) if column.group else "" for column in columns])
        for group, run in groupby(range(len(columns)), key=lambda at: columns[at].group):
            places = list(run)
            if group:
                commands.append(("SPAN", (places[0], 0), (places[-1], 0)))
            else:
                commands += [("SPAN", (place, 0), (place, 1)) for place in places]
                for place in places:
                    rows[0][place] = Paragraph(escape(columns[place].head), bold[aligns[place]])
    rows.append([Paragraph(escape(column.head), bold[align]) for column, align in zip(columns, aligns, strict=True)])
    if any(column.unit for column in columns):
        plain = {align: cell_style(look, ink=look.head_ink, align=align) for align in ALIGNS}
        rows.append([Paragraph(escape(column.unit), plain[align]) for column, align in zip(columns, aligns, strict=True)])
    return rows, commands


def _row(
    columns: Sequence[Column], row: Sequence[Cell], look: Look, aligns: Sequence[Align], place: int
) -> tuple[list[Any], list[Command]]:
    """One row of the body with its paint; `place` counts from the top of the table."""
    if len(row) == 1:
        section = Paragraph(escape(row[0].text), cell_style(look, bold=True, ink=look.accent))
        return [section, *[""] * (len(columns) - 1)], [("SPAN", (0, place), (-1, place))]
    cells: list[Any] = []
    commands: list[Command] = []
    total = row[0].text.startswith("Total")
    for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
        paint = cell.paint or (_status(cell.text) if "rag" in column.role else "")
        dot = look.status == "circle" and bool(paint)
        if paint and not dot:
            commands.append(("BACKGROUND", (at, place), (at, place), colour(PAINT[paint])))
        ink = WHITE if paint == "red" and not dot else INK
        style = cell_style(look, bold=total, ink=ink, align=aligns[at])
        cells.append(_cell(column, cell, look, style, paint if dot else ""))
    return cells, commands


def _cell(column: Column, cell: Cell, look: Look, style: ParagraphStyle, dot: str) -> Any:
    """What stands in a cell: a sign, or text with its arrow as a letter, or text."""
    if dot:
        return [Circle(dot)]
    text = escape(cell.text)
    if "direction" in column.role:
        moved = next((word for word in GLYPHS if cell.text.split() and cell.text.split()[-1] == word), "")
        if moved and look.arrows == "shape":
            return [Arrow(moved, INK)]
        if moved:
            text = f'{escape(cell.text.removesuffix(moved))}<font name="ZapfDingbats">{GLYPHS[moved]}</font>'
    return Paragraph(text.replace(" | ", " "), style)


def _status(text: str) -> str:
    return next((word for word in text.lower().split() if word in PAINT), "")


def _rules(look: Look, head: int, table: Table) -> list[Command]:
    """Rules, shades and padding after the look."""
    rule = colour(look.rule)
    commands: list[Command] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *[(f"{side}PADDING", (0, 0), (-1, -1), space) for side, space in (("TOP", 2.5), ("BOTTOM", 3.5), ("LEFT", 4), ("RIGHT", 4))],
    ]
    if look.head_fill:
        commands.append(("BACKGROUND", (0, 0), (-1, head - 1), colour(look.head_fill)))
    if look.rules == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, rule))
    if look.rules == "rows":
        commands += [("LINEABOVE", (0, 0), (-1, 0), 1.2, rule), ("LINEBELOW", (0, head - 1), (-1, -1), 0.6, rule)]
    if look.rules == "bands":
        commands += [("BACKGROUND", (0, row), (-1, row), Color(0.965, 0.96, 0.975)) for row in range(head + 1, head + len(table.rows), 2)]
        commands.append(("LINEBELOW", (0, head - 1), (-1, head - 1), 1, rule))
    return commands
