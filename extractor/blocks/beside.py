"""Short texts side by side: a panel's two or three, each of a few lines, perhaps under a head. Too short to make columns of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Evidence
from extractor.blocks.lines import Line

_GAP = 10.0
"""Points between the two sides at least."""
_WORDS = 4
"""Words of a line of running text at least; labels beside their values have fewer."""
_APART, _HEAD = 0.8, 2.2
"""Heights of a line that may stand between two lines of a text; between it and its head."""
_FULL = 0.6
"""The share of its text's width that a line fills which the next one goes on with."""

Found = tuple[list[Line], list[Line]]


def abreast(pieces: Sequence[Line | Evidence]) -> Found | None:
    """The first two texts that stand side by side and go on down, each with its head; None where the rows go on across."""
    lines = sorted((piece for piece in pieces if isinstance(piece, Line)), key=lambda line: (line.box.y0, line.box.x0))
    for left, right in _pairs(lines):
        sides = _stack(left, lines), _stack(right, lines)
        edge = min(line.box.x0 for line in sides[1]) - 2
        if max(line.box.x1 for line in sides[0]) > edge or not all(map(_is_text, sides)):
            continue
        goes_on, sides = _goes_on(sides[0]), _with_heads(sides, lines)
        if not goes_on and sides[0][0] is left:  # two whole sentences on one row, and no head over each
            continue
        held = {id(line) for side in sides for line in side}
        top = min(line.box.y0 for side in sides for line in side)
        bottom = max(line.box.y1 for side in sides for line in side)
        if all(id(piece) in held or piece.box.y1 <= top + 1 or piece.box.y0 >= bottom - 1 for piece in pieces):
            return sides
    return None


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines on one row, well apart, that both have words enough to be of a text."""
    for first, second in pairwise(lines):
        left, right = (first, second) if first.box.x0 <= second.box.x0 else (second, first)
        if right.box.x0 - left.box.x1 >= _GAP and left.beside(right) and min(len(left.words), len(right.words)) >= _WORDS:
            yield left, right


def _stack(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines of the text that a line belongs to: one under the other, from one edge, in type of one size."""
    alike = [one for one in lines if abs(one.box.x0 - line.box.x0) < 2 and abs(one.size - line.size) < 0.5 and one.bold == line.bold]
    at = alike.index(line)
    first, last = at, at
    while first and alike[first].box.y0 - alike[first - 1].box.y1 <= _APART * line.height:
        first -= 1
    while last + 1 < len(alike) and alike[last + 1].box.y0 - alike[last].box.y1 <= _APART * line.height:
        last += 1
    return alike[first : last + 1]


def _goes_on(stack: Sequence[Line]) -> bool:
    """Whether each line is full, and one of them goes on in the next in the middle of a sentence."""
    width = max(line.box.width for line in stack)
    if len(stack) < 2 or any(line.box.width < _FULL * width or len(line.words) < _WORDS for line in stack[:-1]):
        return False
    return any(not one.text.endswith((".", ":", ";", "!", "?")) and more.text[:1].islower() for one, more in pairwise(stack))


def _is_text(stack: Sequence[Line]) -> bool:
    """Whether a text goes on from line to line, or is of one line, and a sentence."""
    return _goes_on(stack) if len(stack) > 1 else stack[0].text[:1].isupper() and stack[0].text.endswith(".")


def _with_heads(sides: Found, lines: Sequence[Line]) -> Found:
    """Both texts with the line right above each, where both have one on the same row."""
    heads = [next((line for line in reversed(lines) if _heads(line, side[0])), None) for side in sides]
    left, right = heads
    if left is None or right is None or not left.beside(right):
        return sides
    return [left, *sides[0]], [right, *sides[1]]


def _heads(line: Line, first: Line) -> bool:
    return abs(line.box.x0 - first.box.x0) < 3 and 0 <= first.box.y0 - line.box.y1 <= _HEAD * first.height
