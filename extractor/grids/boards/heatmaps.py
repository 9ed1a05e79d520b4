"""Heat maps without rules: squares painted side by side in red, amber and green, with labels left of them and below or above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box, Fill, Word
from extractor.grids.aligned.textlines import text_lines
from extractor.grids.sketch import Sketch

FEWEST, MOST = 3, 7
"""Squares along a side."""
SAME = 2.0
"""Points by which squares of one size, and edges that meet, differ at most."""
SMALLEST = 16.0
GREYEST = 0.25
"""A colour whose red, green and blue differ by less is a grey."""
MOST_FILLS = 500
"""A page with more coloured squares is a drawing."""
REACH_LEFT, REACH = 180.0, 45.0
"""Points within which labels stand left of the squares, and above or below them."""


def heat_maps(fills: Iterable[Fill], words: Sequence[Word]) -> list[Sketch]:
    """The heat maps of a page, each with its labels in a column and a row of their own."""
    groups: list[list[Fill]] = []
    large = (fill for fill in fills if min(fill.box.width, fill.box.height) >= SMALLEST)
    coloured = [fill for fill in large if max(fill.colour) - min(fill.colour) >= GREYEST]
    for fill in coloured if len(coloured) <= MOST_FILLS else ():
        group = next((g for g in groups if _same_size(g[0].box, fill.box)), None)
        if group is None:
            groups.append([fill])
        else:
            group.append(fill)
    return [sketch for group in groups if len({fill.colour for fill in group}) >= 2 and (sketch := _map(group, words))]


def _same_size(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) <= SAME and abs(one.height - other.height) <= SAME


def _map(squares: Sequence[Fill], words: Sequence[Word]) -> Sketch | None:
    xs, ys = _edges([(fill.box.x0, fill.box.x1) for fill in squares]), _edges([(fill.box.y0, fill.box.y1) for fill in squares])
    columns, rows = len(xs) - 1, len(ys) - 1
    places = {(round(fill.box.x0 / SAME / 2), round(fill.box.y0 / SAME / 2)) for fill in squares}
    if not (FEWEST <= columns <= MOST and FEWEST <= rows <= MOST) or len(places) != columns * rows:
        return None
    beside = [word for word in words if ys[0] <= word.box.centre[1] <= ys[-1]]
    left = [word for word in beside if xs[0] - REACH_LEFT <= word.box.x0 and word.box.x1 <= xs[0] + SAME]
    below = _row([word for word in words if ys[-1] - SAME <= word.box.y0 <= ys[-1] + REACH], xs)
    above = [] if below else _row([word for word in words if ys[0] - REACH <= word.box.y1 <= ys[0] + SAME], xs)
    labelled = all(any(a <= word.box.centre[1] < b for word in left) for a, b in pairwise(ys))
    if not labelled or not (below or above):
        return None
    xs = [min(word.box.x0 for word in left) - 1, *xs]
    ys = [*([min(word.box.y0 for word in above) - 1] if above else []), *ys, *([max(word.box.y1 for word in below) + 1] if below else [])]
    slots = [(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    sketch = Sketch(xs, ys, slots, "shaded", confidence=0.9)
    sketch.place([*left, *below, *above, *(word for word in words if _inside(word, squares))])
    return sketch


def _row(words: Sequence[Word], xs: Sequence[float]) -> list[Word]:
    """The words of the lines above or below, where the first of them to label the columns labels every one; else none."""
    within = [word for word in words if xs[0] - SAME <= word.box.centre[0] <= xs[-1] + SAME]
    for line in text_lines(within):
        middles = [word.box.centre[0] for chunk in line.chunks for word in chunk.words]
        if all(any(a <= middle < b for middle in middles) for a, b in pairwise(xs)):
            return within
    return []


def _edges(spans: Iterable[tuple[float, float]]) -> list[float]:
    """Edges of squares that stand side by side; nothing where they don't meet."""
    found: list[float] = []
    end = 0.0
    for start, stop in sorted(spans):
        if found and abs(start - found[-1]) <= SAME:
            continue
        if found and abs(start - end) > SAME:
            return []
        found.append(start)
        end = stop
    return [*found, end]


def _inside(word: Word, squares: Sequence[Fill]) -> bool:
    return any(fill.box.holds(word.box.centre) for fill in squares)
