"""Rows set so close that no gap parts them: which wrapped lines belong to which line of figures, told by what would have fitted.

A line that is wrapped is full: the first word of the next line had no room on it. So a line with room for that word ends there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.grids.aligned.rows import Placed, Row, goes_on, joined
from extractor.grids.aligned.textlines import Chunk

SPACE = 0.2
"""The width of a space, as a share of the line's height, at least."""
FEWEST = 2
"""So many lines of figures, at least, show how a table is set."""
PROSE = 4
"""Lines of so many words right of the names are running text."""
_TOTAL = re.compile(r"(sub|grand|net)?[\s-]*total\b|net\b", re.IGNORECASE)
SAME = 1.5
"""Left edges this near to each other, in points, are one."""
LONE, LOOSE, BROKEN = 0.3, 1.0, 1.0
"""How ill it looks that a row has no figures; that a line of a cell stands alone; that a row begins in the middle of a name."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the text of each column may run: to a right edge where it is set left, else as wide as its widest line."""

    rights: dict[int, float]
    widths: dict[int, float]
    single: frozenset[int]
    """Columns of single words: codes, which are never wrapped."""

    def has_room(self, chunk: Chunk, column: int, word: Chunk) -> bool:
        """Whether the first word of the next line would have fitted behind a chunk of a column."""
        if column in self.single:
            return True
        first = word.words[0].box
        more = SPACE * first.height + first.width
        if column in self.rights:
            return chunk.x1 + more < self.rights[column]
        return chunk.x1 - chunk.x0 + more < self.widths[column]


def measure(rows: Sequence[Row]) -> Measure:
    """The measure of the columns that one-line rows fill."""
    chunks: dict[int, list[Chunk]] = {}
    for row in rows:
        for chunk, first, last in row.chunks:
            if first == last:
                chunks.setdefault(first, []).append(chunk)
    left = {}
    for column, found in chunks.items():
        edge = min(chunk.x0 for chunk in found)
        if sum(chunk.x0 - edge < SAME for chunk in found) > 0.5 * len(found):
            left[column] = max(chunk.x1 for chunk in found)
    widths = {column: max(chunk.x1 - chunk.x0 for chunk in found) for column, found in chunks.items()}
    return Measure(left, widths, frozenset(c for c, found in chunks.items() if all(len(chunk.words) == 1 for chunk in found)))


def anchored(lines: Sequence[Row], usual: Sequence[Row]) -> list[Row]:
    """One-line rows gathered around the lines of figures: set to the top of their rows, to the foot, or to the middle; else `usual`.

    What looks best is taken, and `usual`, the rows as told otherwise, where nothing looks better.
    """
    if sum(line.figures() for line in lines) < FEWEST or all(line.figures() for line in lines):
        return list(usual)
    room = measure(lines)
    best, found = _looks(usual, room), list(usual)
    single = [list(lines)] if any(_roomy(row, room) for row in usual) else []
    for told in (*single, _downwards(lines, room), _upwards(lines, room), _around(lines)):
        if (told in single or any(map(_surely_wrapped, told))) and _looks(told, room) < best - 0.01:
            best, found = _looks(told, room), told
    return found


def _goes_on(above: Row, below: Row, room: Measure) -> bool:
    """Whether all that one row says may go on what stands above it: no line of that has room for the next word."""
    for chunk, first, last in below.chunks:
        before = [c for c, a, b in above.chunks if a == first and b == last]
        if not before or before[-1].figure or room.has_room(before[-1], first, chunk):
            return False
    if below.columns() == {0} and not below.stub()[:1].islower() and _TOTAL.match(above.stub()):
        return False  # a section begins
    return not above.spans() and not below.spans()


def _downwards(lines: Sequence[Row], room: Measure) -> list[Row]:
    """Rows that begin with their figures."""
    rows: list[Row] = []
    for line in lines:
        if rows and not line.figures() and _goes_on(rows[-1], line, room):
            rows[-1] = joined(rows[-1], line)
        else:
            rows.append(line)
    return rows


def _upwards(lines: Sequence[Row], room: Measure) -> list[Row]:
    """Rows that end with their figures."""
    rows: list[Row] = []
    for line in reversed(lines):
        above = [chunk for chunk, _, _ in line.chunks]
        if rows and not line.figures() and not line.spans() and all(_led(chunk, line, rows[-1], room) for chunk in above):
            rows[-1] = joined(line, rows[-1])
        else:
            rows.append(line)
    return rows[::-1]


def _led(chunk: Chunk, line: Row, below: Row, room: Measure) -> bool:
    column = next(first for one, first, _ in line.chunks if one is chunk)
    after = next((c for c, first, _ in below.chunks if first == column), None)
    return after is not None and not after.figure and not room.has_room(chunk, column, after)


def _around(lines: Sequence[Row]) -> list[Row]:
    """Rows with their figures in the middle: as many lines above the figures as below; [] where that doesn't come out even."""
    places = [i for i, line in enumerate(lines) if line.figures()]
    rows: list[Row] = []
    start = 0
    for place in places:
        end = place + (place - start) + 1
        if end > len(lines) or any(lines[i].figures() for i in range(place + 1, end)):
            return []
        whole = lines[start]
        for line in lines[start + 1 : end]:
            whole = joined(whole, line)
        rows.append(whole)
        start = end
    return rows if start == len(lines) else []


def _looks(rows: Sequence[Row], room: Measure) -> float:
    """How ill rows look: rows without figures, names begun in the middle, a name apart from its figures."""
    ill = 0.0
    for at, row in enumerate(rows):
        stub = [chunk for chunk, first, _ in row.chunks if first == 0]
        before = rows[at - 1] if at else None
        ill += LONE * (not row.figures()) * (1 + (row.lines > 1))
        ill += BROKEN * bool(stub and stub[0].text[:1].islower() and before is not None and 0 in before.columns())
        ill += LOOSE * (not row.figures() and bool(row.columns() - {0}) and not row.spans())
        ill += LOOSE * (row.figures() and not stub)
        ill += LOOSE * _roomy(row, room)
    return ill


def _surely_wrapped(row: Row) -> bool:
    """Whether a row's text itself says that it goes on over its lines."""
    held: dict[int, Chunk] = {}
    for chunk, first, _ in sorted(row.chunks, key=_top):
        long = first > 0 and first in held and min(len(held[first].words), len(chunk.words)) >= PROSE
        if first in held and (long or goes_on(held[first].text, chunk.text)):
            return True
        held[first] = chunk
    return False


def _roomy(row: Row, room: Measure) -> int:
    """How many of a row's lines had room for the next one's first word: they are no wrapped text."""
    held: dict[int, Chunk] = {}
    count = 0
    for chunk, first, last in sorted(row.chunks, key=_top):
        if first == last:
            count += first in held and room.has_room(held[first], first, chunk)
            held[first] = chunk
    return count


def _top(placed: Placed) -> float:
    return placed[0].words[0].box.y0
