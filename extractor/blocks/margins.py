"""What repeats at the edges of pages: running heads and page numbers, left out by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from corpus.model import Box, Evidence
from extractor.blocks.lines import Line
from extractor.blocks.order import Column, Piece
from extractor.blocks.words import words

Edge = Literal["running-head", "page-number"]

_ZONE = 0.13
"""The share of a page's height, above and below, in which heads and feet stand."""
_FEW_PAGES = 3
"""Where there are fewer, or on fewer pages, what repeats may be chance; small type tells then."""
_NUMBERED = re.compile(r"\bpage\s+\d{1,4}\s+of\s+\d{1,4}\s*$|^page\s+\d{1,4}\s+of\s+\d{1,4}\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:page\s*)?[-–—(\[|]*\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—)\]|]*(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's running text in reading order, with the places of its grids between."""

    number: int
    label: str
    width: float
    height: float
    columns: tuple[Column, ...]
    sizes: tuple[tuple[float, int], ...] = ()
    """Type sizes of the whole page, tables included, each with its letters."""
    scanned: bool = False
    charts: tuple[Box, ...] = ()
    """Where charts stand, with the labels around them."""

    @property
    def flow(self) -> Iterator[Piece]:
        return chain.from_iterable(self.columns)

    @property
    def lines(self) -> Iterator[Line]:
        return (piece for piece in self.flow if isinstance(piece, Line))


def edges(sheets: Sequence[Sheet], body: float) -> dict[Line, Edge]:
    """The lines of running heads and page numbers; `body` is the type size of the running text."""
    found: dict[Line, Edge] = {}
    places: dict[tuple[str, int], list[tuple[Sheet, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in _at_the_edge(sheet):
            if _NUMBER.fullmatch(line.text.strip()) and _is_outermost(sheet, line):
                found[line] = "page-number"
            elif _is_edge_by_words(line) or (len(sheets) < _FEW_PAGES and _is_small_head(sheet, line, body)):
                found[line] = "running-head"
            elif said := _sameness(line):
                places[said, round(line.box.y0 / sheet.height * 40)].append((sheet, line))
    for group in _with_neighbours(places):
        numbers = {sheet.number for sheet, _ in group}
        if _is_title_of_some_pages(group, body, len(numbers) / len(sheets)):
            continue
        if len(numbers) >= _FEW_PAGES or (len(numbers) == 2 == len(sheets)):
            found.update({line: "running-head" for _, line in group})
    found.update(dict.fromkeys(_labels_again(sheets), "running-head"))
    return found


def _labels_again(sheets: Sequence[Sheet]) -> Iterator[Line]:
    """Bare labels ("Appendix B") that stand again, at whatever height: an appendix begins once, and then at the top of its page."""
    labels: dict[str, list[tuple[Sheet, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            if words().attached.fullmatch(line.text.strip()):
                labels[line.text.strip().casefold()].append((sheet, line))
    for group in labels.values():
        sheet, first = group[0]
        opens = all(piece.box.y0 >= first.box.y0 for piece in sheet.flow)
        if len(group) > 1:
            yield from (line for _, line in (group[1:] if opens else group))


def _at_the_edge(sheet: Sheet) -> Iterator[Line]:
    for line in sheet.lines:
        if line.box.y1 < _ZONE * sheet.height or line.box.y0 > (1 - _ZONE) * sheet.height:
            yield line


def _is_edge_by_words(line: Line) -> bool:
    """Whether a line counts pages ("Page 3 of 9") or is the stamp of an agenda pack ("Agenda Item 7")."""
    return bool(_NUMBERED.search(line.text) or words().stamp.fullmatch(line.text.strip()))


def _is_outermost(sheet: Sheet, line: Line) -> bool:
    """Whether nothing but other edge lines stands between it and the edge of the page."""
    below = line.box.centre[1] > sheet.height / 2
    for other in sheet.flow:
        if other is line or not (other.box.y0 > line.box.y1 if below else other.box.y1 < line.box.y0):
            continue
        if isinstance(other, Evidence) or len(other.words) > 12:
            return False
    return True


def _is_title_of_some_pages(group: Sequence[tuple[Sheet, Line]], body: float, share: float) -> bool:
    """Whether lines that repeat are headings all the same: set large above some of the pages, as on slides that go on."""
    return share <= 0.5 and all(line.size >= 1.15 * body and line.box.y0 < sheet.height / 2 for sheet, line in group)


def _is_small_head(sheet: Sheet, line: Line, body: float) -> bool:
    """Whether a line in small type stands above everything else, well parted from it."""
    if line.size > 0.88 * body or line.box.y1 > sheet.height / 2:
        return False
    others = [other.box.y0 for other in sheet.flow if other is not line and not (isinstance(other, Line) and other.beside(line))]
    return bool(others) and min(others) - line.box.y1 > line.height


def _sameness(line: Line) -> str:
    """The text's letters alone, so that "Page 3 of 9" and "Page 4 of 9" are one, and so are "12 | Finance" and "Finance | 13"."""
    return "".join(letter for letter in line.text.casefold() if letter.isalpha())


def _with_neighbours(places: dict[tuple[str, int], list[tuple[Sheet, Line]]]) -> Iterator[list[tuple[Sheet, Line]]]:
    """Equal texts at nearly equal heights: a step of the grid may part what stands on its edge."""
    for (text, step), group in places.items():
        yield group + places.get((text, step + 1), []) + places.get((text, step - 1), [])
