"""A row in the making: chunks of text in the columns that they stand in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.grids.aligned.textlines import Chunk, TextLine, chunk_of
from extractor.grids.numeric import is_figure

UNFINISHED = ("and", "or", "of", "the", "for", "to", "in", "by", "with", "per", "a", "an", "from", "on", "at", "&", ",", "-", "–", "/", "(")
"""A stub that ends so goes on in the next line."""
HEAD_GAP = 0.36
"""Two heads may stand this near to each other, as a share of the line's height."""


Placed = tuple[Chunk, int, int]
"""A chunk with the first and the last column that it stands over."""


@dataclass(slots=True)
class Row:
    """Chunks with the first and the last column that each stands in."""

    y0: float
    y1: float
    chunks: list[Placed] = field(default_factory=list)
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


def joined(row: Row, more: Row) -> Row:
    """Two rows as one."""
    return Row(min(row.y0, more.y0), max(row.y1, more.y1), [*row.chunks, *more.chunks], row.lines + more.lines)


def one_line_row(line: TextLine, xs: Sequence[float], *, head: bool = False) -> Row:
    """A line as a row, its chunks in the columns between `xs`. Cells set close to each other are cut at the edges, heads more freely."""
    row = Row(line.y0, line.y1)
    inner = xs[1:-1]
    for chunk in line.chunks:
        for piece in _at_edges(chunk, inner, HEAD_GAP * line.height, 9.0 if head else 3.0):
            first, last = bisect_right(inner, piece.x0 + 1), bisect_left(inner, piece.x1 - 1)
            row.chunks.append((piece, first, max(first, last)))
    for i in range(1, len(row.chunks)):
        row.chunks[i - 1 : i + 1] = _disputed(row.chunks[i - 1], row.chunks[i], inner)
    return row


def _disputed(left: Placed, right: Placed, inner: Sequence[float]) -> tuple[Placed, Placed]:
    """Two neighbours, a column that both reach into given to the one that has another."""
    (one, a, b), (other, c, d) = left, right
    if b != c or a == b == c == d:
        return left, right
    if c < d and (a == b or one.x1 - inner[b - 1] > inner[c] - other.x0):
        return left, (other, c + 1, d)
    return (one, a, b - 1), right


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


def goes_on(first: str, second: str) -> bool:
    """Whether one line's stub continues in the next."""
    last = first.split()[-1] if first else ""
    return second[:1].islower() or (last if len(last) == 1 else last.lower()) in UNFINISHED or first.endswith(UNFINISHED[-6:])
