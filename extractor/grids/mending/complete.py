"""Lattices with gaps: a row without upright lines is cut where the lines of other rows stand, if its text lets them through."""

from __future__ import annotations

from itertools import pairwise

from corpus.model import Word
from extractor.grids.aligned.textlines import Chunk, text_lines
from extractor.grids.sketch import Sketch, Slot

APART = 0.7
"""Heads of neighbouring columns stand further apart than this share of their height."""


def complete(sketch: Sketch) -> None:
    """Cut the wide cells that hold a line of several chunks. The sketch's words are placed, before and after."""
    slots: list[Slot] = []
    placed: dict[Slot, list[Word]] = {}
    for slot in sketch.slots:
        words = sketch.words.get(slot, [])
        pieces = _pieces(sketch, slot, words) if slot[3] > 1 and len(words) > 1 else [slot]
        slots.extend(pieces)
        for word in words:
            x = (word.box.x0 + word.box.x1) / 2
            piece = next((p for p in reversed(pieces) if x >= sketch.xs[p[1]]), pieces[0])
            placed.setdefault(piece, []).append(word)
    sketch.slots = sorted(slots)
    sketch.words = placed


def _pieces(sketch: Sketch, slot: Slot, words: list[Word]) -> list[Slot]:
    row, column, rows, columns = slot
    lines = text_lines(words)
    headed = sketch.words.get((row - 1, column, 1, columns))
    edges = sketch.xs[column : column + columns + 1]
    if not any(_tabular(line.chunks) or (headed and _heads(line.chunks, edges)) for line in lines):
        return [slot]
    chunks = [chunk for line in lines for chunk in line.chunks]
    cuts = [c for c in range(column + 1, column + columns) if not any(_crossed(chunk, sketch.xs[c]) for chunk in chunks)]
    starts = [column, *cuts]
    return [(row, a, rows, b - a) for a, b in zip(starts, [*cuts, column + columns], strict=True)]


def _tabular(chunks: list[Chunk]) -> bool:
    return len(chunks) > 2 or (len(chunks) > 1 and any(chunk.figure for chunk in chunks))


def _heads(chunks: list[Chunk], xs: list[float]) -> bool:
    """Whether chunks under a head of the same columns stand well apart, each in a column of its own, and none of the columns is left."""
    if len(chunks) != len(xs) - 1 or any(b.x0 - a.x1 < APART * a.words[0].box.height for a, b in pairwise(chunks)):
        return False
    return all(left - 1 < chunk.x0 and chunk.x1 < right + 1 for chunk, (left, right) in zip(chunks, pairwise(xs), strict=True))


def _crossed(chunk: Chunk, x: float) -> bool:
    return chunk.x0 + 1 < x < chunk.x1 - 1
