"""A box drawn around a table with a title of its own: neither the title nor the margin of the box is part of the table."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Word
from extractor.grids.numeric import has_number
from extractor.grids.rules import Line
from extractor.grids.sketch import Sketch

MARGIN = 16.0
"""A table stands no further within its box than this, in points."""
REACH = 3.0
"""Lines end so near to where they should."""
LONGEST = 8
"""A title has no more words than this."""
INDENT = 1.5
"""Text of a cell begins this much further right than a title that stands at the edge of the table."""


def unboxed(sketch: Sketch, level: Sequence[Line], upright: Sequence[Line]) -> Sketch:
    """The sketch without the title in its first row and without the margins of the box, where it stands in a box; else as it is."""
    title = [words for slot, words in sketch.words.items() if slot[0] == 0]
    if len(title) != 1 or sketch.rows < 3 or len(title[0]) > LONGEST or not _heads_follow(sketch):
        return sketch
    if sketch.method == "ruled":
        first, last = _margin(sketch, 0), _margin(sketch, sketch.columns - 1)
        return _part(sketch, int(first), sketch.columns - last) if (first or last) and _whole_row(sketch, 0) else sketch
    boxed = _in_box(sketch, upright) and _set_apart(sketch, title[0], level)
    return _part(sketch, 0, sketch.columns) if boxed else sketch


def _heads_follow(sketch: Sketch) -> bool:
    """Whether the title stands at the left, in one line, over a row of heads, the stub's among them, and over figures further below."""
    (title,) = (slot for slot in sketch.words if slot[0] == 0)
    heads = [slot for slot in sketch.words if slot[0] == 1]
    stub = min((slot[1] for slot in heads), default=sketch.columns)
    if title[1] > 0 or title[2] > 1 or len(heads) < 2 or stub > _margin(sketch, 0):
        return False
    if any(has_number(_text(sketch.words[slot])) for slot in heads if slot[1] > stub):
        return False
    return any(slot[0] > 1 and slot[1] > stub and has_number(_text(words)) for slot, words in sketch.words.items())


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _margin(sketch: Sketch, column: int) -> bool:
    """Whether a column at the side is the margin of the box: narrow, and empty under the title."""
    narrow = sketch.xs[column + 1] - sketch.xs[column] < MARGIN
    return narrow and not any(slot[0] and slot[1] <= column < slot[1] + slot[3] for slot in sketch.words)


def _whole_row(sketch: Sketch, row: int) -> bool:
    return any(slot == (row, 0, 1, sketch.columns) for slot in sketch.slots)


def _in_box(sketch: Sketch, upright: Sequence[Line]) -> bool:
    """Whether upright lines stand on both sides of a table, from above its first row to below its last."""
    top, bottom = sketch.ys[0] + REACH, sketch.ys[-1] - REACH
    sides = [x for x, y0, y1 in upright if y0 <= top and y1 >= bottom]
    return any(x <= sketch.xs[0] + REACH and sketch.xs[0] - x < MARGIN for x in sides) and any(x >= sketch.xs[-1] - REACH for x in sides)


def _set_apart(sketch: Sketch, title: Sequence[Word], level: Sequence[Line]) -> bool:
    """Whether a title stands further left than the heads under it, or a rule over all columns parts it from them."""
    stub = [word for slot, words in sketch.words.items() if slot[0] == 1 and slot[1] == 0 for word in words]
    if min(word.box.x0 for word in stub) - min(word.box.x0 for word in title) > INDENT:
        return True
    foot, head = max(word.box.centre[1] for word in title), min(word.box.centre[1] for word in stub)
    return any(foot < y < head and x0 <= sketch.xs[0] + MARGIN and x1 >= sketch.xs[-1] - MARGIN for y, x0, x1 in level)


def _part(sketch: Sketch, first: int, end: int) -> Sketch:
    """The sketch below its first row, of the columns from `first` to before `end`; an empty row over its whole width below is left out."""
    last = sketch.rows - 1
    empty = _whole_row(sketch, last) and not any(slot[0] == last for slot in sketch.words)
    moved = {
        slot: (slot[0] - 1, max(slot[1], first) - first, slot[2], min(slot[1] + slot[3], end) - max(slot[1], first))
        for slot in sketch.slots if slot[0] and slot[1] < end and slot[1] + slot[3] > first and not (empty and slot[0] == last)
    }
    words = {moved[slot]: placed for slot, placed in sketch.words.items() if slot in moved}
    ys = sketch.ys[1 : len(sketch.ys) - empty]
    return Sketch(sketch.xs[first : end + 1], ys, list(moved.values()), sketch.method, sketch.confidence, words)
