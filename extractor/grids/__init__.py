"""Tables of one page, as grids of cells, before anything in them is understood."""

from __future__ import annotations

from corpus.model import Grid, Page
from extractor.grids.cells import build
from extractor.grids.lattice import lattice
from extractor.grids.rules import nets, whole_lines
from extractor.grids.stacks import trimmed, unstacked

__all__ = ["FRAGMENT", "find_grids"]

LEAST_FILLED = 0.3
"""A lattice with fewer of its cells filled is a drawing."""
FRAGMENT = 0.2
"""The confidence of a grid that is a table only if it continues the one before it."""


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The page's tables, from the top down. Cells hold the page's own words, each word at most once."""
    level, upright = whole_lines(page.rulings, page.words)
    found, _ = nets(level, upright)
    grids: list[Grid] = []
    for net in found:
        sketch, _ = lattice(net)
        if sketch.columns < 2 or len(sketch.slots) < 2:
            continue
        sketch.place(page.words)
        if sketch.filled() < LEAST_FILLED:
            if sketch.rows > 1 or not sketch.words:
                continue
            sketch.confidence = FRAGMENT  # one almost empty row: perhaps the rest of a row that the page break cut
        grids.extend(trimmed(part) for part in unstacked(build(sketch, page)))
    return tuple(grids)
