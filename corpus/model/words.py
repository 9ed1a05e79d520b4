"""The closed lists of words that everything else is typed with."""

from __future__ import annotations

from typing import Literal

Kind = Literal["commentary", "measure", "table"]
Family = Literal["indicator", "workforce", "budget", "action", "risk", "project"]
Status = Literal["red", "amber", "green", "blue", "grey"]
Form = Literal["heading", "paragraph", "item", "footnote", "caption", "running-head", "page-number", "contents", "chart"]
Colour = tuple[float, float, float]
"""Red, green, blue, each 0 to 1."""

KINDS: tuple[Kind, ...] = ("commentary", "measure", "table")
FAMILIES: tuple[Family, ...] = ("indicator", "workforce", "budget", "action", "risk", "project")
STATUSES: tuple[Status, ...] = ("red", "amber", "green", "blue", "grey")
