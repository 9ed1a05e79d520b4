"""Dashboards: painted or framed boxes of one size, each with one figure set larger than the words around it, or with labelled ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from corpus.model import Box, Word
from extractor.grids.numeric import has_number
from extractor.grids.sketch import Sketch

NARROWEST, LOWEST = 55.0, 30.0
"""Points; a smaller box is a cell or a label."""
WIDEST = 320.0
HIGHEST = 260.0
SAME = 4.0
"""Points by which boxes of one size and of one row differ at most."""
MOST_BOXES = 300
"""A page with more of them is a drawing."""
FEWEST = 3
LARGER = 1.35
"""How much higher a figure stands than the words beside it, at least."""
MUCH_LARGER = 1.6
"""The same where boxes meet like cells: then every one of them must show it."""
MOST_WORDS = 45
"""A box with more words is a text with a number in it."""
TOLD = 0.6
"""The share of boxes that must show such a figure."""


def tiles(boxes: Iterable[Box], words: Sequence[Word]) -> list[Sketch]:
    """The dashboards that boxes of one page make, each a grid with a cell for each box."""
    groups: list[list[Box]] = []
    fitting = [box for box in dict.fromkeys(boxes) if NARROWEST <= box.width <= WIDEST and LOWEST <= box.height <= HIGHEST]
    for box in fitting if len(fitting) <= MOST_BOXES else ():
        group = next((group for group in groups if _of_one_size(box, group)), None)
        if group is None:
            groups.append([box])
        elif not any(box.overlap(other) > SAME * SAME for other in group):
            group.append(box)
    return [sketch for group in groups if len(group) >= FEWEST and (sketch := _dashboard(group, words))]


def _of_one_size(box: Box, group: Sequence[Box]) -> bool:
    """Whether a box is as high as those of a group, and as wide as one of them or level with it."""
    if abs(group[0].height - box.height) > SAME:
        return False
    return any(abs(other.width - box.width) <= SAME or abs(other.y0 - box.y0) <= SAME for other in group)


def is_row_of_tiles(sketch: Sketch) -> bool:
    """Whether a lattice of one row is a row of tiles: every cell of it shows a figure in much larger type."""
    return sketch.rows == 1 and len(sketch.words) >= FEWEST and all(shows_a_figure(words, MUCH_LARGER) for words in sketch.words.values())


def _apart(boxes: Sequence[Box]) -> bool:
    """Whether boxes stand apart: those that meet could be cells of a table."""
    grown = [Box(box.x0 - 1, box.y0 - 1, box.x1 + 1, box.y1 + 1) for box in boxes]
    return not any(one.overlap(other) > 0 for at, one in enumerate(grown) for other in boxes[at + 1 :])


def _dashboard(boxes: Sequence[Box], words: Sequence[Word]) -> Sketch | None:
    apart = _apart(boxes)
    held = {box: [word for word in words if box.holds(word.box.centre)] for box in boxes}
    shown = sum(shows_a_figure(found, LARGER if apart else MUCH_LARGER) or (apart and _brings_labels(found)) for found in held.values())
    if shown < (TOLD if apart else 1.0) * len(boxes):
        return None
    xs, ys = _edges([(box.x0, box.x1) for box in boxes]), _edges([(box.y0, box.y1) for box in boxes])
    if xs is None or ys is None or len(xs) + len(ys) < 5:
        return None
    sketch = Sketch(xs, ys, [(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)], "tiles", confidence=0.9)
    sketch.place([word for found in held.values() for word in found])
    return sketch


def _brings_labels(words: Sequence[Word]) -> bool:
    """Whether figures stand among the words with labels of their own: "Actual: 41,002 | Target: 40,000"."""
    labelled = sum(word.text.endswith(":") and has_number(after.text) for word, after in pairwise(words))
    return labelled >= 2 and len(words) <= MOST_WORDS


def _edges(spans: Iterable[tuple[float, float]]) -> list[float] | None:
    """The edges of rows or columns half-way between the boxes; None where the boxes are not in line."""
    lines: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if lines and start - lines[-1][0] <= SAME:
            continue
        if lines and start < lines[-1][1]:
            return None
        lines.append((start, end))
    return [lines[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(lines)), lines[-1][1]]


def shows_a_figure(words: Sequence[Word], larger: float) -> bool:
    """Whether one number stands among the words, larger than the others."""
    if not 2 <= len(words) <= MOST_WORDS:
        return False
    largest = max(word.box.height for word in words)
    rest = [word.box.height for word in words if word.box.height < largest / larger]
    large = [word for word in words if word.box.height > largest / larger]
    return bool(rest) and largest >= larger * median(rest) and any(has_number(word.text) for word in large)
