"""Tables that stand side by side, told by their ink: rules and shades that end before others begin, and nothing across the gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from corpus.model import Box, Page, Word
from extractor.grids.aligned.textlines import TextLine, text_lines
from extractor.grids.cells import WHITE
from extractor.grids.rules import Line

NARROWEST = 80.0
"""Points; no table of two columns and more is narrower."""
GAP, MEET = 6.0, 4.0
"""Two tables stand further apart than this; pieces of one rule or shade nearer."""
AGREE = 4.0
"""Ends of the rules and shades of one table agree within this many points."""
LOWEST = 20.0
"""Two tables stand side by side for so many points at least."""
MOST = 3000
"""A page with more rules and shades is a drawing."""
TABULAR, NAMED = 0.4, 0.6
"""The shares of lines with several chunks, and with a name before its figures, on either side."""


@dataclass(slots=True)
class Stack:
    """Rules and shades equally long, one under the other."""

    x0: float
    x1: float
    y0: float
    y1: float
    count: int = 1


def abreast(page: Page) -> list[Page]:
    """The page in parts: what stands left and right of a gap between two tables, and the rest; itself alone where there is none."""
    pieces = [((r.box.y0 + r.box.y1) / 2, r.box.x0, r.box.x1) for r in page.rulings if r.horizontal]
    pieces += [(y, f.box.x0, f.box.x1) for f in page.fills if min(f.colour) < WHITE for y in (f.box.y0, f.box.y1)]
    if not 4 <= len(pieces) <= MOST:
        return [page]
    rules = _merged(pieces)
    for left, right in _pairs(_stacks(rules)):
        x = (left.x1 + right.x0) / 2
        across = [box for box in (Box(x0, y, x1, y) for y, x0, x1 in rules) if box.x0 < x < box.x1]
        across += [word.box for word in page.words if word.box.x1 > left.x1 and word.box.x0 < right.x0]
        top, bottom = _clear(across, max(left.y0, right.y0), min(left.y1, right.y1))
        parts = [Box(0, top, x, bottom), Box(x, top, page.width, bottom)]
        if top < bottom and all(_is_table(word for word in page.words if part.holds(word.box.centre)) for part in parts):
            return [_part(page, parts[0]), *abreast(_part(page, parts[1])), _part(page, *parts, outside=True)]
    return [page]


def _merged(pieces: Iterable[Line]) -> list[Line]:
    """Pieces at one height joined where they nearly meet."""
    out: list[Line] = []
    for y, x0, x1 in sorted((round(y), x0, x1) for y, x0, x1 in pieces):
        if out and out[-1][0] == y and x0 <= out[-1][2] + MEET:
            out[-1] = (y, out[-1][1], max(x1, out[-1][2]))
        else:
            out.append((y, x0, x1))
    return out


def _stacks(rules: Iterable[Line]) -> list[Stack]:
    stacks: list[Stack] = []
    for y, x0, x1 in rules:
        if x1 - x0 < NARROWEST:
            continue
        stack = next((s for s in stacks if abs(s.x0 - x0) < AGREE and abs(s.x1 - x1) < AGREE), None)
        if stack is None:
            stacks.append(Stack(x0, x1, y, y))
        else:
            stack.y1, stack.count = y, stack.count + 1
    return [stack for stack in stacks if stack.count > 1]


def _pairs(stacks: Sequence[Stack]) -> Iterable[tuple[Stack, Stack]]:
    """Stacks side by side, with no third one beside them: columns may be painted apart."""
    for a, b in combinations(sorted(stacks, key=lambda s: s.x0), 2):
        if b.x0 - a.x1 > GAP and _beside(a, b) and all(_within(c, a) or _within(c, b) or _within(a, c) for c in stacks if _beside(c, a)):
            yield a, b


def _beside(a: Stack, b: Stack) -> bool:
    return min(a.y1, b.y1) - max(a.y0, b.y0) > LOWEST


def _within(a: Stack, b: Stack) -> bool:
    return b.x0 - AGREE <= a.x0 and a.x1 <= b.x1 + AGREE


def _clear(across: Iterable[Box], top: float, bottom: float) -> tuple[float, float]:
    """How far up and down a gap is clear, from where ink stands on both sides of it; nowhere if anything lies across it there."""
    high, low = 0.0, float("inf")
    for box in across:
        if box.y1 < top + 1:
            high = max(high, box.y1 + 0.1)
        elif box.y0 > bottom - 1:
            low = min(low, box.y0 - 0.1)
        else:
            return bottom, top
    return high, low


def _is_table(words: Iterable[Word]) -> bool:
    """Whether lines have several chunks, and a name before their figures."""
    lines = text_lines(words)
    tabular = [line for line in lines if len(line.chunks) > 1]
    return len(tabular) > 2 and len(tabular) >= TABULAR * len(lines) and sum(map(_named, tabular)) >= NAMED * len(tabular)


def _named(line: TextLine) -> bool:
    return not line.chunks[0].figure and any(a.x1 < b.x0 for a, b in pairwise(line.chunks))


def _part(page: Page, *boxes: Box, outside: bool = False) -> Page:
    """What of a page has its middle in one of the boxes, or in none."""

    def kept(box: Box) -> bool:
        return any(one.holds(box.centre) for one in boxes) != outside

    return replace(
        page, words=tuple(word for word in page.words if kept(word.box)),
        rulings=tuple(ruling for ruling in page.rulings if kept(ruling.box)),
        fills=tuple(fill for fill in page.fills if kept(fill.box)), marks=tuple(mark for mark in page.marks if kept(mark.box)),
    )
