"""What extraction has to find in a sample: its measures with code, name, figures, status and page, from the text that was typeset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.periods import parse_period
from corpus.samples.typeset.content import Card, Cell, Sample, Table

PLAIN = frozenset(
    ("code", "name", "code name", "rag", "direction", "rag direction", "note", "owner", "due", "text", "period", "period of head")
) | {"number", "year"}
"""Roles of columns that give the measure of their row no figure."""
SPARE = " otherwise"
"""Ends the role of a column with a number beside its percentage: where the column of the role itself says nothing, it says it,"""
COUNTS = {"current": "count", "previous": "previous_count"}
"""and elsewhere it says how many there are."""
NOTE = 40
"""How much of a note the gold keeps: enough to know it by."""
STATUSES = frozenset({"red", "amber", "green"})


def gold(sample: Sample, pages: Mapping[tuple[int, int], int]) -> Iterator[dict[str, Any]]:
    """The measures of a sample in reading order; `pages` gives the page of a row by its table's and its own place."""
    for at, part in enumerate(sample.parts):
        if isinstance(part, Card):
            told = _card(part)
            yield {**told, "values": _values(None, told["figures"]), "page": pages[at, 0]}
        if not isinstance(part, Table) or not part.family:
            continue
        for number, row in enumerate(part.rows):
            if len(row) == 1:
                continue
            measure = _measure(part, row)
            for told in [measure] if measure else _by_year(part, row):
                yield {**told, "values": _values(part, told["figures"]), "page": pages[at, number]}


def _by_year(table: Table, row: tuple[Cell, ...]) -> list[dict[str, Any]]:
    """A row over columns of years as a measure for each year."""
    told = {"family": table.family, "name": row[0].text}
    years = [(column.head, cell.text) for column, cell in zip(table.columns, row, strict=True) if column.role == "year"]
    return [{**told, **_said("period", head), "figures": {"current": text}} for head, text in years]


def _measure(table: Table, row: tuple[Cell, ...]) -> dict[str, Any] | None:
    """One row as a measure, None where it gives neither figure nor status."""
    told: dict[str, Any] = {"family": table.family}
    figures: dict[str, str] = {}
    spare: dict[str, str] = {}
    for column, cell in zip(table.columns, row, strict=True):
        if cell.paint:
            told["rag"] = cell.paint
        if column.role.endswith(SPARE):
            spare |= _figures(column.role.removesuffix(SPARE), cell.text)
        elif column.role not in PLAIN:
            figures |= _figures(column.role, cell.text)
        elif column.role == "code name":
            code, _, name = cell.text.rpartition(" | ")
            told |= {"code": code, "name": name}
        elif column.role == "period of head":
            told |= {"name": column.head, **_said("period", cell.text)}
        elif column.role == "note" and cell.text:
            told["note_starts"] = f"{told.get('note_starts', '')} {cell.text}".strip()[:NOTE]
        else:
            told |= _said(column.role, cell.text)
    figures |= {COUNTS[role] if role in figures else role: text for role, text in spare.items()}
    return {**told, "figures": figures} if figures or "rag" in told else None


def _card(card: Card) -> dict[str, Any]:
    told = {"family": "indicator", "name": card.title, "note_starts": card.note[:NOTE]}
    return {**told, **_said("rag", card.status), "figures": {role: figure for role, _, figure in card.figures}}


def _said(role: str, text: str) -> dict[str, str]:
    """What a cell without figures gives to the measure."""
    words = text.lower().split()
    said = {role: text} if role in ("code", "name") and text else {}
    if role == "period" and (period := parse_period(text)) and period.financial_year:
        said["period"] = period.financial_year.replace("/", "-") + (f" Q{period.quarter}" if period.quarter else "")
    if "rag" in role and STATUSES & set(words):
        said["rag"] = next(word for word in words if word in STATUSES)
    if "direction" in role and {"up", "down", "same"} & set(words):
        said["direction"] = next(word for word in words if word in ("up", "down", "same"))
    return said


def _values(table: Table | None, figures: Mapping[str, str]) -> dict[str, float]:
    """What the figures are worth, in pounds where the table counts in thousands or millions of them; brackets are a minus."""
    scales = {column.role: _scale(f"{column.head} {column.unit} {table.above}") for column in table.columns} if table else {}
    values = {}
    for role, text in figures.items():
        value = float(re.sub(r"[^\d.]", "", text)) * (-1 if text[0] in "(-" else 1)
        values[role] = round(value * (1 if "%" in text else scales.get(role, 1)), 6)
    return values


def _scale(words: str) -> int:
    return 1_000 if "£000" in words else 1_000_000 if "£m" in words else 1


def _figures(role: str, text: str) -> dict[str, str]:
    """The figure of a cell by role; "132/308" in a column for both is two. A cell of words, or without a digit, gives none."""
    if not re.search(r"\d", text) or " " in text:
        return {}
    if role == "numerator denominator":
        numerator, _, denominator = text.partition("/")
        return {"numerator": numerator, "denominator": denominator}
    return {role: text}
