"""Where tables without a lattice stand: lines whose chunks share gutters, held together by level rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Box, Fill, Word
from extractor.grids.rules import Line, struck
from extractor.grids.split import Zone
from extractor.grids.textlines import TextLine, text_lines

DETECT = 0.9
"""Lines are taken apart at gaps wider than this share of the words' height to see whether they are tabular."""
LEADER = "...."
LONG = 9
"""A chunk of this many words reads as prose."""
MOST_STRUCK = 0.1
"""Where lines run through more of the words than this share, they are a chart's."""


@dataclass(slots=True)
class Surroundings:
    """What is drawn on the page."""

    level: Sequence[Line]
    upright: Sequence[Line]
    fills: Sequence[Fill]


def zones(words: Iterable[Word], drawn: Surroundings) -> list[Zone]:
    """Zones from the top of the page down, each at least two tabular lines high."""
    level, upright = drawn.level, drawn.upright
    lines = text_lines(words, upright, DETECT)
    found: list[Zone] = []
    run: list[TextLine] = []
    waiting: list[TextLine] = []
    for line in lines:
        if not _tabular(line):
            waiting.append(line)
            if run and not _may_stand(run, waiting, level):
                found.extend(_zone(run, drawn))
                run, waiting = [], []
            continue
        if run and _continues(run, waiting, line, level):
            run.extend(waiting)
        elif run:
            found.extend(_zone(run, drawn))
            run = []
        run.append(line)
        waiting = []
    if run:
        found.extend(_zone(run, drawn))
    return found


def _tabular(line: TextLine) -> bool:
    if len(line.chunks) < 2 or any(LEADER in chunk.text for chunk in line.chunks):
        return False
    return any(len(chunk.words) < LONG for chunk in line.chunks[1:])


def _shares(line: TextLine, other: TextLine) -> bool:
    """Whether two lines have a gap in common."""
    return any(min(b, d) - max(a, c) > 2 for a, b in line.gaps() for c, d in other.gaps())


def _crosses(line: TextLine, other: TextLine) -> bool:
    """Whether a chunk of a line lies across a gap of another line."""
    return any(chunk.x0 < a and chunk.x1 > b for chunk in line.chunks for a, b in other.gaps())


def _recent(run: Sequence[TextLine]) -> list[TextLine]:
    return [line for line in run[-8:] if len(line.chunks) > 1][-4:]


def _bound(a: TextLine, b: TextLine, level: Sequence[Line]) -> bool:
    """Whether a rule above one line and a rule below the other, equally long, hold them together."""
    above = [r for r in level if r[0] <= a.y0 + 2 and r[1] <= a.x0 + 6 and r[2] >= a.x1 - 6]
    below = [r for r in level if r[0] >= b.y1 - 2 and r[1] <= b.x0 + 6 and r[2] >= b.x1 - 6]
    return any(abs(p[1] - q[1]) < 6 and abs(p[2] - q[2]) < 6 for p in above[-4:] for q in below[:4])


def _may_stand(run: Sequence[TextLine], waiting: Sequence[TextLine], level: Sequence[Line]) -> bool:
    """Whether lines of one chunk may stand in a table: wrapped text in a column, or a section row or two."""
    recent = _recent(run)
    line = waiting[-1]
    if line.y0 - (waiting[-2] if len(waiting) > 1 else run[-1]).y1 > 4 * line.height and not _bound(run[-1], line, level):
        return False
    crossing = [w for w in waiting if all(_crosses(w, other) for other in recent)]
    if _bound(run[0], line, level):
        return len(crossing) <= 3
    return len(crossing) <= 1 and not any(w.count() >= 12 for w in crossing)


def _continues(run: Sequence[TextLine], waiting: Sequence[TextLine], line: TextLine, level: Sequence[Line]) -> bool:
    recent = _recent(run)
    if not any(_shares(line, other) for other in recent):
        return False
    last = waiting[-1] if waiting else run[-1]
    if _bound(run[0], line, level):
        return True
    usual = sorted(b.y0 - a.y1 for a, b in pairwise(run))
    pitch = usual[len(usual) // 2] if usual else line.height
    return line.y0 - last.y1 <= max(2.2 * line.height, 2.5 * pitch)


def _zone(run: list[TextLine], drawn: Surroundings) -> Iterable[Zone]:
    if sum(len(line.chunks) > 1 for line in run) < 2:
        return
    box = Box(min(line.x0 for line in run) - 2, run[0].y0 - 1, max(line.x1 for line in run) + 2, run[-1].y1 + 1)
    zone = zone_of(box, [word for line in run for chunk in line.chunks for word in chunk.words], drawn)
    wide = sum(min(x1, box.x1) - max(x0, box.x0) > 0.6 * box.width for _, x0, x1 in zone.level)
    zone.method = "half-ruled" if wide > 1 else "aligned"
    if struck(zone.words, zone.level, zone.upright) <= MOST_STRUCK * len(zone.words):
        yield zone


def zone_of(box: Box, words: list[Word], drawn: Surroundings) -> Zone:
    """A zone with what is drawn in it."""
    level = [r for r in drawn.level if box.y0 - 6 <= r[0] <= box.y1 + 6 and r[2] > box.x0 and r[1] < box.x1]
    upright = [r for r in drawn.upright if box.x0 < r[0] < box.x1 and r[2] > box.y0 and r[1] < box.y1]
    return Zone(box, words, level, upright, [fill.box for fill in drawn.fills if fill.box.overlap(box)], "half-ruled")
