"""Tables told by shading alone: every other row is shaded, cell by cell, and the pieces of a shade meet where columns part.

Shaded rows bound the plain ones between them. Rows shaded in one piece are left to `zones`, for nothing shows their columns.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box, Colour, Fill, Word
from extractor.grids.aligned.rowing import JUMP
from extractor.grids.aligned.split import ACROSS, Zone
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.cells import WHITE
from extractor.grids.numeric import has_number
from extractor.grids.rules import Line

LOWEST, HIGHEST = 6.0, 200.0
"""A band lower than this is a rule, a higher one a panel, in points."""
MEET = 1.5
"""Pieces of a band meet where one ends this near to where the next begins."""
AGREE = 3.0
"""Ends and joints of two bands agree within this many points."""
LONGEST = 4
"""A line of more words that lies across columns is running text."""
LARGER = 1.25
"""Type this many times as large as that of the rows is of a heading."""
OUTSIDE = 0.5
"""Where more of the bands than this share have figures beside them, the table is wider than its shades."""
HEAD = 12
"""So many lines of heads and of a plain first row may stand over the first band."""


@dataclass(slots=True)
class Band:
    """A shaded row: its edges, and the joints of its pieces."""

    y0: float
    y1: float
    x0: float
    x1: float
    joints: list[float]
    colour: Colour


def shaded_zones(words: Sequence[Word], fills: Sequence[Fill], level: Sequence[Line]) -> list[Zone]:
    """Tables with shaded rows, from the top of the page down, each with the edges of its rows and columns."""
    found: list[Zone] = []
    every = bands(fills)
    painted = [stack for stack in _stacks(every) if len(stack) > 1 and any(band.joints for band in stack)]
    stacks = [part for stack in painted for part in _cut(stack, _inside(words, stack)) if _alternate(part)]
    for stack in stacks:
        if any(_wider(band, stack) for band in every):
            continue  # rows of different width: merged cells that reach down over shaded and plain rows
        if any(_parts(line, stack) for line in level):
            continue  # rules tell its rows
        if _beside(words, stack) > OUTSIDE * len(stack):
            continue  # only some of its columns are shaded
        zone = _zone(stack, _inside(words, stack), _head_top(stack[0], fills))
        if zone is not None:
            zone.fills[:0] = _painted_heads(zone.box, stack[0], fills)
            found.append(zone)
    return found


def _parts(line: Line, stack: Sequence[Band]) -> bool:
    """Whether a rule lies across a table where no band begins or ends."""
    y, x0, x1 = line
    across = stack[0].y0 < y < stack[-1].y1 and min(x1, stack[0].x1) - max(x0, stack[0].x0) > ACROSS * (stack[0].x1 - stack[0].x0)
    return across and all(min(abs(y - band.y0), abs(y - band.y1)) > AGREE for band in stack)


def _inside(words: Iterable[Word], stack: Sequence[Band]) -> list[TextLine]:
    """The lines of text over, in and under a stack, no wider than it is."""
    return text_lines(w for w in words if stack[0].x0 - 2 <= w.box.x0 and w.box.x1 <= stack[0].x1 + 2)


def _beside(words: Iterable[Word], stack: Sequence[Band]) -> int:
    """How many bands have a figure level with them, outside the stack."""
    return sum(
        any(not band.x0 < w.box.centre[0] < band.x1 and band.y0 < w.box.centre[1] < band.y1 and has_number(w.text) for w in words)
        for band in stack
    )


def _cut(stack: Sequence[Band], lines: Sequence[TextLine]) -> list[list[Band]]:
    """A stack in parts, cut where a band follows nothing or a heading; no parts where several rows stand between two: sections."""
    parts = [[stack[0]]]
    for above, below in pairwise(stack):
        between = [line for line in lines if above.y1 < line.middle < below.y0]
        if _figures_under_figures(between):
            return []
        if below.y0 - above.y1 > LOWEST and (not between or _stands_off(between)):
            parts.append([])
        parts[-1].append(below)
    return parts


def bands(fills: Iterable[Fill]) -> list[Band]:
    """Pieces at one height that meet, as one band."""
    pieces = [fill for fill in fills if min(fill.colour) < WHITE and LOWEST < fill.box.height < HIGHEST]
    out: list[Band] = []
    for fill in sorted(pieces, key=lambda f: (round(f.box.y0), round(f.box.y1), f.box.x0)):
        box = fill.box
        last = out[-1] if out else None
        if last is not None and abs(last.y0 - box.y0) < 1.2 and abs(last.y1 - box.y1) < 1.2 and box.x0 <= last.x1 + MEET:
            if box.x0 >= last.x1 - MEET:
                last.joints.append(box.x0)
            last.x1 = max(last.x1, box.x1)
        else:
            out.append(Band(box.y0, box.y1, box.x0, box.x1, [], fill.colour))
    return sorted(out, key=lambda band: band.y0)


def _stacks(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands over each other, equally wide, no gap between two of them higher than a row may be."""
    stacks: list[list[Band]] = []
    for band in bands:
        for stack in stacks:
            last = stack[-1]
            level = abs(band.x0 - last.x0) < AGREE and abs(band.x1 - last.x1) < AGREE
            if level and last.y1 - 1.5 < band.y0 < last.y1 + HIGHEST and _agree(last, band):
                stack.append(band)
                break
        else:
            stacks.append([band])
    return stacks


def _agree(a: Band, b: Band) -> bool:
    """Whether the joints of one band are among those of the other."""
    few, many = sorted((a.joints, b.joints), key=len)
    return all(any(abs(x - other) <= AGREE for other in many) for x in few)


def _alternate(stack: Sequence[Band]) -> bool:
    """Whether shaded rows and plain ones alternate, give or take a head of several rows; once is enough where columns are painted."""
    around = [(a, b) for a, b in pairwise(stack) if b.y0 - a.y1 > LOWEST]
    painted = len(around) == 1 and all(a.colour == b.colour and len(a.joints) == len(b.joints) > 1 for a, b in around)
    return (len(around) >= 2 or painted) and len(around) >= 0.5 * (len(stack) - 1)


def _wider(band: Band, stack: Sequence[Band]) -> bool:
    """Whether a band beside those of a stack reaches out beyond them: a merged cell's shade, often."""
    first = stack[0]
    level = first.y0 - MEET < band.y0 and band.y1 < stack[-1].y1 + MEET
    near = band.x0 < first.x1 + MEET and first.x0 - MEET < band.x1
    return level and near and (band.x0 < first.x0 - AGREE or band.x1 > first.x1 + AGREE)


def _head_top(band: Band, fills: Iterable[Fill]) -> float:
    """The top of the fills that stand on a band, a head's cells; the top of the page where there are none."""
    top = band.y0
    for box in sorted((fill.box for fill in fills), key=lambda box: -box.y1):
        if box.y1 >= top - MEET and box.y0 < top - LOWEST and box.x0 >= band.x0 - AGREE and box.x1 <= band.x1 + AGREE:
            top = box.y0
    return top if top < band.y0 else 0.0


def _painted_heads(table: Box, first: Band, fills: Iterable[Fill]) -> list[Box]:
    """The cells of a head that are painted over the first shaded row of a table."""
    dark = (fill.box for fill in fills if fill.box.y1 < first.y0 + MEET and min(fill.colour) < WHITE)
    return [box for box in dark if box.height > LOWEST and table.holds(box.centre)]


def _zone(stack: Sequence[Band], lines: Sequence[TextLine], head: float) -> Zone | None:
    ys = sorted({y for band in stack for y in (band.y0, band.y1)})
    ys = [y for i, y in enumerate(ys) if i == 0 or y - ys[i - 1] > 2]
    rows = [[line for line in lines if a < line.middle < b] for a, b in pairwise(ys)]
    edges = _columns(stack, [line for row in rows for line in row])
    if not edges or not all(rows) or any(_stands_off(row) or _figures_under_figures(row) for row in rows):
        return None
    if any(_prose(line, edges) for row in rows for line in row):
        return None
    told = [" ".join(chunk.text for line in row for chunk in line.chunks) for row in rows]
    if len(set(told)) < len(told):
        return None  # the same head over one small table after the other
    parting = _parting(ys, rows)
    largest = LARGER * max(line.height for row in rows for line in row)
    over = [line for line in lines if head < line.middle < ys[0]]
    set_larger = max((at + 1 for at, line in enumerate(over) if line.height > largest), default=0)
    above = _above(ys[0], over[set_larger:], edges, parting)
    below = _below(ys[-1], [line for line in lines if line.middle > ys[-1]], edges, parting)
    used = [*above, *(line for row in rows for line in row), *below]
    x0, x1 = stack[0].x0, stack[0].x1
    box = Box(x0, min(ys[0], used[0].y0 - 1), x1, max(ys[-1], used[-1].y1 + 1))
    tops = [(a.y1 + b.y0) / 2 for a, b in pairwise(above) if b.y0 - a.y1 >= parting or _figures_under_words(a, b)]
    words = [word for line in used for chunk in line.chunks for word in chunk.words]
    return Zone(box, words, [(y, x0, x1) for y in [*tops, *ys]], [], [Box(b.x0, b.y0, b.x1, b.y1) for b in stack], "shaded", edges)


def _stands_off(lines: Sequence[TextLine]) -> bool:
    """Whether lines are more than one row: one stands off from the line before it, or is set in larger type."""
    return any(b.y0 - a.y1 > a.height or b.height > LARGER * a.height for a, b in pairwise(lines))


def _figures_under_figures(lines: Sequence[TextLine]) -> bool:
    """Whether lines are more than one row: two of them hold figures, one under the other."""
    figures = [chunk for line in lines for chunk in line.chunks[1:] if chunk.figure]
    return any(min(a.x1, b.x1) - max(a.x0, b.x0) > 1 for i, a in enumerate(figures) for b in figures[:i])


def _figures_under_words(line: TextLine, below: TextLine) -> bool:
    """Whether figures stand under words: the last line of the heads, and the first row."""
    words = [chunk for chunk in line.chunks[1:] if not chunk.figure]
    figures = [chunk for chunk in below.chunks[1:] if chunk.figure]
    return sum(any(min(f.x1, w.x1) - max(f.x0, w.x0) > 1 for w in words) for f in figures) > 1


def _prose(line: TextLine, edges: Sequence[float]) -> bool:
    """Whether a line is running text that lies across columns."""
    return len(line.chunks) == 1 and line.count() > LONGEST and _crosses(line, edges)


def _columns(stack: Sequence[Band], lines: Sequence[TextLine]) -> list[float]:
    """Joints that half of the bands have; none where figures stand side by side between two of them, for then some are missing."""
    edges: list[float] = []
    joints = sorted(x for band in stack for x in band.joints)
    for x in joints:
        if sum(abs(x - other) <= AGREE for other in joints) >= 0.5 * len(stack) and (not edges or x - edges[-1] > AGREE):
            edges.append(x)
    missed = sum(any(bisect(edges, a.x1) == bisect(edges, b.x0) for a, b in pairwise(line.chunks) if b.figure) for line in lines)
    return edges if 4 * missed < len(lines) else []


def _parting(ys: Sequence[float], rows: Sequence[Sequence[TextLine]]) -> float:
    """The gap from which on two lines are two rows: text keeps clear of the bands' edges."""
    clear = [min(row[0].y0 - top, bottom - row[-1].y1) for (top, bottom), row in zip(pairwise(ys), rows, strict=True)]
    within = [b.y0 - a.y1 for row in rows for a, b in pairwise(row)]
    tight = max(0.0, sorted(within)[len(within) // 2]) if within else 0.0
    return tight + max(JUMP, sorted(clear)[len(clear) // 2])


def _above(top: float, lines: Sequence[TextLine], edges: Sequence[float], parting: float) -> list[TextLine]:
    """The lines of the heads, and of a plain first row, over the first band."""
    taken: list[TextLine] = []
    for line in reversed(lines[-HEAD:]):
        if top - line.y1 > max(1.2 * line.height, 3 * parting) or _prose(line, edges):
            break
        taken.insert(0, line)
        top = line.y0
    while taken and _lone(taken[0], edges):
        del taken[0]  # a heading, or the last line of a paragraph
    return taken


def _lone(line: TextLine, edges: Sequence[float]) -> bool:
    """Whether a line says something in the stub only."""
    return len(line.chunks) == 1 and line.x0 < edges[0]


def _below(bottom: float, lines: Sequence[TextLine], edges: Sequence[float], parting: float) -> list[TextLine]:
    """The lines of a plain row under the last band."""
    taken: list[TextLine] = []
    for line in lines:
        if line.y0 - (taken[-1].y1 if taken else bottom) >= (parting if taken else max(parting, 0.8 * line.height)):
            break
        if _crosses(line, edges):
            return []
        taken.append(line)
    return taken if any(len(line.chunks) > 1 for line in taken) else []


def _crosses(line: TextLine, edges: Sequence[float]) -> bool:
    return any(chunk.x0 + 1 < x < chunk.x1 - 1 for chunk in line.chunks for x in edges)
