"""Geometry, and what stands on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model.words import Colour


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in points: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, point: tuple[float, float], slack: float = 0.0) -> bool:
        """Whether a point lies inside, or within `slack` points of the edge."""
        x, y = point
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    def union(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def overlap(self, other: Box) -> float:
        """The area that both cover, in square points."""
        wide = min(self.x1, other.x1) - max(self.x0, other.x0)
        high = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, wide) * max(0.0, high)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page as the PDF gives it; `line` numbers the line of the PDF's own text order."""

    text: str
    box: Box
    line: int
    confidence: float | None = None
    """None for a text layer, 0 to 1 for a word read by OCR."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one typeface, for headings, superscripts and symbol fonts."""

    text: str
    box: Box
    font: str
    size: float
    bold: bool
    superscript: bool
    colour: Colour
    line: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn straight line, horizontal or vertical; thin filled rectangles count."""

    box: Box
    horizontal: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area that is not a ruling."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """A small drawn shape or picture that may carry meaning: a status circle, an arrow, an icon."""

    box: Box
    form: Literal["shape", "image"]
    colour: Colour | None
    points: tuple[tuple[float, float], ...] = ()
    """Corner points of a shape in drawing order; empty for an image."""
    digest: str = ""
    """SHA-256 of an image's bytes, so that equal icons are known as equal; empty for a shape."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that is read from one page."""

    number: int
    label: str
    """The printed label ("iv", "23"), or "" where the PDF gives none."""
    width: float
    height: float
    words: tuple[Word, ...]
    spans: tuple[Span, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    marks: tuple[Mark, ...] = ()
    image_share: float = 0.0
    """How much of the page pictures cover, 0 to 1: a page with pictures and no words is a scan."""
    read_by: Literal["text", "ocr", "unread"] = "text"
