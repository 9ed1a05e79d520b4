"""Tiles of a dashboard: in each cell a figure in large type, its label above or below it, and small print that brings its own labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby

from corpus.model import Box, Cell, Evidence, Figure, Measure, Rag, Word
from extractor.figures import read_figure, read_value
from extractor.readers.reader import Scene
from extractor.readers.texts.names import split_name
from extractor.readers.texts.spans import between, lines_of
from extractor.status import STRONG, painted, read_direction, read_rag
from extractor.vocabulary import sense, vocabulary, words

LARGER = 1.3
"""How much higher the figure stands than the rest, at least."""
TOLD = 0.7
"""The share of a table's cells that are tiles, at least."""
TOLD_OF_BOXES = 0.5
"""The same of boxes that stand apart, and were found as tiles already."""
LONGEST = 14
"""Words of a label at most."""
_VALUE = r"[-–+(]?£?\d[\d.,]*\s?(?:%|bn\b|[km]\b|days\b|weeks\b)?\)?"
_SMALL = re.compile(rf"(?P<label>[A-Za-z][A-Za-z ]*?):?\s*(?P<value>{_VALUE})(?=[\s|;,·)]|$)", re.IGNORECASE)
_BETWEEN = " |;,·•()"
_APART = frozenset("|;·•")


@dataclass(slots=True)
class _Tile:
    cell: Cell
    figure: Figure
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)
    status: str = ""
    """The status that a line of its own prints."""

    @property
    def label(self) -> str:
        """What stands above the figure, or else below it."""
        return " ".join(self.above or self.below)

    @property
    def note(self) -> str:
        return " ".join(self.below) if self.above else ""


class Tiles:
    name = "tiles"

    def read(self, scene: Scene) -> Iterator[Measure]:
        cells = [cell for cell in scene.grid.cells if cell.words]
        found = [tile for cell in cells if (tile := _tile(cell))]
        if len(found) < 2 or len(found) < (TOLD_OF_BOXES if scene.grid.method == "tiles" else TOLD) * len(cells):
            return
        coloured = len({painted(tile.cell) for tile in found}) > 1  # tiles that are all of one colour are painted for show
        yield from (_measure(scene, tile, coloured) for tile in found)


def _measure(scene: Scene, tile: _Tile, coloured: bool) -> Measure:
    code, name = split_name(tile.label)
    rag = _rag(tile.cell) if coloured or tile.cell.marks else None
    if tile.status:
        rag = Rag(vocabulary().statuses[tile.status.casefold()], "text", tile.status)
    return Measure(id="", report=scene.report.id, evidence=(Evidence(tile.cell.page, tile.cell.box),), section=scene.section,
                   item=scene.item, reading=scene.reading, family="indicator", name=name, code=code, period=scene.report.period,
                   figures={"current": tile.figure} | tile.figures, rag=rag, direction=read_direction(tile.cell), note=tile.note,
                   details={"rag key": scene.rag_key} if rag and scene.rag_key else {})


def _rag(cell: Cell) -> Rag | None:
    """The tile's colour or icon, where it is one of a traffic light; the colour of an arrow is the arrow's."""
    rag = read_rag(cell, least=STRONG)
    if rag is None or rag.by == "text" or (rag.by == "icon" and read_direction(cell)):
        return None
    return rag if rag.status in ("red", "amber", "green") else None


def _tile(cell: Cell) -> _Tile | None:
    """A cell with one figure in type of its own size, and a label."""
    highest = max(word.box.height for word in cell.words)
    if highest <= LARGER * min(word.box.height for word in cell.words):
        return None
    lines = lines_of(cell.words)
    large = [at for at, line in enumerate(lines) if any(word.box.height > highest / LARGER for word in line)]
    if len(large) != 1 or len(lines) < 2:
        return None
    big = [word for word in lines[large[0]] if word.text not in vocabulary().moved]
    rest = [word for at, line in enumerate(lines) if at != large[0] for word in line]
    figure = read_figure(big, cell.page)
    if figure is None or figure.value is None or any(word.box.height > highest / LARGER for word in rest):
        return None
    tile = _Tile(cell, figure)
    for at, line in enumerate(lines):
        for part in _parts(line) if at != large[0] else ():
            _take(tile, part, tile.above if at < large[0] else tile.below)
    label = tile.label.split()
    return tile if 1 <= len(label) <= LONGEST and any(len(word) > 2 and word.isalpha() for word in label) else None


def _parts(line: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a line that signs of their own hold apart: "Target 80% | Q1 81%"."""
    for apart, words_of in groupby(line, lambda word: word.text in _APART):
        if not apart:
            yield list(words_of)


def _take(tile: _Tile, line: Sequence[Word], label: list[str]) -> None:
    """A line of small print: labelled figures, or a part of the label; a line that compares the figure with another is left."""
    text = " ".join(word.text for word in line)
    if len(text) > 1 and text.casefold() in vocabulary().statuses:
        tile.status = text
        return
    pairs = list(_SMALL.finditer(text))
    rest = "".join(letter for letter in _SMALL.sub("", text) if letter not in vocabulary().moved).strip(_BETWEEN)
    if pairs and not rest and (read := _labelled(pairs, line, tile.cell.page)):
        tile.figures |= read
    elif not any(letter.isdigit() for letter in text) or not _compares(text):
        label.append(" ".join(word.text for word in line if word.text not in vocabulary().moved))


def _compares(text: str) -> bool:
    """Whether a line that bears a number says how the figure has changed, or against what it stands, rather than what it is."""
    return read_value(text) is not None or any((word,) in vocabulary().rows["comparing"] for word in words(text))


def _labelled(pairs: Sequence[re.Match[str]], line: Sequence[Word], page: int) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for pair in pairs:
        role, value = _role(pair["label"]), read_value(pair["value"].strip())
        if role and value and value.value is not None:
            box = reduce(Box.union, (word.box for word in between(line, *pair.span("value"))))
            found[role] = Figure(value.text, value.value, value.unit, value.scale, page, box)
    return found


def _role(label: str) -> str:
    """What small print calls a figure: "Target", "Last year"; "from 347" is what it was before."""
    if words(label) in vocabulary().rows["came from"]:
        return "previous"
    meant = sense(label.strip(), "indicator")
    return meant.role if meant and meant.group == "indicator" and meant.role != "current" else ""
