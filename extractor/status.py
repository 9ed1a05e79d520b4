"""Status and direction as a cell shows them: by word, by fill, by a coloured shape, by an arrow.

A printed word wins over a colour; where both stand and disagree, the record says so. Movement and judgement are two things, and a colour
never becomes either.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from typing import Literal, cast

from corpus.model import Cell, Colour, Direction, Mark, Rag, Status
from extractor.vocabulary import vocabulary

_TOKEN = re.compile(r"[^\W\d_]+", re.UNICODE)
STRONG, PALE, FAINT = 0.3, 0.12, 0.07
"""Saturation from which a fill is meant: among figures, for banded rows are paler; where statuses stand; among tints of several lights."""
RED, ORANGE, FULL = 16, 33, 0.42
"""Hues up to which a colour is red, and orange. A tint of orange that is paler than full is red to one council and amber to another."""


def read_rag(cell: Cell, *, least: float = PALE) -> Rag | None:
    """The status that a cell of a status column shows; `least` is the saturation from which its fill is meant."""
    text = cell.text
    word, printed = _status_word(text)
    pictured = set() if text.isascii() else {status for sign, status in vocabulary().pictures.items() if sign in text}
    fill = status_of(cell.fill, least)
    icons = {status for mark in cell.marks if (status := status_of(mark.colour, STRONG))}
    icons |= pictured
    icon = icons.pop() if len(icons) == 1 else None
    colour = icon or fill
    if word is not None:
        return Rag(word, "text", printed, colour if colour != word else None)
    if colour is not None and not is_between(text):
        return Rag(colour, "icon" if icon else "fill", cell.text)
    return None


def is_between(text: str) -> bool:
    """Whether a text prints two statuses: "Amber/Green", "Red to Amber"."""
    known = vocabulary().statuses
    return len({known[word] for word in map(str.casefold, _TOKEN.findall(text)) if len(word) > 1 and word in known}) > 1


def painted(cell: Cell) -> Status | None:
    """The status that a cell's fill alone would show."""
    return status_of(cell.fill, STRONG)


def read_direction(cell: Cell) -> Direction | None:
    """The movement and the judgement that a cell prints, by arrow glyph, by word or by a drawn arrow."""
    text = cell.text
    arrows = {word: way for word, way in vocabulary().moved.items() if not word.isalpha()}
    glyph = arrows.get(text) or next((arrows[letter] for letter in text if letter in arrows and letter != "="), None)
    if glyph:
        return Direction(_moved(glyph), "glyph", _judged_word(text), text)
    spoken = " ".join(_TOKEN.findall(text.casefold()))
    moved, judged = vocabulary().moved.get(spoken), _judged_word(text)
    if moved or judged:
        return Direction(_moved(moved) if moved else None, "text", judged, text)
    drawn = {way for mark in cell.marks if (way := arrow(mark))}
    if len(drawn) == 1:
        return Direction(_moved(drawn.pop()), "icon", None, text)
    return None


def arrow(mark: Mark) -> str | None:
    """Where a drawn arrow points: an arrow that lies flat says "same"; otherwise the end that runs to a tip says up or down."""
    if len(mark.points) < 3 or mark.box.height <= 0:
        return None
    if mark.box.width > 1.25 * mark.box.height:
        return "same" if _pointed([(y, x) for x, y in mark.points]) else None
    return {"first": "up", "last": "down"}.get(_pointed(list(mark.points)) or "")


def _pointed(points: Sequence[tuple[float, float]]) -> Literal["first", "last", "both"] | None:
    """Which end along the second coordinate is a tip, that is much narrower than the other end or than the middle."""
    along = [point[1] for point in points]
    low, high = min(along), max(along)
    near = (high - low) * 0.08

    def breadth(end: float) -> float:
        across = [x for x, y in points if abs(y - end) <= near]
        return max(across) - min(across)

    whole = max(x for x, _ in points) - min(x for x, _ in points)
    first, last = breadth(low) < 0.15 * whole, breadth(high) < 0.15 * whole
    corners = len({(round(x, 1), round(y, 1)) for x, y in points})
    if first and last:  # a double arrow, a diamond or a circle: only the first has waists, and so more corners than four
        return "both" if 6 <= corners <= 12 else None
    return "first" if first else "last" if last else None


def _status_word(text: str) -> tuple[Status | None, str]:
    """A cell that says one colour and nothing else to speak of: "Red", "AMBER", "G", "- Amber". Two colours are no status of ours."""
    counted = any(map(str.isdecimal, text))  # "B2" is a square of a matrix
    said = [token for token in _TOKEN.findall(text) if len(token) > 1 or (token.isupper() and not counted)]
    found = {vocabulary().statuses[token.casefold()] for token in said if token.casefold() in vocabulary().statuses}
    if len(found) != 1 or len(said) > 3 or any(len(token) == 1 and len(said) > 1 for token in said):
        return None, ""
    return found.pop(), text


def status_of(colour: Colour | None, least: float) -> Status | None:
    """The status that a colour means; white, black, greys, tints paler than `least` and those of orange mean none."""
    if colour is None:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(*colour)
    if saturation < least or value < 0.25:
        return None
    degrees = hue * 360
    if saturation < FULL and RED < degrees < ORANGE:
        return None
    for limit, status in ((RED, "red"), (66, "amber"), (170, "green"), (185, None), (262, "blue"), (330, None), (361, "red")):
        if degrees < limit:
            return cast("Status | None", status)
    return None


def _judged_word(text: str) -> Literal["better", "worse", "same"] | None:
    judged = vocabulary().judged
    return cast("Literal['better', 'worse', 'same'] | None", judged.get(" ".join(_TOKEN.findall(text.casefold()))))


def _moved(way: str) -> Literal["up", "down", "same"]:
    return cast("Literal['up', 'down', 'same']", way)
