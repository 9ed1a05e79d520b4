"""Rows of a grid, each made whole: parts over a page break, lines that run on, notes below, titles between."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.model import Cell, Evidence, Grid
from corpus.periods import parse_period
from corpus.untold import find_untold
from extractor.figures import read_value

Parts = tuple[Cell, ...]
"""The cell of one column of a row: one cell, or several where the row runs on over a page break or into the next row."""

_FRAGMENT = re.compile(r"[\d,.]{0,2}[%)]{0,2}|\d{0,2}/\d\d|20\d\d")
LABELLED = re.compile(r":\s*[-(£]?\d")
"""What stands with its label in one cell: "Target: 90%"."""
LONG, SENTENCE = 14, 4
"""Words above which a text is no title, and from which one that ends in a full stop is a sentence."""
LONGEST_PERIOD = 24
"""Letters of the longest period that can't be told in dates: "Spring term 2023 to 2024"."""
NOTE = 10_000
"""The column under which a row keeps the note that stands in the row below it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a band. `cells` by column; `section` are the titles that stand above it inside the table."""

    cells: Mapping[int, Parts]
    section: tuple[str, ...] = ()
    over: Mapping[int, Parts] = field(default_factory=dict)
    """By column the cells of rows above that are merged over this one."""
    lifted: bool = False
    """Whether its status is printed in the row below it."""
    texts: Mapping[int, str] = field(init=False, repr=False, compare=False)
    """What is printed, by column: every reader asks for it many times, so it is put together once."""

    def __post_init__(self) -> None:
        printed = {column: " ".join(cell.text for cell in parts if cell.words) for column, parts in sorted(self.cells.items())}
        object.__setattr__(self, "texts", {column: text for column, text in printed.items() if text})

    def text(self, column: int) -> str:
        """What is printed in a column, or ""."""
        return self.texts.get(column, "")

    def having(self, column: int, parts: Parts) -> Row:
        """The row with these cells in a column."""
        return Row({**self.cells, column: parts}, self.section, self.over)

    @property
    def filled(self) -> tuple[int, ...]:
        """Columns in which something is printed."""
        return tuple(self.texts)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """One box a page, around all that is printed in the row; then the cells that it shares with rows below or above."""
        cells = [cell for parts in self.cells.values() for cell in parts]
        own = [cell for cell in cells if cell.rows == 1] or cells
        boxes: dict[int, Evidence] = {}
        for cell in own:
            held = boxes.get(cell.page)
            boxes[cell.page] = Evidence(cell.page, held.box.union(cell.box) if held else cell.box)
        shared = [cell for cell in (*cells, *(cell for parts in self.over.values() for cell in parts)) if cell.words and cell not in own]
        return (*(boxes[page] for page in sorted(boxes)), *(Evidence(cell.page, cell.box) for cell in shared))


def rows_of(grid: Grid) -> Iterator[Row]:
    """The rows from the top, cells by column; a cell that a page break cuts stands twice."""
    cells: dict[int, dict[int, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in grid.cells:
        cells[cell.row][cell.column].append(cell)
    over = _over(grid)
    for number in sorted(cells):
        yield Row({column: tuple(parts) for column, parts in sorted(cells[number].items())}, over=over.get(number, {}))


def _over(grid: Grid) -> dict[int, dict[int, Parts]]:
    """For each row the cells that begin above it and reach over it, by column."""
    found: dict[int, dict[int, Parts]] = defaultdict(dict)
    for cell in grid.cells:
        for row in range(cell.row + 1, cell.row + cell.rows) if cell.words else ():
            found[row][cell.column] = (*found[row].get(cell.column, ()), cell)
    return found


def whole(rows: Sequence[Row], anchors: Sequence[int]) -> Iterator[Row]:
    """Rows with their section titles, and rows that only run on from the row before joined to it."""
    section: tuple[str, ...] = ()
    pending: Row | None = None
    for row in rows:
        if _is_title(row):
            if pending:
                yield pending
            pending, section = None, (row.text(row.filled[0]),)
        elif pending is not None and _runs_on(row, pending, anchors):
            pending = _joined(pending, row, note=_is_note(row) or _is_remark(row, pending, anchors))
        else:
            if pending:
                yield pending
            pending = Row(row.cells, section or row.section, row.over)
    if pending:
        yield pending


def _is_title(row: Row) -> bool:
    """One short text at the left, and nothing else: a title inside the table."""
    if len(row.filled) != 1:
        return False
    column = row.filled[0]
    text = row.text(column)
    cell = row.cells[column][0]
    others = [other for at, parts in row.cells.items() if at != column for other in parts]
    if any(other.marks or (other.fill and other.fill != cell.fill) for other in others):
        return False  # what stands beside it is a status
    if LABELLED.search(text):
        return False
    return (column == 0 or cell.columns > 2) and len(text.split()) <= LONG and not text.endswith(".") and read_value(text) is None


def _runs_on(row: Row, before: Row, anchors: Sequence[int]) -> bool:
    """A row with nothing where the rows say what they are about, and no figure of its own, goes on with what the row before says."""
    if _is_note(row) or _is_cut(row, before) or _is_remark(row, before, anchors):
        return True
    if anchors and not any(column in row.filled for column in anchors) and all(_FRAGMENT.fullmatch(row.text(c)) for c in row.filled):
        return True  # the rest of figures that a narrow column cut: joined, they give none, and no half of one
    if not anchors or any(column in row.filled for column in anchors) or not any(column in before.filled for column in anchors):
        return False
    return not any(is_valued(row.text(column)) for column in row.filled)


def _is_cut(row: Row, before: Row) -> bool:
    """Several texts that all begin in the middle of a sentence, each under one that it could go on with."""
    texts = [row.text(column) for column in row.filled]
    cut = [text for text in texts if text[0].islower()]
    fits = all(text in cut or _FRAGMENT.fullmatch(text) for text in texts)
    return len(texts) >= 2 and bool(cut) and fits and set(row.filled) <= set(before.filled)


def _is_note(row: Row) -> bool:
    """A long text or a sentence alone in its row, spread over the columns: it speaks of the row above."""
    if len(row.filled) != 1 or row.cells[row.filled[0]][0].columns < 2:
        return False
    text = row.text(row.filled[0])
    return len(text.split()) > LONG or (len(text.split()) >= SENTENCE and text.endswith("."))


def _is_remark(row: Row, before: Row, anchors: Sequence[int]) -> bool:
    """A sentence alone under the name of a row that has a code, which it lacks, or figures: it speaks of the row above."""
    if len(row.filled) != 1 or row.filled[0] not in anchors or len(before.filled) < 3:
        return False
    text, above = row.text(row.filled[0]), before.text(row.filled[0])
    if not text.endswith(".") or len(text.split()) < SENTENCE or above.endswith(".") or not text[0].isupper():
        return False
    coded = any(before.text(column) for column in anchors if column != row.filled[0])
    return bool(above) and (coded or any(is_valued(before.text(column)) for column in before.filled))


def _joined(row: Row, more: Row, *, note: bool) -> Row:
    cells = dict(row.cells)
    if note:
        return Row({**cells, NOTE: (*cells.get(NOTE, ()), *more.cells[more.filled[0]])}, row.section, row.over)
    for column, parts in more.cells.items():
        cells[column] = (*cells.get(column, ()), *parts)
    return Row(cells, row.section, row.over)


@lru_cache(maxsize=50_000)
def is_period(text: str) -> bool:
    """Whether the whole text prints a period, told in dates or not."""
    if parse_period(text) is not None:
        return True
    untold = find_untold(text) if len(text) <= LONGEST_PERIOD and any(map(str.isdigit, text)) else None
    return untold is not None and untold.end - untold.start == len(text)


@lru_cache(maxsize=50_000)
def is_valued(text: str) -> bool:
    """Whether the text is a figure with a value; a year is a number too, but a period."""
    value = read_value(text)
    return value is not None and value.value is not None and not is_period(text)
