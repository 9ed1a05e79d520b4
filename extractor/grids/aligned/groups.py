"""Heads over several columns that nothing drawn bounds: told by labels that repeat under them, or by how they are centred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.grids.aligned.rows import Placed, Row
from extractor.grids.aligned.textlines import Chunk

CENTRED = 3.5
"""A head whose middle lies this near to the middle of its columns is centred over them."""
EDGE = 1.5
"""Left or right edges this near to each other, in points, are one."""
HALF = 0.5
PADDING = 7.0
"""Text keeps no more points than this from the edge of its cell."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges of columns, and from where to where the text of each reaches."""

    xs: Sequence[float]
    reach: Sequence[tuple[float, float]]

    def under(self, chunk: Chunk, first: int, last: int) -> tuple[int, int]:
        """The columns from `first` to `last` without those at the ends that a chunk reaches over by less than half of their text."""
        while first < last and chunk.x0 > sum(self.reach[first]) / 2:
            first += 1
        while last > first and chunk.x1 < sum(self.reach[last]) / 2:
            last -= 1
        return first, last

    def misses(self, chunk: Chunk, first: int, last: int) -> float:
        """By how much a chunk fails to stand in the middle of columns, which may be set left, right or centred."""
        middle = (chunk.x0 + chunk.x1) / 2
        (left, _), (_, right) = self.reach[first], self.reach[last]
        off = min(abs((left + right) / 2 - middle), abs((self.xs[first] + self.xs[last + 1]) / 2 - middle))
        before = self.reach[first - 1][1]
        low = ((before if first > 1 else min(before, left)) + right) / 2
        high = low + PADDING if first > 1 else (left + right + PADDING) / 2
        following = self.reach[last + 1][0] if last + 2 < len(self.xs) else self.xs[-1]
        turned = (left + following) / 2
        return min(off, _outside(middle, low, high), _outside(middle, turned - PADDING, turned))


def columns_of(rows: Sequence[Row], xs: Sequence[float]) -> Columns:
    """The columns, with the reach of the text that stands in one of them alone."""
    reach: dict[int, tuple[float, float]] = {}
    for row in rows:
        for chunk, first, last in row.chunks:
            if first == last:
                low, high = reach.get(first, (chunk.x0, chunk.x1))
                reach[first] = min(low, chunk.x0), max(high, chunk.x1)
    return Columns(xs, [reach.get(c, (xs[c], xs[c + 1])) for c in range(len(xs) - 1)])


def group(row: Row, below: Sequence[Row], columns: Columns, *, apart: bool) -> None:
    """Widen the heads of a row to the columns they stand over. `apart`: the row stands so far off the next that no head goes on in it."""
    if len(row.chunks) > 1:
        row.chunks[:] = [(chunk, *(columns.under(chunk, a, b) if a else (a, b))) for chunk, a, b in row.chunks]
    stub = max((last for _, first, last in row.chunks if first == 0), default=0)
    heads = [placed for placed in row.chunks if placed[1] > stub]
    units = [unit for unit in _units(below) if unit[1] > stub]
    if not heads or len(units) < 2:
        return
    runs = _repeated(heads, units, columns) or (apart and _flush(heads, units)) or _centred(heads, units, columns, apart)
    row.chunks[:] = [placed for placed in row.chunks if placed[1] <= stub] + runs


def _units(below: Sequence[Row]) -> list[Placed]:
    """What is headed: for each column the nearest head below, from the left."""
    units: list[Placed] = []
    for row in below:
        taken = {c for _, first, last in units for c in range(first, last + 1)}
        units += [(chunk, a, b) for chunk, a, b in row.chunks if a > 0 and taken.isdisjoint(range(a, b + 1))]
    return sorted(units, key=lambda unit: unit[1])


def _repeated(heads: Sequence[Placed], units: Sequence[Placed], columns: Columns) -> list[Placed]:
    """Each head over one round of labels that come again; half of them may, where heads are centred over the rounds; else []."""
    labels = [chunk.text.casefold() for chunk, _, _ in units]
    for size in range(len(units) // len(heads), 1, -1):
        for start in range(len(units) - size * len(heads) + 1):
            end = start + size * len(heads)
            again = [a == b for a, b in zip(labels[start : end - size], labels[start + size : end], strict=True)]
            if len(heads) < 2 or sum(again) < HALF * len(again):
                continue
            places = zip(heads, range(start, end, size), strict=True)
            runs = [(chunk, units[at][1], units[at + size - 1][2]) for (chunk, _, _), at in places]
            inside = all(a <= first and last <= b for (_, a, b), (_, first, last) in zip(runs, heads, strict=True))
            if inside and (all(again) or all(columns.misses(*run) <= CENTRED for run in runs)):
                return runs
    return []


def _flush(heads: Sequence[Placed], units: Sequence[Placed]) -> list[Placed]:
    """Each head over two units and more, all units headed, and set to the right with its last one or to the left with its first."""
    if len(heads) < 2:
        return []
    own = [next((i for i, unit in enumerate(units) if unit[1] <= first <= unit[2]), -1) for _, first, _ in heads]
    right = [next((i for i, unit in enumerate(units) if abs(unit[0].x1 - head.x1) <= EDGE), -1) for head, _, _ in heads]
    left = [next((i for i, unit in enumerate(units) if abs(unit[0].x0 - head.x0) <= EDGE), -1) for head, _, _ in heads]
    if right[-1] == len(units) - 1 and -1 not in right:
        starts = [0, *(at + 1 for at in right[:-1])]
    elif left[0] == 0 and -1 not in left and left == own:
        starts = left
    else:
        return []
    ends = [*starts[1:], len(units)]
    if any(b - a < 2 for a, b in zip(starts, ends, strict=True)):
        return []
    return [(head, units[a][1], units[b - 1][2]) for (head, _, _), a, b in zip(heads, starts, ends, strict=True)]


def _centred(heads: Sequence[Placed], units: Sequence[Placed], columns: Columns, apart: bool) -> list[Placed]:
    """Each head over the run of units that it is centred over, so that the runs together leave as few units alone as may be."""
    ends = [next((i for i, unit in enumerate(units) if unit[1] > last), len(units)) for _, _, last in heads]
    starts = [next((i for i, unit in enumerate(units) if unit[2] >= first), len(units)) for _, first, _ in heads]

    sure = any(not any(_over(head[0], unit[0]) for unit in units[low:high]) for head, low, high in zip(heads, starts, ends, strict=True))

    @cache
    def best(at: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if at == len(heads):
            return float(len(units) - free), ()
        low, high = starts[at], ends[at]
        limit = starts[at + 1] if at + 1 < len(heads) else len(units)
        choices = []
        for a in range(min(free, low), low + 1) if low < high else [low]:
            for b in range(high, max(high, limit) + 1) if low < high else [high]:
                cost = _cost(heads[at], units[a:b], b - a == high - low, columns, apart, sure) if low < high else 0.0
                if a >= free and cost is not None:
                    rest, runs = best(at + 1, b)
                    choices.append((cost + a - free + rest, ((a, b), *runs)))
        return min(choices, default=(float("inf"), ()))

    runs = best(0, 0)[1]
    if len(runs) < len(heads):
        return list(heads)
    return [
        (chunk, min(first, units[a][1]), max(last, units[b - 1][2])) if a < b else (chunk, first, last)
        for (chunk, first, last), (a, b) in zip(heads, runs, strict=True)
    ]


def _cost(head: Placed, run: Sequence[Placed], own: bool, columns: Columns, apart: bool, sure: bool) -> float | None:
    """How ill a head sits over a run, 0 to 1, or 2 where it may as well be of one column; None where it cannot belong there.

    `sure`: some head beside it stands over no column of its own, so that this is a row of heads over several.
    """
    chunk = head[0]
    if own:
        return 0.0 if len(run) > 1 or _over(chunk, run[0][0]) else 1.0
    either = 0.0
    here = [unit for unit in run if unit[1] <= head[2] and head[1] <= unit[2]]
    if len(here) == 1 and _over(chunk, here[0][0]) and not (apart and _middles(chunk, here[0][0]) <= CENTRED):
        if not sure:
            return None  # the first line of a head that is broken in two, or a head of this column alone
        either = 1.0
    misses = columns.misses(chunk, run[0][1], run[-1][2])
    return either + misses / CENTRED if misses <= CENTRED else None


def _over(head: Chunk, under: Chunk) -> bool:
    """Whether two heads share their left edges, their right edges or their middles."""
    return min(abs(head.x0 - under.x0), abs(head.x1 - under.x1)) <= EDGE or _middles(head, under) <= 2 * CENTRED


def _middles(a: Chunk, b: Chunk) -> float:
    return abs(a.x0 + a.x1 - b.x0 - b.x1) / 2


def _outside(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)
