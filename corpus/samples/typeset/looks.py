"""How sample reports look: four ways that councils set them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""

PAINT: dict[str, Colour] = {"red": (0.84, 0.15, 0.16), "amber": (1.0, 0.75, 0.0), "green": (0.18, 0.62, 0.29)}
WHITE: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.1, 0.1, 0.12)


@dataclass(frozen=True, slots=True)
class Look:
    landscape: bool
    size: float
    """Of the type in tables, in points; running text is one point larger."""
    accent: Colour
    """Headings and the strip over the title."""
    head_fill: Colour | None
    head_ink: Colour
    rules: Literal["grid", "rows", "bands"]
    """Every cell ruled; rules below rows only; no rules, every other row shaded."""
    rule: Colour
    status: Literal["fill", "circle"]
    """A painted cell with its word, or a coloured circle without a word."""
    arrows: Literal["glyph", "shape"]


LOOKS: dict[str, Look] = {
    "scorecard": Look(True, 8, (0.13, 0.25, 0.44), (0.86, 0.89, 0.94), INK, "grid", (0.35, 0.38, 0.45), "fill", "glyph"),
    "overview": Look(True, 7.5, (0.0, 0.36, 0.36), (0.0, 0.36, 0.36), WHITE, "grid", (0.55, 0.62, 0.62), "fill", "glyph"),
    "monitoring": Look(False, 8.5, (0.55, 0.24, 0.05), None, INK, "rows", (0.75, 0.42, 0.12), "fill", "shape"),
    "circles": Look(False, 8.5, (0.30, 0.16, 0.42), (0.90, 0.87, 0.94), INK, "bands", (0.30, 0.16, 0.42), "circle", "shape"),
}
