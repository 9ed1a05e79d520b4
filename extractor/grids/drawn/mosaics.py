"""Tables painted cell by cell: each cell a filled box, with nothing, a hair or a white gap between it and the next.

The boxes' edges, half-way in the gaps, give the lines that nobody drew, and so a lattice, merged cells and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Box, Fill, Word
from extractor.grids.aligned.textlines import text_lines
from extractor.grids.cells import WHITE
from extractor.grids.rules import Line, Net, joined

NARROWEST, LOWEST, HIGHEST = 9.0, 7.0, 260.0
"""A painted cell is as wide and high as this, in points."""
BESIDE, UNDER = 4.5, 8.0
"""Cells stand no further apart than this, beside each other and under each other; rows of cards keep the larger distance."""
CLEAR = 0.7
"""Gaps between rows are lower than this share of the lowest row."""
FEWEST, MOST, HEAD = 6, 900, 4
"""A table that is painted throughout has so many cells; a page with more is a drawing; a head of several rows has so many."""
COVERED = 0.75
"""The share of a lattice's squares that must be painted."""
TILE = 30.0
"""Boxes of one size and so high are tiles before they are cells."""
SATURATED = 0.25
"""Squares of one size, with colours whose red, green and blue differ by more than this, are a heat map."""
SAME = 2.0
BELOW = 2.2
"""A row that follows stands within so many heights of its words."""
DEEP = 90.0
"""Points in which such a row is looked for."""
RECENT = 60
"""Neighbours are looked for among so many boxes that came before."""
OVER = 1.05
"""Boxes that fill more of their place than this lie over each other."""
Square = tuple[int, int, int, int]
"""From column, from row, to column, to row."""


def mosaics(fills: Iterable[Fill], upright: Sequence[Line], words: Sequence[Word], told: Sequence[Line]) -> list[Net]:
    """The lines between painted cells, for tables in which no line is drawn upright.

    Where plain rows follow in the same columns only the head is painted, or every other row: that is told here if `told`,
    the upright lines that level rules show, part the rows that follow.
    """
    found: list[Net] = []
    painted = [
        fill for fill in fills
        if fill.box.width > NARROWEST and LOWEST < fill.box.height < HIGHEST and min(fill.colour) < WHITE
    ]
    groups = _groups(painted) if len(painted) <= MOST else []
    stripes = [whole for group in groups if _is_row(group, whole := _whole([fill.box for fill in group]))]
    for group in groups:
        whole = _whole([fill.box for fill in group])
        if len(group) < HEAD or _alike(group) or _walled(whole, upright) or _striped(whole, stripes):
            continue
        boxes = _cells(group)
        xs = _edges([(box.x0, box.x1) for box in boxes], BESIDE)
        ys = _edges([(box.y0, box.y1) for box in boxes], UNDER)
        squares = [(_at(xs, box.x0), _at(ys, box.y0), _at(xs, box.x1), _at(ys, box.y1)) for box in boxes]
        if len(xs) < 3 or len(ys) < 3 or not _tiled(squares, len(xs) - 1, len(ys) - 1):
            continue
        if _parted_below(xs, ys[-1], told) or (len(boxes) >= FEWEST and not _goes_on(xs, ys[-1], words)):
            level = [(ys[y], xs[left], xs[right]) for left, top, right, bottom in squares for y in (top, bottom)]
            walls = [(xs[x], ys[top], ys[bottom]) for left, top, right, bottom in squares for x in (left, right)]
            found.append(Net(joined(level), joined(walls)))
    return found


def clear_of(found: Iterable[Net], level: Sequence[Line], walls: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Lines that text alone told, but for what of them lies in a mosaic."""
    for box in (net.box for net in found):
        level = [(y, x0, x1) for y, x0, x1 in level if not (box.y0 - SAME < y < box.y1 - SAME and x0 < box.x1 and x1 > box.x0)]
        walls = [
            (x, max(y0, box.y1) if box.y0 - SAME <= y0 and box.x0 - SAME <= x <= box.x1 + SAME else y0, y1)
            for x, y0, y1 in walls if not (box.holds((x, y0), SAME) and y1 < box.y1 + SAME)
        ]
    return list(level), list(walls)


def _groups(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Fills gathered by nearness, from the top down."""
    groups: list[list[Fill]] = []
    for fill in sorted(fills, key=lambda f: (f.box.y0, f.box.x0)):
        near = [group for group in groups if any(_near(fill.box, other.box) for other in reversed(group[-RECENT:]))]
        groups = [group for group in groups if group not in near] if len(near) > 1 else groups
        if len(near) == 1:
            near[0].append(fill)
        else:
            groups.append([*(other for group in near for other in group), fill])
    return groups


def _whole(boxes: Sequence[Box]) -> Box:
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _near(box: Box, other: Box) -> bool:
    across = box.x0 - BESIDE <= other.x1 and other.x0 - BESIDE <= box.x1
    return across and box.y0 - UNDER <= other.y1 and other.y0 - UNDER <= box.y1


def _cells(group: Sequence[Fill]) -> list[Box]:
    """The boxes of a group, each once, without those that lie under others: what is painted behind rows or the whole table."""
    boxes = list({(round(f.box.x0), round(f.box.y0), round(f.box.x1), round(f.box.y1)): f.box for f in group}.values())
    if sum(box.area for box in boxes) <= OVER * _whole(boxes).area:
        return boxes
    return [box for box in boxes if sum(box.holds(other.centre) for other in boxes if other is not box) < 2]


def _alike(group: Sequence[Fill]) -> bool:
    """Whether boxes are all of one size, and as high as tiles, or in the colours of a heat map."""
    first = group[0].box
    if any(abs(f.box.width - first.width) > SAME or abs(f.box.height - first.height) > SAME for f in group):
        return False
    return first.height >= TILE or len({f.colour for f in group if max(f.colour) - min(f.colour) > SATURATED}) > 1


def _walled(whole: Box, upright: Sequence[Line]) -> bool:
    """Whether drawn lines part the columns."""
    return any(whole.x0 + SAME < x < whole.x1 - SAME and y0 < whole.y1 and y1 > whole.y0 for x, y0, y1 in upright)


def _is_row(group: Sequence[Fill], whole: Box) -> bool:
    """Whether boxes stand in one row; a head of several rows may begin with a box as tall as all of them."""
    return all(whole.height - fill.box.height < SAME for fill in group)


def _striped(whole: Box, stripes: Iterable[Box]) -> bool:
    """Whether painted rows as wide follow below plain ones: every other row is painted."""
    return any(
        abs(stripe.x0 - whole.x0) < SAME and abs(stripe.x1 - whole.x1) < SAME and whole.y1 < stripe.y0 < whole.y1 + HIGHEST
        for stripe in stripes
    )


def _edges(spans: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """Edges of columns or rows, half-way between boxes that stand apart."""
    limit = min(gap, CLEAR * min(end - start for start, end in spans))
    places = sorted(place for span in spans for place in span)
    edges = [[places[0], places[0]]]
    for before, place in pairwise(places):
        if place - before > limit:
            edges.append([place, place])
        else:
            edges[-1][1] = place
    return [(low + high) / 2 for low, high in edges]


def _at(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - place))


def _tiled(squares: Sequence[Square], columns: int, rows: int) -> bool:
    """Whether painted cells cover a lattice, hardly a square of it twice, and most of its rows in several pieces."""
    covered: set[tuple[int, int]] = set()
    pieces = [0] * rows
    total = 0
    for left, top, right, bottom in squares:
        covered.update((row, column) for row in range(top, bottom) for column in range(left, right))
        total += (right - left) * (bottom - top)
        for row in range(top, bottom):
            pieces[row] += 1
    once = total <= OVER * len(covered)
    return once and len(covered) >= COVERED * rows * columns and sum(count > 1 for count in pieces) > 0.5 * rows


def _parted_below(xs: Sequence[float], bottom: float, told: Sequence[Line]) -> bool:
    """Whether upright lines part the rows that follow in the same columns."""
    return sum(y0 <= bottom + SAME < y1 and any(abs(x - edge) < SAME for edge in xs) for x, y0, y1 in told) > 2


def _goes_on(xs: Sequence[float], bottom: float, words: Iterable[Word]) -> bool:
    """Whether plain rows follow in the same columns, the first of them perhaps a section's name, or a name of several lines."""
    inside = (w for w in words if xs[0] < w.box.centre[0] < xs[-1] and bottom < w.box.centre[1] < bottom + DEEP)
    low = bottom
    for line in text_lines(inside):
        if line.middle > low + BELOW * line.height:
            return False
        if len(line.chunks) > 1:
            return not any(chunk.x0 + 1 < x < chunk.x1 - 1 for chunk in line.chunks for x in xs)
        low = line.y1
    return False
