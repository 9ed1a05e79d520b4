"""What a sample report says: its parts in reading order, read from TOML.

A part is one of: `heading` (with `level`), `text`, `small`, `items`, `break`, a card, or a table
(`family`, `columns`, `rows`). A cell is text; ` @red` at its end paints it, and in
columns of the roles `rag` and `direction` it is a status word or "up", "down", "same". A row of one cell is a section row over the table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

PAINTS = ("red", "amber", "green")
MARK = "Sample typeset for Outturn from published figures; not the council's document"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    paint: str = ""
    """The status that the cell is painted with, "" for none."""


@dataclass(frozen=True, slots=True)
class Column:
    role: str
    """A figure's role, or "code", "name", "code name", "rag", "direction", "rag direction", "note", "owner", "due", "text", "period",
    "period of head" (the head names what the rows measure), "number" (a figure of no measure), "year" (a measure for each year)."""
    head: str
    width: float
    """In points; a table is stretched to the page's width, so only the ratios count."""
    group: str = ""
    """What stands over this head and its neighbours of the same group."""
    unit: str = ""
    """What the row of units says below the head, where any column says something."""


@dataclass(frozen=True, slots=True)
class Table:
    family: str
    """The family of its measures, "" for a table that measures nothing."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: str = ""
    """What stands right-aligned over the table: "All figures in £m"."""
    cut: bool = False
    """Whether the end of a page may cut a row in two, as word processors do."""


@dataclass(frozen=True, slots=True)
class Card:
    """An indicator as a card: a bar with its title, a status cell, a line of figures, a sentence."""

    title: str
    status: str
    """The word in the status cell; it paints the cell where it is a status."""
    figures: tuple[tuple[str, str, str], ...]
    """Role, word and figure of each: ("current", "Latest", "74%")."""
    note: str


@dataclass(frozen=True, slots=True)
class Text:
    form: Literal["heading", "text", "item", "small", "break"]
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sample:
    stem: str
    look: str
    authority: str
    period: str
    title: str
    subtitle: str
    source: str
    """Which publication the figures come from."""
    parts: tuple[Table | Card | Text, ...]


def read_sample(path: Path) -> Sample:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    parts = tuple(part for raw in said.pop("parts") for part in _parts(raw))
    return Sample(stem=path.stem, parts=parts, **said)


def _parts(raw: Mapping[str, Any]) -> list[Table | Card | Text]:
    """What one entry of the file says; a list gives a part for each item."""
    if "heading" in raw:
        return [Text("heading", raw["heading"], raw.get("level", 1))]
    if "items" in raw:
        return [Text("item", item) for item in raw["items"]]
    for form in ("text", "small", "break"):
        if form in raw:
            return [Text(form, str(raw[form]))]
    if "card" in raw:
        return [Card(raw["card"], raw["status"], tuple((role, word, figure) for role, word, figure in raw["figures"]), raw["note"])]
    columns = tuple(Column(*column) for column in raw["columns"])
    rows = tuple(tuple(_cell(text) for text in row) for row in raw["rows"])
    if wrong := [row for row in rows if len(row) not in (1, len(columns))]:
        raise ValueError(f"{len(columns)} columns, but this row has {len(wrong[0])} cells: {wrong[0][0].text}")
    return [Table(raw["family"], columns, rows, raw.get("above", ""), raw.get("cut", False))]


def _cell(text: str) -> Cell:
    before, at, paint = text.rpartition(" @")
    return Cell(before, paint) if at and paint in PAINTS else Cell(text)
