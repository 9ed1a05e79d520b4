"""Tables ruled below each row only, the rule drawn cell by cell: where the pieces meet, columns part.

The pieces give the upright lines that nobody drew, and so a lattice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Fill, Ruling, Word
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.drawn.ends import AGREE, PROSE, Comb, cut_row, lies_across, top_of, under
from extractor.grids.drawn.shading import bands
from extractor.grids.numeric import is_figure
from extractor.grids.rules import Line

MEET = 1.5
"""Pieces of a rule meet where one ends this near to where the next begins."""


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
    tables = [table for table in _tables(combs, lines) if not _beside_names(table, lines) and not _under_heads(table, combs, lines)]
    tops = [_top(table[0], combs, lines) for table in tables]
    for table, top, end in zip(tables, tops, [*tops[1:], float("inf")], strict=False):
        first = table[0]
        if len(table) == 1 and _text_below(table[0], lines):
            continue  # the rule below a head, and no rules after it
        if top < first.y:
            level.append((top, first.x0, first.x1))
        last = table[-1]
        bottom = under(table, [line for line in lines if line.middle < end], headed=top < first.y)
        if bottom > last.y:
            level.append((bottom, last.x0, last.x1))
            walls.extend((x, last.y, bottom) for x in _open(replace(last, y=bottom), last.y, lines))
        for comb in table:
            shorter = [other for other in combs if top < other.y < comb.y and first.x0 < other.x0 and other.x1 < first.x1 + AGREE]
            walls.extend(_walls(comb, top, shorter, lines))
            top = comb.y
    if tables:
        last = tables[-1][-1]
        bottom = cut_row(last, lines)
        if bottom > last.y:
            level.append((bottom, last.x0, last.x1))
            walls.extend((x, last.y, bottom) for x in _open(replace(last, y=bottom), last.y, lines))
    return level, walls


def _top(first: Comb, combs: Iterable[Comb], lines: Sequence[TextLine]) -> float:
    """The top of a table: that of the heads over its first rule, no higher than the last rule before it."""
    wide = (comb for comb in combs if comb.x0 < first.x0 + AGREE and comb.x1 > first.x1 - AGREE)
    above = max((comb.y for comb in wide if comb.y < first.y), default=0.0)
    return top_of(first, [line for line in lines if line.middle > above])


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
    words = [[word for chunk in line.chunks for word in chunk.words] for line in level]
    named = sum(said[0].box.x0 < first.x0 - 2 * AGREE and said[0].box.x1 <= first.x0 + AGREE for said in words)
    inside = [is_figure(word.text) for said in words for word in said if first.x0 - AGREE <= word.box.x0 and word.box.x1 <= edge + AGREE]
    return 2 * named > len(level) and any(inside) and 3 * sum(inside) >= 2 * len(inside)


def _under_heads(table: Sequence[Comb], combs: Iterable[Comb], lines: Sequence[TextLine]) -> bool:
    """Whether rules part nothing but a head's lines from each other and from the figures below, whose rows no rule parts."""
    first, last = table[0], table[-1]
    end = min((comb.y for comb in combs if comb.y > last.y and comb.x0 < last.x1 and comb.x1 > last.x0), default=float("inf"))
    around = [li for li in lines if li.x1 > last.x0 and li.x0 < last.x1 and first.y - 2 * li.height < li.y0 < end]
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


def _walls(comb: Comb, top: float, shorter: Sequence[Comb], lines: Sequence[TextLine]) -> list[Line]:
    """Upright lines between `top` and a rule, in pieces from one shorter rule to the next; beside a shorter rule they are whole."""
    found: list[Line] = []
    ends: list[Line] = []
    for over, (low, high) in zip([None, *shorter], pairwise([top, *(other.y for other in shorter), comb.y]), strict=True):
        beside = {} if over is None else {x: y for x, y, _ in ends if not over.x0 - AGREE <= x <= over.x1 + AGREE}
        ends = [(x, beside.get(x, low), high) for x in _open(replace(comb, y=high), low, lines)]
        found = [wall for wall in found if wall not in ((x, y, low) for x, y, _ in ends)] + ends
    return found


def _open(comb: Comb, top: float, lines: Sequence[TextLine]) -> list[float]:
    """Where upright lines stand between `top` and a rule: at its ends, and at the joints that no text of the row lies across."""
    chunks = [chunk for line in lines if top < line.middle < comb.y for chunk in line.chunks]
    return [comb.x0, *(x for x in comb.joints if not any(lies_across(chunk, x) for chunk in chunks)), comb.x1]


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
