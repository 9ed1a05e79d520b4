"""Running text: lines, reading order, headings, paragraphs, lists, and what is left out by name.

`sheet` reads one page, while its spans are at hand; `outline` puts the sheets of a whole report together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Block, Evidence, Grid, Page, Placed
from extractor.blocks.charts import charts
from extractor.blocks.headings import Heading, body_type, type_sizes
from extractor.blocks.lines import lines
from extractor.blocks.margins import Sheet, edges
from extractor.blocks.order import reading_order
from extractor.blocks.packs import items_by_page
from extractor.blocks.paragraphs import Joiner, block, drafts
from extractor.blocks.places import place

__all__ = ["Sheet", "outline", "sheet"]

FEWEST = 6
"""Words of a sentence in a cell that belongs to no table."""


def sheet(page: Page, grids: Sequence[Grid]) -> Sheet:
    """The running text of one page in reading order; words in `grids` are left to them."""
    places = [evidence for grid in grids for evidence in grid.boxes if evidence.page == page.number]
    found = lines(page, grids)
    columns = reading_order(found, places, page.height)
    return Sheet(
        page.number, page.label, page.width, page.height, columns, type_sizes(page.spans), page.read_by == "ocr", charts(page, found)
    )


def outline(
    sheets: Sequence[Sheet], grids: Sequence[Grid], bookmarks: Sequence[tuple[int, str, int]] = (), left: Sequence[Grid] = ()
) -> tuple[Placed, ...]:
    """The whole report in reading order: blocks and grids under their headings, and in an agenda pack under their items.

    `grids` are the joined ones: each stands where its first box is. `bookmarks` are (level, title, page) as the PDF has them.
    Of `left`, grids that are part of no table, the sentences are text.
    """
    body = body_type(sheets)
    margin = edges(sheets, body.size)
    joiner = Joiner(sheets)
    pieces: list[Block | Grid] = []
    looks: dict[int, Heading] = {}
    waiting = _by_place([*grids, *left])
    for draft in drafts(sheets, margin, body):
        if isinstance(draft, Evidence):
            pieces += [piece for grid in _grids_at(draft, waiting) for piece in (_sentences(grid) if grid in left else [grid])]
            continue
        made = block(draft, joiner)
        pieces.append(made)
        looks[len(pieces) - 1] = Heading(made.text, draft.first.size, draft.first.bold)
    pieces += [grid for found in waiting.values() for grid in found if grid not in left]
    return tuple(place(pieces, looks, items_by_page(bookmarks, pieces, len(sheets))))


def _sentences(grid: Grid) -> list[Block]:
    """What the cells of a grid say at some length: a few words alone say nothing without their table."""
    told = sorted((cell for cell in grid.cells if len(cell.words) >= FEWEST), key=lambda cell: (cell.row, cell.column))
    return [Block("paragraph", cell.text, cell.words, (Evidence(cell.page, cell.box),)) for cell in told]


def _by_place(grids: Iterable[Grid]) -> dict[int, list[Grid]]:
    waiting: dict[int, list[Grid]] = {}
    for grid in grids:
        waiting.setdefault(grid.boxes[0].page, []).append(grid)
    return waiting


def _grids_at(place: Evidence, waiting: dict[int, list[Grid]]) -> list[Grid]:
    """The grids that begin at a place of a page, and no longer wait for theirs."""
    here = waiting.get(place.page, [])
    found = [grid for grid in here if grid.boxes[0].box.overlap(place.box) > 0.5 * min(grid.boxes[0].box.area, place.box.area)]
    waiting[place.page] = [grid for grid in here if grid not in found]
    return found
