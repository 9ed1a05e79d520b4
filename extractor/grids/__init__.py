"""Tables of one page, as grids of cells, before anything in them is understood."""

from __future__ import annotations

from corpus.model import Grid, Page
from extractor.grids.cells import build
from extractor.grids.lattice import lattice
from extractor.grids.rules import nets, whole_lines

__all__ = ["find_grids"]


def find_grids(page: Page) -> tuple[Grid, ...]:
    """The page's tables, from the top down. Cells hold the page's own words, each word at most once."""
    level, upright = whole_lines(page.rulings, page.words)
    found, _ = nets(level, upright)
    grids = []
    for net in found:
        sketch, _ = lattice(net)
        if sketch.columns < 2 or len(sketch.slots) < 2:
            continue
        sketch.place(page.words)
        if sketch.filled() >= 0.3:
            grids.append(build(sketch, page))
    return tuple(grids)
