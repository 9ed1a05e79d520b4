"""Pages set in two columns of prose: each column is looked at on its own, so that a table in one takes no text from the other."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Word
from extractor.grids.aligned.textlines import text_lines

BIN = 4.0
"""Points: how finely the middle of a page is searched for its gutter."""
PROSE_LINES = 10
"""Lines of prose that each column must have, at least."""
PROSE_WORDS = 6
PROSE_WIDTH = 0.6
"""A line of prose has so many words and fills so much of its column."""


def halves(words: list[Word], width: float) -> list[list[Word]]:
    """The words left and right of the page's gutter, or all of them together where there is none."""
    x = _gutter(words, width)
    if x is None:
        return [words]
    left = [word for word in words if (word.box.x0 + word.box.x1) / 2 < x]
    right = [word for word in words if (word.box.x0 + word.box.x1) / 2 >= x]
    return [left, right] if _is_prose(left) and _is_prose(right) else [words]


def _gutter(words: Sequence[Word], width: float) -> float | None:
    """The place in the middle third that hardly a word covers."""
    if len(words) < 2 * PROSE_LINES * PROSE_WORDS:
        return None
    first, last = int(width / 3 / BIN), int(2 * width / 3 / BIN)
    covered = [0] * (last + 2)
    for word in words:
        for i in range(max(first, int(word.box.x0 / BIN)), min(last, int(word.box.x1 / BIN)) + 1):
            covered[i] += 1
    best = min(range(first, last + 1), key=lambda i: (covered[i], abs(i - (first + last) / 2)))
    return (best + 0.5) * BIN if covered[best] <= 0.01 * len(words) else None


def _is_prose(words: Sequence[Word]) -> bool:
    lines = [line for line in text_lines(words) if len(line.chunks) == 1]
    if not lines:
        return False
    wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return sum(line.count() >= PROSE_WORDS and line.x1 - line.x0 >= PROSE_WIDTH * wide for line in lines) >= PROSE_LINES
