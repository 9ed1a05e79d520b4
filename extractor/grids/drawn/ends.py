"""Where tables end that are ruled below or above each row: heads over the first rule, a last row under the last one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.grids.aligned.textlines import Chunk, TextLine

PROSE = 6
"""A line of so many words that lies across columns is running text."""
APART = 0.3
"""Heads over two columns may stand this near to each other, as a share of their height: little more than a space."""
LONGEST = 20
"""A title inside a table has no more words than this."""
AGREE = 3.0
"""Joints of two rules agree within this many points."""


@dataclass(slots=True)
class Comb:
    """A rule in pieces: where it lies, its ends, and its joints."""

    y: float
    x0: float
    x1: float
    joints: list[float]


def lies_across(chunk: Chunk, x: float) -> bool:
    """Whether text goes on over a joint, with no more than a space there."""
    if not chunk.x0 + 1 < x < chunk.x1 - 1:
        return False
    return not any(a.box.x1 <= x <= b.box.x0 and b.box.x0 - a.box.x1 > APART * a.box.height for a, b in pairwise(chunk.words))


def top_of(comb: Comb, lines: Sequence[TextLine]) -> float:
    """The top of the first row over a rule, from the lines that stand close above it and keep to the columns; else the rule's place.

    The lowest line may lie across columns: it is a title inside the table.
    """
    edges = [comb.x0, *comb.joints, comb.x1]
    top, started = comb.y, 0.0
    above = [li for li in lines if li.middle < comb.y and li.x1 > comb.x0 and li.x0 < comb.x1]
    for at in range(len(above) - 1, -1, -1):
        line = above[at]
        lowest = top == comb.y
        across = any(chunk.x0 + 1 < x < chunk.x1 - 1 for chunk in line.chunks for x in edges) and not _heads(line)
        over = across and not lowest and len(line.chunks) == 1 and line.x0 > edges[1] and line.count() < PROSE
        across &= not over
        heads = not across and (lowest or (line.x0 > edges[1] and abs(line.x0 - started) < AGREE))
        near = 1.4 if heads else 0.6 if across else 0.9
        if top - line.y1 > near * line.height or (across and not lowest):
            break
        if across and (line.count() > LONGEST or (at and line.y0 - above[at - 1].y1 < 0.5 * line.height)):
            break  # the last line of a paragraph, not a title
        top, started = line.y0, line.chunks[-1].x0
        if across:
            break
    taken = [line for line in above if line.y0 >= top]
    under = next((line for line in lines if line.middle > comb.y and line.x1 > comb.x0 and line.x0 < comb.x1), None)
    if len(taken) == 1 and under is not None and len(taken[0].chunks) == 1 and taken[0].height > 1.15 * under.height:
        return comb.y  # a heading, in larger type
    while taken and _stands_over(taken[0], taken[1] if len(taken) > 1 else None, edges[1]):
        del taken[0]
    return taken[0].y0 - 1.5 if taken and (comb.joints or len(taken[0].chunks) > 1) else comb.y


def _heads(line: TextLine) -> bool:
    """Whether a line has several heads, each short: they may stand over several columns."""
    return len(line.chunks) > 1 and all(len(chunk.words) < PROSE for chunk in line.chunks)


def _stands_over(line: TextLine, below: TextLine | None, stub: float) -> bool:
    """Whether a line is a heading over the table: set in larger type, or in the stub alone and not going on in the next line."""
    if below is not None and len(line.chunks) == 1 and line.height > 1.15 * below.height:
        return True
    return line.x1 <= stub and (below is None or below.x0 > stub or below.y0 - line.y1 > 0.35 * line.height)


def cut_row(comb: Comb, lines: Sequence[TextLine]) -> float:
    """The bottom of a row that begins under a page's last rule and ends on the next page; the rule's place if there is none."""
    edges = [comb.x0, *comb.joints, comb.x1]
    below = [line for line in lines if line.middle > comb.y]
    bottom, used, figures, taken = comb.y, set[int](), set[int](), 0
    for line in below:
        across = any(chunk.x0 + 1 < x < chunk.x1 - 1 for chunk in line.chunks for x in edges)
        if across or line.y0 - bottom > 1.4 * line.height or not comb.x0 <= line.x0 <= line.x1 <= comb.x1:
            break
        columns = {bisect_right(edges, chunk.x0 + 1) for chunk in line.chunks if chunk.figure}
        if columns & figures:
            return comb.y  # a second line of figures: rows of their own
        figures |= columns
        used |= {bisect_right(edges, chunk.x0 + 1) for chunk in line.chunks}
        bottom = line.y1
        taken += 1
    return bottom + 1.5 if len(used) > 1 and len(below) - taken <= 1 else comb.y


def under(table: Sequence[Comb], lines: Sequence[TextLine], *, headed: bool) -> float:
    """The bottom of the row under the last rule of a table whose rules lie above its rows; the rule's place if there is none.

    `headed`: a head stands over the first rule, so that the rules may as well lie below the rows.
    """
    comb = table[-1]
    edges = [comb.x0, *comb.joints, comb.x1]
    bottom, used = comb.y, set[int]()
    below = [line for line in lines if line.middle > comb.y and line.x1 > comb.x0 and line.x0 < comb.x1]
    for line in below:
        across = any(lies_across(chunk, x) for chunk in line.chunks for x in edges)
        near = line.y0 - bottom <= (0.35 if used else 1.0) * line.height
        if across or not near or not comb.x0 <= line.x0 <= line.x1 <= comb.x1:
            break
        used |= {bisect_right(edges, chunk.x0 + 1) for chunk in line.chunks}
        bottom = line.y1
    if headed or len(used) <= max(2, 0.5 * len(comb.joints)):
        bottom = below[0].y1 if below and _set_as_rows(below[:2], table, lines) else comb.y
    return bottom + 1.5 if bottom > comb.y else comb.y


def _set_as_rows(below: Sequence[TextLine], table: Sequence[Comb], lines: Sequence[TextLine]) -> bool:
    """Whether the line under the last rule stands as far below it, and begins as far in, as rows do, and stands alone."""
    firsts = [
        line for above, under in pairwise(table) if (line := next((li for li in lines if above.y < li.middle < under.y), None)) is not None
    ]
    line, comb = below[0], table[-1]
    pads = sorted(first.y0 - above.y for above, first in zip(table, firsts, strict=False))
    if len(firsts) < 2 or len(firsts) != len(table) - 1 or not comb.x0 + 1 < line.x0 <= line.x1 <= comb.x1:
        return False
    follows = len(below) > 1 and below[1].y0 - line.y1 < 0.5 * line.height
    return not follows and abs(line.y0 - comb.y - pads[0]) < 1 and any(abs(line.x0 - first.x0) < 1 for first in firsts)
