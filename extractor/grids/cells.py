"""A sketch filled in: each cell with its words in reading order, its fill and its marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from corpus.model import Box, Cell, Colour, Evidence, Fill, Grid, Mark, Page, Word
from extractor.grids.sideways import runs_upright
from extractor.grids.sketch import Sketch, Slot
from extractor.pages.text import coloured

WHITE = 0.985
SPECK = 3.3
"""A smaller mark is a bullet or a dot and means nothing in a cell."""
COVERS = 0.5
"""A fill that covers this share of a cell is the cell's colour; a smaller one inside it is a mark."""


def reading_order(words: Sequence[Word], printed: Sequence[Word]) -> list[Word]:
    """Words of one cell: lines from the top, each from the left. A raised or lowered word stays on its line.

    Text that runs up or down a cell keeps the order in which the page's words are `printed`, which is the best there is.
    """
    if len(words) < 2:
        return list(words)
    if runs_upright(words):
        place = {id(word): at for at, word in enumerate(printed)}
        return sorted(words, key=lambda word: place[id(word)])
    lines: list[list[Word]] = []
    highest = words[0].box
    for word in sorted(words, key=lambda w: (w.box.y0 + w.box.y1, w.box.x0)):
        box = word.box
        if lines and highest.y0 <= (box.y0 + box.y1) / 2 <= highest.y1 and _level(highest, box):
            lines[-1].append(word)
            highest = box if box.height > highest.height else highest
        else:
            lines.append([word])
            highest = box
    return [word for line in lines for word in sorted(line, key=lambda w: w.box.x0)]


def _level(a: Box, b: Box) -> bool:
    """Whether two words share a line: they overlap by more than half of the lower one's height."""
    return min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5 * min(a.y1 - a.y0, b.y1 - b.y0)


def build(sketch: Sketch, page: Page) -> Grid:
    """The grid of a sketch whose words are placed."""
    fills, inside = _fills(sketch, page.fills)
    marks = _marks(sketch, [*page.marks, *coloured(page.spans), *inside])
    cells = tuple(
        Cell(
            row=slot[0], column=slot[1], page=page.number, box=sketch.slot_box(slot), rows=slot[2], columns=slot[3],
            words=tuple(reading_order(sketch.words.get(slot, ()), page.words)), fill=fills.get(slot), marks=tuple(marks.get(slot, ())),
        )
        for slot in sorted(sketch.slots)
    )
    return Grid(
        cells=cells, rows=sketch.rows, columns=sketch.columns, boxes=(Evidence(page.number, sketch.box),),
        method=sketch.method, confidence=round(sketch.confidence, 2),
    )


def _fills(sketch: Sketch, fills: Iterable[Fill]) -> tuple[dict[Slot, Colour], list[Mark]]:
    """Each slot's colour, the last that was painted; and small fills as marks."""
    colours: dict[Slot, Colour] = {}
    inside: list[Mark] = []
    at = sketch.squares()
    table = sketch.box
    for fill in fills:
        box = fill.box
        if not table.overlap(box):
            continue
        covered = False
        for slot in _slots_under(sketch, at, box):
            cell = sketch.slot_box(slot)
            if cell.overlap(box) >= COVERS * cell.area:
                covered = True
                colours[slot] = fill.colour
        if not covered and table.holds(box.centre):
            points = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
            inside.append(Mark(box, "shape", fill.colour, points))
    return {slot: colour for slot, colour in colours.items() if min(colour) < WHITE}, inside


def _slots_under(sketch: Sketch, at: dict[tuple[int, int], Slot], box: Box) -> Iterable[Slot]:
    rows = range(max(0, bisect_right(sketch.ys, box.y0) - 1), min(sketch.rows, bisect_left(sketch.ys, box.y1)))
    columns = range(max(0, bisect_right(sketch.xs, box.x0) - 1), min(sketch.columns, bisect_left(sketch.xs, box.x1)))
    return dict.fromkeys(at[r, c] for r in rows for c in columns if (r, c) in at)


def _marks(sketch: Sketch, marks: Iterable[Mark]) -> dict[Slot, list[Mark]]:
    at = sketch.squares()
    found: dict[Slot, list[Mark]] = {}
    for mark in marks:
        if min(mark.box.width, mark.box.height) < SPECK:
            continue
        x, y = mark.box.centre
        slot = at.get((bisect_right(sketch.ys, y) - 1, bisect_right(sketch.xs, x) - 1))
        if slot is not None:
            found.setdefault(slot, []).append(mark)
    return found
