"""What looks like a table and is none: prose in columns, bullets, charts, contents lists. And how sure a grid is."""

from __future__ import annotations

from extractor.grids.kinds import has_number
from extractor.grids.sketch import Sketch

BULLETS = frozenset("•·▪■●○◦–—-*o\uf0b7")


def believable(sketch: Sketch) -> bool:
    """Whether a sketch made from text alone is a table. Sets its confidence."""
    texts = {slot: " ".join(w.text for w in words) for slot, words in sketch.words.items()}
    if sketch.rows < 2 or sketch.columns < 2 or not texts:
        return False
    squares = sketch.rows * sketch.columns
    filled = sum(slot[3] for slot in texts) / squares
    body = [text for slot, text in texts.items() if slot[1] > 0]
    numbers = sum(map(has_number, body)) / len(body) if body else 0.0
    long = sum(len(text.split()) > 12 for text in texts.values()) / len(texts)
    stub = [text for slot, text in texts.items() if slot[1] == 0]
    if stub and sum(_is_bullet(text) for text in stub) > 0.6 * len(stub) and sketch.columns < 4:
        return False
    ruled = sketch.method == "half-ruled"
    if numbers < 0.25 and not ruled and (sketch.columns < 3 or long > 0.2 or sketch.rows < 3):
        return False
    if filled < (0.3 if ruled or numbers > 0.5 else 0.4):
        return False
    if long > 0.35 and numbers < 0.2 and not (ruled and sketch.columns > 2):
        return False
    sketch.confidence = min(0.95, 0.45 + 0.3 * numbers + (0.15 if ruled else 0.0) + 0.1 * min(1.0, filled))
    return True


def _is_bullet(text: str) -> bool:
    return text in BULLETS or (len(text) <= 4 and text[-1:] in ".)" and not has_number(text.rstrip(".)") + "%"))
