"""Lines of text gathered to rows: wrapped text goes with the line it belongs to, head lines with each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.grids.aligned.textlines import Chunk, TextLine, chunk_of
from extractor.grids.numeric import is_figure

UNFINISHED = ("and", "or", "of", "the", "for", "to", "in", "by", "with", "per", "a", "an", "from", "on", "at", "&", ",", "-", "–", "/", "(")
"""A stub that ends so goes on in the next line."""
JUMP = 0.6
"""Gaps within a row and gaps between rows differ by so many points at least."""
TALLEST = 5
"""Wrapped text hardly fills two columns alike for more lines than this."""
PADDED = 0.25
"""Rows that stand further apart than this share of a line's height are padded, even where no wrapped line shows it."""
HEAD_GAP = 0.36
"""Two heads may stand this near to each other, as a share of the line's height."""


@dataclass(slots=True)
class Row:
    """Chunks with the first and the last column that each stands in."""

    y0: float
    y1: float
    chunks: list[tuple[Chunk, int, int]] = field(default_factory=list)
    lines: int = 1

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    def columns(self) -> set[int]:
        return {c for _, first, last in self.chunks for c in range(first, last + 1)}

    def figures(self) -> bool:
        return any(chunk.figure for chunk, first, _ in self.chunks if first)

    def spans(self) -> bool:
        return any(last > first for _, first, last in self.chunks)

    def stub(self) -> str:
        return " ".join(chunk.text for chunk, first, _ in self.chunks if first == 0)


def head_lines(rows: Sequence[Row]) -> int:
    """How many lines stand above the first line with figures."""
    return next((i for i, row in enumerate(rows) if row.figures()), 0)


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


def one_line_row(line: TextLine, xs: Sequence[float], *, head: bool = False) -> Row:
    """A line as a row, its chunks in the columns between `xs`. Cells set close to each other are cut at the edges, heads more freely."""
    row = Row(line.y0, line.y1)
    inner = xs[1:-1]
    for chunk in line.chunks:
        for piece in _at_edges(chunk, inner, HEAD_GAP * line.height, 9.0 if head else 3.0):
            first, last = bisect_right(inner, piece.x0 + 1), bisect_left(inner, piece.x1 - 1)
            row.chunks.append((piece, first, max(first, last)))
    return row


def _at_edges(chunk: Chunk, inner: Sequence[float], gap: float, slack: float) -> list[Chunk]:
    """A chunk that lies across an edge, cut there if a figure begins at it, or if a space wider than `gap` is near."""
    for x in inner[bisect_right(inner, chunk.x0 + 1) : bisect_left(inner, chunk.x1 - 1)]:
        for i, word in enumerate(chunk.words[1:], 1):
            end = chunk.words[i - 1].box.x1
            near = end <= x + 3 and word.box.x0 >= x - 3
            apart = word.box.x0 - end > gap and end <= x + slack and word.box.x0 >= x - slack
            if (near and is_figure(word.text)) or apart:
                return [chunk_of(chunk.words[:i]), *_at_edges(chunk_of(chunk.words[i:]), inner, gap, slack)]
    return [chunk]


def _overlapping(rows: Sequence[Row]) -> list[Row]:
    """Lines at half the height of others made one with them: cells of a row with odd and even numbers of lines, set to its middle."""
    head = head_lines(rows)
    out: list[Row] = []
    for i, row in enumerate(rows):
        overlaps = bool(out) and row.y0 - out[-1].y1 < -0.3 * min(row.y1 - row.y0, out[-1].y1 - out[-1].y0)
        grouped = overlaps and i < head and (out[-1].spans() or row.spans()) and not out[-1].columns().isdisjoint(row.columns())
        if overlaps and not grouped and not (out[-1].figures() and row.figures()):
            _join(out[-1], row)
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
    row = Row(band[0].y0, band[0].y1)
    for line in band:
        _join(row, line)
    return row


def _whole(band: Sequence[Row], pitch: float) -> list[Row]:
    """A band as one row; spanning heads in it stay rows of their own."""
    out: list[Row] = []
    for row in band:
        if out and not (out[-1].spans() or row.spans() or _titles(out[-1], row, pitch)):
            _join(out[-1], row)
        else:
            out.append(row)
    return out


def _titles(above: Row, row: Row, pitch: float) -> bool:
    """Whether a line in the stub alone is a title: the next row has a stub of its own, and stands as far off as rows do."""
    if above.columns() != {0} or not row.figures() or 0 not in row.columns() or goes_on(above.stub(), row.stub()):
        return False
    return row.y0 - above.y1 >= min(pitch - 1.0, 0.3 * (row.y1 - row.y0))


def _join(row: Row, more: Row) -> None:
    row.y0, row.y1 = min(row.y0, more.y0), max(row.y1, more.y1)
    row.chunks.extend(more.chunks)
    row.lines += more.lines


def parting_of(rows: Sequence[Row]) -> float | None:
    """The gap from which on two lines are two rows, where the table is padded so that its wrapped lines stand closer than its rows."""
    height = sorted(row.y1 - row.y0 for row in rows)[len(rows) // 2]
    gaps = [(b.y0 - a.y1, a.figures() and b.figures()) for a, b in pairwise(rows)]
    between = min((gap for gap, sure in gaps if sure), default=0.0)
    below = sorted(gap for gap, _ in gaps if -0.3 * height < gap <= between)
    jump, at = max(((b - a, (a + b) / 2) for a, b in pairwise(below)), default=(0.0, 0.0))
    if between > 0 and jump >= JUMP:
        return at if _longest_run(rows, at) <= TALLEST else None
    return (between + 0.1 * height) / 2 if between > PADDED * height else None


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
        if out and (_belongs(out[-1], row, pitch, row.y0 < top) if parting is None else _close(out[-1], row, parting)):
            _join(out[-1], row)
        else:
            out.append(row)
    return out


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


def goes_on(first: str, second: str) -> bool:
    """Whether one line's stub continues in the next."""
    last = first.split()[-1] if first else ""
    return second[:1].islower() or (last if len(last) == 1 else last.lower()) in UNFINISHED or first.endswith(UNFINISHED[-6:])
