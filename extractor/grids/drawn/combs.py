"""Tables ruled below each row only, the rule drawn cell by cell: where the pieces meet, columns part.

The pieces give the upright lines that nobody drew, and so a lattice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Fill, Ruling, Word
from extractor.grids.aligned.textlines import Chunk, TextLine, text_lines
from extractor.grids.drawn.shading import bands
from extractor.grids.rules import Line

MEET = 1.5
"""Pieces of a rule meet where one ends this near to where the next begins."""
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


def comb_lines(
    rulings: Iterable[Ruling], upright: Sequence[Line], fills: Iterable[Fill], words: Sequence[Word]
) -> tuple[list[Line], list[Line]]:
    """Level lines on top of tables that lack one and along their shaded rows, and upright lines between their columns."""
    ruled = _combs(rulings, upright)
    shaded = _edges_of_shades(ruled, fills, upright)
    combs = sorted([*ruled, *shaded], key=lambda comb: comb.y)
    level: list[Line] = [(comb.y, comb.x0, comb.x1) for comb in shaded]
    walls: list[Line] = []
    if not any(len(comb.joints) > 1 for comb in combs):
        return level, walls
    lines = text_lines(words)
    tables = [table for table in _tables(combs, lines) if not _beside_names(table, lines) and not _under_heads(table, lines)]
    for table in tables:
        first = table[0]
        wide = (comb for comb in combs if comb.x0 < first.x0 + AGREE and comb.x1 > first.x1 - AGREE)
        above = max((comb.y for comb in wide if comb.y < first.y), default=0.0)
        top = _top(first, [line for line in lines if line.middle > above])
        if len(table) == 1 and _text_below(table[0], lines):
            continue  # the rule below a head, and no rules after it
        if top < first.y:
            level.append((top, first.x0, first.x1))
        else:
            last = table[-1]
            bottom = _under(table, lines)
            if bottom > last.y:
                level.append((bottom, last.x0, last.x1))
                walls.extend((x, last.y, bottom) for x in _open(replace(last, y=bottom), last.y, lines))
        for comb in table:
            shorter = [other.y for other in combs if top < other.y < comb.y and first.x0 < other.x0 and other.x1 < first.x1 + AGREE]
            for low, high in pairwise([top, *shorter, comb.y]):
                walls.extend((x, low, high) for x in _open(replace(comb, y=high), low, lines))
            top = comb.y
    if tables:
        last = tables[-1][-1]
        bottom = _bottom(last, lines)
        if bottom > last.y:
            level.append((bottom, last.x0, last.x1))
            walls.extend((x, last.y, bottom) for x in _open(replace(last, y=bottom), last.y, lines))
    return level, walls


def _tables(combs: Sequence[Comb], lines: Sequence[TextLine]) -> list[list[Comb]]:
    """Rules of one table each, from the top; one without joints belongs to it if the text between it and the next keeps to columns."""
    tables: list[list[Comb]] = []
    for comb in combs:
        if tables and _same_table(tables[-1][-1], comb):
            tables[-1].append(comb)
        elif not (tables and _under_merged(tables[-1], comb)):
            tables.append([comb])
    for table in tables:
        joints = max((comb.joints for comb in table), key=len)
        while len(table) > 1 and not table[0].joints and _crossed(table[0], table[1], joints, lines):
            del table[0]
        while len(table) > 1 and not table[-1].joints and _crossed(table[-2], table[-1], joints, lines):
            del table[-1]
    return tables


def _beside_names(table: Sequence[Comb], lines: Sequence[TextLine]) -> bool:
    """Whether rules begin right of the names of the rows they part: they mark totals, and their first column holds figures only."""
    first, low = table[0], table[-1].y
    edge = min((x for comb in table for x in comb.joints), default=first.x1)
    level = [li for li in lines if li.middle < low and li.y1 > first.y - 2 * li.height and li.x1 > first.x0 and li.x0 < first.x1]
    named = sum(line.chunks[0].x1 <= first.x0 + AGREE and line.chunks[0].x0 < first.x0 - 2 * AGREE for line in level)
    inside = [chunk for line in level for chunk in line.chunks if first.x0 - AGREE <= chunk.x0 and chunk.x1 <= edge + AGREE]
    return 2 * named > len(level) and any(c.figure for c in inside) and 3 * sum(c.figure for c in inside) >= 2 * len(inside)


def _under_heads(table: Sequence[Comb], lines: Sequence[TextLine]) -> bool:
    """Whether rules part nothing but a head's lines from each other and from the figures below, whose rows no rule parts."""
    first, last = table[0], table[-1]
    around = [li for li in lines if li.x1 > last.x0 and li.x0 < last.x1 and li.y0 > first.y - 2 * li.height]
    if any(chunk.figure for line in around if line.middle < last.y for chunk in line.chunks[1:]):
        return False
    low, rows = last.y, 0
    for line in (line for line in around if line.middle > last.y):
        if line.y0 - low > 2 * line.height:
            break
        low = line.y1
        rows += any(chunk.figure for chunk in line.chunks[1:])
    return rows > 1


def _crossed(above: Comb, below: Comb, joints: Sequence[float], lines: Sequence[TextLine]) -> bool:
    """Whether running text stands between two rules, or nothing."""
    between = [line for line in lines if above.y < line.middle < below.y]
    lone = [line for line in between if len(line.chunks) == 1 and line.count() >= PROSE]
    return not between or any(sum(line.x0 < x < line.x1 for x in joints) > 1 for line in lone)


def _open(comb: Comb, top: float, lines: Sequence[TextLine]) -> list[float]:
    """Where upright lines stand between `top` and a rule: at its ends, and at the joints that no text of the row lies across."""
    chunks = [chunk for line in lines if top < line.middle < comb.y for chunk in line.chunks]
    return [comb.x0, *(x for x in comb.joints if not any(_lies_across(chunk, x) for chunk in chunks)), comb.x1]


def _lies_across(chunk: Chunk, x: float) -> bool:
    """Whether text goes on over a joint, with no more than a space there."""
    if not chunk.x0 + 1 < x < chunk.x1 - 1:
        return False
    return not any(a.box.x1 <= x <= b.box.x0 and b.box.x0 - a.box.x1 > APART * a.box.height for a, b in pairwise(chunk.words))


def _text_below(comb: Comb, lines: Sequence[TextLine]) -> bool:
    return any(0 <= li.y0 - comb.y + 1 < 1.2 * li.height and li.x1 > comb.x0 and li.x0 < comb.x1 for li in lines)


def _combs(rulings: Iterable[Ruling], upright: Sequence[Line]) -> list[Comb]:
    """Rules in pieces, and whole rules of the same length beside them, from the top; none that upright lines stand on."""
    pieces = sorted(((r.box.y0 + r.box.y1) / 2, r.box.x0, r.box.x1) for r in rulings if r.horizontal)
    bands: list[list[Line]] = []
    for piece in pieces:
        if bands and piece[0] - bands[-1][0][0] <= 1.0:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    found = [comb for band in bands for comb in _runs(sorted(band, key=lambda p: p[1]))]
    free = [comb for comb in found if _free(comb, upright)]
    jointed = [c for c in free if c.joints]
    return [c for c in free if c.joints or any(abs(c.x0 - o.x0) < AGREE and abs(c.x1 - o.x1) < AGREE for o in jointed)]


def _free(comb: Comb, upright: Sequence[Line]) -> bool:
    """Whether no upright line stands on a rule."""
    return not any(comb.x0 - 2 <= x <= comb.x1 + 2 and a - 4 <= comb.y <= b + 4 for x, a, b in upright)


def _edges_of_shades(combs: Sequence[Comb], fills: Iterable[Fill], upright: Sequence[Line]) -> list[Comb]:
    """The edges of shaded rows as rules in pieces, where a table ruled so has them and no rule lies on them."""
    found: list[Comb] = []
    for band in bands(fills) if combs else ():
        edges = [Comb(y, band.x0, band.x1, list(band.joints)) for y in (band.y0, band.y1)]
        fits = any(len(comb.joints) == len(band.joints) and _same_table(edges[0], comb) for comb in combs)
        for edge in edges if fits and band.joints else ():
            if _free(edge, upright) and not any(abs(comb.y - edge.y) < AGREE for comb in [*combs, *found]):
                found.append(edge)
    return found


def _runs(band: Sequence[Line]) -> Iterable[Comb]:
    comb: Comb | None = None
    for y, x0, x1 in band:
        if comb is not None and x0 <= comb.x1 + MEET:
            if x0 >= comb.x1 - MEET:
                comb.joints.append(x0)
            comb.x1 = max(comb.x1, x1)
        else:
            if comb is not None:
                yield comb
            comb = Comb(y, x0, x1, [])
    if comb is not None:
        yield comb


def _same_table(above: Comb, below: Comb) -> bool:
    """Whether two rules part rows of one table: equally long, and the joints of one among those of the other."""
    if abs(above.x0 - below.x0) > AGREE or abs(above.x1 - below.x1) > AGREE:
        return False
    few, many = sorted((above.joints, below.joints), key=len)
    return all(any(abs(x - other) <= AGREE for other in many) for x in few)


def _under_merged(table: Sequence[Comb], comb: Comb) -> bool:
    """Whether a rule lies inside a table whose merged cells reach down past it: its ends and joints are joints of the table."""
    first = table[0]
    places = [first.x0, *(x for other in table for x in other.joints), first.x1]
    inside = first.x0 - AGREE < comb.x0 and comb.x1 < first.x1 + AGREE
    return inside and all(any(abs(x - place) <= AGREE for place in places) for x in (comb.x0, *comb.joints, comb.x1))


def _bottom(comb: Comb, lines: Sequence[TextLine]) -> float:
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


def _under(table: Sequence[Comb], lines: Sequence[TextLine]) -> float:
    """The bottom of the row under the last rule of a table whose rules lie above its rows; the rule's place if there is none."""
    comb = table[-1]
    edges = [comb.x0, *comb.joints, comb.x1]
    bottom, used = comb.y, set[int]()
    below = [line for line in lines if line.middle > comb.y and line.x1 > comb.x0 and line.x0 < comb.x1]
    for line in below:
        across = any(_lies_across(chunk, x) for chunk in line.chunks for x in edges)
        near = line.y0 - bottom <= (0.35 if used else 1.0) * line.height
        if across or not near or not comb.x0 <= line.x0 <= line.x1 <= comb.x1:
            break
        used |= {bisect_right(edges, chunk.x0 + 1) for chunk in line.chunks}
        bottom = line.y1
    if len(used) <= max(2, 0.5 * len(comb.joints)):
        bottom = below[0].y1 if below and _set_as_rows(below[:2], table, lines) else comb.y
    return bottom + 1.5 if bottom > comb.y else comb.y


def _set_as_rows(below: Sequence[TextLine], table: Sequence[Comb], lines: Sequence[TextLine]) -> bool:
    """Whether the line under the last rule stands as far below it, and begins as far in, as the first lines of rows do, and stands alone."""
    firsts = [
        line for above, under in pairwise(table) if (line := next((li for li in lines if above.y < li.middle < under.y), None)) is not None
    ]
    line, comb = below[0], table[-1]
    pads = sorted(first.y0 - above.y for above, first in zip(table, firsts, strict=False))
    if len(firsts) < 2 or len(firsts) != len(table) - 1 or not comb.x0 + 1 < line.x0 <= line.x1 <= comb.x1:
        return False
    follows = len(below) > 1 and below[1].y0 - line.y1 < 0.5 * line.height
    return not follows and abs(line.y0 - comb.y - pads[0]) < 1 and any(abs(line.x0 - first.x0) < 1 for first in firsts)


def _top(comb: Comb, lines: Sequence[TextLine]) -> float:
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
