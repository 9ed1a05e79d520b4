"""Where charts stand on a page, known by the figures along their axes: even steps of value at even steps of place, beside drawn ink."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.model import Box, Page, Word
from corpus.period_parts import FULL
from extractor.blocks.lines import Line

_FEWEST = 4
"""Figures that make an axis."""
_FEWEST_NAMES = 6
"""Names set upright that make one."""
_EVEN = 0.15
"""By how much of a step two steps of one axis may differ."""
_AROUND = 45.0
"""Points around axes in which their titles, and the keys to their colours, stand."""
_LEAST_INK = 3
"""Rules and painted areas in a chart that is drawn on the page."""
_LEAST_PICTURE = 0.03
"""The share of the page that one covers which is drawn of curves, or is a picture."""
_NUMBER = re.compile(r"[-–(£$]*(\d[\d,]*(?:\.\d+)?)(?:%|m|k|bn|\+|\))*(?:[-–/]\d+)?")
_MONTHS = {month[:3]: number for number, month in enumerate(FULL.split("|"))}

_Axis = list[tuple[Word, float]]


def charts(page: Page, lines: Sequence[Line]) -> tuple[Box, ...]:
    """The places of the charts on a page, with the labels around them; `lines` are those outside its tables."""
    ticks = [(word, value) for line in lines if _may_be_ticks(line) for word in line.words if (value := _value(word.text)) is not None]
    upright = [word for line in lines for word in line.words if len(word.text) > 2 and word.box.height > 1.5 * word.box.width]
    if len(ticks) < _FEWEST and len(upright) < _FEWEST_NAMES:
        return ()
    across = [_around(axis) for axis in _axes(ticks, _middle, _height)] + list(_named(upright))
    down = [_around(axis) for edge in (_right, _left) for axis in _axes(ticks, _height, edge)]
    return tuple(place for place in _places(across, down, page) if _has_ink(place, page))


def is_label(line: Line, places: Sequence[Box]) -> bool:
    """Whether a line is nothing but figures of a chart: along its axes, or on its bars."""
    return any(place.holds(line.box.centre) for place in places) and all(_value(word.text) is not None for word in line.words)


def _may_be_ticks(line: Line) -> bool:
    return len(line.words) <= 2 or all(word.text[-1].isdigit() or word.text[-1] in "%)+" for word in line.words)


def _value(text: str) -> float | None:
    """What a label of an axis counts: a number, the lower end of an age band, a month."""
    if found := _NUMBER.fullmatch(text):
        return float(found[1].replace(",", ""))
    return _MONTHS.get(text[:3].casefold()) if text[0].isalpha() else None


def _middle(word: Word) -> float:
    return word.box.centre[0]


def _height(word: Word) -> float:
    return word.box.centre[1]


def _left(word: Word) -> float:
    return word.box.x0


def _right(word: Word) -> float:
    return word.box.x1


def _axes(ticks: Sequence[tuple[Word, float]], along: Callable[[Word], float], at: Callable[[Word], float]) -> Iterator[_Axis]:
    """Runs of ticks on one line of the page that step evenly along it, in place and in value."""
    rows: dict[int, _Axis] = defaultdict(list)
    for tick in ticks:
        rows[round(at(tick[0]) / 3)].append(tick)
    for row in rows.values():
        run: _Axis = []
        for tick in sorted(row, key=lambda tick: along(tick[0])):
            if len(run) > 1 and not _steps_on(run, tick, along):
                if len(run) >= _FEWEST:
                    yield run
                run = run[-1:]
            run.append(tick)
        if len(run) >= _FEWEST:
            yield run


def _steps_on(run: _Axis, tick: tuple[Word, float], along: Callable[[Word], float]) -> bool:
    """Whether the next tick is as far from the last as that from the one before; a scale may turn at nought, and a year begin again."""
    (before, low), (last, high), (word, value) = run[-2], run[-1], tick
    step, next_step = along(last) - along(before), along(word) - along(last)
    counted, next_counted = abs(high - low), abs(value - high)
    even = abs(next_counted - counted) <= 0.01 * counted + 0.011 or {counted, next_counted} == {1.0, 11.0}
    return counted > 0 and even and abs(next_step - step) < _EVEN * step + 1.5


def _named(upright: Sequence[Word]) -> Iterator[Box]:
    """Rows of upright names, as stand under the bars of a chart."""
    rows: dict[int, list[Word]] = defaultdict(list)
    for word in upright:
        rows[round(word.box.y0 / 6)].append(word)
    for row in rows.values():
        row.sort(key=_middle)
        steps = sorted(_middle(b) - _middle(a) for a, b in pairwise(row))
        if len(row) >= _FEWEST_NAMES and steps[-1] - steps[0] < _EVEN * steps[0] + 3:
            yield _around([(word, 0.0) for word in row])


def _around(axis: _Axis) -> Box:
    boxes = [word.box for word, _ in axis]
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


def _places(across: Sequence[Box], down: Sequence[Box], page: Page) -> Iterator[Box]:
    """The places that axes span: a pair of them what lies between, one alone what lies above it, or to its right."""
    paired: set[Box] = set()
    for foot in across:
        for side in down:
            if abs(foot.y0 - side.y1) < 2 * _AROUND and side.x0 < foot.x0 + _AROUND < foot.x1 + _AROUND:
                paired |= {foot, side}
                yield _wider(foot.union(side))
    for foot in across:
        if foot not in paired:
            yield _wider(Box(foot.x0, foot.y0 - 0.6 * foot.width, foot.x1, foot.y1))
    for side in down:
        if side not in paired:
            yield _wider(Box(side.x0, side.y0, min(page.width, side.x1 + 2.5 * side.height), side.y1))


def _wider(box: Box) -> Box:
    return Box(box.x0 - _AROUND, box.y0 - _AROUND, box.x1 + _AROUND, box.y1 + _AROUND)


def _has_ink(place: Box, page: Page) -> bool:
    if page.image_share >= _LEAST_PICTURE:
        return True
    drawn = [mark.box for mark in page.marks] + [fill.box for fill in page.fills] + [rule.box for rule in page.rulings]
    return sum(1 for box in drawn if place.holds(box.centre)) >= _LEAST_INK
