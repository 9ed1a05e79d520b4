"""The nouns. Frozen, and importing nothing of the project.

Geometry is in PDF points with the origin at the top left of the page *as shown* (rotation applied). Pages count from 1.
Inside the house these classes are passed around; their JSON form is `corpus.records`, and nothing else writes or reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["commentary", "measure", "table"]
Family = Literal["indicator", "workforce", "budget", "action", "risk", "project"]
Status = Literal["red", "amber", "green", "blue", "grey"]
Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""

KINDS: tuple[Kind, ...] = ("commentary", "measure", "table")
FAMILIES: tuple[Family, ...] = ("indicator", "workforce", "budget", "action", "risk", "project")
STATUSES: tuple[Status, ...] = ("red", "amber", "green", "blue", "grey")


# --- geometry and what stands on a page -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in points: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, point: tuple[float, float], slack: float = 0.0) -> bool:
        """Whether a point lies inside, or within `slack` points of the edge."""
        x, y = point
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    def union(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def overlap(self, other: Box) -> float:
        """The area that both cover, in square points."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, wide) * max(0.0, high)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page as the PDF gives it; `line` numbers the line of the PDF's own text order."""

    text: str
    box: Box
    line: int
    confidence: float | None = None
    """None for a text layer, 0 to 1 for a word read by OCR."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one typeface, for headings, superscripts and symbol fonts."""

    text: str
    box: Box
    font: str
    size: float
    bold: bool
    italic: bool
    superscript: bool
    colour: Colour
    line: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn straight line, horizontal or vertical; thin filled rectangles count."""

    box: Box
    horizontal: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area that is not a ruling."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """A small drawn shape or picture that may carry meaning: a status circle, an arrow, an icon."""

    box: Box
    form: Literal["shape", "image"]
    colour: Colour | None
    points: tuple[tuple[float, float], ...] = ()
    """Corner points of a shape in drawing order; empty for an image."""
    digest: str = ""
    """SHA-256 of an image's bytes, so that equal icons are known as equal; empty for a shape."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that is read from one page."""

    number: int
    label: str
    """The printed label ("iv", "23"), or "" where the PDF gives none."""
    width: float
    height: float
    words: tuple[Word, ...]
    spans: tuple[Span, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    marks: tuple[Mark, ...] = ()
    image_share: float = 0.0
    """How much of the page pictures cover, 0 to 1: a page with pictures and no words is a scan."""
    read_by: Literal["text", "ocr", "unread"] = "text"


# --- what extraction sees on the way to records -----------------------------------------------------------------------


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

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


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
    """How the grid was found: "ruled", "half-ruled", "shaded", "aligned", "card", "layout-model"."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text. `form` says what it is; `left-out` forms never become records but are accounted for."""

    form: Literal["heading", "paragraph", "item", "footnote", "caption", "running-head", "page-number", "contents"]
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


# --- periods ------------------------------------------------------------------------------------------------------------


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


# --- records ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something stands."""

    page: int
    box: Box


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


# --- reports ------------------------------------------------------------------------------------------------------------

Source = Literal["sidecar", "text", "file name", "unknown"]


@dataclass(frozen=True, slots=True)
class Report:
    """One PDF that was read."""

    id: str
    """SHA-256 of the PDF's bytes, in hex."""
    file: str
    """The file's name."""
    title: str
    pages: int
    authority: str
    """The register's short name, or "" where none was found."""
    authority_code: str
    """The GSS code, or ""."""
    authority_from: Source
    period: Period | None
    """The reporting period."""
    period_from: Source
    url: str = ""
    """Where the report was published, if the sidecar says."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Words of one page that became no record: left out by name, or unread."""

    page: int
    reason: str
    """"running-head", "page-number", "contents", ... or "unread"."""
    words: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of every word of a report."""

    words: int
    recorded: int
    entries: tuple[LedgerEntry, ...]
    unread_pages: tuple[int, ...] = ()
    """Pages without usable text where no OCR was at hand."""

    @property
    def unread(self) -> int:
        return sum(entry.words for entry in self.entries if entry.reason == "unread")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one PDF gave: what the library stores in one transaction."""

    report: Report
    pages: tuple[Page, ...]
    records: tuple[AnyRecord, ...]
    ledger: Ledger
