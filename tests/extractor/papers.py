"""One-page PDFs drawn for tests: words at places, rules, boxes and circles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pymupdf

from corpus.model import Grid, Page
from extractor.grids import find_grids
from extractor.pages import open_pdf
from extractor.tables import texts

RED = (0.85, 0.1, 0.1)
SHADE = (0.85, 0.85, 0.9)
Draw = Callable[["Paper"], None]


class Paper:
    """A page being drawn; points, origin at the top left."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def text(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False, right: bool = False) -> None:
        font = "hebo" if bold else "helv"
        if right:
            x -= pymupdf.get_text_length(text, font, size)
        self.page.insert_text((x, y), text, fontsize=size, fontname=font)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self.page.draw_line((x0, y0), (x1, y1), width=width)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Sequence[float]) -> None:
        self.page.draw_rect((x0, y0, x1, y1), color=None, fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: Sequence[float]) -> None:
        self.page.draw_circle((x, y), radius, color=None, fill=fill)

    def lattice(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def rows(self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], pitch: float = 16) -> None:
        """Texts in columns, the first from its left edge, the others to their right edge, `pitch` points apart."""
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                if text:
                    self.text(xs[j], top + pitch * i, text, right=j > 0)


def pdf(folder: Path, *draws: Draw, turned: int = 0, name: str = "paper.pdf") -> Path:
    """A PDF with one page for each function that draws."""
    document = pymupdf.open()
    for draw in draws:
        page = document.new_page(width=595, height=842)
        draw(Paper(page))
        page.set_rotation(turned)
    path = folder / name
    document.save(path)
    return path


def pages(path: Path) -> list[Page]:
    with open_pdf(path) as opened:
        return [opened.page(number) for number in range(1, len(opened) + 1)]


def grids(folder: Path, draw: Draw) -> tuple[Grid, ...]:
    return find_grids(pages(pdf(folder, draw))[0])


def told(grid: Grid) -> list[list[str]]:
    return [list(row) for row in texts(grid)]
