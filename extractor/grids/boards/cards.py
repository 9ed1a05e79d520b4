"""Indicator cards: a closed frame with a painted title bar, a status beside it, and a line of "Latest: 74% | Target: 80%".

A card is a grid of its own: the title and the status; then label and value in turn, cell by cell; then what else it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Box, Fill, Word
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.numeric import has_number
from extractor.grids.sketch import Sketch

BAR = 0.4
"""The share of a card's width that its title bar fills, at least."""
PARTS = frozenset("|¦•·")
"""Signs that part one label and value from the next."""


def card(frame: Box, words: Sequence[Word], fills: Sequence[Fill]) -> Sketch | None:
    """The frame's content as a card, or None where it is something else."""
    bar = next((f.box for f in fills if _is_bar(f.box, frame)), None)
    lines = text_lines(words)
    if bar is None or len(lines) < 2 or not bar.y0 <= lines[0].middle <= bar.y1:
        return None
    told = next((line for line in lines[1:] if _pairs(line)), None)
    if told is None:
        return None
    pieces = _pairs(told)
    xs = [frame.x0, *((a[-1].box.x1 + b[0].box.x0) / 2 for a, b in pairwise(pieces)), frame.x1]
    ys = [frame.y0, *((a.y1 + b.y0) / 2 for a, b in pairwise(lines)), frame.y1]
    sketch = Sketch(xs, ys, [], "card", confidence=0.9)
    for row, line in enumerate(lines):
        _fill_row(sketch, row, line, bar if row == 0 else None, pieces if line is told else [])
    return sketch


def _is_bar(box: Box, frame: Box) -> bool:
    inside = frame.x0 - 2 <= box.x0 and box.x1 <= frame.x1 + 2 and abs(box.y0 - frame.y0) < 6 and box.y1 <= frame.y1
    return inside and box.width >= BAR * frame.width and 8 <= box.height <= 0.7 * frame.height


def _pairs(line: TextLine) -> list[list[Word]]:
    """Label, value, label, value, ...: the words of a line, cut after colons and at the signs between pairs; [] if it isn't such a line."""
    words = [word for chunk in line.chunks for word in chunk.words]
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.text in PARTS:
            pieces.append([])
            continue
        pieces[-1].append(word)
        if word.text.endswith(":"):
            pieces.append([])
    pieces = [piece for piece in pieces if piece]
    labels, values = pieces[::2], pieces[1::2]
    good = len(labels) == len(values) and all(p[-1].text.endswith(":") for p in labels) and any(has_number(p[0].text) for p in values)
    return pieces if good else []


def _fill_row(sketch: Sketch, row: int, line: TextLine, bar: Box | None, pieces: list[list[Word]]) -> None:
    words = [word for chunk in line.chunks for word in chunk.words]
    last = sketch.columns - 1
    if pieces:
        sketch.slots.extend((row, column, 1, 1) for column in range(len(pieces)))
        sketch.words |= {(row, column, 1, 1): piece for column, piece in enumerate(pieces)}
        return
    beside = [word for word in words if bar is not None and word.box.x0 >= max(bar.x1 - 2, sketch.xs[last])]
    if beside and last:
        title, status = (row, 0, 1, last), (row, last, 1, 1)
        sketch.slots += [title, status]
        sketch.words |= {title: [word for word in words if word not in beside], status: beside}
    else:
        whole = (row, 0, 1, last + 1)
        sketch.slots.append(whole)
        sketch.words[whole] = words
