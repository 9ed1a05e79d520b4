"""The colour of an icon: a picture small enough to be a status, which is of one colour besides white, black and greys."""

from __future__ import annotations

from functools import lru_cache

from corpus.model import Colour

SAMPLES = 400
"""Pixels that are looked at, evenly over the picture."""
COLOURED = 80
"""By how much, of 255, the strongest part of a colour is above the weakest; greys, tints and edges are below."""
LEAST = 0.15
"""The share of the pixels that is coloured at least: a dot in its square is three quarters of it, a ring a fifth."""
ALIKE, NEAR = 0.85, 90
"""The share of the coloured pixels that is so near to the one in the middle of them, in each part; a logo has several colours."""


@lru_cache(maxsize=500)
def colour_of(samples: bytes, parts: int) -> Colour | None:
    """The one colour of a picture of red, green and blue, and perhaps more `parts` a pixel; None where it has none or several."""
    pixels = len(samples) // parts
    step = max(1, pixels // SAMPLES) * parts
    seen = [samples[at : at + 3] for at in range(0, pixels * parts, step)]
    coloured = [pixel for pixel in seen if max(pixel) - min(pixel) >= COLOURED]
    if len(coloured) < LEAST * len(seen):
        return None
    middle = [sorted(part)[len(coloured) // 2] for part in zip(*coloured, strict=True)]
    near = sum(all(abs(part - mid) <= NEAR for part, mid in zip(pixel, middle, strict=True)) for pixel in coloured)
    red, green, blue = (part / 255 for part in middle)
    return (red, green, blue) if near >= ALIKE * len(coloured) else None
