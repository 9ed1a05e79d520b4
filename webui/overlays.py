"""Where marks lie over the picture of a page.

All rectangles are in the page's own points; the page's SVG overlay has the page as its view box, so nothing is converted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Box, Word

SLACK = 0.5
"""Points by which a word's centre may lie outside a record's box and still belong to it."""

AIR = 1.2
"""Points that a mark stands out around its words."""


def inside(words: Sequence[Word], boxes: Sequence[Box]) -> tuple[int, ...]:
    """Indices of the words whose centre lies in one of the boxes, in reading order."""
    return tuple(index for index, word in enumerate(words) if any(box.holds(word.box.centre, SLACK) for box in boxes))


def strokes(words: Sequence[Word], marked: Iterable[int]) -> tuple[Box, ...]:
    """One rectangle for each run of marked neighbours on a line, so that a phrase is marked as a phrase."""
    drawn: list[Box] = []
    last = -2
    for index in sorted(marked):
        box = words[index].box
        if index == last + 1 and words[index].line == words[last].line:
            drawn[-1] = drawn[-1].union(box)
        else:
            drawn.append(box)
        last = index
    return tuple(padded(box) for box in drawn)


def padded(box: Box, air: float = AIR) -> Box:
    return Box(box.x0 - air, box.y0 - air, box.x1 + air, box.y1 + air)
