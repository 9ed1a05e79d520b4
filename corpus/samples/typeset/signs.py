"""Small signs drawn as shapes: status circles and arrows. And landmarks, which draw nothing and remember their page."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Generic, TypeVar

from reportlab.platypus import Flowable

from corpus.samples.typeset.looks import PAINT, Colour

Key = TypeVar("Key")
SHAPES = {
    "up": ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)),
    "down": ((0.0, 1.0), (1.0, 1.0), (0.5, 0.0)),
    "same": ((0.0, 0.5), (0.3, 1.0), (0.3, 0.68), (0.7, 0.68), (0.7, 1.0), (1.0, 0.5), (0.7, 0.0), (0.7, 0.32), (0.3, 0.32), (0.3, 0.0)),
}
"""Corner points of arrows in a square of side one."""


class Sign(Flowable):
    """A sign in the middle of its cell, of the given side in points."""

    def __init__(self, side: float) -> None:
        super().__init__()
        self.side = side
        self.left = 0.0

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.left = (wide - self.side) / 2
        return wide, self.side + 2


class Circle(Sign):
    def __init__(self, status: str, side: float = 9) -> None:
        super().__init__(side)
        self.colour = PAINT[status]

    def draw(self) -> None:
        self.canv.setFillColorRGB(*self.colour)
        self.canv.circle(self.left + self.side / 2, self.side / 2, self.side / 2, stroke=0, fill=1)


class Arrow(Sign):
    def __init__(self, moved: str, colour: Colour, side: float = 7) -> None:
        super().__init__(side * 1.5 if moved == "same" else side)
        self.high = side
        self.points = SHAPES[moved]
        self.colour = colour

    def draw(self) -> None:
        path = self.canv.beginPath()
        for at, (x, y) in enumerate(self.points):
            (path.lineTo if at else path.moveTo)(self.left + x * self.side, 1 + y * self.high)
        path.close()
        self.canv.setFillColorRGB(*self.colour)
        self.canv.drawPath(path, stroke=0, fill=1)


class Landmark(Flowable, Generic[Key]):
    """Draws nothing; notes the page that it comes to stand on."""

    def __init__(self, key: Key, pages: MutableMapping[Key, int]) -> None:
        super().__init__()
        self.key = key
        self.pages = pages

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.pages.setdefault(self.key, self.canv.getPageNumber())
