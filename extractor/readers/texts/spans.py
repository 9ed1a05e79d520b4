"""Words between two offsets of their text, the figure that stands there, and the lines of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from corpus.model import Box, Figure, Word


def between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words that reach into [start, end) of all of them joined by blanks."""
    found, at = [], 0
    for word in words:
        if at < end and at + len(word.text) > start:
            found.append(word)
        at += len(word.text) + 1
    return found


def count(words: Sequence[Word], start: int, end: int, page: int) -> Figure:
    """The whole number that stands at these offsets."""
    text = " ".join(word.text for word in words)[start:end]
    return Figure(text, float(text), "number", 1, page, reduce(Box.union, (word.box for word in between(words, start, end))))


def lines_of(held: Sequence[Word]) -> list[list[Word]]:
    """The lines of a cell from the top: words whose middles lie within each other's height."""
    lines: list[list[Word]] = []
    for word in held:
        middle = word.box.centre[1]
        if lines and any(other.box.y0 <= middle <= other.box.y1 for other in lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]
