"""What extraction sees on the way to records: cells, grids and blocks, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model.pages import Box, Mark, Word
from corpus.model.words import Colour, Form


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something stands."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `row` and `column` count from 0 in its grid; words are in reading order."""

    row: int
    column: int
    page: int
    box: Box
    words: tuple[Word, ...]
    rows: int = 1
    columns: int = 1
    fill: Colour | None = None
    marks: tuple[Mark, ...] = ()
    text: str = field(init=False, repr=False, compare=False)
    """What its words say: asked for many times, so it is put together once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as found on the page or, joined, on several: cells with their words, before anything is understood."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    boxes: tuple[Evidence, ...]
    """One box for each page that the table stands on."""
    head_rows: int = 0
    caption: str = ""
    method: str = "ruled"
    """How the grid was found: "ruled", "half-ruled", "shaded", "aligned", "card"."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text. `form` says what it is; running heads, page numbers and contents become no record, but are accounted for."""

    form: Form
    text: str
    words: tuple[Word, ...]
    boxes: tuple[Evidence, ...]
    level: int = 0
    """1 and up for headings, 0 otherwise."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block or grid in reading order, under its headings, and in an agenda pack under its item."""

    what: Block | Grid
    section: tuple[str, ...]
    item: str = ""
