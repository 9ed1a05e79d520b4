"""Where tables without a lattice stand: lines whose chunks share gutters, held together by level rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Box, Fill, Mark, Word
from extractor.grids.aligned.split import Zone, shades
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.cells import WHITE
from extractor.grids.numeric import has_number
from extractor.grids.rules import Line, struck

DETECT = 0.9
"""Lines are taken apart at gaps wider than this share of the words' height to see whether they are tabular."""
PROSE = 4
"""A chunk of so many words may be running text in a column."""
FEWEST = 2
"""So many heads, at least, each over a figure, are a head though they stand closer to each other than cells do."""
LONG = 9
"""A chunk of this many words reads as prose."""
SMALLEST, LARGEST = 4.5, 22.0
"""A status circle or an arrow is larger and smaller than this, in points."""
MOST_STRUCK = 0.1
"""Where lines run through more of the words than this share, they are a chart's."""


_NUMBERED = re.compile(r"(page\s*)?\d{1,3}(\s*(of|/)\s*\d{1,3})?", re.IGNORECASE)


@dataclass(slots=True)
class Surroundings:
    """What is drawn on the page."""

    level: Sequence[Line]
    upright: Sequence[Line]
    fills: Sequence[Fill]
    marks: Sequence[Mark]
    head: float
    foot: float
    """A line that stands off above the one or below the other is a running head or foot."""


def zones(words: Iterable[Word], drawn: Surroundings) -> list[Zone]:
    """Zones from the top of the page down, each at least two tabular lines high."""
    lines = text_lines([*words, *pictures(drawn.marks)], drawn.upright, DETECT)
    runs: list[tuple[int, int]] = []
    start = end = -1
    for i, line in enumerate(lines):
        if i == 0 and _numbers_the_page(line, lines[1:3]):
            continue
        if not _tabular(line) or (start >= 0 and _in_column(lines[start : end + 1], line)):
            if start >= 0 and not _may_stand(lines[start : end + 1], lines[end + 1 : i + 1], drawn.level):
                runs.append((start, end))
                start = -1
        elif start >= 0 and _continues(lines[start : end + 1], lines[end + 1 : i], line, drawn):
            end = i
        else:
            if start >= 0:
                runs.append((start, end))
            start = end = i
    if start >= 0:
        runs.append((start, end))
    return [zone for run in _stretched(runs, lines, drawn) for zone in _zone(run, drawn)]


def _numbers_the_page(line: TextLine, following: Sequence[TextLine]) -> bool:
    """Whether a page's first line is a running head with the page's number, and stands off from what follows."""
    ends = (line.chunks[0].text, line.chunks[-1].text)
    return len(line.chunks) < 4 and any(map(_NUMBERED.fullmatch, ends)) and all(one.y0 - line.y1 > 0.5 * line.height for one in following)


def pictures(marks: Iterable[Mark]) -> list[Word]:
    """Status circles and arrows as words without letters, so that a column of them is a column."""
    return [Word("", mark.box, -1) for mark in marks if _is_picture(mark.box)]


def _is_picture(box: Box) -> bool:
    return min(box.width, box.height) > SMALLEST and box.height < LARGEST


def _stretched(runs: Sequence[tuple[int, int]], lines: Sequence[TextLine], drawn: Surroundings) -> Iterable[list[TextLine]]:
    """Runs of lines, with the heads above that stand over their columns and the wrapped text below."""
    taken = -1
    for n, (start, end) in enumerate(runs):
        run = list(lines[start : end + 1])
        if sum(len(line.chunks) > 1 for line in run) < 2:
            continue
        stub = min((line.chunks[1].x0 for line in run if len(line.chunks) > 1), default=0.0)
        limit = runs[n + 1][0] if n + 1 < len(runs) else len(lines)
        while start - 1 > taken and _heads(lines[start - 1], run, stub, drawn.level):
            start -= 1
            run.insert(0, lines[start])
        if start - 2 > taken and _under_head(lines[start - 2], lines[start - 1], run[0], stub):
            start -= 2
            run[:0] = lines[start : start + 2]
        while end + 1 < limit and _wraps(lines[end + 1], run, stub, drawn.level):
            end += 1
            run.append(lines[end])
        taken = end
        yield run


def _under_head(head: TextLine, name: TextLine, first: TextLine, stub: float) -> bool:
    """Whether the name of a section stands between a table's head and its first row."""
    close = name.y0 - head.y1 <= name.height and first.y0 - name.y1 <= 0.6 * name.height
    return close and len(name.chunks) == 1 and name.x1 <= stub and name.height < 1.1 * first.height and _names_each(head, first)


def _heads(line: TextLine, run: Sequence[TextLine], stub: float, level: Sequence[Line]) -> bool:
    """Whether the line above a run is a head: right of the stub and close, or under the table's top rule."""
    first = run[0]
    if first.y0 - line.y1 <= line.height and _names_each(line, first):
        return True
    if line.count() > 12 or first.y0 - line.y1 > 1.5 * line.height:
        return False
    ruled = [y for y, x0, x1 in level if line.y0 - 2 * line.height < y < first.y0 + 2 and x0 <= first.x0 + 6 and x1 >= first.x1 - 6]
    gap = first.y0 - line.y1
    if len(line.chunks) == 1 and line.x0 <= first.x0 + 4 and (gap > 0.35 * line.height or line.height > 1.08 * first.height):
        return False  # a heading
    if len(line.chunks) == 1 and line.count() > 4 and all(_crosses(line, other) for other in _recent(run[:2])):
        return False  # a title
    if any(y <= line.y0 + 3 for y in ruled) and _bound(line, run[-1], level):
        return True
    return line.x0 >= stub - 2 and line.x1 <= max(other.x1 for other in run) + 6 and gap <= 0.6 * line.height and not ruled


def _names_each(line: TextLine, row: TextLine) -> bool:
    """Whether a line has one word over each figure of a row, as months stand over a year's figures, or one head set close to the next."""
    figures = [chunk for chunk in row.chunks[1:] if chunk.figure]
    edges = [(a.x1 + b.x0) / 2 for a, b in pairwise(figures)]
    words = [word for chunk in line.chunks for word in chunk.words]
    if len(figures) < FEWEST or len(words) < len(figures):
        return False
    right = [word for word in words if word.box.x0 > row.chunks[0].x1 - 1]
    heads = [(chunk.x0 + chunk.x1) / 2 for finer in text_lines(right) for chunk in finer.chunks if len(chunk.words) <= PROSE]
    return any([bisect_right(edges, at) for at in over] == list(range(len(figures))) for over in (heads, [w.box.centre[0] for w in right]))


def _wraps(line: TextLine, run: Sequence[TextLine], stub: float, level: Sequence[Line]) -> bool:
    """Whether the line below a run is the rest of its last row: right of the stub, crossing no gap, and close."""
    last = run[-1]
    if line.y0 - last.y1 > 0.5 * line.height or any(last.middle < y < line.middle for y, x0, x1 in level if x1 - x0 > 60):
        return False
    left, right = min(other.x0 for other in run) + 6, max(other.x1 for other in run) - 6
    if any(line.y1 - 2 <= y <= line.y1 + 3 * line.height for y, x0, x1 in level if x0 <= left and x1 >= right):
        return True  # above the table's last rule
    if line.x0 < stub - 2:
        return line.chunks[0].text[:1].islower() and line.x1 <= stub and len(line.chunks) == 1
    return not any(_crosses(line, other) for other in _recent(run)[-2:])


def _tabular(line: TextLine) -> bool:
    return len(line.chunks) > 1 and any(len(chunk.words) < LONG for chunk in line.chunks[1:])


def _in_column(run: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line lies within one column of the run: justified text with a wide space in it, or in the stub a code and a name."""
    recent = _recent(run)
    if line.y0 - run[-1].y1 < line.height and all(line.x1 <= other.gaps()[0][1] and not _shares(line, other) for other in recent):
        return True
    gaps = [gap for other in recent for gap in other.gaps()]
    return any(b <= line.x0 + 2 for _, b in gaps) and not any(a >= line.x0 - 2 and b <= line.x1 + 2 for a, b in gaps)


def _shares(line: TextLine, other: TextLine) -> bool:
    """Whether two lines have a gap in common."""
    return any(min(b, d) - max(a, c) > 2 for a, b in line.gaps() for c, d in other.gaps())


def _shares_closely(line: TextLine, recent: Sequence[TextLine]) -> bool:
    """Whether heads that stand closer than cells do have gaps in common with the lines before."""
    if _figures(line) or line.count() <= len(line.chunks):
        return False
    finer = text_lines(word for chunk in line.chunks for word in chunk.words)
    return len(finer) == 1 and len(finer[0].chunks) > len(line.chunks) and any(_shares(finer[0], other) for other in recent)


def _crosses(line: TextLine, other: TextLine) -> bool:
    """Whether a chunk of a line lies across a gap of another line."""
    return any(chunk.x0 < a and chunk.x1 > b for chunk in line.chunks for a, b in other.gaps())


def _figures(line: TextLine) -> bool:
    return any(has_number(chunk.words[0].text) for chunk in line.chunks[1:])


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


def _continues(run: Sequence[TextLine], waiting: Sequence[TextLine], line: TextLine, drawn: Surroundings) -> bool:
    recent = _recent(run)
    if not any(_shares(line, other) for other in recent) and not _shares_closely(line, recent):
        return False
    last = waiting[-1] if waiting else run[-1]
    if line.y0 - last.y1 > line.height and any(map(_figures, run)) and _reads_as_prose(line, recent):
        return False
    if run[-1].y1 < drawn.head and (waiting[0] if waiting else line).y0 - run[-1].y1 > line.height:
        return False
    bound = _bound(run[0], line, drawn.level)
    title = not bound and any(all(_crosses(w, other) for other in recent) for w in waiting)
    if not _figures(line) and any(map(_figures, run)) and (title or _stands_off(run, waiting)):
        return False  # text of its own, and then a line of words only: the head of another table
    if bound:
        return True
    usual = sorted(b.y0 - a.y1 for a, b in pairwise(run))
    pitch = usual[len(usual) // 2] if usual else line.height
    if line.y0 > drawn.foot:
        return line.y0 - last.y1 <= pitch + 0.5 * line.height
    return line.y0 - last.y1 <= max(2.2 * line.height, 2.5 * pitch)


def _reads_as_prose(line: TextLine, recent: Sequence[TextLine]) -> bool:
    """Whether a line is of running text: all its chunks are long, or a long one lies across the gaps of the table."""
    long = [replace(line, chunks=[chunk]) for chunk in line.chunks if len(chunk.words) >= PROSE]
    return len(long) == len(line.chunks) or any(all(_crosses(one, other) for other in recent) for one in long)


def _stands_off(run: Sequence[TextLine], waiting: Sequence[TextLine]) -> bool:
    """Whether a waiting line begins at the margin and stands off from the line before: a heading, no wrapped text."""
    left = min(line.x0 for line in run) + 6
    return any(line.x0 <= left and line.y0 - above.y1 > 0.5 * line.height for above, line in pairwise([run[-1], *waiting]))


def _zone(run: list[TextLine], drawn: Surroundings) -> Iterable[Zone]:
    box = Box(min(line.x0 for line in run) - 2, run[0].y0 - 1, max(line.x1 for line in run) + 2, run[-1].y1 + 1)
    zone = zone_of(box, [word for line in run for chunk in line.chunks for word in chunk.words], drawn)
    wide = sum(min(x1, box.x1) - max(x0, box.x0) > 0.6 * box.width for _, x0, x1 in zone.level)
    shaded = bool(shades(zone.fills, box))
    zone.method = "half-ruled" if wide > 1 else "shaded" if shaded else "aligned"
    if struck(zone.words, zone.level, zone.upright) <= MOST_STRUCK * len(zone.words):
        yield zone


def zone_of(box: Box, words: list[Word], drawn: Surroundings) -> Zone:
    """A zone with what is drawn in it."""
    words = [*words, *(w for w in pictures(drawn.marks) if box.holds(w.box.centre))] if all(w.text for w in words) else words
    level = [r for r in drawn.level if box.y0 - 6 <= r[0] <= box.y1 + 6 and r[2] > box.x0 and r[1] < box.x1]
    upright = [r for r in drawn.upright if box.x0 < r[0] < box.x1 and r[2] > box.y0 and r[1] < box.y1]
    return Zone(box, words, level, upright, [f.box for f in drawn.fills if min(f.colour) < WHITE and f.box.overlap(box)], "half-ruled")
