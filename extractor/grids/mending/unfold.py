"""Drawn rows that hold several rows, told by the white that parts them in all columns at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Word
from extractor.grids.numeric import has_number
from extractor.grids.sketch import Sketch, Slot

TALL = 2.3
"""A row may hold several if its text is so many lines high."""
WHITE = 0.2
"""The white between two rows is higher than this share of a line,"""
LARGER = 0.12
"""and by this share of a line than the white between lines of one row."""
FULL = 0.7
"""The share of the rows in which each column must hold text, and the names in all."""
FEWEST = 3
"""So many rows show that they are rows where none of them has a second line."""
Band = tuple[float, float]
"""From, to: a line of text over the whole row."""


def unfold(sketch: Sketch) -> None:
    """Cut the drawn rows that hold several. The sketch's words are placed, before and after."""
    for row in range(sketch.rows - 1, -1, -1):
        slots = [slot for slot in sketch.slots if slot[0] <= row < slot[0] + slot[2]]
        if len(slots) > 1 and all(slot[2] == 1 for slot in slots):
            cuts = _cuts([sketch.words.get(slot, []) for slot in slots])
            if cuts:
                _cut(sketch, row, cuts)


def _cuts(columns: Sequence[Sequence[Word]]) -> list[float]:
    """Where a row is cut; nowhere if it is one row."""
    words = [word for column in columns for word in column]
    if not columns[0] or len(words) < 4:
        return []
    height = words[0].box.height
    if max(word.box.y1 for word in words) - min(word.box.y0 for word in words) < TALL * height:
        return []
    lines = _lines(words)
    gaps = sorted(b[0] - a[1] for a, b in pairwise(lines))
    wide = max(((b - a, b) for a, b in pairwise(gaps) if b > WHITE * height), default=(0.0, 0.0))
    plain = wide[0] < LARGER * height
    if plain and (len(lines) < FEWEST or not any(_figures(column, len(lines)) for column in columns[1:])):
        return []
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(lines) if plain or b[0] - a[1] >= wide[1]]
    filled = [_filled(column, cuts) for column in columns if column]
    enough = len(filled) > 1 and all(filled[0]) and all(sum(map(bool, texts)) >= FULL * len(texts) for texts in filled)
    return cuts if enough and (not plain or any(all(map(has_number, texts[1:])) for texts in filled[1:])) else []


def _figures(column: Sequence[Word], most: int) -> bool:
    """Whether a column may hold a figure in each of so many lines, perhaps under a head, at a glance."""
    return len(column) >= most and has_number(column[-1].text)


def _lines(words: Iterable[Word]) -> list[Band]:
    """The lines of a row, those that share height in different columns made one."""
    lines: list[Band] = []
    for low, high in sorted((word.box.y0, word.box.y1) for word in words):
        if lines and low < lines[-1][1] - 0.3 * (high - low):
            lines[-1] = (lines[-1][0], max(high, lines[-1][1]))
        else:
            lines.append((low, high))
    return lines


def _filled(column: Iterable[Word], cuts: Sequence[float]) -> list[str]:
    """The texts of a column between the cuts."""
    texts: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for word in column:
        texts[bisect_left(cuts, word.box.centre[1])].append(word.text)
    return [" ".join(text) for text in texts]


def _cut(sketch: Sketch, row: int, cuts: Sequence[float]) -> None:
    more = len(cuts)
    sketch.ys[row + 1 : row + 1] = cuts
    slots: list[Slot] = []
    placed: dict[Slot, list[Word]] = {}
    for slot in sketch.slots:
        top, column, rows, columns = slot
        words = sketch.words.get(slot, [])
        if top != row:
            slots.append((top + more if top > row else top, column, rows, columns))
            placed[slots[-1]] = words
            continue
        for at in range(more + 1):
            slots.append((row + at, column, 1, columns))
            placed[slots[-1]] = [word for word in words if bisect_left(cuts, word.box.centre[1]) == at]
    sketch.slots = sorted(slots)
    sketch.words = {slot: words for slot, words in placed.items() if words}
