"""What is indexed, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.model.layouts import Evidence
from corpus.model.pages import Box
from corpus.model.words import Family, Status

_YEAR = re.compile(r"\d{4}|\d\d\s?[/–-]\s?\d\d|[^\W\d][-–’' ]+\d\d$")
"""What names a year in a period's label: "2013", "13/14", "Sep 22"."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as printed and as dates, both ends included. A snapshot has `start == end`."""

    label: str
    financial_year: str | None
    """"2013/14", where the period lies in one UK financial year (April to March)."""
    quarter: int | None
    """1 to 4; Q1 is April to June."""
    start: date | None
    end: date | None

    @property
    def dated(self) -> str:
        """The label as it may stand alone: with its financial year where it names no year ("Q2", "Nov" under the head of a year)."""
        says = self.financial_year is None or _YEAR.search(self.label)
        return self.label if says else f"{self.label} {self.financial_year}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed, and what it means.

    `text` stands verbatim among the words inside `box` on `page`. `value` is in the unit itself, scale applied
    ("1,456" under a head of £000 is 1456000.0); None where the text is no number ("n/a", "TBC", "2 to 4").
    """

    text: str
    value: float | None
    unit: str
    """"number", "percent", "gbp", "ratio", "days", "text", ...: the list is in `extractor/vocabulary.toml`."""
    scale: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Rag:
    status: Status
    by: Literal["text", "fill", "icon"]
    text: str = ""
    """The printed word, where there is one."""
    disagrees: Status | None = None
    """The colour's status, where a printed word won over a colour that says otherwise."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Movement and judgement are two things; each is kept only as printed."""

    moved: Literal["up", "down", "same"] | None
    by: Literal["text", "glyph", "icon"]
    judged: Literal["better", "worse", "same"] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A relation that must hold between figures, tried."""

    rule: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Amount:
    text: str
    value: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that speaks of a theme, with the amounts and the direction that the same sentence gives."""

    theme: str
    sentence: str
    amounts: tuple[Amount, ...] = ()
    direction: str | None = None
    """"overspend", "underspend", "saving", "increase", "decrease"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a record was read, so that doubt is shown and not hidden."""

    by: Literal["text", "ocr"] = "text"
    method: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. `id` is stable for the same bytes of the same PDF."""

    id: str
    report: str
    """The report's id: the SHA-256 of its PDF."""
    evidence: tuple[Evidence, ...]
    section: tuple[str, ...] = ()
    item: str = ""
    """The agenda item that the record stands under, in an agenda pack."""
    themes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    reading: Reading = field(default_factory=Reading)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on, each once, in order."""
        return tuple(sorted({place.page for place in self.evidence}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Commentary(Record):
    text: str
    about: tuple[str, ...] = ()
    """Ids of the measures that the passage speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    family: Family
    name: str
    code: str = ""
    period: Period | None = None
    """The measured period; the reporting period is the report's."""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """By role; the roles are listed in `extractor/vocabulary.toml`."""
    rag: Rag | None = None
    direction: Direction | None = None
    note: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    """What else the row says, as text: "owner", "due", "benchmark note", "rag key", ..."""
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Record):
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The body, each row as wide as `columns`; a merged cell's text stands once, at its top left."""
    row_boxes: tuple[Evidence, ...]
    """One for each row."""
    head: tuple[tuple[str, ...], ...] = ()
    """The head's rows as printed; `columns` is the head flattened to one row."""
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells: row, column, rows, columns, counted from 0 over head and rows together."""


AnyRecord = Commentary | Measure | Table
