"""A net of rulings as a lattice: the squares between its lines, joined where no line parts them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from corpus.model import Fill, Word
from extractor.grids.rules import Line, Net, root
from extractor.grids.sketch import Sketch, Slot

NEAR = 3.0
"""Edges of rows or columns this near to each other are one edge."""
OPEN = 8.0
"""Lines that stick out this far beyond the outermost crossing line make a row or column that is open on its outer side."""
DRAWN = 0.55
"""The share of a square's side that must be drawn for the side to part two cells."""


def lattice(net: Net) -> Sketch:
    """The net's cells."""
    box = net.box
    xs = edges((x for x, _, _ in net.upright), box.x0, box.x1)
    ys = edges((y for y, _, _ in net.level), box.y0, box.y1)
    right = _drawn(net.upright, xs, ys)
    below = _drawn(net.level, ys, xs)
    sketch = Sketch(xs, ys, _joined_squares(len(ys) - 1, len(xs) - 1, right, below), "ruled")
    _drop_idle_edges(sketch)
    return sketch


def rule_off(net: Net, fills: Iterable[Fill], words: Sequence[Word]) -> None:
    """Gives the net a level line at the foot of what is painted over its whole width, where none is drawn and no word stands.

    A painted head is not always ruled off: where a page break cuts a row, its rest may follow the repeated head without a rule.
    """
    box = net.box
    for fill in fills:
        foot = fill.box.y1
        if abs(fill.box.x0 - box.x0) > NEAR or abs(fill.box.x1 - box.x1) > NEAR or not box.y0 < foot < box.y1 - OPEN:
            continue
        ys = [y for y, _, _ in net.level]
        begins, ends = (any(abs(y - edge) <= NEAR for y in ys) for edge in (fill.box.y0, foot))
        if begins and not ends and not any(word.box.y0 + 1 < foot < word.box.y1 - 1 for word in words if box.holds(word.box.centre)):
            net.level.append((foot, box.x0, box.x1))


def edges(positions: Iterable[float], low: float, high: float) -> list[float]:
    """Positions that nearly coincide made one; the far ends of open tables added."""
    out: list[list[float]] = []
    for position in sorted(positions):
        if out and position - out[-1][-1] <= NEAR:
            out[-1].append(position)
        else:
            out.append([position])
    found = [sum(group) / len(group) for group in out]
    if not found or found[0] - low > OPEN:
        found.insert(0, low)
    if high - found[-1] > OPEN:
        found.append(high)
    return found


def _drawn(lines: Sequence[Line], across: list[float], along: list[float]) -> dict[tuple[int, int], float]:
    """For each edge of `across` and each stretch between two edges of `along`: the share of the stretch that is drawn."""
    covered: dict[tuple[int, int], float] = {}
    for position, low, high in lines:
        edge = min(range(len(across)), key=lambda i: abs(across[i] - position))
        for i in range(max(0, bisect_right(along, low) - 1), min(len(along) - 1, bisect_left(along, high))):
            start, end = along[i], along[i + 1]
            part = (min(high, end) - max(low, start)) / (end - start)
            if part > 0:
                covered[edge, i] = covered.get((edge, i), 0.0) + part
    return covered


def _joined_squares(rows: int, columns: int, right: dict[tuple[int, int], float], below: dict[tuple[int, int], float]) -> list[Slot]:
    """Slots of squares that no drawn edge parts. Where such squares make no rectangle, they are joined along rows only."""
    parent = list(range(rows * columns))
    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and right.get((c + 1, r), 0.0) < DRAWN:
                parent[root(parent, r * columns + c + 1)] = root(parent, r * columns + c)
            if r + 1 < rows and below.get((r + 1, c), 0.0) < DRAWN:
                parent[root(parent, (r + 1) * columns + c)] = root(parent, r * columns + c)
    groups: dict[int, list[tuple[int, int]]] = {}
    for square in range(rows * columns):
        groups.setdefault(root(parent, square), []).append(divmod(square, columns))
    slots: list[Slot] = []
    for squares in groups.values():
        top, left = min(r for r, _ in squares), min(c for _, c in squares)
        high, wide = max(r for r, _ in squares) - top + 1, max(c for _, c in squares) - left + 1
        if high * wide == len(squares):
            slots.append((top, left, high, wide))
        else:
            slots.extend(_runs(squares))
    return sorted(slots)


def _runs(squares: list[tuple[int, int]]) -> Iterable[Slot]:
    start = last = squares[0]
    for square in squares[1:]:
        if square != (last[0], last[1] + 1):
            yield start[0], start[1], 1, last[1] - start[1] + 1
            start = square
        last = square
    yield start[0], start[1], 1, last[1] - start[1] + 1


def _drop_idle_edges(sketch: Sketch) -> None:
    """Leave out edges at which no cell begins: a line that ran through merged cells only."""
    rows = sorted({slot[0] for slot in sketch.slots})
    columns = sorted({slot[1] for slot in sketch.slots})
    if len(rows) == sketch.rows and len(columns) == sketch.columns:
        return
    row_at = [sum(r <= row for r in rows) - 1 for row in range(sketch.rows)]
    column_at = [sum(c <= column for c in columns) - 1 for column in range(sketch.columns)]
    sketch.slots = sorted(
        (row_at[r], column_at[c], row_at[r + high - 1] - row_at[r] + 1, column_at[c + wide - 1] - column_at[c] + 1)
        for r, c, high, wide in sketch.slots
    )
    sketch.ys = [sketch.ys[row] for row in rows] + [sketch.ys[-1]]
    sketch.xs = [sketch.xs[column] for column in columns] + [sketch.xs[-1]]
