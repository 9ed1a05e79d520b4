"""What a reader is, and what it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from corpus.model import Grid, Measure, Period, Placed, Reading, Report
from extractor.readers.sheets.bands import Band
from extractor.readers.sheets.columns import Sheet, read_sheet
from extractor.readers.texts.footnotes import Footnote
from extractor.vocabulary import TableKind

OF_MONEY: tuple[TableKind, ...] = ("budget", "saving")
"""Kinds of tables whose figures are money where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One band of a table, and where it stands."""

    band: Band
    report: Report
    section: tuple[str, ...] = ()
    item: str = ""
    caption: str = ""
    rag_key: str = ""
    """What the report says its colours mean, where it says so."""
    score_key: str = ""
    """What its matrix makes of the scores of risks, where it has one."""
    before: str = ""
    """A line right above the table that names a unit for all of it: "All figures in £m"."""
    footnotes: Mapping[str, Footnote] = field(default_factory=dict)
    """The table's footnotes by their marks."""
    after: str = ""
    """The paragraph that follows the table, where it stands right under its last row."""
    reading: Reading = field(default_factory=Reading)
    overall: str = ""
    """What the report says before of the money in all of its tables: "All figures in £000"."""

    sheets: dict[TableKind, Sheet] = field(default_factory=dict, compare=False, repr=False)
    """The band as each kind of table, as far as it was asked for."""

    def sheet(self, kind: TableKind) -> Sheet:
        """The band as this kind of table."""
        if kind not in self.sheets:
            around = (self.caption, self.before, *reversed(self.section))
            overall = self.overall if kind in OF_MONEY else ""
            self.sheets[kind] = read_sheet(self.band, kind, around, self.period, self.report.authority, overall)
        return self.sheets[kind]

    @property
    def period(self) -> Period | None:
        """The reporting period: what a row speaks of unless it says otherwise."""
        return self.report.period

    @property
    def year(self) -> str | None:
        return self.report.period.financial_year if self.report.period else None


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole table, before it is parted into bands, and the report around it."""

    grid: Grid
    placed: Sequence[Placed]
    at: int
    """Its place in the outline."""
    report: Report
    rag_key: str = ""
    score_key: str = ""

    @property
    def section(self) -> tuple[str, ...]:
        return self.placed[self.at].section

    @property
    def item(self) -> str:
        return self.placed[self.at].item

    @property
    def reading(self) -> Reading:
        return Reading("text", self.grid.method, self.grid.confidence)


class WholeReader(Protocol):
    """Knows tables that are no rows under heads: it yields nothing of others."""

    name: str

    def read(self, scene: Scene) -> Iterator[Measure]:
        """The measures of the whole table, without ids."""


class Reader(Protocol):
    """Knows one kind of table by its words, and yields what its rows say."""

    name: str

    def knows(self, seen: Seen) -> float:
        """How surely this is such a table, 0 to 1; 0 where the reader would have nothing to read."""

    def read(self, seen: Seen) -> Iterator[Measure]:
        """The measures of the rows, from the top, without ids."""
