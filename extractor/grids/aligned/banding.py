"""Heads of several levels: which columns a head stands over, told by what is drawn around it, or by how it is set."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box
from extractor.grids.aligned.groups import columns_of, group
from extractor.grids.aligned.rowing import parting_of
from extractor.grids.aligned.rows import Placed, Row, joined
from extractor.grids.aligned.textlines import Chunk
from extractor.grids.rules import Line

WIDE = 0.75
"""What is drawn over more of the table's width than this bounds rows, and no head."""


@dataclass(slots=True)
class Drawn:
    """What is drawn in a zone: level and upright lines, and filled boxes."""

    level: Sequence[Line]
    upright: Sequence[Line]
    fills: Sequence[Box]


def band_heads(rows: Sequence[Row], heads: int, xs: Sequence[float], drawn: Drawn) -> None:
    """Widen the heads in the first `heads` of `rows`, the lines above the first figures, to the columns they stand over."""
    columns, parting = columns_of(rows, xs), parting_of(rows)
    for i in range(heads - 1, -1, -1):
        row = rows[i]
        below = rows[i + 1] if i + 1 < heads else None
        drawn_over = False
        for j, (chunk, first, last) in enumerate(row.chunks):
            extent = _frame(row, chunk, drawn, xs) or _underline(row, below, chunk, drawn, xs)
            if extent is not None and not any(extent[0] < c.x0 and c.x1 < extent[1] for c, _, _ in row.chunks if c is not chunk):
                a, b = _covered(extent, xs)
                if a <= first and last <= b:
                    row.chunks[j] = (chunk, a, b)
                    drawn_over |= b > a
        if below is not None and not drawn_over:
            ruled = any(row.middle < y < below.middle and x1 - x0 > WIDE * (xs[-1] - xs[0]) for y, x0, x1 in drawn.level)
            group(row, rows[i + 1 : heads], columns, apart=ruled or (parting is not None and below.y0 - row.y1 >= parting))


def unwrapped(rows: Sequence[Row], heads: int, fills: Sequence[Box], wide: float) -> list[Row]:
    """Rows, lines of the first `heads` made one where all that the lower one says is the rest of heads in boxes painted around both.

    Boxes wider than most of the table's width, `wide`, bound rows, and no head.
    """
    boxes = [box for box in fills if box.width < WIDE * wide]
    out = list(rows[:1])
    for i, row in enumerate(rows[1:], 1):
        spans = i < heads and (row.spans() or out[-1].spans())
        if spans and all(_in_one(out[-1], row, placed, boxes) for placed in row.chunks):
            out[-1] = joined(out[-1], row)
        else:
            out.append(row)
    return out


def _in_one(above: Row, row: Row, placed: Placed, boxes: Sequence[Box]) -> bool:
    """Whether a box is painted around a head of a line and one in the line above it, in the same columns."""
    chunk, first, last = placed
    over = [other for other, a, b in above.chunks if (a, b) == (first, last)]
    return any(
        box.y0 <= above.middle and row.middle <= box.y1 and box.x0 <= min(chunk.x0, other.x0) + 1 and max(chunk.x1, other.x1) - 1 <= box.x1
        for box in boxes for other in over
    )


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
    wide = WIDE * (xs[-1] - xs[0])
    around = [
        box for box in drawn.fills
        if box.y0 <= row.middle <= box.y1 and box.x0 <= chunk.x0 + 1 and box.x1 >= chunk.x1 - 1 and box.width < wide and box.height < 60
    ]
    return (around[-1].x0, around[-1].x1) if around else None


def _underline(row: Row, below: Row | None, chunk: Chunk, drawn: Drawn, xs: Sequence[float]) -> tuple[float, float] | None:
    """The short rule between a head and the heads under it."""
    if below is None:
        return None
    wide = WIDE * (xs[-1] - xs[0])
    for y, x0, x1 in drawn.level:
        if row.middle < y <= below.middle and x0 <= chunk.x0 + 3 and x1 >= chunk.x1 - 3 and x1 - x0 < wide:
            return x0, x1
    return None
