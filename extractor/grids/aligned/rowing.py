"""Lines of text gathered to rows: wrapped text goes with the line it belongs to, head lines with each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractor.grids.aligned.anchors import anchored
from extractor.grids.aligned.rows import Row, goes_on, joined

JUMP = 0.6
"""Gaps within a row and gaps between rows differ by so many points at least."""
TALLEST = 5
"""Wrapped text hardly fills two columns alike for more lines than this."""
PADDED = 0.25
"""Rows that stand further apart than this share of a line's height are padded, even where no wrapped line shows it."""


def head_lines(rows: Sequence[Row]) -> int:
    """How many lines are head: those above the first line with figures, but for names right above it that begin the first row."""
    count = next((i for i, row in enumerate(rows) if row.figures() and not (i and _finishes(rows[i - 1], row))), 0)
    figures = {first for row in rows[count:] for chunk, first, _ in row.chunks if first and chunk.figure}
    heads = max((i + 1 for i, row in enumerate(rows[:count]) if not figures.isdisjoint(row.columns())), default=0)
    while 0 < heads < count and _heads_on(rows[heads - 1], rows[heads], rows[heads + 1]):
        heads += 1
    return heads


def _finishes(above: Row, row: Row) -> bool:
    """Whether all figures of a line are the rest of heads above ("Q2 22-", "23")."""
    open_ended = {first for chunk, first, _ in above.chunks if chunk.text.endswith(("-", "–", "/"))}
    return all(first in open_ended for chunk, first, _ in row.chunks if first and chunk.figure)


def _heads_on(above: Row, row: Row, below: Row) -> bool:
    """Whether a line of names goes on what heads say: it says so, or stands nearer to them than to the line below."""
    return goes_on(above.stub(), row.stub()) or row.y0 - above.y1 < below.y0 - row.y1 - 1.0


def gathered(rows: Sequence[Row], rules: Sequence[float], *, by_rule: bool = False) -> list[Row]:
    """Rows made of one-line rows. `rules` are level lines over the whole width: no row reaches over one, or, `by_rule`, ends before one."""
    rows = _overlapping(rows)
    top = rows[head_lines(rows)].y0
    bands = _bands(rows, rules)
    pitch, parting = _pitch(rows), parting_of(rows)
    if by_rule:
        return [row for band in bands for row in (_whole(band, pitch) if band[-1].y1 <= top + 1 else [_one(band)])]
    if _ruled_by_row(bands):
        return [merged for band in bands for merged in (_whole(band, pitch) if not _several(band) else _gathered(band, parting))]
    return [row for band in bands for row in (_whole(band, pitch) if band[-1].y1 <= top + 1 else _gathered(band, parting, top))]


def _overlapping(rows: Sequence[Row]) -> list[Row]:
    """Lines at half the height of others made one with them: cells of a row with odd and even numbers of lines, set to its middle."""
    head = head_lines(rows)
    out: list[Row] = []
    for i, row in enumerate(rows):
        overlaps = bool(out) and row.y0 - out[-1].y1 < -0.3 * min(row.y1 - row.y0, out[-1].y1 - out[-1].y0)
        grouped = overlaps and i < head and (out[-1].spans() or row.spans()) and not out[-1].columns().isdisjoint(row.columns())
        if overlaps and not grouped and not (out[-1].figures() and row.figures()):
            out[-1] = joined(out[-1], row)
        else:
            out.append(row)
    return out


def _bands(rows: Sequence[Row], rules: Sequence[float]) -> list[list[Row]]:
    """Rows between one rule and the next."""
    bands: dict[int, list[Row]] = {}
    for row in rows:
        bands.setdefault(bisect_right(rules, row.middle), []).append(row)
    return [bands[i] for i in sorted(bands)]


def _several(band: Sequence[Row]) -> bool:
    """Whether a band holds several rows: some column in it has two lines with figures."""
    seen: set[int] = set()
    for row in band:
        for chunk, first, _ in row.chunks:
            if chunk.figure and first:
                if first in seen:
                    return True
                seen.add(first)
    return False


def _ruled_by_row(bands: Sequence[Sequence[Row]]) -> bool:
    """Whether nearly every row has its rule, so that a band is a row; with a head and one band, whether that holds one line of figures."""
    if len(bands) == 2:
        return sum(row.figures() for row in bands[1]) == 1
    return len(bands) > 2 and sum(map(_several, bands)) <= 0.2 * len(bands)


def _one(band: Sequence[Row]) -> Row:
    row = band[0]
    for line in band[1:]:
        row = joined(row, line)
    return row


def _whole(band: Sequence[Row], pitch: float) -> list[Row]:
    """A band as one row; spanning heads in it stay rows of their own."""
    out: list[Row] = []
    for row in band:
        if out and not (out[-1].spans() or row.spans() or _titles(out[-1], row, pitch) or _names(out[-1], row)):
            out[-1] = joined(out[-1], row)
        else:
            out.append(row)
    return out


def _names(above: Row, row: Row) -> bool:
    """Whether a line of words heads a line of figures: in two columns and more a figure stands under a word."""
    words = {first for chunk, first, _ in above.chunks if first and not chunk.figure}
    return not above.figures() and sum(chunk.figure and first in words for chunk, first, _ in row.chunks) > 1


def _titles(above: Row, row: Row, pitch: float) -> bool:
    """Whether a line in the stub alone is a title: the next row has a stub of its own, and stands as far off as rows do."""
    if above.columns() != {0} or not row.figures() or 0 not in row.columns() or goes_on(above.stub(), row.stub()):
        return False
    return row.y0 - above.y1 >= min(pitch - 1.0, 0.3 * (row.y1 - row.y0))


def parting_of(rows: Sequence[Row]) -> float | None:
    """The gap from which on two lines are two rows, where the table is padded so that its wrapped lines stand closer than its rows."""
    height = sorted(row.y1 - row.y0 for row in rows)[len(rows) // 2]
    gaps = [(b.y0 - a.y1, a.figures() and b.figures()) for a, b in pairwise(rows)]
    between = min((gap for gap, sure in gaps if sure), default=0.0)
    if between == 0.0:
        return _by_blocks(rows, height)
    below = sorted(gap for gap, _ in gaps if -0.3 * height < gap <= between)
    jump, at = max(((b - a, (a + b) / 2) for a, b in pairwise(below)), default=(0.0, 0.0))
    if between > 0 and jump >= JUMP:
        return at if _longest_run(rows, at) <= TALLEST else None
    return (between + 0.1 * height) / 2 if between > PADDED * height else None


def _by_blocks(rows: Sequence[Row], height: float) -> float | None:
    """The gap that parts rows where hardly two lines of figures follow each other: lines stand in blocks, each with one line of figures."""
    gaps = sorted(max(b.y0 - a.y1, 0.0) for a, b in pairwise(rows))
    jump, at = max(((b - a, (a + b) / 2) for a, b in pairwise(gaps)), default=(0.0, 0.0))
    if jump < max(JUMP, PADDED * height):
        return None
    blocks: list[list[Row]] = [[rows[0]]]
    for a, b in pairwise(rows):
        if b.y0 - a.y1 < at:
            blocks[-1].append(b)
        else:
            blocks.append([b])
    one = sum(sum(row.figures() for row in block) == 1 for block in blocks)
    return at if one > 0.5 * len(blocks) and not any(map(_several, blocks)) else None


def _longest_run(rows: Sequence[Row], parting: float) -> int:
    """The most lines in a row that stand closer than `parting` and all fill the same columns, the stub too: a list."""
    longest = run = 0
    for a, b in pairwise(rows):
        run = run + 1 if b.y0 - a.y1 < parting and {0} < b.columns() == a.columns() else 0
        longest = max(longest, run)
    return longest


def _gathered(band: Sequence[Row], parting: float | None, top: float = float("-inf")) -> list[Row]:
    """A band's lines with wrapped text joined to the line it belongs to. Lines above `top` are head."""
    pitch = _pitch(band)
    out: list[Row] = []
    for row in band:
        body = bool(out) and out[-1].y0 < top <= row.y0
        if out and not body and (_belongs(out[-1], row, pitch, row.y0 < top) if parting is None else _close(out[-1], row, parting)):
            out[-1] = joined(out[-1], row)
        else:
            out.append(row)
    if parting is not None:
        return out
    heads = [row for row in out if row.y0 < top]
    return heads + anchored([row for row in band if row.y0 >= top], out[len(heads) :])


def _pitch(band: Sequence[Row]) -> float:
    """The usual gap between a line and the next one that has figures too, or else before one that has."""
    gaps = sorted(b.y0 - a.y1 for a, b in pairwise(band) if a.figures() and b.figures())
    if not gaps:
        gaps = sorted(b.y0 - a.y1 for a, b in pairwise(band) if b.figures())
    if not gaps:
        gaps = sorted(b.y0 - a.y1 for a, b in pairwise(band))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _close(above: Row, row: Row, parting: float) -> bool:
    """Whether a line stands so close to the one before that it is of the same row."""
    return row.y0 - above.y1 < parting and not (above.figures() and row.figures()) and not (above.spans() or row.spans())


def _belongs(above: Row, row: Row, pitch: float, head: bool) -> bool:
    gap = row.y0 - above.y1
    height = min(above.y1 - above.y0, row.y1 - row.y0)
    if gap < -0.3 * height:  # the figures stand in the middle of a wrapped stub
        return not (above.figures() and row.figures())
    if gap > 0.5 * height or above.spans() or row.spans():
        return False
    if head:
        if row.chunks[0][1] == 0 and row.chunks[0][0].figure:
            return False  # a code: the table's body begins
        return row.columns() != {0} or above.columns() == {0} or goes_on(above.stub(), row.stub())
    if row.figures():
        return not above.figures() and above.columns() == {0} and goes_on(above.stub(), row.stub())
    if 0 not in row.columns():
        return row.columns() <= above.columns() or gap <= min(pitch, 0.25 * height)
    goes = row.columns() == {0} and gap <= pitch + 0.5 and goes_on(above.stub(), row.stub())
    return above.figures() and (goes or gap < pitch - 1.5)
