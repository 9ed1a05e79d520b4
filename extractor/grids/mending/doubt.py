"""What looks like a table and is none: prose in columns, bullets, charts, flow charts. And how sure a grid is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.model import Word
from extractor.grids.aligned.textlines import LEADERS
from extractor.grids.numeric import has_number
from extractor.grids.sketch import Sketch, Slot

BULLETS = frozenset("•·▪■●○◦–—-*o\uf0b7")
_WORD = re.compile(r"[^\W\d_]{2}")
ALIGNED = 4.0
"""Cells of a column stand under each other if their left edges, right edges or middles differ by no more points than this."""
FULL, LONGEST_HEAD, LITTLE = 0.85, 4, 3.5
"""Rows of texts under heads are so full, their heads have no more words, and one column has so few words a cell."""
WELL_ALIGNED = 0.6
"""The share of cells that must stand under each other."""


def believable(sketch: Sketch) -> bool:
    """Whether a sketch made from text alone is a table. Sets its confidence."""
    texts = {slot: " ".join(w.text for w in words) for slot, words in sketch.words.items()}
    if sketch.rows < 2 or sketch.columns < 2 or not texts:
        return False
    body = [text for slot, text in texts.items() if slot[1] > 0]
    numbers = sum(map(has_number, body)) / len(body) if body else 0.0
    filled = len(texts) / (sketch.rows * sketch.columns)
    ruled = sketch.method != "aligned"
    if not any(_WORD.search(text) for text in texts.values()):
        return False  # figures alone are a chart's
    if _too_small(sketch, numbers) or _prose(sketch, texts, numbers) or any(is_it(sketch, texts) for is_it in (_bullets, _contents, _axis)):
        return False
    if filled < (0.25 if numbers > 0.5 else 0.35 if ruled else 0.4) or _aligned(sketch) < WELL_ALIGNED:
        return False
    sketch.confidence = (0.6 if ruled else 0.45) + 0.2 * numbers + 0.1 * min(1.0, filled)
    return True


def _too_small(sketch: Sketch, numbers: float) -> bool:
    """Fewer cells than show a build that cannot be chance."""
    if sketch.method != "aligned":
        return sketch.rows * sketch.columns < 6 and numbers < 0.5
    if numbers < 0.25:
        return sketch.columns < 3 or sketch.rows < 4
    return sketch.rows < 3 or (sketch.columns == 2 and sketch.rows < 4 and numbers < 1)


def _prose(sketch: Sketch, texts: Mapping[Slot, str], numbers: float) -> bool:
    """Running text in columns: many long cells and hardly a number."""
    words = [len(text.split()) for text in texts.values()]
    long = sum(count > 12 for count in words) / len(words)
    if sketch.method != "aligned":
        return long > 0.35 and numbers < 0.2 and sketch.columns < 3
    return numbers < 0.25 and (long > 0.1 or sum(words) / len(words) > 4) and not _headed(sketch, texts)


def _headed(sketch: Sketch, texts: Mapping[Slot, str]) -> bool:
    """Whether texts stand in rows under short heads, in three columns and more, one of which says little: a plan of actions, a register."""
    heads = [text for slot, text in sorted(texts.items()) if slot[0] == 0]
    body = {slot: text for slot, text in texts.items() if slot[0] > 0}
    if sketch.columns < 3 or sketch.rows < 4 or len(heads) < sketch.columns or len(body) < FULL * (sketch.rows - 1) * sketch.columns:
        return False
    if any(len(head.split()) > LONGEST_HEAD or head.endswith(".") or has_number(head) for head in heads):
        return False
    said = [[len(text.split()) for slot, text in body.items() if slot[1] == column] for column in range(sketch.columns)]
    return any(counts and sum(counts) <= LITTLE * len(counts) for counts in said)


def _contents(sketch: Sketch, texts: Mapping[Slot, str]) -> bool:
    """A list of contents: dots that lead to page numbers, which never fall."""
    if sketch.columns > 3 or sum(text.endswith(LEADERS) for text in texts.values()) < 0.4 * sketch.rows:
        return False
    numbers = [int(text) for slot, text in sorted(texts.items()) if slot[1] == sketch.columns - 1 and text.isdecimal()]
    return len(numbers) >= 0.6 * sketch.rows and all(a <= b for a, b in pairwise(numbers))


def _bullets(sketch: Sketch, texts: Mapping[Slot, str]) -> bool:
    """A list whose bullets or numbers stand in a column of their own."""
    stub = [text for slot, text in texts.items() if slot[1] == 0]
    return bool(stub) and sketch.columns < 4 and sum(map(_is_bullet, stub)) > 0.6 * len(stub)


def _is_bullet(text: str) -> bool:
    return text in BULLETS or (len(text) <= 4 and text[-1:] in ".)" and any(c.isalnum() for c in text))


def _axis(sketch: Sketch, texts: Mapping[Slot, str]) -> bool:
    """The scale of a chart: numbers that rise by equal steps, down the only column of figures or along a row."""
    columns: dict[int, list[str]] = {}
    rows: dict[int, list[str]] = {}
    for slot, text in sorted(texts.items()):
        if has_number(text):
            columns.setdefault(slot[1], []).append(text)
            rows.setdefault(slot[0], []).append(text)
    wordy = sum(len(text.split()) for text in texts.values()) > 3 * len(texts)
    numbered = len(columns) == 1 and 0 in columns and (wordy or _headed(sketch, texts))
    tall = [] if numbered else [column for column in columns.values() if len(column) >= 2]
    if tall and all(_steps(column) for column in tall) and max(map(len, tall)) >= min(3, sketch.rows):
        return True
    if not numbered and len(columns.get(0, ())) >= 3 and _steps(columns[0], other_than=1.0):
        return True
    return any(len(row) >= 5 and _steps(row) for row in rows.values())


def _steps(texts: Sequence[str], other_than: float = 0.0) -> bool:
    """Whether numbers rise or fall by equal steps, and by another step than nothing or `other_than`."""
    values = [float(number) for text in texts if (number := re.sub(r"[^\d.]", "", text)).replace(".", "", 1).isdigit()]
    if len(values) < 2 or len(values) != len(texts):
        return False
    steps = [b - a for a, b in pairwise(values)]
    return abs(steps[0]) not in (0.0, other_than) and all(abs(step - steps[0]) < 1e-6 * max(1.0, abs(values[0])) for step in steps)


def _aligned(sketch: Sketch) -> float:
    """The share of cells that stand under each other in their columns."""
    columns: dict[int, list[tuple[float, float]]] = {}
    for slot, words in sketch.words.items():
        if slot[3] == 1:
            columns.setdefault(slot[1], []).append(_extent(words))
    good = total = 0
    for extents in columns.values():
        if len(extents) > 1:
            total += len(extents)
            lefts, rights = [a for a, _ in extents], [b for _, b in extents]
            good += max(_agreeing(lefts), _agreeing(rights), _agreeing([(a + b) / 2 for a, b in extents]))
    return good / total if total else 0.0


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return min(word.box.x0 for word in words), max(word.box.x1 for word in words)


def _agreeing(positions: list[float]) -> int:
    """How many positions lie together."""
    positions.sort()
    best = start = 0
    for end, position in enumerate(positions):
        while position - positions[start] > ALIGNED:
            start += 1
        best = max(best, end - start + 1)
    return best
