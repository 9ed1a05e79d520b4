"""A square of painted cells with levels along two of its sides: a map of risks, or the key of their scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box, Cell, Figure, Grid, Status
from extractor.readers.texts.spans import between
from extractor.status import painted
from extractor.vocabulary import vocabulary, words

FEWEST, MOST = 3, 7
"""Levels along a side."""
_LEVEL = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TITLES = {"likelihood": "likelihood", "probability": "likelihood", "impact": "impact", "severity": "impact", "consequence": "impact",
           "consequences": "impact"}

Spot = tuple[int, int]
"""Row and column in the grid."""
Axis = tuple[str, dict[int, Figure]]
"""What an axis is, and its levels by row or column."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """`squares` and their colours by place; the levels of each axis by row or column, empty where nothing says which it is."""

    squares: Mapping[Spot, Cell]
    statuses: Mapping[Spot, Status]
    likelihood: Mapping[int, Figure]
    impact: Mapping[int, Figure]
    likelihood_down: bool

    @property
    def says_its_axes(self) -> bool:
        return bool(self.likelihood and self.impact)

    def at(self, spot: Spot) -> dict[str, Figure]:
        """Likelihood and impact of a square."""
        row, column = spot
        down, across = (row, column) if self.likelihood_down else (column, row)
        return {"likelihood": self.likelihood[down], "impact": self.impact[across]}


def matrix(grid: Grid, around: Sequence[tuple[str, Box]] = ()) -> Matrix | None:
    """The matrix that a grid is; `around` are short texts that stand beside, above or below it, and may name an axis."""
    statuses = {(cell.row, cell.column): status for cell in grid.cells
                if cell.rows == cell.columns == 1 and (status := painted(cell)) in ("red", "amber", "green")}
    if not statuses or len(set(statuses.values())) < 2:
        return None
    rows, columns = sorted({row for row, _ in statuses}), sorted({column for _, column in statuses})
    whole = len(statuses) == len(rows) * len(columns) and _in_a_row(rows) and _in_a_row(columns)
    if not whole or not FEWEST <= len(rows) <= MOST or not FEWEST <= len(columns) <= MOST:
        return None
    squares = {(cell.row, cell.column): cell for cell in grid.cells if (cell.row, cell.column) in statuses}
    down, across = _side(grid, rows, columns, around, down=True), _side(grid, columns, rows, around, down=False)
    down, across = _with_corner(grid, squares, down, across)
    if down is None or across is None or {down[0], across[0]} != {"likelihood", "impact"}:
        return Matrix(squares, statuses, {}, {}, likelihood_down=False)
    levels = dict((down, across))
    return Matrix(squares, statuses, levels["likelihood"], levels["impact"], down[0] == "likelihood")


def _in_a_row(numbers: Sequence[int]) -> bool:
    return numbers[-1] - numbers[0] + 1 == len(numbers)


def _with_corner(grid: Grid, squares: Mapping[Spot, Cell], down: Axis | None, across: Axis | None) -> tuple[Axis | None, Axis | None]:
    """The axes, the one that nothing else names named by the corner where both meet: "Impact" there, and "Likelihood" along the other."""
    if down is None or across is None or bool(down[0]) == bool(across[0]):
        return down, across
    rows, columns = {row for row, _ in squares}, {column for _, column in squares}
    corner = _named(cell.text for cell in grid.cells if cell.words and cell.row not in rows and cell.column not in columns)
    if not corner or corner == (down[0] or across[0]):
        return None, None
    return ((down[0] or corner), down[1]), ((across[0] or corner), across[1])


def _side(grid: Grid, own: Sequence[int], other: Sequence[int], around: Sequence[tuple[str, Box]], *, down: bool) -> Axis | None:
    """What an axis is ("" where nothing names it), and its levels; None where they are none. `own` are the places along it."""
    heads: dict[int, list[Cell]] = {place: [] for place in own}
    titles: list[str] = []
    for cell in grid.cells:
        at, beside, long = (cell.row, cell.column, cell.rows) if down else (cell.column, cell.row, cell.columns)
        if not cell.words or other[0] <= beside <= other[-1]:
            continue
        if long == 1 and at in heads:
            heads[at].append(cell)
        elif at <= own[-1] and at + long > own[0]:
            titles.append(cell.text)
    levels = {place: level for place, cells in heads.items() if (level := _level(cells))}
    if len(levels) < len(own) or not _are_levels(list(levels.values())):
        return None
    named = {cell.text for cells in heads.values() for cell in cells}
    titles += [text for text, box in around if _beside(box, grid.boxes[0].box, down=down)]
    return _named(titles) or _by_words(named), levels


def _level(cells: Sequence[Cell]) -> Figure | None:
    """The number of a level where its head prints one, or else its word."""
    for cell in cells:
        found = list(_LEVEL.finditer(cell.text))
        if len(found) == 1:
            where = between(cell.words, *found[0].span())
            return Figure(found[0][0], float(found[0][0]), "number", 1, cell.page, where[0].box)
    for cell in cells:
        if words(cell.text) in vocabulary().rows["levels"]:
            box = cell.words[0].box
            for word in cell.words[1:]:
                box = box.union(word.box)
            return Figure(cell.text, None, "level", 1, cell.page, box)
    return None


def _are_levels(levels: Sequence[Figure]) -> bool:
    """Numbers that rise or fall by one, or words that differ."""
    values = [level.value for level in levels]
    if all(value is None for value in values):
        return len({level.text.casefold() for level in levels}) == len(levels)
    steps = {b - a for a, b in pairwise(values) if a is not None and b is not None}
    return None not in values and steps in ({1.0}, {-1.0})


def _named(titles: Iterable[str]) -> str:
    """The axis that titles name; "" where they name none or both."""
    named = {_TITLES[word] for title in titles for word in words(title) if word in _TITLES}
    return named.pop() if len(named) == 1 else ""


def _by_words(heads: Iterable[str]) -> str:
    """The axis whose levels the heads print: "Rare" to "Almost certain" are of nothing but likelihood."""
    said = [tuple(word for word in words(head) if not word.isdigit()) for head in heads]
    named = {side for side in ("likelihood", "impact") for head in said if head in vocabulary().rows[f"levels of {side}"]}
    named |= {_TITLES[word] for head in said for word in head if word in _TITLES}
    return named.pop() if len(named) == 1 else ""


def _beside(box: Box, grid: Box, *, down: bool) -> bool:
    """Whether a text stands left or right of a grid (down), or above or below it."""
    level = box.y0 >= grid.y0 - 2 and box.y1 <= grid.y1 + 2
    return level if down else not level and box.x0 >= grid.x0 - 20 and box.x1 <= grid.x1 + 20


def is_key(found: Matrix) -> bool:
    """Whether every square prints the number that its place is worth, and nothing else: then the matrix explains scores."""
    printed = [cell.text.strip() for _, cell in sorted(found.squares.items())]
    return all(text.isdecimal() for text in printed) and len(set(printed)) > FEWEST


def scores(found: Matrix) -> Iterator[tuple[int, Status]]:
    """The scores of a key with their colours, from the lowest; none where one score has two colours."""
    told: dict[int, set[Status]] = {}
    for spot, cell in found.squares.items():
        told.setdefault(int(cell.text), set()).add(found.statuses[spot])
    if all(len(statuses) == 1 for statuses in told.values()):
        yield from ((score, next(iter(told[score]))) for score in sorted(told))
