"""Codes set close before names: a column of their own that no wide gap shows, told by where the names begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Word
from extractor.grids.aligned.gutters import Gutter
from extractor.grids.aligned.rows import HEAD_GAP
from extractor.grids.aligned.textlines import TextLine

_CODE = re.compile(r"(?=.*\d)[A-Za-z]{0,4}[-./]?[\d./-]{1,10}[A-Za-z]?\.?")
FEWEST = 3
"""So many codes, at least, make a column."""
SHARE = 0.6
"""The share of the lines that begin where codes do that begin with one."""
ALIGNED = 1.0
"""The names behind them begin within so many points of each other."""
CROSSED = 0.2
"""The share of a column's lines that may lie across: totals, sections."""


def with_codes(between: Sequence[Gutter], lines: Sequence[TextLine]) -> list[Gutter]:
    """Gutters, with one more in each column where codes stand before names."""
    starts = [chunk.x0 for line in lines for chunk in line.chunks if len(chunk.words) > 1 and _CODE.fullmatch(chunk.words[0].text)]
    if len(starts) < FEWEST:
        return list(between)
    edges = [float("-inf"), *((a + b) / 2 for a, b in between), float("inf")]
    found = list(between)
    for low, high in (pair for pair in pairwise(edges) if sum(pair[0] < x < pair[1] for x in starts) >= FEWEST):
        inside = [words for line in lines if (words := [w for c in line.chunks for w in c.words if low < w.box.centre[0] < high])]
        gutter = _behind_codes(inside)
        if gutter is not None:
            found.append(gutter)
    return sorted(found)


def _behind_codes(column: Sequence[list[Word]]) -> Gutter | None:
    coded = [words for words in column if len(words) > 1 and _CODE.fullmatch(words[0].text)]
    if len(coded) < FEWEST:
        return None
    start, end = max(words[0].box.x1 for words in coded), min(words[1].box.x0 for words in coded)
    if max(words[1].box.x0 for words in coded) - end > ALIGNED or end - start < HEAD_GAP * coded[0][0].box.height:
        return None
    left = [words for words in column if words[0].box.x0 < end - 1]
    across = sum(any(word.box.x0 < end - 1 and word.box.x1 > start + 1 for word in words) for words in column)
    codes = sum(bool(_CODE.fullmatch(words[0].text)) for words in left)
    return (start, end) if codes >= SHARE * len(left) and across <= CROSSED * len(column) else None
