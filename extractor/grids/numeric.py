"""What a cell's text is at a glance: a figure, a year, a unit. Only as much as it takes to see a table's build."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = re.compile(
    r"\(?(as at |at |to |from |since )?((19|20)\d\d([/–-](\d\d){1,2})?|\d\d/\d\d)(\s*[–-]\s*((19|20)\d\d|\d\d))?\)?[–-]?[*†]*",
    re.IGNORECASE,
)
_NUMBER = r"[(<>~c.+–−-]*\s*[£$€]?\s*[+–−-]?\s*\d[\d,. ]*\s*(%|[kmb]|bn|pp|pts?|days?)?[)–−-]?"
_FIGURE = re.compile(rf"{_NUMBER}(\s*([–/±-]|to)\s*{_NUMBER})?(\s*\([+–−-]?\d[\d,.]*\s*%?\))?\s*[*†]*|[-–—]|n/?a", re.IGNORECASE)
"""A number; a range or ratio of two; a number with its share in brackets; or what stands for a figure."""
_UNIT = re.compile(
    r"[(\[]?\s*([£$€]\s*('?000s?|k|m|bn|million|thousands?)?|'?000s?|%|no\.?|number|per cent|days|fte)\s*[)\]]?", re.IGNORECASE
)


@lru_cache(maxsize=65536)
def is_figure(text: str) -> bool:
    """Whether a cell's whole text is a figure, or the dash or "n/a" that stands for one; a year, a financial year or "£000" is none."""
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text) and not _UNIT.fullmatch(text)


@lru_cache(maxsize=65536)
def has_number(text: str) -> bool:
    """Whether a cell is a figure that has digits."""
    return is_figure(text) and any(c.isdigit() for c in text)


def is_unit(text: str) -> bool:
    """Whether a cell says nothing but a unit: "£000", "%", "FTE"."""
    return bool(_UNIT.fullmatch(text))
