"""Pages whose text runs up or down the page: turned for reading, and what was found turned back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Box, Cell, Evidence, Grid, Page, Word
from extractor.pages.turning import Turning, turn_page

SHARE = 0.6
"""The share of words that must stand upright for the page to be turned."""


def stands(word: Word) -> bool:
    """Whether a word of four letters and more is taller than wide."""
    return len(word.text) > 3 and word.box.y1 - word.box.y0 > 1.1 * (word.box.x1 - word.box.x0)


def runs_upright(words: Sequence[Word]) -> bool:
    """Whether the words of a cell run up or down it: words of one line that share no height, or most longer words taller than wide."""
    if any(a.line == b.line and (a.box.y1 <= b.box.y0 or b.box.y1 <= a.box.y0) for a, b in pairwise(words)):
        return True
    long = [word for word in words if len(word.text) > 3]
    return bool(long) and sum(map(stands, long)) > 0.5 * len(long)


def turned(page: Page) -> tuple[Page, Callable[[Iterable[Grid]], tuple[Grid, ...]]] | None:
    """The page with its text level, and what takes grids back to it; None for a page that stands as it should."""
    standing = [word for word in page.words if stands(word)]
    if len(standing) < 20 or len(standing) < SHARE * sum(len(word.text) > 3 for word in page.words):
        return None
    steps = [b.box.y0 - a.box.y0 for a, b in pairwise(standing) if a.line == b.line]
    upward = sum(step < 0 for step in steps) >= 0.5 * len(steps)
    turn = Turning(1 if upward else 3, page.width, page.height)
    level = turn_page(page, turn)
    original = dict(zip(level.words, page.words, strict=True))
    return level, lambda grids: tuple(_back(grid, turn.back.there, original) for grid in grids)


def _back(grid: Grid, back: Callable[[Box], Box], original: dict[Word, Word]) -> Grid:
    def cell_back(cell: Cell) -> Cell:
        marks = tuple(replace(mark, box=back(mark.box)) for mark in cell.marks)
        return replace(cell, box=back(cell.box), words=tuple(original[word] for word in cell.words), marks=marks)

    return replace(
        grid, cells=tuple(cell_back(cell) for cell in grid.cells), boxes=tuple(Evidence(e.page, back(e.box)) for e in grid.boxes)
    )
