"""Where marks lie over the picture of a page, and which words of its text are marked.

All rectangles are in the page's own points; the page's SVG overlay has the page as its view box, so nothing is converted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Box, Page, Word

SLACK = 0.5
"""Points by which a word's centre may lie outside a record's box and still belong to it."""

AIR = 1.2
"""Points that a mark stands out around its words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words of one line that look the same."""

    text: str
    marked: bool
    inside: bool
    """Whether the words belong to the record that was opened."""


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


def paragraphs(page: Page, marked: Collection[int], ours: Collection[int]) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
    """The page's text: paragraphs of lines of pieces. A gap of more than half a line begins a new paragraph."""
    found: list[list[tuple[Piece, ...]]] = []
    before: Box | None = None
    for line in lines(page.words):
        box = page.words[line[0]].box
        if before is None or not 0 <= box.y0 - before.y0 <= 1.6 * before.height:
            found.append([])
        found[-1].append(pieces(page.words, line, marked, ours))
        before = box
    return tuple(tuple(paragraph) for paragraph in found)


def lines(words: Sequence[Word]) -> list[list[int]]:
    """Indices of the words, line by line, in the order of the page's text."""
    found: list[list[int]] = []
    for index, word in enumerate(words):
        if index and words[index - 1].line == word.line:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def pieces(words: Sequence[Word], line: Sequence[int], marked: Collection[int], ours: Collection[int]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for index in line:
        piece = Piece(words[index].text, index in marked, index in ours)
        if found and (found[-1].marked, found[-1].inside) == (piece.marked, piece.inside):
            piece = Piece(f"{found[-1].text} {piece.text}", piece.marked, piece.inside)
            found.pop()
        found.append(piece)
    return tuple(found)
