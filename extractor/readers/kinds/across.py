"""Measures across: each column is a measure named by its head, and each row a period, or there is one row of figures and no more.

Where all heads count what is counted of a workforce, the rows can be parts of the council too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Measure
from corpus.periods import parse_period
from extractor.figures import read_figure, read_value
from extractor.readers.families import family
from extractor.readers.reader import Seen
from extractor.readers.sheets.rows import Row, is_period
from extractor.readers.texts.names import split_name
from extractor.readers.texts.when import period_in
from extractor.status import STRONG, read_rag
from extractor.vocabulary import KINDS, bare, head_words, sense, vocabulary, words

FEWEST_WORDS = 2
"""A head of fewer words names a role or a place rather than a measure, unless it is known to count the workforce."""


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: tuple[int, ...]
    of_parts: bool = False
    """Whether the rows are parts of the council."""


class Across:
    name = "across"

    def knows(self, seen: Seen) -> float:
        layout = _layout(seen)
        if layout is None:
            return 0.0
        return 0.4 if len(layout.columns) >= 2 or len(seen.band.rows) >= 3 else 0.0

    def read(self, seen: Seen) -> Iterator[Measure]:
        layout = _layout(seen)
        for column in layout.columns if layout else ():
            head = bare(seen.band.head(column))
            code, name = split_name(head)
            for row in seen.band.rows:
                for cell in row.cells.get(column, ()):
                    figure = read_figure(cell.words, cell.page, seen.band.units.get(column))
                    if figure and figure.value is not None:
                        part = (row.text(0),) if layout and layout.of_parts else ()
                        period = parse_period(row.text(0), seen.year) or period_in(head, seen.year) or seen.period
                        yield Measure(id="", report=seen.report.id, evidence=row.evidence, item=seen.item, reading=seen.reading,
                                      section=(*seen.section, *seen.band.titles, *row.section, *part), period=period,
                                      family="workforce" if _is_staffing(seen.band.head(column)) else family(seen), name=name, code=code,
                                      figures={"current": figure}, rag=read_rag(cell, least=STRONG))


def _layout(seen: Seen) -> _Layout | None:
    """Which columns are measures, and of what the rows are; None where any row or head is something else."""
    rows = seen.band.rows
    dated = bool(rows) and all(parse_period(row.text(0), seen.year) for row in rows)
    headed = [column for column in range(len(seen.band.heads)) if any(row.text(column) for row in rows)]
    figures = [column for column in headed if column > 0]
    if seen.band.heads_anything and _is_of_parts(seen, figures):
        return _Layout(tuple(figures), of_parts=True)
    columns = figures if dated else headed
    if not (dated or len(rows) == 1) or not columns or not seen.band.heads_anything:
        return None
    fitting = all(_names(seen.band.head(column)) and all(_is_number(row, column) for row in rows) for column in columns)
    return _Layout(tuple(columns)) if fitting else None


def _is_of_parts(seen: Seen, figures: list[int]) -> bool:
    """Whether parts of the council stand down a table, and across it nothing but what is counted of their staff."""
    rows = seen.band.rows
    names = [row.text(0) for row in rows]
    if len(figures) < 2 or not rows or not all(names) or any(read_value(name) or is_period(name) for name in names):
        return False
    heads = [seen.band.head(column) for column in figures]
    known = [_is_staffing(head) for head in heads]
    if sum(known) < 2 or 2 * sum(known) < len(heads) or len(set(heads)) < len(heads):
        return False
    said = all(staffing or _says_no_role(head) for staffing, head in zip(known, heads, strict=True))
    return said and all(_is_number(row, at) for row in rows for at in figures)


def _is_staffing(head: str) -> bool:
    """Whether a head is known to count something of a workforce, whatever its unit and period."""
    said = tuple(word for word in head_words(head) if word not in ("number", "no", "of", "total", "the", "rolling", "year"))
    return said in vocabulary().rows["staffing"] or words(head) in vocabulary().rows["staffing"]


def _says_no_role(head: str) -> bool:
    return bool(head) and all(sense(head, kind) is None for kind in KINDS)


def _names(head: str) -> bool:
    if _is_staffing(head):
        return True
    meant = [found for kind in KINDS if (found := sense(head, kind))]
    return len(head.split()) >= FEWEST_WORDS and parse_period(head) is None and all(found.confidence < 0.9 for found in meant)


def _is_number(row: Row, column: int) -> bool:
    value = read_value(row.text(column))
    return not row.text(column) or (value is not None and value.value is not None)
