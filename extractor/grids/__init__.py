"""Tables of one page, as grids of cells, before anything in them is understood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from corpus.model import Box, Grid, Page, Word
from extractor.grids.aligned.split import overfull, split
from extractor.grids.boards.cards import card
from extractor.grids.boards.heatmaps import heat_maps
from extractor.grids.boards.tiles import is_row_of_tiles, tiles
from extractor.grids.cells import build
from extractor.grids.drawn.abreast import abreast
from extractor.grids.drawn.combs import comb_lines
from extractor.grids.drawn.ladders import ladders
from extractor.grids.drawn.lattice import lattice, rule_off
from extractor.grids.drawn.mosaics import clear_of, mosaics
from extractor.grids.drawn.shading import bands, shaded_zones
from extractor.grids.drawn.zones import MOST_STRUCK, Surroundings, pictures, zone_of, zones
from extractor.grids.mending.boxed import unboxed
from extractor.grids.mending.complete import complete
from extractor.grids.mending.crown import crowned
from extractor.grids.mending.doubt import believable
from extractor.grids.mending.halves import halves
from extractor.grids.mending.headbands import part_heads, raise_heads, well_headed
from extractor.grids.mending.stacks import trimmed, unstacked
from extractor.grids.mending.unfold import unfold
from extractor.grids.rules import Net, nets, struck, whole_lines
from extractor.grids.sideways import turned
from extractor.grids.sketch import Sketch

__all__ = ["FRAGMENT", "find_grids"]

LEAST_FILLED = 0.3
"""A lattice with fewer of its cells filled is a drawing,"""
LEAST_FILLED_COMB = 0.12
"""but pieces of rules that meet in columns are drawn for tables only."""
LEAST_DRAWN = 0.6
"""A lattice with more of its inner edges drawn than this is trusted: its cells are never taken apart by their text."""
LARGEST_FRAME = 0.6
"""A frame higher than this share of the page is the page's border."""
WIDE = 0.6
"""A table wider than this share of the page parts what stands above it from what stands below."""
HEAD, FOOT = 0.07, 0.93
"""Running heads stand above, running feet below this share of a page's height."""
MOST_HEADS = 3
"""Heads over heads stand in no more rows than this and one."""
SURE, UNSURE = 0.95, 0.5
"""The confidence of a lattice with heads that text alone widens, and of one whose rows are taken apart and look like no table."""
FRAGMENT = 0.2
"""The confidence of a grid that is a table only if it continues the one before it."""


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The page's tables, from the top down. Cells hold the page's own words, each word at most once."""
    level = turned(page)
    if level is not None:
        return level[1](_all(level[0]))
    return _all(page)


def _all(page: Page) -> tuple[Grid, ...]:
    """The tables of a level page; those that stand side by side are looked for one by one."""
    parts = abreast(page)
    grids = [grid for part in parts for grid in _find(part)]
    return tuple(grids if len(parts) == 1 else sorted(grids, key=lambda grid: (grid.boxes[0].box.y0, grid.boxes[0].box.x0)))


def _find(page: Page) -> tuple[Grid, ...]:
    level, upright = whole_lines(page.rulings, page.words)
    painted = [(x, band.y0, band.y1) for band in bands(page.fills) for x in band.joints]
    drawn = Surroundings(level, sorted(upright + painted), page.fills, page.marks, HEAD * page.height, FOOT * page.height)
    tops, walls = comb_lines(page.rulings, upright, page.fills, page.words)
    inlaid = mosaics(page.fills, upright, page.words, walls)
    tops, walls = clear_of(inlaid, tops, walls)
    sketches: list[Sketch] = []
    frames: list[Box] = []
    across, down = chain(level, tops, *(net.level for net in inlaid)), chain(upright, walls, *(net.upright for net in inlaid))
    crossing, loose = nets(sorted(across), list(down))
    for net in crossing:
        sketch = _trusted(net, page, drawn, net.upright[0] in walls)
        if sketch is not None:
            sketch.method = "tiles" if is_row_of_tiles(sketch) else sketch.method
            sketches.append(sketch)
        elif _is_frame(net, page):
            frames.append(net.box)
    free = _outside(page.words, [sketch.box for sketch in sketches])
    dashboards = heat_maps(page.fills, free)
    free = _outside(free, [sketch.box for sketch in dashboards])
    dashboards += tiles([*(fill.box for fill in page.fills), *frames], free)
    free = _outside(free, [sketch.box for sketch in dashboards])
    frames = [frame for frame in frames if not any(sketch.box.holds(frame.centre) for sketch in dashboards)]
    sketches += dashboards
    seen = shaded_zones([*free, *pictures(page.marks)], page.fills, level)
    shaded = [sketch for zone in seen for sketch in split(zone) if believable(sketch)]
    shaded += ladders(_outside(free, [sketch.box for sketch in shaded]), loose, drawn)
    free = _outside(free, [sketch.box for sketch in shaded])
    sketches += shaded
    sketches += _framed(frames, free, drawn)
    wide = sorted(sketch.box.centre[1] for sketch in sketches if sketch.box.width > WIDE * page.width)
    for half in halves(_outside(free, frames), page.width):
        for part in _parted(half, wide):
            sketches += _loose(part, drawn)
    sketches = sorted((unboxed(sketch, level, upright) for sketch in sketches), key=lambda s: (s.ys[0], s.xs[0]))
    return tuple(trimmed(part) for sketch in crowned(sketches) for part in unstacked(build(sketch, page), page.spans))


def _parted(words: list[Word], heights: list[float]) -> list[list[Word]]:
    """Words above, between and below tables that were found already: no other table reaches over one."""
    parts: list[list[Word]] = [[] for _ in range(len(heights) + 1)]
    for word in words:
        parts[bisect_left(heights, word.box.centre[1])].append(word)
    return [part for part in parts if part]


def _loose(words: list[Word], drawn: Surroundings) -> list[Sketch]:
    """Tables that no lattice shows."""
    return [sketch for zone in zones(words, drawn) for sketch in split(zone) if believable(sketch)]


def _is_frame(net: Net, page: Page) -> bool:
    """Whether a net is a closed box around part of the page: what stands in it belongs to nothing outside."""
    box = net.box
    return len(net.level) == 2 and len(net.upright) == 2 and box.height < LARGEST_FRAME * page.height and box.area > 0


def _outside(words: Iterable[Word], boxes: list[Box]) -> list[Word]:
    if not boxes:
        return list(words)
    edges = [(2 * box.x0, 2 * box.y0, 2 * box.x1, 2 * box.y1) for box in boxes]
    out: list[Word] = []
    for word in words:
        x, y = word.box.x0 + word.box.x1, word.box.y0 + word.box.y1
        for x0, y0, x1, y1 in edges:
            if x0 <= x <= x1 and y0 <= y <= y1:
                break
        else:
            out.append(word)
    return out


def _framed(frames: list[Box], free: list[Word], drawn: Surroundings) -> list[Sketch]:
    """Cards, and tables inside frames; a word in two frames belongs to the first."""
    found: list[Sketch] = []
    for i, frame in enumerate(frames):
        words = [word for word in _outside(free, frames[:i]) if frame.holds(word.box.centre)]
        made = card(frame, words, drawn.fills)
        found += [made] if made is not None else _loose(words, drawn)
    return found


def _widens_heads(told: Sketch, sketch: Sketch) -> bool:
    """Whether the same rows and columns are told, but for heads that stand over more columns, or over other heads in the first row."""
    more = told.rows - sketch.rows
    if told.columns != sketch.columns or not 0 <= more < MOST_HEADS or (more and sketch.rows < 3):
        return False
    if more:
        below = {(row - more, *rest) for row, *rest in told.slots if row > more}
        return below == {slot for slot in sketch.slots if slot[0]} and well_headed(told, more + 1)
    if sum(slot[3] - 1 for slot in told.slots) <= sum(slot[3] - 1 for slot in sketch.slots):
        return False
    wider = set(told.slots) - set(sketch.slots)
    tall = {column for row, column, rows, wide in sketch.slots if row == 0 and wide == 1 < rows}
    if any(wide > 1 and not tall.isdisjoint(range(at, at + wide)) for _, at, _, wide in wider):
        return False  # over a head that is drawn tall
    return max((row for row, _, _, _ in wider), default=0) <= min(MOST_HEADS, told.rows - 2)


def _trusted(net: Net, page: Page, drawn: Surroundings, comb: bool) -> Sketch | None:
    """The net's cells as drawn, if they make a table."""
    rule_off(net, page.fills, page.words)
    sketch = lattice(net)
    sketch.place(page.words)
    complete(sketch)
    if len(sketch.slots) < 2 or sketch.parted() < LEAST_DRAWN:
        return None
    words = [word for placed in sketch.words.values() for word in placed]
    if struck(words, net.level, net.upright) > MOST_STRUCK * len(words):
        return None
    if overfull(sketch):
        told = _told(sketch, words, net, drawn, comb)
        if told is not None and not believable(told):
            told.confidence = UNSURE
        return told
    told = _told(sketch, words, net, drawn, comb) if comb else None
    if told is not None and _widens_heads(told, sketch):
        raise_heads(told, sketch)
        told.ys[told.rows - sketch.rows + 1 :], told.confidence = sketch.ys[1:], SURE
        return told
    unfold(sketch)
    part_heads(sketch)
    if sketch.columns < 2:
        return None
    if sketch.filled() < (LEAST_FILLED_COMB if comb else LEAST_FILLED):
        if sketch.rows > 1 or not sketch.words:
            return None
        sketch.confidence = FRAGMENT  # one almost empty row: perhaps the rest of a row that the page break cut
    return sketch


def _told(sketch: Sketch, words: list[Word], net: Net, drawn: Surroundings, comb: bool) -> Sketch | None:
    """A lattice as its text tells its rows, and its columns too if they are drawn."""
    zone = zone_of(sketch.box, words, drawn)
    return next(iter(split(replace(zone, level=sorted(net.level), edges=sketch.xs[1:-1]) if comb else zone)), None)
