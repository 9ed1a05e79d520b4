"""Measures across: each column is a measure named by its head, and each row a period, or there is one row of figures and no more."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Measure
from corpus.periods import parse_period
from extractor.figures import read_figure, read_value
from extractor.readers.indicators import family
from extractor.readers.names import split_name
from extractor.readers.reader import Seen
from extractor.readers.rows import Row
from extractor.status import read_rag
from extractor.vocabulary import KINDS, bare, sense

FEWEST_WORDS = 2
"""A head of fewer words names a role or a place rather than a measure."""


class Across:
    name = "across"

    def knows(self, seen: Seen) -> float:
        columns = _columns(seen)
        return 0.4 if len(columns) >= 1 and (len(columns) >= 2 or len(seen.band.rows) >= 3) else 0.0

    def read(self, seen: Seen) -> Iterator[Measure]:
        for column in _columns(seen):
            code, name = split_name(bare(seen.band.head(column)))
            for row in seen.band.rows:
                for cell in row.cells.get(column, ()):
                    figure = read_figure(cell.words, cell.page, seen.band.units.get(column))
                    if figure and figure.value is not None:
                        yield Measure(id="", report=seen.report.id, evidence=row.evidence, item=seen.item, reading=seen.reading,
                                      section=(*seen.section, *seen.band.titles, *row.section), family=family(seen), name=name, code=code,
                                      period=parse_period(row.text(0), seen.year) or seen.period, figures={"current": figure},
                                      rag=read_rag(cell, pale=False))


def _columns(seen: Seen) -> list[int]:
    """The columns that are measures; none where a row is named by anything but a period, or any head is the name of a role."""
    rows = seen.band.rows
    stubbed = bool(rows) and all(parse_period(row.text(0), seen.year) for row in rows)
    if not (stubbed or len(rows) == 1) or not seen.band.heads_anything:
        return []
    columns = [column for column in range(1 if stubbed else 0, len(seen.band.heads)) if any(row.text(column) for row in rows)]
    fitting = all(_names(seen.band.head(column)) and all(_is_number(row, column) for row in rows) for column in columns)
    return columns if fitting else []


def _names(head: str) -> bool:
    meant = [found for kind in KINDS if (found := sense(head, kind))]
    return len(head.split()) >= FEWEST_WORDS and parse_period(head) is None and all(found.confidence < 0.9 for found in meant)


def _is_number(row: Row, column: int) -> bool:
    value = read_value(row.text(column))
    return not row.text(column) or (value is not None and value.value is not None)
