"""Heads over heads in one drawn row: "2023/24" over "Target" and "Actual", with no line between the two."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.model import Word
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.sketch import Sketch, Slot

MOST = 3
"""Heads stand in the first rows, no more than these."""
LONGEST = 5
"""A head has no more words than this."""
Pieces = dict[Slot, list[Word]]


def part_heads(sketch: Sketch) -> None:
    """Cut the head rows in which a head stands over heads of its columns. The sketch's words are placed, before and after."""
    for row in range(min(MOST, sketch.rows - 1) - 1, -1, -1):
        slots = [slot for slot in sketch.slots if slot[0] == row]
        parted = {slot: cut for slot in slots if slot[2] == 1 < slot[3] and (cut := _parted(sketch, slot, sketch.words.get(slot, [])))}
        if parted and all(slot[2] == 1 for slot in slots):
            low, high = max(y for y, _, _ in parted.values()), min(y for _, y, _ in parted.values())
            if low < high:
                _cut(sketch, row, (low + high) / 2, {slot: pieces for slot, (_, _, pieces) in parted.items()})


def well_headed(sketch: Sketch, rows: int) -> bool:
    """Whether in the first `rows` each head of several columns stands over a head in every one of them, and under no narrower one."""
    heads = [slot for slot in sketch.words if slot[0] < rows]
    return all(
        {column for row, at, _, wide in heads if row > slot[0] for column in range(at, at + wide)} >= set(range(slot[1], slot[1] + slot[3]))
        and not any(row < slot[0] and at < slot[1] + slot[3] and at + wide > slot[1] and wide < slot[3] for row, at, _, wide in heads)
        for slot in heads if slot[3] > 1
    )


def raise_heads(told: Sketch, drawn: Sketch) -> None:
    """Make heads tall where no head of several columns stands over them: all in rows that are told but not drawn, and those drawn tall."""
    more = told.rows - drawn.rows
    tall = [(column, rows) for row, column, rows, wide in drawn.slots if row == 0 and wide == 1 < rows]
    for column, rows in ((column, more + 1) for column in range(told.columns)) if more else tall:
        heads = [slot for slot in told.slots if slot[0] < rows and slot[1] <= column < slot[1] + slot[3]]
        if all(slot[3] == 1 for slot in heads):
            words = [word for slot in sorted(heads) for word in told.words.pop(slot, [])]
            told.slots = sorted([(0, column, rows, 1), *(slot for slot in told.slots if slot not in heads)])
            if words:
                told.words[0, column, rows, 1] = words


def _parted(sketch: Sketch, slot: Slot, words: Sequence[Word]) -> tuple[float, float, Pieces] | None:
    """The foot of a cell's upper heads, the top of its lower ones, and the words of each; None if it holds one head."""
    row, column, _, columns = slot
    lines = text_lines(words) if len(words) > 2 else []
    at = next((i for i, line in enumerate(lines) if len(line.chunks) > 1), 0)
    if at == 0 or any(len(chunk.words) > LONGEST or chunk.figure for line in lines for chunk in line.chunks):
        return None
    inner = sketch.xs[column + 1 : column + columns]
    pieces: Pieces = {slot: [word for line in lines[:at] for chunk in line.chunks for word in chunk.words]}
    for line in lines[at:]:
        for chunk in line.chunks:
            first, last = bisect_right(inner, chunk.x0 + 1), bisect_left(inner, chunk.x1 - 1)
            if first != last:
                return None
            pieces.setdefault((row + 1, column + first, 1, 1), []).extend(chunk.words)
    return (lines[at - 1].y1, lines[at].y0, pieces) if _crosses(lines[:at], inner) or len(pieces) == columns + 1 else None


def _crosses(lines: Sequence[TextLine], inner: Sequence[float]) -> bool:
    return any(chunk.x0 + 1 < x < chunk.x1 - 1 for line in lines for chunk in line.chunks for x in inner)


def _cut(sketch: Sketch, row: int, y: float, parted: dict[Slot, Pieces]) -> None:
    sketch.ys.insert(row + 1, y)
    placed: Pieces = {}
    slots: list[Slot] = []
    for slot in sketch.slots:
        top, column, rows, columns = slot
        if slot in parted:
            placed |= parted[slot]
            slots += [slot, *((row + 1, at, 1, 1) for at in range(column, column + columns))]
            continue
        moved = (top, column, 2, columns) if top == row else (top + (top > row), column, rows, columns)
        slots.append(moved)
        if slot in sketch.words:
            placed[moved] = sketch.words[slot]
    sketch.slots, sketch.words = sorted(slots), placed
