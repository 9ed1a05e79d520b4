"""Tables with a rule below each row and nothing else: rules of one length, one under the other, and between two of them one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Box, Word
from extractor.grids.aligned.split import Zone, split
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.drawn.zones import Surroundings, zone_of
from extractor.grids.mending.doubt import believable
from extractor.grids.rules import Line
from extractor.grids.sketch import Sketch

FEWEST = 4
"""So many rules make a ladder."""
AGREE = 4.0
"""Ends of its rules agree within this many points."""
HIGHEST = 260.0
"""A row is no higher than this, in points."""
SHORTEST = 0.5
"""A rule that begins right of the stub, under merged cells, has this share of the width at least."""
TALL, LONG, WORDY = 2, 5, 2
"""A ladder is only needed where two rows have two lines of so many words: rows of figures are found by their lines."""
HEADS = 3
"""A head has no more lines than this."""
MARGIN, AIRY = 12.0, 1.6
"""A line that begins so near to a ladder's left end, in points, above rows with so many times their height, is a heading."""
OFF = 0.8
"""A line further than this share of its height from others stands on its own."""
WIDER = 0.3
"""Where more of the lines than this share go on beyond the rules, the rules are not the table's."""
UNIT = 6
"""What a table's figures are in ("All figures in £m") is said in so many words, and not at the margin."""
REST = 2
"""So many lines may stand between a table that a page break cuts and the page's edge."""


def ladders(words: Sequence[Word], level: Sequence[Line], drawn: Surroundings) -> list[Sketch]:
    """Tables in ladders of rules, from the top of the page down; `level` are the rules that cross nothing."""
    found: list[Sketch] = []
    for rungs in _rungs(level):
        x0, x1 = rungs[0][1:]
        near = (w for w in words if x0 - 2 <= w.box.x0 and w.box.x1 <= x1 + 2 and drawn.head < w.box.y1 and w.box.y0 < drawn.foot)
        lines = text_lines(near, drawn.upright)
        for part in _parts(rungs, lines):
            taken = any(sketch.ys[0] < part[-1][0] and part[0][0] < sketch.ys[-1] for sketch in found)
            made = _made(part, lines, words, drawn) if not taken else None
            if made is not None:
                found.append(made)
    return found


def _made(rungs: Sequence[Line], lines: Sequence[TextLine], words: Sequence[Word], drawn: Surroundings) -> Sketch | None:
    """The table in a ladder; None where its rows are no rows, or too low to need one."""
    box = Box(rungs[0][1], rungs[0][0], rungs[0][2], rungs[-1][0])
    rules = [(y, box.x0, box.x1) for y in sorted({y for y, _, _ in (*rungs, *_shorter(box, drawn.level))})]
    rows = [_between(lines, above, below) for above, below in pairwise(rules)]
    beyond = {round(w.box.y1) for w in words if box.y0 < w.box.centre[1] < box.y1 and not box.x0 - 2 <= w.box.centre[0] <= box.x1 + 2}
    if len(beyond) > WIDER * sum(map(len, rows)):
        return None
    if not all(rows) or sum(map(_wordy, rows)) < WORDY or any(map(_several, rows)):
        return None
    inner = _sketch(box, [line for row in rows for line in row], rules, (), drawn)
    return _sketch(*_extended(box, lines, inner.xs), rules, inner.xs[1:-1], drawn) if inner is not None else None


def _between(lines: Sequence[TextLine], above: Line, below: Line) -> list[TextLine]:
    return [line for line in lines if above[0] < line.middle < below[0]]


def _wordy(lines: Sequence[TextLine]) -> bool:
    """Whether a row holds wrapped text of some length."""
    return sum(any(len(chunk.words) >= LONG for chunk in line.chunks) for line in lines) >= TALL


def _several(lines: Sequence[TextLine]) -> bool:
    """Whether a row is several rows: a figure stands under another, at the same right edge and a line or more apart."""
    figures = [(line, chunk.x1) for line in lines for chunk in line.chunks[1:] if chunk.figure]
    return any(abs(a - b) < 2 and two.y0 - one.y1 > OFF * one.height for one, a in figures for two, b in figures)


def _rungs(level: Sequence[Line]) -> Iterable[list[Line]]:
    """Rules of one length, one under the other."""
    groups: list[list[Line]] = []
    for rule in level:
        for group in groups:
            y, x0, x1 = group[-1]
            if abs(x0 - rule[1]) < AGREE and abs(x1 - rule[2]) < AGREE and rule[0] - y < HIGHEST:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= FEWEST]


def _parts(rungs: Sequence[Line], lines: Sequence[TextLine]) -> Iterable[list[Line]]:
    """A ladder cut where nothing stands between two rules, or a line on its own: a heading, a section."""
    part = [rungs[0]]
    for above, below in pairwise(rungs):
        between = _between(lines, above, below)
        airy = below[0] - above[0] > AIRY * sum(line.height for line in between)
        heading = airy and (not between or (len(between[0].chunks) == 1 and between[0].x0 < above[1] + MARGIN))
        if heading or any(map(_alone, [None, *between], between, [*between[1:], None])):
            if len(part) >= FEWEST:
                yield part
            part = []
        part.append(below)
    if len(part) >= FEWEST:
        yield part


def _alone(above: TextLine | None, line: TextLine, below: TextLine | None) -> bool:
    """Whether a line of one chunk stands off from those around it, or is set in larger type."""
    if len(line.chunks) > 1:
        return False
    gaps = [b.y0 - a.y1 for a, b in ((above, line), (line, below)) if a is not None and b is not None]
    larger = any(line.height > 1.2 * other.height for other in (above, below) if other is not None)
    return larger or (bool(gaps) and all(gap > OFF * line.height for gap in gaps))


def _shorter(box: Box, level: Sequence[Line]) -> list[Line]:
    """Rules that begin right of the stub, under merged cells."""
    inside = [rule for rule in level if box.y0 < rule[0] < box.y1 and abs(rule[2] - box.x1) < AGREE]
    return [rule for rule in inside if rule[1] > box.x0 + AGREE and box.x1 - rule[1] > SHORTEST * box.width]


def _sketch(
    box: Box, lines: Sequence[TextLine], rules: Sequence[Line], edges: Sequence[float], drawn: Surroundings
) -> Sketch | None:
    words = [word for line in lines for chunk in line.chunks for word in chunk.words]
    zone: Zone = replace(zone_of(box, words, drawn), level=rules, edges=edges, by_rule=True)
    return next((sketch for sketch in split(zone) if believable(sketch)), None)


def _extended(box: Box, lines: Sequence[TextLine], xs: Sequence[float]) -> tuple[Box, list[TextLine]]:
    """A ladder with the head over its first rule, or the rest of a row that a page break cut at its top or bottom."""
    above = _near([line for line in reversed(lines) if line.middle < box.y0], box.y0, xs)
    below = _near([line for line in lines if line.middle > box.y1], box.y1, xs)
    inside = [line for line in lines if box.y0 < line.middle < box.y1]
    top = min((line.y0 - 1 for line in above), default=box.y0)
    bottom = max((line.y1 + 1 for line in below), default=box.y1)
    return Box(box.x0, top, box.x1, bottom), [*reversed(above), *inside, *below]


def _near(lines: Sequence[TextLine], edge: float, xs: Sequence[float]) -> list[TextLine]:
    """The lines next to a ladder's end, from it outwards, that keep to its columns: heads, or, where hardly a line follows, a cut row."""
    taken: list[TextLine] = []
    for line in lines:
        gap = max(line.y0 - edge, edge - line.y1)
        across = any(c.x0 + 1 < x < c.x1 - 1 for c in line.chunks for x in xs[1:-1])
        if gap > 0.8 * line.height or (across and not (line.x0 > xs[1] and line.count() <= UNIT)):
            break
        taken.append(line)
        edge = line.y1 if line.y0 > edge else line.y0
    heads = 0 < len(taken) <= HEADS and any(len(line.chunks) > 2 for line in taken)
    return taken if heads or len(lines) - len(taken) <= REST else []
