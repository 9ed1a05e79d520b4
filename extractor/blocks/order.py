"""The order in which a page is read: down one column, or down each of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import TypeAlias

from corpus.model import Box, Evidence
from extractor.blocks.lines import Line

Piece: TypeAlias = Line | Evidence
"""What has a place on a page: a line of text, or the place of a grid."""

_FOOT = 2
"""Lines."""
_FEWEST = 4
"""Lines that a column needs on each side of a gutter."""


def reading_order(lines: Sequence[Line], grids: Sequence[Evidence]) -> tuple[Piece, ...]:
    """Lines and places of grids in reading order; lines that share a row of one column are joined."""
    return tuple(_ordered([*lines, *grids], depth=0))


def _ordered(pieces: list[Piece], depth: int) -> list[Piece]:
    gutter = _gutter(pieces) if depth < 3 else None
    if gutter is None:
        return _rows(pieces)
    result: list[Piece] = []
    for band in _bands(pieces, gutter):
        left = [piece for piece in band if piece.box.centre[0] < gutter]
        right = [piece for piece in band if piece.box.centre[0] >= gutter]
        if _are_columns(band, left, right):
            left, left_foot = _without_foot(left, right)
            right, right_foot = _without_foot(right, left)
            result += _ordered(left, depth + 1) + _ordered(right, depth + 1) + _rows(left_foot + right_foot)
        else:
            result += _rows(band)
    return result


def _without_foot(side: list[Piece], other: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A column, and the line or two set apart under both columns: the title of what comes next, which stands in neither."""
    ordered = sorted(side, key=lambda piece: piece.box.y0)
    for many in range(1, min(_FOOT, len(ordered) - 1) + 1):
        above, foot = ordered[:-many], ordered[-many:]
        apart = foot[0].box.y0 - _bottom(above)
        if foot[0].box.y0 >= _bottom(other) and apart > 0.6 * foot[0].box.height:
            return above, foot
    return side, []


def _gutter(pieces: list[Piece]) -> float | None:
    """The best line down the page that text keeps clear of on both sides; None where there is one column."""
    if len(pieces) < 2 * _FEWEST:
        return None
    starts = Counter(round(piece.box.x0 / 3) for piece in pieces)
    first = min(piece.box.x0 for piece in pieces)
    width = max(piece.box.x1 for piece in pieces) - first
    best, best_score = None, 0
    for step, count in starts.items():
        edge = step * 3 - 4.0
        if count < 3 or not 0.2 * width < edge - first < 0.8 * width:
            continue
        score = _score(pieces, edge)
        if score > best_score:
            best, best_score = edge, score
    return best


def _score(pieces: list[Piece], gutter: float) -> int:
    score = 0
    for band in _bands(pieces, gutter):
        left = [piece for piece in band if piece.box.centre[0] < gutter]
        right = [piece for piece in band if piece.box.centre[0] >= gutter]
        if _are_columns(band, left, right):
            score += min(len(left), len(right))
    return score


def _bands(pieces: list[Piece], gutter: float) -> list[list[Piece]]:
    """The pieces from top to bottom, parted where one crosses the gutter; a crossing piece is a band of its own."""
    bands: list[list[Piece]] = [[]]
    for piece in sorted(pieces, key=lambda piece: (piece.box.y0, piece.box.x0)):
        if piece.box.x0 < gutter - 2 and piece.box.x1 > gutter + 2:
            bands += [[piece], []]
        else:
            bands[-1].append(piece)
    return [band for band in bands if band]


def _are_columns(band: list[Piece], left: list[Piece], right: list[Piece]) -> bool:
    """Whether two sides read as columns of text, and not as labels beside their values."""
    if min(len(left), len(right)) < _FEWEST:
        return False
    shared = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    if shared < 0.3 * (_bottom(band) - _top(band)):
        return False
    return all(_is_prose(side) for side in (left, right))


def _is_prose(side: list[Piece]) -> bool:
    texts = [piece for piece in side if isinstance(piece, Line)]
    if len(texts) < _FEWEST:
        return False
    width = max(line.box.x1 for line in texts) - min(line.box.x0 for line in texts)
    return median(len(line.words) for line in texts) >= 3 and median(line.box.width for line in texts) >= 0.45 * width


def _top(pieces: Sequence[Piece]) -> float:
    return min(piece.box.y0 for piece in pieces)


def _bottom(pieces: Sequence[Piece]) -> float:
    return max(piece.box.y1 for piece in pieces)


def _rows(pieces: list[Piece]) -> list[Piece]:
    """From top to bottom, and from left to right within a row."""
    result: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.box.y0, piece.box.x0)):
        last = result[-1] if result else None
        if isinstance(piece, Line) and isinstance(last, Line) and last.beside(piece) and _one_row(last.box, piece.box):
            left, right = (last, piece) if last.box.x0 <= piece.box.x0 else (piece, last)
            result[-1] = left.with_more(right)
        else:
            result.append(piece)
    return result


def _one_row(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) < 2
