"""A grid as bands: a head of one or more rows, and the rows that stand under it, each row made whole.

Tables of reports repeat their heads, put titles and units between rows, and let one row run on into the next. Here that is put in order
before any reader looks at it; what a head means is not decided here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.model import Box, Grid
from extractor.figures import Hint, read_value, unit_of
from extractor.readers.sheets.rows import LABELLED, Parts, Row, is_period, is_valued, rows_of, whole
from extractor.readers.texts.when import months_in_line
from extractor.vocabulary import KINDS, sense, vocabulary, words

SAME_EDGE = 6.0
"""Points by which the edges of two parts of one table may differ."""


KINDS_OF_ROWS = tuple(kind for kind in KINDS if kind != "saving")
"""What heads savings ("Delivered") is said in rows of other tables too, unless it names them."""
_CODE = re.compile(r"[A-Z][A-Za-z]{0,7}[ ._/-]?\d[\w./-]*")


@dataclass(frozen=True, slots=True)
class Band:
    """A head and its rows. `heads[column]` are the head's parts from the top down; `units` what unit rows and heads say of figures."""

    heads: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    units: Mapping[int, Hint] = field(default_factory=dict)
    edges: tuple[tuple[float, float], ...] = ()
    """Left and right edge of each column, for rows that go on elsewhere."""

    @property
    def heads_anything(self) -> bool:
        return any(self.heads)

    def head(self, column: int) -> str:
        return " ".join(self.heads[column]) if column < len(self.heads) else ""


def bands(grid: Grid) -> tuple[Band, ...]:
    """The grid's bands from the top; one without heads first, where rows stand above the first head or there is none."""
    found: list[Band] = []
    heads: list[Row] = []
    body: list[Row] = []
    titles: list[str] = []
    rows = tuple(rows_of(grid))
    for number, row in enumerate(rows):
        goes_on = bool(heads) and not body
        drawn = number < grid.head_rows and (goes_on or 2 * len(row.filled) > grid.columns) and _looks_like_head(row, 1 if goes_on else 2)
        if is_head(row) or (drawn and not _brings_labels(rows[number + 1 : number + 2])):
            over = [body.pop()] if body and _heads_groups(body[-1], grid.columns) else []
            if body:
                over_next = _last_titles(body)
                body = body[:-1] if _is_bar(body[-1]) else body
                found.append(_band(grid.columns, heads, body, titles))
                heads, body, titles = [], [], over_next
            heads += [*over, row]
        elif row.filled:
            body.append(row)
    found.append(_band(grid.columns, heads, body, titles))
    return tuple(band for band in found if band.rows or band.heads_anything)


def under(band: Band, before: Band) -> Band | None:
    """A band without a head as the continuation of another: with as many columns, or in the same place; None where it is neither."""
    rows = band.rows
    if any(LABELLED.search(row.text(column)) for row in rows for column in row.filled):
        return None  # its figures bring their own labels
    if len(before.heads) != len(band.heads):
        if not _beneath(band, before):
            return None
        rows = tuple(_moved(row, before.edges) for row in rows)
    titles = (*(before.titles if not before.rows else ()), *band.titles)
    return Band(before.heads, tuple(whole(rows, _anchors(before.heads))), titles, before.units, before.edges)


def _beneath(band: Band, before: Band) -> bool:
    """Whether two tables reach from the same left edge to the same right edge."""
    if not band.edges or not before.edges:
        return False
    ends = [(min(left for left, _ in edges), max(right for _, right in edges)) for edges in (band.edges, before.edges)]
    return all(abs(one - other) <= SAME_EDGE for one, other in zip(*ends, strict=True))


def _moved(row: Row, edges: Sequence[tuple[float, float]]) -> Row:
    """The row with each cell under the column that covers most of it."""
    cells: dict[int, Parts] = {}
    for parts in row.cells.values():
        for cell in parts:
            shares = [min(cell.box.x1, right) - max(cell.box.x0, left) for left, right in edges]
            column = shares.index(max(shares))
            cells[column] = (*cells.get(column, ()), cell)
    return Row(cells, row.section, row.over)


def is_head(row: Row) -> bool:
    """Whether most of what the row prints are words that head columns; figures with a value never do."""
    texts = [row.text(column) for column in row.filled]
    if len(texts) < 2 or sum(map(is_valued, texts)) > 1 or any(map(LABELLED.search, texts)):  # one may be a stray: the mark of a footnote
        return False
    sides = [text.casefold() for text in texts if any((text.casefold(),) in vocabulary().rows[side] for side in ("likelihood", "impact"))]
    known, periods = sum(map(_heads, texts)) + (len(sides) if len(set(sides)) == 2 else 0), sum(map(is_period, texts))
    periods += months_in_line(texts) if known else 0
    if known < 3 and (any(map(is_valued, texts)) or words(texts[0]) in vocabulary().rows["labels"]):
        return False
    if known >= 2:
        return known + periods >= 0.5 * len(texts)
    return known + periods >= 3 and known + periods >= 0.6 * len(texts) and periods >= 2


def _looks_like_head(row: Row, fewest: int) -> bool:
    """Of a row that is drawn as a head: that it could be one, whether or not its words are known."""
    texts = [row.text(column) for column in row.filled]
    if len(texts) < fewest or words(texts[0]) in vocabulary().rows["labels"] or max(map(len, texts)) > 70 or _unit_row(row):
        return False
    return not any(is_valued(text) or LABELLED.search(text) for text in texts)


def _brings_labels(below: Sequence[Row]) -> bool:
    """Whether the figures under a row bring labels of their own: then it is the title of a card, and heads nothing."""
    return any(sum(bool(LABELLED.search(row.text(column))) for column in row.filled) >= 2 for row in below)


def _heads_groups(row: Row, width: int) -> bool:
    """Whether a row right above a head heads groups of its columns: periods, or texts that span some columns and not all.

    Beside them may stand what reaches down into the head, and a unit in the corner. A text alone at the left is a title of the table.
    """
    groups = [column for column in row.filled if row.cells[column][0].rows == 1 and not _is_unit(row.text(column))]
    if groups == [0] and not is_period(row.text(0)):
        return False
    spanning = [column for column in groups if is_period(row.text(column)) or 1 < row.cells[column][0].columns < width - 1]
    return bool(spanning) and all(column in spanning or _heads(row.text(column)) for column in groups)


def _is_unit(text: str) -> bool:
    return unit_of(text) is not None and not words(text.replace("%", ""))


@lru_cache(maxsize=50_000)
def _heads(text: str) -> bool:
    kinds = KINDS if "saving" in text.casefold() else KINDS_OF_ROWS
    if len(text) > 90 or words(text) in vocabulary().rows["total"]:
        return False
    if words(text) in vocabulary().rows["staffing"]:
        return True
    return any((meant := sense(text, kind)) is not None and meant.confidence >= 0.6 for kind in kinds)


def _last_titles(body: Sequence[Row]) -> list[str]:
    """Titles printed at the foot of a body belong to the head that follows."""
    titles: list[str] = []
    for row in reversed(body):
        if len(row.filled) != 1 and not (row is body[-1] and _is_bar(row)):
            break
        titles.insert(0, " ".join(row.texts.values()))
    return titles


def _is_bar(row: Row) -> bool:
    """Whether a row right above a head prints a code and a name over several columns: the title of what stands under that head."""
    texts = list(row.texts.values())
    wide = any(cell.columns > 1 for parts in row.cells.values() for cell in parts if cell.words)
    return len(texts) == 2 and wide and bool(_CODE.fullmatch(texts[0])) and len(texts[1].split()) >= 2 and not is_valued(texts[1])


def _band(width: int, heads: Sequence[Row], body: Sequence[Row], titles: Sequence[str]) -> Band:
    rows = list(body)
    units: dict[int, Hint] = {}
    while rows and (found := _unit_row(rows[0])):
        units |= found
        title = rows[0].text(rows[0].filled[0])
        titles = [*titles, title] if not unit_of(title) else titles
        rows.pop(0)
    columns = _flatten(width, heads)
    for column, parts in enumerate(columns):
        if column not in units and (hint := next((hint for part in parts if (hint := unit_of(part))), None)):
            units[column] = hint
    made = tuple(whole(rows, _anchors(columns)))
    if not made:
        titles = [*titles, *(row.text(row.filled[0]) for row in rows)]
    return Band(columns, made, tuple(titles), units, _edges(width, [*heads, *body]))


def _edges(width: int, rows: Sequence[Row]) -> tuple[tuple[float, float], ...]:
    """Where each column begins and ends, by the cells that stand in it alone; nothing where a column has none."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for row in rows:
        for column, parts in row.cells.items():
            boxes[column] += [cell.box for cell in parts if cell.columns == 1]
    if any(not boxes[column] for column in range(width)):
        return ()
    return tuple((min(box.x0 for box in boxes[column]), max(box.x1 for box in boxes[column])) for column in range(width))


def _anchors(heads: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """The columns that say what a row is about, in whatever kind of table: a row that prints something there is a row of its own."""
    meant = ((index, sense(parts[-1], kind)) for index, parts in enumerate(heads) if parts for kind in KINDS)
    return tuple(sorted({index for index, found in meant if found and found.role in ("name", "code") and found.confidence >= 0.75}))


def _unit_row(row: Row) -> dict[int, Hint]:
    """The units of a row that prints nothing else but, in front, a title."""
    filled = row.filled
    hints = {column: hint for column in filled if (hint := unit_of(row.text(column))) and not words(row.text(column).replace("%", ""))}
    rest = [column for column in filled if column not in hints]
    strays = [column for column in rest if column != filled[0]]  # at most the last word of a head that wraps
    wraps = len(hints) >= 3 and len(strays) == 1 and not read_value(row.text(strays[0]))
    return hints if len(hints) >= 2 and (not strays or wraps) else {}


def _flatten(width: int, heads: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Each column's head from the top down: a cell that spans columns heads all of them, and so does one followed by blanks over heads."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for level, row in enumerate(heads):
        below = set(heads[level + 1].filled) if level + 1 < len(heads) else set()
        group = ""
        for column in range(width):
            for cell in row.cells.get(column, ()):
                if cell.words:
                    for covered in range(column, min(width, column + cell.columns)):
                        columns[covered].append(cell.text)
                    group = cell.text if column in below else ""
            if group and column in below and not row.text(column) and not _spanned(row, column):
                columns[column].append(group)
    return tuple(tuple(parts) for parts in columns)


def _spanned(row: Row, column: int) -> bool:
    return any(start < column < start + cell.columns for start, parts in row.cells.items() for cell in parts if cell.words)
