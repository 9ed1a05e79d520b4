"""Where columns part: upright gutters that enough lines respect and few cross."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.grids.aligned.textlines import Chunk, TextLine

Gutter = tuple[float, float]
"""From, to."""
CLEAR = 1.5
"""A figure this many heights of its line away from what stands before it is in a column of its own."""
PAIRS = 3
"""So many lines with figures on both sides of a place show two columns where one is drawn."""
MANY, LONG = 4, 8
"""Where two lines have four chunks and more, a single chunk of eight words is a note that runs across, and says nothing of columns."""


def gutters(lines: Sequence[TextLine], walls: Sequence[float] = ()) -> list[Gutter]:
    """The gutters of a table from the left. `walls` are drawn lines that part columns whatever the text does.

    A gutter is a place that fewer chunks cover than on either side, that two lines at least have text on both sides of,
    and that at most half as many lines cross: those are spanning heads.
    """
    if sum(len(line.chunks) >= MANY for line in lines) >= 2:
        lines = [line for line in lines if len(line.chunks) > 1 or line.count() < LONG]
    spans = [(chunk.x0, chunk.x1) for line in lines for chunk in line.chunks]
    found = _without_chance([(a, b) for a, b in _valleys(spans) if _respected(lines, (a + b) / 2)], lines)
    found = _without_offset_heads(found, lines)
    for wall in walls:
        if not any(a - 1 <= wall <= b + 1 for a, b in found):
            found.append((wall, wall))
    return sorted(found)


def between_figures(lines: Sequence[TextLine], edges: Sequence[float]) -> list[Gutter]:
    """Gutters within columns that are drawn: places with a figure on either side in so many lines that two columns stand there."""
    found: list[Gutter] = []
    spans = [(chunk.x0, chunk.x1) for line in lines for chunk in line.chunks if chunk.figure]
    for a, b in _valleys(spans) if len(spans) > MANY else ():
        middle = (a + b) / 2
        sides = [_sides(line, middle) for line in lines]
        pairs = sum(left is not None and right is not None and left.figure and right.figure for left, right in filter(None, sides))
        if pairs >= max(PAIRS, sides.count(None)) and 2 * pairs >= len(lines) and not any(a - 1 <= edge <= b + 1 for edge in edges):
            found.append((a, b))
    return found


def _without_chance(found: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Gutters, but for those beside a single chunk that stands little more than a space away: justified text does that."""
    found = list(found)
    while True:
        middles = [(a + b) / 2 for a, b in found]
        chance = [(gap, gutter) for gutter, gap in _lonely(middles, lines) if gap < 1.0]
        if not chance:
            return found
        found.pop(min(chance)[1])


def _without_offset_heads(found: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Gutters, but for those between a head and the figures under it, where the head stands to one side of them."""
    top = next((i for i, line in enumerate(lines) if any(chunk.figure for chunk in line.chunks[1:])), len(lines))
    i = 0
    while i < len(found):
        left, right = _beside([(a + b) / 2 for a, b in found], i, lines)
        head_left, head_right = all(at < top for at in left), all(at < top for at in right)
        if not left & right and head_left != head_right and (i or not head_right):
            found = found[:i] + found[i + 1 :]
        else:
            i += 1
    return found


def _beside(middles: list[float], gutter: int, lines: Sequence[TextLine]) -> tuple[set[int], set[int]]:
    """The lines with a chunk in the column left of a gutter, and in the one right of it; chunks across the gutter are in neither."""
    left: set[int] = set()
    right: set[int] = set()
    for at, line in enumerate(lines):
        for chunk in line.chunks:
            first, last = bisect_right(middles, chunk.x0 + 1), bisect_right(middles, chunk.x1 - 1)
            if first <= gutter == last:
                left.add(at)
            elif first == gutter + 1:
                right.add(at)
    return left, right


def _lonely(middles: list[float], lines: Sequence[TextLine]) -> Iterable[tuple[int, float]]:
    """Gutters beside a column of one chunk, with the gap between that chunk and its neighbour, in heights of the line."""
    columns: dict[int, int] = {}
    gaps: dict[int, list[float]] = {}
    for line in lines:
        for chunk in line.chunks:
            column = bisect_right(middles, chunk.x0)
            columns[column] = columns.get(column, 0) + 1
        for left, right in pairwise(line.chunks):
            gutter = bisect_right(middles, left.x1)
            if gutter < len(middles) and left.x1 <= middles[gutter] <= right.x0 and bisect_right(middles, right.x0) == gutter + 1:
                gaps.setdefault(gutter, []).append((right.x0 - left.x1) / line.height)
    for gutter, apart in gaps.items():
        if len(apart) == 1 and 1 in (columns.get(gutter), columns.get(gutter + 1)):
            yield gutter, apart[0]


def _valleys(spans: Sequence[tuple[float, float]]) -> list[Gutter]:
    """Stretches that at most half as many spans cover as cover the peaks on either side."""
    heights: list[int] = []
    places: list[Gutter] = []  # of every second height: peak, valley, peak, ...
    last, rising = 0.0, True
    for start, end, depth in _levels(spans):
        if not heights:
            heights.append(depth)
        elif depth > last:
            if rising:
                heights[-1] = depth
            else:
                heights.append(depth)
                rising = True
        elif depth < last:
            if rising:
                heights.append(depth)
                places.append((start, end))
                rising = False
            else:
                heights[-1], places[-1] = depth, (start, end)
        last = depth
    if not rising:
        heights.pop()
        places.pop()
    while places:
        worst = max(range(len(places)), key=lambda i: heights[2 * i + 1] / min(heights[2 * i], heights[2 * i + 2]))
        if heights[2 * worst + 1] <= 0.5 * min(heights[2 * worst], heights[2 * worst + 2]):
            break
        heights[2 * worst : 2 * worst + 3] = [max(heights[2 * worst], heights[2 * worst + 2])]
        places.pop(worst)
    return places


def _levels(spans: Sequence[tuple[float, float]]) -> Iterable[tuple[float, float, int]]:
    """From the first span to the last: from, to, how many spans cover the stretch."""
    events = sorted([(a + 0.5, 1) for a, b in spans if b - a > 1] + [(b - 0.5, -1) for a, b in spans if b - a > 1])
    depth = 0
    for (x, step), (end, _) in pairwise(events):
        depth += step
        if end - x > 0.01:
            yield x, end, depth


def _respected(lines: Sequence[TextLine], x: float) -> bool:
    """Whether two lines have text on both sides of a place, or one has a figure well off to its right, and few lines cross it.

    Figures on both sides part columns even where a remark ("Reported annually") stands across them in as many lines.
    """
    both = crossed = pairs = 0
    clear = False
    for line in lines:
        sides = _sides(line, x)
        if sides is None:
            crossed += 1
            continue
        left, right = sides
        if left is not None and right is not None:
            both += 1
            pairs += left.figure and right.figure
            clear |= right.figure and right.x0 - left.x1 > CLEAR * line.height
    return (both >= 2 or clear) and (both >= 2 * crossed or (pairs >= 2 and pairs >= crossed))


def _sides(line: TextLine, x: float) -> tuple[Chunk | None, Chunk | None] | None:
    """The chunks next to a place on its left and on its right; None where a chunk lies across it."""
    left: Chunk | None = None
    for chunk in line.chunks:
        if chunk.x1 - 0.5 <= x:
            left = chunk
        elif chunk.x0 + 0.5 >= x:
            return left, chunk
        else:
            return None
    return left, None
