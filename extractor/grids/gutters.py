"""Where columns part: upright gutters that enough lines respect and few cross."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.grids.textlines import TextLine

Gutter = tuple[float, float]
"""From, to."""


def gutters(lines: Sequence[TextLine], walls: Sequence[float] = ()) -> list[Gutter]:
    """The gutters of a table from the left. `walls` are drawn lines that part columns whatever the text does.

    A gutter is a place that fewer chunks cover than on either side, that two lines at least have text on both sides of,
    and that at most half as many lines cross: those are spanning heads.
    """
    spans = [(chunk.x0, chunk.x1) for line in lines for chunk in line.chunks]
    found = [(a, b) for a, b in _valleys(spans) if _respected(lines, (a + b) / 2)]
    for wall in walls:
        if not any(a - 1 <= wall <= b + 1 for a, b in found):
            found.append((wall, wall))
    return sorted(found)


def _valleys(spans: Sequence[tuple[float, float]]) -> list[Gutter]:
    """Stretches that fewer spans cover than both the stretch before and the stretch after."""
    events = sorted([(a + 0.5, 1) for a, b in spans if b - a > 1] + [(b - 0.5, -1) for a, b in spans if b - a > 1])
    levels: list[tuple[float, float, int]] = []
    depth, last = 0, 0.0
    for x, step in events:
        if x - last > 0.01 and levels is not None and (depth or levels):
            if levels and levels[-1][2] == depth:
                levels[-1] = (levels[-1][0], x, depth)
            else:
                levels.append((last, x, depth))
        depth += step
        last = x
    out: list[Gutter] = []
    falling = False
    for i in range(1, len(levels)):
        before, here = levels[i - 1][2], levels[i][2]
        if here < before:
            falling = True
        elif here > before and falling:
            out.append((levels[i - 1][0], levels[i - 1][1]))
            falling = False
    return out


def _respected(lines: Sequence[TextLine], x: float) -> bool:
    both = crossed = 0
    for line in lines:
        left = right = False
        for chunk in line.chunks:
            if chunk.x1 - 0.5 <= x:
                left = True
            elif chunk.x0 + 0.5 >= x:
                right = True
            else:
                crossed += 1
                break
        else:
            both += left and right
    return both >= 2 and both >= 2 * crossed
