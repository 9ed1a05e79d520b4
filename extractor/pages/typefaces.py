"""How the words of a scanned page are set, judged by their ink: type size, and bold or not. Knows pictures and words, no PDF library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from corpus.model import Box, Span, Word

_TALL = frozenset("bdfhkltij£%&()[]/!?'\"")
_DEEP = frozenset("gjpqyQ,;()[]/")
_LIKE = 0.1
"""Sizes that differ by less than this share are one size, seen unsharply."""
_BOLD = 1.25
"""Bold letters have at least this many times the usual ink."""
_FEWEST = 4
"""Letters that a line needs for its ink to tell."""
_DARK = bytes(value < 128 for value in range(256))
_GREY = bytes(value < 200 for value in range(256))
"""What even a faint scan's letters are."""
_BLANK = 0.005
"""The share of grey pixels that no page with more than a line or two stays under: specks, and the edge of the paper."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A grey picture of a page: a byte for each pixel, row by row, 0 for black."""

    samples: bytes
    wide: int
    """Pixels in a row."""
    scale: float
    """Pixels to a point."""

    @property
    def is_blank(self) -> bool:
        """Whether next to nothing is on the page."""
        return self.samples.translate(_GREY).count(1) < _BLANK * len(self.samples)

    def ink(self, box: Box) -> int:
        """The dark pixels in a box of the page."""
        x0, x1 = max(0, round(box.x0 * self.scale)), max(0, round(box.x1 * self.scale))
        rows = range(max(0, round(box.y0 * self.scale)), max(0, round(box.y1 * self.scale)))
        return sum(self.samples[row * self.wide + x0 : row * self.wide + x1].translate(_DARK).count(1) for row in rows)


def typefaces(words: Sequence[Word], scan: Scan) -> tuple[Span, ...]:
    """One span for each line of the words, with the type that its ink speaks of."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    sizes = [_size(line) for line in lines]
    usual = median(size for line, size in zip(lines, sizes, strict=True) for _ in line) if lines else 0.0
    densities = [_density(line, size, scan) for line, size in zip(lines, sizes, strict=True)]
    normal = median(density for line, density in zip(lines, densities, strict=True) for _ in line) if lines else 0.0
    return tuple(
        _span(
            line, usual if abs(size - usual) < _LIKE * usual else size, bold=_letters(line) >= _FEWEST and density > _BOLD * normal
        )
        for line, size, density in zip(lines, sizes, densities, strict=True)
    )


def _span(line: Sequence[Word], size: float, *, bold: bool) -> Span:
    text = " ".join(word.text for word in line)
    return Span(text, _around(line), "", size, bold, superscript=False, colour=(0.0, 0.0, 0.0), line=line[0].line)


def _size(line: Sequence[Word]) -> float:
    """The type size of a line in points: what its letters would measure with all that may stand above and below."""
    known = [word.box.height / share for word in line if (share := _share(word.text))]
    return round(median(known), 2) if known else round(max(word.box.height for word in line), 2)


def _share(text: str) -> float:
    """How much of the type size the ink of a word is high; 0 for a word without letters and figures."""
    if not any(letter.isalnum() for letter in text):
        return 0.0
    tall = any(letter in _TALL or letter.isupper() or letter.isdigit() for letter in text)
    return (0.72 if tall else 0.52) + (0.21 if any(letter in _DEEP for letter in text) else 0.0)


def _density(line: Sequence[Word], size: float, scan: Scan) -> float:
    wide = sum(word.box.width for word in line)
    return sum(scan.ink(word.box) for word in line) / (wide * size * scan.scale**2 or 1.0)


def _letters(line: Iterable[Word]) -> int:
    return sum(letter.isalpha() for word in line for letter in word.text)


def _around(line: Sequence[Word]) -> Box:
    boxes = [word.box for word in line]
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
