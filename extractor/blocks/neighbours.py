"""What a block is for what stands beside it: an entry of a contents list, a caption of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Block, Cell, Evidence, Grid, Word
from extractor.blocks.words import words

EDGES = frozenset({"running-head", "page-number", "chart"})
"""Forms of what stands beside the text, and parts none of it."""
_ENTRY = re.compile(r".*[^\W\d_].*[\s.…](?:\d{1,4}|[ivxl]+)$")
_SENTENCE_END = re.compile(r"[.:;!?][\"'”’)\]]*$")
_LONGEST_CAPTION = 12
"""Words of a line that is a caption for where it stands, and not for how it begins."""
_NEAR = 40.0
"""Points between a caption and its table."""


def with_contents(pieces: Sequence[Block | Grid]) -> list[Block | Grid]:
    """Entries under a heading "Contents" that end in a page number are a contents list, with leaders or without, set as a table or not."""
    result: list[Block | Grid] = []
    inside = False
    for piece in pieces:
        if isinstance(piece, Block) and piece.form in EDGES:
            result.append(piece)
            continue
        known = piece if isinstance(piece, Block) else _as_block(piece)
        if isinstance(piece, Block) and piece.text.casefold().strip(" :") in words().contents:
            inside = True
        elif not (inside and _is_entry(piece, known)):
            inside = inside and isinstance(piece, Block) and piece.form == "contents"
            result.append(piece)
            continue
        result.append(replace(known, form="contents"))
    return result


def _is_entry(piece: Block | Grid, known: Block) -> bool:
    if isinstance(piece, Block):
        return piece.form == "contents" or bool(_ENTRY.match(known.text))
    rows = [_row(piece, number) for number in range(piece.rows)]
    entries = sum(1 for cells in rows if _ENTRY.match(" ".join(cell.text for cell in cells)))
    return entries >= 3 and entries >= 0.6 * len(rows)


def _row(grid: Grid, number: int) -> list[Cell]:
    return sorted((cell for cell in grid.cells if cell.row == number and cell.words), key=lambda cell: cell.column)


def _as_block(grid: Grid) -> Block:
    """A grid's words as a block, in reading order."""
    every: list[Word] = [word for number in range(grid.rows) for cell in _row(grid, number) for word in cell.words]
    return Block("contents", " ".join(word.text for word in every), tuple(every), grid.boxes)


def with_captions(pieces: Sequence[Block | Grid]) -> list[Block | Grid]:
    """The grids with the captions that stand directly above or below them, and the blocks that turned out to be captions as such.

    "Table 3: ..." is one wherever it touches a table; a line that is no sentence ("All figures in £m") is one right above it.
    """
    result = list(pieces)
    for at, grid in enumerate(pieces):
        if not isinstance(grid, Grid) or grid.caption or not grid.boxes:
            continue
        for beside, captions in ((_beside(pieces, at, -1), _captions_below), (_beside(pieces, at, 1), _captions_above)):
            block = result[beside] if beside is not None else None
            if beside is not None and isinstance(block, Block) and captions(block, grid.boxes[0]):
                result[beside] = replace(block, form="caption")
                result[at] = replace(grid, caption=block.text)
                break
    return result


def _beside(pieces: Sequence[Block | Grid], at: int, step: int) -> int | None:
    """The next piece in a direction, past what parts no text."""
    at += step
    while 0 <= at < len(pieces):
        piece = pieces[at]
        if not (isinstance(piece, Block) and piece.form in EDGES):
            return at
        at += step
    return None


def _captions_below(block: Block, place: Evidence) -> bool:
    """Whether a block is the caption of a table that begins at a place under it."""
    last = block.boxes[-1]
    near = last.page == place.page and -2 <= place.box.y0 - last.box.y1 < _NEAR
    if block.form == "caption":
        return near or last.page == place.page - 1
    return near and block.form == "paragraph" and len(block.words) <= _LONGEST_CAPTION and not _SENTENCE_END.search(block.text)


def _captions_above(block: Block, place: Evidence) -> bool:
    """Whether a block is the caption of a table above it."""
    return block.form == "caption" and block.boxes[0].page == place.page
