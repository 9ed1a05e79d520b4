"""The order in which a page is read: down one column, or down each of several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median
from typing import TypeAlias

from corpus.model import Box, Evidence
from extractor.blocks.beside import abreast
from extractor.blocks.lines import Line

Piece: TypeAlias = Line | Evidence
"""What has a place on a page: a line of text, or the place of a grid."""

Column: TypeAlias = tuple[Piece, ...]
"""What is read from top to bottom before the next column is."""

_EDGE = 0.08
"""The share of a page's height, above and below, in which what stands apart is in no column."""
_GAP = 5.0
"""Points of white space."""
_FOOT = 2
"""Lines."""
_NEAR_FOOT = 5
"""Lines' heights; what stands further below the shorter column belongs to the longer one."""
_FEWEST = 4
"""Lines that a column needs on each side of a gutter."""
_WORDED = 0.7
"""The share of words, and not of figures, in what may be prose."""
_BESIDE = 0.8
"""The share of a short column that stands beside a long one: a box in the margin."""


def reading_order(lines: Sequence[Line], grids: Sequence[Evidence], height: float) -> tuple[Column, ...]:
    """Lines and places of grids in reading order, column by column; lines that share a row of one column are joined.

    `height` is the page's: what stands at its head and foot, apart from the rest, stands in no column.
    """
    head, middle, foot = _parted([*lines, *grids], height)
    return tuple(tuple(column) for column in (_rows(head), *_columns(middle, depth=0), _rows(foot)) if column)


def _parted(pieces: list[Piece], height: float) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """The pieces at the head of the page, the others, and those at its foot."""
    head: list[Piece] = [piece for piece in pieces if isinstance(piece, Line) and piece.box.y1 < _EDGE * height]
    foot: list[Piece] = [piece for piece in pieces if isinstance(piece, Line) and piece.box.y0 > (1 - _EDGE) * height]
    outside = {id(piece) for piece in (*head, *foot)}
    middle = [piece for piece in pieces if id(piece) not in outside]
    if not middle:
        return [], pieces, []
    if head and _top(middle) - _bottom(head) < max(piece.box.height for piece in head):
        head, middle = [], [*head, *middle]
    if foot and _top(foot) - _bottom(middle) < max(piece.box.height for piece in foot):
        foot, middle = [], [*middle, *foot]
    return head, middle, foot


def _columns(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    gutter = _gutter(pieces) if depth < 3 else None
    if gutter is None:
        return _with_short_texts(pieces)
    result: list[list[Piece]] = []
    across: list[Piece] = []
    for band in _merged(_bands(pieces, gutter), gutter):
        if isinstance(band, tuple):
            left, left_foot = _without_foot(*band)
            right, right_foot = _without_foot(band[1], band[0])
            result += [_rows(across), *_columns(left, depth + 1), *_columns(right, depth + 1)]
            across = left_foot + right_foot
        else:
            across += band
    return [column for column in (*result, _rows(across)) if column]


def _with_short_texts(pieces: list[Piece]) -> list[list[Piece]]:
    """One column from top to bottom, but for short texts side by side, of which each is read before the next."""
    if (sides := abreast(pieces)) is None:
        return [_rows(pieces)]
    held = {id(line) for side in sides for line in side}
    top = min(line.box.y0 for side in sides for line in side)
    above = [piece for piece in pieces if id(piece) not in held and piece.box.y0 < top]
    below = [piece for piece in pieces if id(piece) not in held and piece.box.y0 >= top]
    columns: list[list[Piece]] = [_rows(above), [*sides[0]], [*sides[1]], *_with_short_texts(below)]
    return [column for column in columns if column]


def _merged(bands: list[list[Piece]], gutter: float) -> list[list[Piece] | tuple[list[Piece], list[Piece]]]:
    """The bands; those of two columns as their sides. A few lines above or under columns, that stand where they do, belong to them."""
    starts = _starts(bands, gutter)
    result: list[list[Piece] | tuple[list[Piece], list[Piece]]] = []
    few = False
    for band in bands:
        left, right = _sides(band, gutter)
        are = _are_columns(band, left, right)
        if not are and not (_stand_in(left, starts) and _stand_in(right, starts)):
            result.append(band)
            continue
        before = result[-1] if result else None
        if isinstance(before, tuple) and (few or not are):
            left, right = before[0] + left, before[1] + right
            result.pop()
        result.append((left, right))
        few = not are
    return result


def _starts(bands: list[list[Piece]], gutter: float) -> frozenset[int]:
    """Where the lines of the columns begin, in steps of three points, those in between included."""
    columns = (piece for band in bands if _are_columns(band, *_sides(band, gutter)) for piece in band)
    return frozenset(round(piece.box.x0 / 3) + step for piece in columns for step in (-1, 0, 1))


def _stand_in(side: list[Piece], starts: frozenset[int]) -> bool:
    """Whether the few lines on one side of a gutter stand where the page's columns do: the last lines of a column above a heading."""
    return bool(side) and all(isinstance(piece, Line) and round(piece.box.x0 / 3) in starts for piece in side)


def _without_foot(side: list[Piece], other: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A column, and the line or two set apart under both columns: the title of what comes next, which stands in neither."""
    ordered = sorted(side, key=lambda piece: piece.box.y0)
    for many in range(1, min(_FOOT, len(ordered) - 1) + 1):
        above, foot = ordered[:-many], ordered[-many:]
        apart = foot[0].box.y0 - _bottom(above)
        under = foot[0].box.y0 - _bottom(other)
        if 0 <= under < _NEAR_FOOT * foot[0].box.height and apart > 0.6 * foot[0].box.height:
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
        left, right = _sides(band, gutter)
        if _are_columns(band, left, right):
            score += min(len(left), len(right))
    return score


def _bands(pieces: list[Piece], gutter: float) -> list[list[Piece]]:
    """The pieces from top to bottom, parted where one crosses the gutter; a crossing piece is a band of its own.

    What are no columns as a whole is parted at white space too: a chart may stand above the columns.
    """
    bands: list[list[Piece]] = [[]]
    usual = median(piece.size for piece in pieces if isinstance(piece, Line)) if len(pieces) > 2 * _FEWEST else 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.box.y0, piece.box.x0)):
        if _crosses(piece, gutter) or (isinstance(piece, Line) and usual and _heads_both(piece, pieces, gutter, usual)):
            bands += [[piece], []]
        else:
            bands[-1].append(piece)
    return [part for band in bands if band for part in ([band] if _are_columns(band, *_sides(band, gutter)) else _at_gaps(band))]


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.box.x0 < gutter - 2 and piece.box.x1 > gutter + 2


def _heads_both(line: Line, pieces: list[Piece], gutter: float, usual: float) -> bool:
    """Whether a line on the left, larger or bolder than most, has nothing beside it, though the column beside goes on above and below."""
    if line.box.x1 > gutter or not (line.bold or line.size >= 1.12 * usual):
        return False
    beside = [piece.box for piece in pieces if piece.box.x0 > gutter]
    return (
        not any(box.y0 < line.box.y1 + 1 and box.y1 > line.box.y0 - 1 for box in beside)
        and any(box.y1 < line.box.y0 for box in beside)
        and any(box.y0 > line.box.y1 for box in beside)
    )


def _sides(band: list[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    return [piece for piece in band if piece.box.centre[0] < gutter], [piece for piece in band if piece.box.centre[0] >= gutter]


def _at_gaps(band: list[Piece]) -> list[list[Piece]]:
    """A band, from top to bottom, parted where nothing stands over its whole width."""
    parts, bottom = [band[:1]], band[0].box.y1
    for piece in band[1:]:
        if piece.box.y0 - bottom > _GAP:
            parts.append([])
        parts[-1].append(piece)
        bottom = max(bottom, piece.box.y1)
    return parts


def _are_columns(band: list[Piece], left: list[Piece], right: list[Piece]) -> bool:
    """Whether two sides read as columns of text, and not as labels beside their values."""
    if min(len(left), len(right)) < _FEWEST:
        return False
    shared = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
    shorter = min(_bottom(left) - _top(left), _bottom(right) - _top(right))
    if shared < 0.3 * (_bottom(band) - _top(band)) and shared < _BESIDE * shorter:
        return False
    return all(_is_prose(side) for side in (left, right))


def _is_prose(side: list[Piece]) -> bool:
    texts = [piece for piece in side if isinstance(piece, Line)]
    if len(texts) < _FEWEST:
        return False
    widest = max(line.box.width for line in texts)  # not the width of the side, which may hold two columns itself
    if median(len(line.words) for line in texts) >= 3 and median(line.box.width for line in texts) >= 0.45 * widest:
        return True
    return _is_spaced_out(texts)


def _is_spaced_out(texts: Sequence[Line]) -> bool:
    """Whether lines that fall into words, as justified text does in narrow columns, are prose once each row is put together."""
    words = [word.text for line in texts for word in line.words]
    if sum(word[:2].isalpha() for word in words) < _WORDED * len(words):
        return False
    rows: dict[int, list[float]] = defaultdict(list)
    for line in texts:
        rows[round(line.box.y0)] += [word.box.width for word in line.words]
    full = max(map(sum, rows.values()))
    return len(rows) >= _FEWEST and median(map(len, rows.values())) >= 3 and median(map(sum, rows.values())) >= 0.45 * full


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
