"""A head drawn as one row of cells, and right under it the table that it heads, drawn otherwise or not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractor.grids.numeric import has_number
from extractor.grids.sketch import Sketch

NEAR = 8.0
"""Points between a head and its table, at most."""
BESIDE = 14.0
"""A table reaches out beyond its head by no more points than this."""


def crowned(sketches: Sequence[Sketch]) -> list[Sketch]:
    """Sketches from the top down, a row of heads made the first row of the table under it."""
    out: list[Sketch] = []
    for sketch in sketches:
        if out and _heads(out[-1], sketch):
            out[-1] = _joined(out[-1], sketch)
        else:
            out.append(sketch)
    return out


def _heads(head: Sketch, table: Sketch) -> bool:
    """Whether a row of names stands on a table that begins with figures, in the same columns."""
    if head.rows != 1 or head.columns != table.columns or len(head.words) < head.columns or table.method == "tiles":
        return False
    if not -NEAR < table.ys[0] - head.ys[-1] < NEAR or table.xs[0] < head.xs[0] - BESIDE or table.xs[-1] > head.xs[-1] + BESIDE:
        return False
    if any(has_number(word.text) for words in head.words.values() for word in words if len(words) == 1):
        return False
    first = [word for slot, words in table.words.items() if slot[0] == 0 and slot[1] for word in words]
    return any(has_number(word.text) for word in first) and all(
        bisect_right(head.xs[1:-1], word.box.centre[0]) == slot[1] for slot, words in table.words.items() if slot[3] == 1 for word in words
    )


def _joined(head: Sketch, table: Sketch) -> Sketch:
    slots = [*head.slots, *((row + 1, column, rows, columns) for row, column, rows, columns in table.slots)]
    words = head.words | {(row + 1, column, rows, columns): placed for (row, column, rows, columns), placed in table.words.items()}
    return Sketch(list(head.xs), [*head.ys[:1], *table.ys], slots, table.method, table.confidence, words)
