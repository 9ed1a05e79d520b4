"""What is drawn on a page, sorted into what it can mean: rulings, fills and small marks. Pure geometry; knows no PDF library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import itemgetter
from typing import Any

from corpus.model import Box, Colour, Fill, Mark, Ruling

Rect = tuple[float, float, float, float]
Point = tuple[float, float]
Place = Callable[[Point], Point]

THIN = 3.2
"""A filled rectangle no thicker than this, in points, is a line somebody drew."""
SHORTEST = 3.0
"""A line shorter than this is a dot or a corner; dots in a row are joined first."""
CURVES = 64
"""Curves of a rectangle with rounded corners at most: some programs draw each corner in eight."""
LARGEST_MARK = 42.0
"""A shape with curves or slants up to this size may be a status circle or an arrow; a larger one is a picture."""
SMALLEST_MARK = 1.5
"""A curved shape no smaller than this is a mark too: the bullet of a list."""
STRIP, STRIPS = 6.0, 8
"""So many rectangles that are no thicker than this, in points, and lie on each other paint one cell in a gradient; no rows are so low."""
MOST_MARKS = 400
"""A page with more small shapes than this is a map or a chart: none of them is a status."""


@dataclass(slots=True)
class Ink:
    """What one page's drawings gave, in drawing order."""

    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    dots: list[Rect] = field(default_factory=list)
    picture: Box | None = None
    """Where so many small shapes stand that they are a picture, or letters drawn as outlines."""


def sort_drawings(drawings: Iterable[Mapping[str, Any]], place: Place | None) -> Ink:
    """Rulings, fills and marks of one page. `place` maps a point to the page as shown; None where nothing is turned."""
    ink = Ink()
    for drawing in _without_gradients(drawings):
        filled = "f" in drawing["type"] and drawing.get("fill_opacity") != 0
        stroked = "s" in drawing["type"] and drawing.get("stroke_opacity") != 0
        if filled or stroked:
            _sort_path(ink, drawing, place, drawing.get("fill") if filled else None, drawing.get("color") if stroked else None)
    ink.rulings.extend(_dotted(ink.dots))
    if len(ink.marks) > MOST_MARKS:
        ink.picture = reduce(Box.union, (mark.box for mark in ink.marks))
        ink.marks.clear()
    return ink


def _without_gradients(drawings: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The drawings but for strips that make up a gradient: they are neither lines nor the colour of a status."""
    run: list[Mapping[str, Any]] = []
    for drawing in drawings:
        strip = _strip(drawing)
        if run and strip and _lies_on(_strip(run[-1]), strip):
            run.append(drawing)
            continue
        yield from run if len(run) < STRIPS else ()
        run = [drawing] if strip else []
        if not strip:
            yield drawing
    yield from run if len(run) < STRIPS else ()


def _strip(drawing: Mapping[str, Any]) -> Rect | None:
    items = drawing["items"]
    if len(items) != 1 or items[0][0] != "re" or drawing["type"] != "f":
        return None
    x0, y0, x1, y1 = items[0][1]
    return (x0, y0, x1, y1) if 0.5 < y1 - y0 <= STRIP < x1 - x0 else None


def _lies_on(above: Rect | None, below: Rect) -> bool:
    return above is not None and abs(below[1] - above[3]) < 0.1 and abs(below[0] - above[0]) < 0.1 and abs(below[2] - above[2]) < 0.1


def _sort_path(ink: Ink, drawing: Mapping[str, Any], place: Place | None, fill: Colour | None, stroke: Colour | None) -> None:
    items = drawing["items"]
    wide = drawing.get("width") or 0.0
    slanted = False
    for item in items:
        kind = item[0]
        if kind == "re":
            _rectangle(ink, _placed(item[1], place), fill, stroke)
        elif kind == "l":
            slanted |= not _line(ink, item[1], item[2], place, wide, stroke)
        elif kind == "qu":
            rect = _upright(item[1])
            slanted |= rect is None
            if rect is not None:
                _rectangle(ink, _placed(rect, place), fill, stroke)
        else:
            slanted = True
    if slanted or (fill is not None and len(items) > 2 and items[0][0] == "l"):
        _shape(ink, drawing, place, fill, stroke, slanted)


def _placed(rect: Rect, place: Place | None) -> Rect:
    if place is None:
        return rect
    (xa, ya), (xb, yb) = place(rect[:2]), place(rect[2:])
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _upright(quad: tuple[Point, Point, Point, Point]) -> Rect | None:
    """The rectangle that a quad is, or None if it is slanted."""
    xs, ys = sorted(p[0] for p in quad), sorted(p[1] for p in quad)
    if xs[1] - xs[0] > 0.5 or xs[3] - xs[2] > 0.5 or ys[1] - ys[0] > 0.5 or ys[3] - ys[2] > 0.5:
        return None
    return xs[0], ys[0], xs[3], ys[3]


def _rectangle(ink: Ink, rect: Rect, fill: Colour | None, stroke: Colour | None) -> None:
    x0, y0, x1, y1 = rect
    wide, high = x1 - x0, y1 - y0
    if wide <= THIN and high <= THIN:
        ink.dots.append(rect)
    elif high <= THIN and high < wide:
        ink.rulings.append(Ruling(Box(x0, y0, x1, y1), True))
    elif wide <= THIN:
        ink.rulings.append(Ruling(Box(x0, y0, x1, y1), False))
    else:
        if fill is not None:
            ink.fills.append(Fill(Box(x0, y0, x1, y1), _colour(fill)))
        if stroke is not None:
            ink.rulings.append(Ruling(Box(x0, y0, x1, y0), True))
            ink.rulings.append(Ruling(Box(x0, y1, x1, y1), True))
            ink.rulings.append(Ruling(Box(x0, y0, x0, y1), False))
            ink.rulings.append(Ruling(Box(x1, y0, x1, y1), False))


def _line(ink: Ink, start: Point, end: Point, place: Place | None, wide: float, stroke: Colour | None) -> bool:
    """Keep a line that is level or upright. False for a slanted one."""
    (xa, ya), (xb, yb) = (start, end) if place is None else (place(start), place(end))
    across, down = abs(xb - xa), abs(yb - ya)
    if min(across, down) > 0.8:
        return False
    if stroke is None:
        return True
    if wide > THIN and wide > max(across, down):  # a rectangle drawn as one short, fat stroke
        half = wide / 2
        thick = (xa - half, min(ya, yb), xa + half, max(ya, yb)) if across < down else (min(xa, xb), ya - half, max(xa, xb), ya + half)
        _rectangle(ink, thick, stroke, None)
    elif max(across, down) < SHORTEST:
        ink.dots.append((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))
    else:
        ink.rulings.append(Ruling(Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), across > down))
    return True


def _shape(ink: Ink, drawing: Mapping[str, Any], place: Place | None, fill: Colour | None, stroke: Colour | None, slanted: bool) -> None:
    """A path with slants or curves is a mark when small; a filled path of level and upright lines is a fill or a mark."""
    x0, y0, x1, y1 = _placed(drawing["rect"], place)
    box = Box(x0, y0, x1, y1)
    if fill is not None and not slanted and len(drawing["items"]) <= 4:
        _rectangle(ink, (x0, y0, x1, y1), fill, None)  # a box drawn as lines, as on pages that are printed turned
        return
    bullet = slanted and min(box.width, box.height) >= SMALLEST_MARK
    if min(box.width, box.height) <= THIN and not bullet:
        if fill is not None:
            _rectangle(ink, (x0, y0, x1, y1), fill, None)
        return
    colour = fill if fill is not None else stroke
    if x1 - x0 <= LARGEST_MARK and y1 - y0 <= LARGEST_MARK:
        points = tuple(_corners(drawing["items"], place))
        ink.marks.append(Mark(box, "shape", _colour(colour) if colour is not None else None, points))
    elif fill is not None and (not slanted or _rounded(drawing["items"], box)):
        ink.fills.append(Fill(box, _colour(fill)))


def _rounded(items: Iterable[tuple[Any, ...]], box: Box) -> bool:
    """Whether a path is a rectangle with rounded corners: curves stay near the corners."""
    curves = [item for item in items if item[0] == "c"]
    slack = 0.25 * min(box.width, box.height)
    return (len(curves) == 2 or (len(curves) % 4 == 0 and 0 < len(curves) <= CURVES)) and all(
        min(abs(x - box.x0), abs(x - box.x1)) <= slack and min(abs(y - box.y0), abs(y - box.y1)) <= slack
        for item in curves for x, y in (item[1], item[4])
    )


def _corners(items: Iterable[tuple[Any, ...]], place: Place | None) -> Iterable[Point]:
    """The points a path turns at, in drawing order."""
    last: Point | None = None
    for item in items:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            points: tuple[Point, ...] = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        elif item[0] == "qu":
            ul, ur, ll, lr = item[1]
            points = (ul, ur, lr, ll)
        else:
            points = (item[1], item[-1])
        for point in points:
            if point != last:
                yield point if place is None else place(point)
            last = point


def _dotted(dots: list[Rect]) -> Iterable[Ruling]:
    """Rulings drawn as rows or columns of dots: eight and more, each near the last."""
    for horizontal in (True, False):
        along, across = (0, 1) if horizontal else (1, 0)
        rows: dict[int, list[Rect]] = {}
        for dot in dots:
            rows.setdefault(round(dot[across]), []).append(dot)
        for row in rows.values():
            row.sort(key=itemgetter(along))
            runs: list[list[Rect]] = []
            for dot in row:
                if runs and dot[along] - runs[-1][-1][along + 2] <= 4.0:
                    runs[-1].append(dot)
                else:
                    runs.append([dot])
            for run in runs:
                if len(run) >= 8:
                    left, top, right, bottom = zip(*run, strict=True)
                    yield Ruling(Box(min(left), min(top), max(right), max(bottom)), horizontal)


def _colour(colour: tuple[float, ...]) -> Colour:
    """Red, green, blue, rounded so that the same ink compares equal."""
    red, green, blue = colour
    return round(red, 3), round(green, 3), round(blue, 3)
