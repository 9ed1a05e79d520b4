"""A zone of a page as a sketch: columns by gutters, rows by lines of text and level rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Box, Word
from extractor.grids.aligned.banding import Drawn, band_heads, unwrapped
from extractor.grids.aligned.codes import with_codes
from extractor.grids.aligned.gutters import Gutter, between_figures, gutters
from extractor.grids.aligned.rowing import gathered, head_lines
from extractor.grids.aligned.rows import Row, one_line_row
from extractor.grids.aligned.textlines import Chunk, TextLine, text_lines
from extractor.grids.rules import Line
from extractor.grids.sketch import Sketch, Slot

ACROSS = 0.75
"""A level line over this share of a zone's width parts rows; a shorter one may be the span of a head."""


@dataclass(slots=True)
class Zone:
    """A part of a page that looks like a table."""

    box: Box
    words: list[Word]
    level: Sequence[Line]
    upright: list[Line]
    fills: list[Box]
    method: str
    edges: Sequence[float] = ()
    """Where columns part for certain, if anything drawn shows all of them."""
    by_rule: bool = False
    """Whether level rules part all of its rows."""


def split(zone: Zone) -> list[Sketch]:
    """The zone's columns and rows, its words placed: none where it has no two columns, two where it is two tables side by side."""
    sketch = _one(zone)
    x = _twins(sketch) if sketch is not None else None
    if x is None:
        return [sketch] if sketch is not None else []
    sides = (Box(zone.box.x0, zone.box.y0, x, zone.box.y1), Box(x, zone.box.y0, zone.box.x1, zone.box.y1))
    halves = [replace(zone, box=box, words=[word for word in zone.words if box.holds(word.box.centre)]) for box in sides]
    return [made for half in halves if half.words and (made := _one(half)) is not None]


def _twins(sketch: Sketch) -> float | None:
    """Where a second table begins whose head repeats that of the first."""
    half, odd = divmod(sketch.columns, 2)
    if odd or half < 2:
        return None
    for row in range(min(3, sketch.rows)):
        said = [" ".join(word.text for word in sketch.words.get((row, c, 1, 1), ())).casefold() for c in range(sketch.columns)]
        if said[:half] == said[half:] and sum(map(bool, said)) >= 4:
            return sketch.xs[half]
    return None


def _one(zone: Zone) -> Sketch | None:
    lines = text_lines(zone.words, zone.upright)
    high = zone.box.height
    walls = [x for x, y0, y1 in zone.upright if y1 - y0 > 0.6 * high and zone.box.x0 + 4 < x < zone.box.x1 - 4]
    drawn = sorted([*((x, x) for x in zone.edges), *between_figures(lines, zone.edges)]) if zone.edges else []
    between = drawn or with_codes(_without_signs(gutters(lines, walls), lines), lines)
    if not between or not lines:
        return None
    xs = [zone.box.x0, *((a + b) / 2 for a, b in between), zone.box.x1]
    rules = [y for y, x0, x1 in zone.level if min(x1, zone.box.x1) - max(x0, zone.box.x0) > ACROSS * zone.box.width]
    rows = [one_line_row(line, xs) for line in lines]
    head = head_lines(rows)
    rows[:head] = [one_line_row(line, xs, head=True) for line in lines[:head]]
    band_heads(rows, head, xs, Drawn(zone.level, zone.upright, zone.fills))
    rows = unwrapped(rows, head, zone.fills, zone.box.width) if zone.fills and head > 1 else rows
    rules = sorted(rules + shades(zone.fills, zone.box))
    rows = gathered(rows, rules, by_rule=zone.by_rule)
    ys = _row_edges(rows, zone.box, rules)
    sketch = Sketch(xs, ys, [], zone.method)
    _fill(sketch, rows)
    return sketch


def overfull(sketch: Sketch) -> bool:
    """Whether a drawn row holds several rows: lines of figures beside each other, each level with a line of the stub."""
    for row in range(sketch.rows):
        slots = [slot for slot in sketch.slots if slot[0] == row and slot[2] == 1 and slot in sketch.words]
        if len(slots) < 2 or slots[0][1] != 0:
            continue
        stub = text_lines(sketch.words[slots[0]])
        if len(stub) < 2:
            continue
        lines = [_figure_lines(sketch.words[slot]) for slot in slots[1:]]
        counts = [[line for line in found if any(_level(line, other) for other in stub)] for found in lines]
        most = 3 if sketch.rows <= 3 else 1.5  # lines of a stub for each line of figures: a lone band may hold wrapped names
        full = [level for level in counts if len(level) >= 2 and most * len(level) >= len(stub)]
        if len(full) >= 2 or (full and any(len(line.chunks) > 1 for level in counts for line in level)):
            return True
        if _beside_each_other(lines, len(stub)):
            return True
    return False


def _figure_lines(words: Sequence[Word]) -> list[TextLine]:
    """The lines of a cell that are all figures."""
    return [line for line in text_lines(words) if all(chunk.figure for chunk in line.chunks)]


def _level(line: TextLine, other: TextLine) -> bool:
    return abs(line.middle - other.middle) < 0.4 * other.height


def _beside_each_other(lines: Sequence[list[TextLine]], most: int) -> bool:
    """Whether two cells and more hold the same number of figures, no more than `most`, all level: rows whose names are wrapped."""
    full = [found for found in lines if 2 <= len(found) <= most]
    return len(full) > 1 and all(len(found) == len(full[0]) and all(map(_level, found, full[0])) for found in full[1:])


def shades(fills: Iterable[Box], box: Box) -> list[float]:
    """Where shades of rows begin or end over a table's whole width; they may be painted cell by cell."""
    edges: dict[int, list[tuple[float, float]]] = {}
    for fill in fills:
        if fill.height < 0.7 * box.height and fill.y1 > box.y0 and fill.y0 < box.y1:
            for y in (fill.y0, fill.y1):
                edges.setdefault(round(y), []).append((max(fill.x0, box.x0), min(fill.x1, box.x1)))
    return [float(y) for y, pieces in edges.items() if _covered(pieces) > ACROSS * box.width]


def _covered(pieces: list[tuple[float, float]]) -> float:
    """How much of a line its pieces cover together."""
    total, end = 0.0, float("-inf")
    for a, b in sorted(pieces):
        total += max(0.0, b - max(a, end))
        end = max(end, b)
    return total


def _without_signs(between: list[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Gutters, but for those that only part a sign from its figure: "£" set at the left of a column, "%" at its right."""
    kept = list(between)
    for sign, joins_right in (("£", True), ("€", True), ("$", True), ("%", False)):
        for i in range(len(kept)):
            a = kept[i]
            inside = [c for line in lines for c in line.chunks if _within(c, kept, i if joins_right else i + 1)]
            if inside and all(c.text == sign for c in inside):
                kept = [g for g in kept if g is not a]
                break
    return kept


def _within(chunk: Chunk, between: list[Gutter], column: int) -> bool:
    low = between[column - 1][1] if column else float("-inf")
    high = between[column][0] if column < len(between) else float("inf")
    return chunk.x0 >= low - 1 and chunk.x1 <= high + 1


def _row_edges(rows: Sequence[Row], box: Box, rules: Sequence[float]) -> list[float]:
    """Edges of the rows: the rule between two rows, or the middle of their gap."""
    ys = [min(box.y0, rows[0].y0)]
    for above, below in pairwise(rows):
        middle = (above.y1 + below.y0) / 2
        rule = next((y for y in rules if above.middle < y < below.middle), middle)
        ys.append(max(rule, ys[-1] + 0.1))
    ys.append(max(box.y1, rows[-1].y1, ys[-1] + 0.1))
    return ys


def _fill(sketch: Sketch, rows: Sequence[Row]) -> None:
    """Slots with their words: a chunk over several columns makes one slot of them."""
    for r, row in enumerate(rows):
        taken: list[tuple[int, int, list[Word]]] = []
        for chunk, first, last in row.chunks:
            for i, (a, b, words) in enumerate(taken):
                if first <= b and a <= last:
                    taken[i] = (min(a, first), max(b, last), words + chunk.words)
                    break
            else:
                taken.append((first, last, list(chunk.words)))
        column = 0
        for first, last, words in _apart(taken):
            sketch.slots.extend((r, c, 1, 1) for c in range(column, first))
            slot: Slot = (r, first, 1, last - first + 1)
            sketch.slots.append(slot)
            if any(word.text for word in words):
                sketch.words[slot] = [word for word in words if word.text]
            column = last + 1
        sketch.slots.extend((r, c, 1, 1) for c in range(column, sketch.columns))


def _apart(taken: list[tuple[int, int, list[Word]]]) -> list[tuple[int, int, list[Word]]]:
    """Runs of columns from the left, those that overlap made one."""
    out: list[tuple[int, int, list[Word]]] = []
    for first, last, words in sorted(taken, key=lambda t: t[0]):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last), out[-1][2] + words)
        else:
            out.append((first, last, words))
    return out
