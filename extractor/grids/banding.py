"""Heads of several levels: which columns a head stands over, told by what is drawn around it or by how it is centred."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box
from extractor.grids.rowing import Row
from extractor.grids.rules import Line
from extractor.grids.textlines import Chunk

CENTRED = 3.5
"""A head whose middle lies this near to the middle of its columns is centred over them."""


@dataclass(slots=True)
class Drawn:
    """What is drawn in a zone: level and upright lines, and filled boxes."""

    level: Sequence[Line]
    upright: Sequence[Line]
    fills: Sequence[Box]


def band_heads(rows: Sequence[Row], xs: Sequence[float], drawn: Drawn) -> None:
    """Widen the heads of `rows`, the lines above the first figures, to the columns they stand over."""
    for i, row in enumerate(rows):
        below = rows[i + 1] if i + 1 < len(rows) else None
        for j, (chunk, first, last) in enumerate(row.chunks):
            extent = _frame(row, chunk, drawn, xs) or _underline(row, below, chunk, drawn, xs)
            if extent is not None and not any(extent[0] < c.x0 and c.x1 < extent[1] for c, _, _ in row.chunks if c is not chunk):
                a, b = _covered(extent, xs)
                if a <= first and last <= b:
                    row.chunks[j] = (chunk, a, b)
        if below is not None and not row.spans():
            _centred(row, below, xs)


def _covered(extent: tuple[float, float], xs: Sequence[float]) -> tuple[int, int]:
    """The columns whose middles lie within an extent."""
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    return bisect_left(middles, extent[0]), bisect_left(middles, extent[1]) - 1


def _frame(row: Row, chunk: Chunk, drawn: Drawn, xs: Sequence[float]) -> tuple[float, float] | None:
    """The box drawn around a head: by upright lines on both sides or by a fill, narrower than the table."""
    walls = [x for x, y0, y1 in drawn.upright if y0 - 1 <= row.middle <= y1 + 1]
    if len(walls) > 1:
        left = max((x for x in walls if x <= chunk.x0 + 2), default=xs[0])
        right = min((x for x in walls if x >= chunk.x1 - 2), default=xs[-1])
        return left, right
    wide = 0.75 * (xs[-1] - xs[0])
    around = [
        box for box in drawn.fills
        if box.y0 <= row.middle <= box.y1 and box.x0 <= chunk.x0 + 1 and box.x1 >= chunk.x1 - 1 and box.width < wide and box.height < 60
    ]
    return (around[-1].x0, around[-1].x1) if around else None


def _underline(row: Row, below: Row | None, chunk: Chunk, drawn: Drawn, xs: Sequence[float]) -> tuple[float, float] | None:
    """The short rule between a head and the heads under it."""
    if below is None:
        return None
    wide = 0.75 * (xs[-1] - xs[0])
    for y, x0, x1 in drawn.level:
        if row.middle < y <= below.middle and x0 <= chunk.x0 + 3 and x1 >= chunk.x1 - 3 and x1 - x0 < wide:
            return x0, x1
    return None


def _centred(row: Row, below: Row, xs: Sequence[float]) -> None:
    """Heads centred over two columns and more: blank beside them, each column headed again in the next line."""
    own = row.columns()
    under = {first: chunk for chunk, first, last in below.chunks if first == last}
    for j, (chunk, first, _) in enumerate(row.chunks):
        if first == 0 or first not in under:
            continue
        middle = (chunk.x0 + chunk.x1) / 2
        if abs((under[first].x0 + under[first].x1) / 2 - middle) <= 2 * CENTRED:
            continue
        for a, b in ((first - 1, first), (first, first + 1), (first - 2, first + 1), (first - 1, first + 2)):
            group = range(a, b + 1)
            if a > 0 and all(c in under and (c == first or c not in own) for c in group):
                over = (under[a].x0 + under[b].x1) / 2
                if min(abs(over - middle), abs((xs[a] + xs[b + 1]) / 2 - middle)) <= CENTRED:
                    row.chunks[j] = (chunk, a, b)
                    break
