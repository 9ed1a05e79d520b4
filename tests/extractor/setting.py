"""Pages set by hand for tests: lines of text at places, in a type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Box, Cell, Evidence, Grid, Page, Span, Word

WIDTH, HEIGHT = 600.0, 840.0


@dataclass(frozen=True)
class Set:
    """One line: its text, where it begins, and its type."""

    text: str
    x: float
    y: float
    size: float = 10.0
    bold: bool = False
    raised: bool = False


def page(number: int, lines: Iterable[Set], label: str = "") -> Page:
    words: list[Word] = []
    spans: list[Span] = []
    for at, line in enumerate(lines):
        x, bottom = line.x, line.y + 1.2 * line.size
        for text in line.text.split():
            wide = 0.5 * line.size * len(text)
            words.append(Word(text, Box(x, line.y, x + wide, bottom), at))
            x += wide + 0.25 * line.size
        box = Box(line.x, line.y, x, bottom)
        spans.append(Span(line.text, box, "Sans", line.size, line.bold, line.raised, (0, 0, 0), at))
    return Page(number, label, WIDTH, HEIGHT, tuple(words), tuple(spans))


def paragraph(text: str, x: float, y: float, letters: int = 90, size: float = 10.0) -> list[Set]:
    """A text broken into lines of so many letters, one under the other."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= letters:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [Set(line, x, y + at * 1.25 * size, size) for at, line in enumerate([*lines, line])]


def grid(number: int, rows: list[list[str]], top: float, left: float = 50.0) -> Grid:
    """A grid of equal cells, each text one line of one word or more."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = Box(left + 120 * c, top + 20 * r, left + 120 * (c + 1), top + 20 * (r + 1))
            cells.append(Cell(r, c, number, box, tuple(_words(text, box, 1000 + r))))
    around = Box(left, top, left + 120 * len(rows[0]), top + 20 * len(rows))
    return Grid(tuple(cells), len(rows), len(rows[0]), (Evidence(number, around),))


def _words(text: str, box: Box, line: int) -> Iterable[Word]:
    x = box.x0 + 2
    for word in text.split():
        yield Word(word, Box(x, box.y0 + 4, x + 4.0 * len(word), box.y1 - 4), line)
        x += 4.0 * len(word) + 2
