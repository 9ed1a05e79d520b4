"""Words as the eye groups them: lines, and in a line the chunks that wide gaps part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.model import Word
from extractor.grids.numeric import has_number, is_figure
from extractor.grids.rules import Line
from extractor.vocabulary import vocabulary

GAP = 0.55
"""A gap wider than this share of the words' height parts two cells,"""
GAP_OF_FIGURES = 0.36
"""or than this, between two figures, or a figure and the word of a status."""
LEADERS = ("...", ". .", "…", "·····")
"""Dots that lead the eye from a stub to its figures: they end a chunk."""
_middle = attrgetter("middle")


@dataclass(slots=True)
class Chunk:
    """Words of a line that stand together."""

    x0: float
    x1: float
    words: list[Word]
    text: str
    figure: bool


@dataclass(slots=True)
class TextLine:
    """A line from margin to margin."""

    y0: float
    y1: float
    chunks: list[Chunk]

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def gaps(self) -> list[tuple[float, float]]:
        return [(a.x1, b.x0) for a, b in zip(self.chunks, self.chunks[1:], strict=False)]

    def count(self) -> int:
        return sum(len(chunk.words) for chunk in self.chunks)


def text_lines(words: Iterable[Word], upright: Sequence[Line] = (), gap: float = GAP) -> list[TextLine]:
    """Lines from the top of the page; words on either side of an upright line are never one chunk."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: w.box.y0 + w.box.y1):
        y0, y1 = word.box.y0, word.box.y1
        for top, bottom, row in rows[-1:-4:-1]:
            if min(bottom, y1) - max(top, y0) > 0.5 * min(bottom - top, y1 - y0):
                row.append(word)
                break
        else:
            rows.append((y0, y1, [word]))
    lines = [_line(row, upright, gap) for _, _, row in rows]
    return sorted(lines, key=_middle)


def _line(row: list[Word], upright: Sequence[Line], gap: float) -> TextLine:
    row.sort(key=lambda w: w.box.x0)
    boxes = [word.box for word in row]
    y0, y1 = min([box.y0 for box in boxes]), max([box.y1 for box in boxes])
    middle = (y0 + y1) / 2
    walls = [x for x, top, bottom in upright if top <= middle <= bottom]
    heights = [box.y1 - box.y0 for box in boxes]
    usual = sorted(heights)[len(heights) // 2]
    last, end = row[0], boxes[0].x1
    chunks: list[list[Word]] = [[last]]
    for at in range(1, len(row)):
        word, space = row[at], boxes[at].x0 - end
        height = min(heights[at - 1], heights[at], usual)
        apart = space > GAP_OF_FIGURES * height and _is_apart(space, height, gap, last.text, word.text)
        if apart or (walls and _wall_between(walls, last, word)) or (last.text.endswith(LEADERS) and not word.text.startswith(".")):
            chunks.append([word])
        else:
            chunks[-1].append(word)
        last, end = word, max(end, boxes[at].x1)
    return TextLine(y0, y1, [chunk_of(words) for words in chunks])


def _is_apart(space: float, height: float, gap: float, left: str, right: str) -> bool:
    """Whether words that stand well apart are of two cells: where `gap` leaves it open, figures part from each other, and from words."""
    if space > gap * height or (_is_number(left) and (_is_number(right) or _is_status(right))):
        return True
    return space > GAP * height and has_number(left) != has_number(right)


def _is_number(text: str) -> bool:
    if not text:
        return False
    return text[-1:].isdigit() or text[-1:] in "%)" if any(map(str.isdigit, text)) else text in "-–—"


def _is_status(text: str) -> bool:
    return len(text) > 1 and text.casefold() in vocabulary().statuses


def _wall_between(walls: list[float], left: Word, right: Word) -> bool:
    a, b = (left.box.x0 + left.box.x1) / 2, (right.box.x0 + right.box.x1) / 2
    return bisect_right(walls, b) > bisect_right(walls, a)


def chunk_of(words: list[Word]) -> Chunk:
    """Words from left to right as one chunk."""
    text = " ".join(word.text for word in words if word.text) if len(words) > 1 else words[0].text
    return Chunk(words[0].box.x0, max([word.box.x1 for word in words]), words, text, len(text) < 24 and is_figure(text))
