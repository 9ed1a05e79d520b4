"""Rulings made ready: pieces joined to whole lines, underlines of words set aside, lines that cross gathered into nets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.model import Box, Ruling, Word

Line = tuple[float, float, float]
"""Where it lies, from, to: y, x0, x1 of a level line; x, y0, y1 of an upright one."""

TOUCH = 3.0
"""Lines whose ends come this near meet; drawn corners often miss each other by a hair."""
SAME = 2.4
"""Parallel lines this near are one line: both edges of a thin box, or the borders of two neighbouring cells."""
_top = attrgetter("y0")


@dataclass(slots=True)
class Net:
    """Level and upright lines that hang together by crossing."""

    level: list[Line]
    upright: list[Line]

    @property
    def box(self) -> Box:
        xs = [x for x, _, _ in self.upright] + [end for _, a, b in self.level for end in (a, b)]
        ys = [y for y, _, _ in self.level] + [end for _, a, b in self.upright for end in (a, b)]
        return Box(min(xs), min(ys), max(xs), max(ys))


def whole_lines(rulings: Iterable[Ruling], words: Sequence[Word]) -> tuple[list[Line], list[Line]]:
    """The page's level and upright lines, each list sorted by position."""
    level: list[Line] = []
    upright: list[Line] = []
    for ruling in rulings:
        x0, y0, x1, y1 = ruling.box.x0, ruling.box.y0, ruling.box.x1, ruling.box.y1
        if ruling.horizontal:
            level.append(((y0 + y1) / 2, x0, x1))
        else:
            upright.append(((x0 + x1) / 2, y0, y1))
    whole = joined(upright)
    boxes = sorted((word.box for word in words), key=_top)
    tallest = max((box.y1 - box.y0 for box in boxes), default=0.0)
    tops = [box.y0 for box in boxes]
    return [
        line for line in joined(level)
        if not _underlines(line, boxes[bisect_left(tops, line[0] - tallest - 0.3) : bisect_left(tops, line[0])], whole)
    ], whole


def joined(lines: list[Line]) -> list[Line]:
    """Pieces on one line joined where they touch or overlap; parallel lines that nearly coincide become one."""
    out: list[Line] = []
    lines.sort()
    start = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and lines[i][0] - lines[i - 1][0] <= SAME and lines[i][0] - lines[start][0] <= 2 * SAME:
            continue
        out.extend(_joined_band(lines[start:i]))
        start = i
    return out


def _joined_band(band: list[Line]) -> Iterable[Line]:
    """One band of nearly collinear pieces, as whole lines; the position is that of the longest piece."""
    band.sort(key=lambda line: line[1])
    at, low, high = band[0]
    longest = high - low
    for position, a, b in band[1:]:
        if a <= high + TOUCH:
            if b - a > longest:
                at, longest = position, b - a
            high = max(high, b)
        else:
            yield at, low, high
            at, low, high, longest = position, a, b, b - a
    yield at, low, high


def _underlines(line: Line, boxes: Iterable[Box], upright: Sequence[Line]) -> bool:
    """Whether a level line underlines words: it runs through their boxes' feet, no further than they do, and no upright line meets it.

    `boxes` are those of words that begin over the line.
    """
    y, x0, x1 = line
    above = [b for b in boxes if y < b.y1 + 0.3 and b.x1 > x0 + 1 and b.x0 < x1 - 1]
    if not above or y < min(b.y0 + 0.55 * b.height for b in above):
        return False
    inside = min(b.x0 for b in above) - 2.5 <= x0 and x1 <= max(b.x1 for b in above) + 2.5
    return inside and not any(x0 - TOUCH <= x <= x1 + TOUCH and a - TOUCH <= y <= b + TOUCH for x, a, b in upright)


def nets(level: Sequence[Line], upright: Sequence[Line]) -> tuple[list[Net], list[Line]]:
    """Lines gathered by crossing, from the top of the page down; and the level lines that cross nothing."""
    parent = list(range(len(level) + len(upright)))
    ys = [y for y, _, _ in level]
    for j, (x, y0, y1) in enumerate(upright, len(level)):
        for i in range(bisect_left(ys, y0 - TOUCH), bisect_right(ys, y1 + TOUCH)):
            if level[i][1] - TOUCH <= x <= level[i][2] + TOUCH:
                parent[root(parent, j)] = root(parent, i)
    groups: dict[int, Net] = {}
    for i, line in enumerate(level):
        groups.setdefault(root(parent, i), Net([], [])).level.append(line)
    for j, line in enumerate(upright, len(level)):
        groups.setdefault(root(parent, j), Net([], [])).upright.append(line)
    found = [net for net in groups.values() if net.level and net.upright]
    loose = [line for net in groups.values() if not net.upright for line in net.level]
    return sorted(found, key=lambda net: (net.box.y0, net.box.x0)), sorted(loose)


def root(parent: list[int], i: int) -> int:
    """The one that stands for all that `i` is joined with; `parent` is shortened on the way."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def struck(words: Iterable[Word], level: Sequence[Line], upright: Sequence[Line]) -> int:
    """How many words a line runs through: charts print their scales on the lines, tables keep text clear of them."""
    ys, xs = [y for y, _, _ in level], [x for x, _, _ in upright]
    count = 0
    for word in words:
        x0, y0, x1, y1 = word.box.x0, word.box.y0, word.box.x1, word.box.y1
        across = level[bisect_left(ys, y0 + 0.35 * (y1 - y0)) : bisect_right(ys, y1 - 0.35 * (y1 - y0))]
        along = upright[bisect_left(xs, x0 + 0.35 * (x1 - x0)) : bisect_right(xs, x1 - 0.35 * (x1 - x0))]
        if across or along:
            count += any(a < x1 + 12 and b > x0 - 12 for _, a, b in across) or any(a < y1 - 2 and b > y0 + 2 for _, a, b in along)
    return count
