"""Heat maps: the number or code of a risk stands in the square of its likelihood and impact, and the square has its colour.

Read only where both axes say what they are. A bare number is a risk only where a register of the same report numbers its risks so: it
could as well be how many risks stand there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Block, Box, Evidence, Grid, Measure, Placed, Rag
from extractor.readers.reader import Scene
from extractor.readers.texts.matrices import Matrix, Spot, is_key, matrix
from extractor.readers.texts.names import tidy
from extractor.vocabulary import vocabulary, words

NEAR = 4
"""Blocks before and after a map among which the names of its axes may stand."""
TITLE = 6
"""Words of such a name at most."""
NAME = 30
"""Words of a risk's name at most."""
_CODE = re.compile(r"[A-Z]{1,6}[ ._-]?\d{1,3}[a-z]?(?![\w.])")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?![\w.])")
_BETWEEN = re.compile(r"[\s,;/&|+•()▲▼►◄↑↓→←↔⬆⬇➡⬅]*(?:and[\s,;]*)?")
_LEADS = re.compile(r"(?P<code>[A-Z]{1,6}[ ._-]?\d{1,3}[a-z]?|\d{1,3})\s*[-–—:.)]*\s+(?P<name>\S.*)")


class HeatMaps:
    name = "heat maps"

    def read(self, scene: Scene) -> Iterator[Measure]:
        found = matrix(scene.grid, _titles(scene))
        if found is None or not found.says_its_axes or is_key(found):
            return
        register = _register(scene.placed)
        pattern = _CODE if any(_CODE.search(cell.text) for cell in found.squares.values()) else _NUMBER
        standing = {spot: _codes(cell.text, pattern) for spot, cell in found.squares.items()}
        every = Counter(code for codes in standing.values() for code in codes)
        if pattern is _NUMBER and not (every and all(code in register and count == 1 for code, count in every.items())):
            return
        for spot, codes in sorted(standing.items()):
            yield from (_measure(scene, found, spot, code, register) for code in codes if every[code] == 1)


def _codes(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The risks that stand in a square; none where it prints anything else but the name of its level."""
    found = pattern.findall(text)
    rest = pattern.sub(" ", text)
    plain = _BETWEEN.fullmatch(rest) or words(rest) in vocabulary().rows["levels"] or (pattern is _CODE and rest.strip().isdigit())
    return found if plain else []


def _measure(scene: Scene, found: Matrix, spot: Spot, code: str, register: Mapping[str, str]) -> Measure:
    figures = found.at(spot)
    cell = found.squares[spot]
    places = (Evidence(cell.page, cell.box), *(Evidence(figure.page, figure.box) for figure in figures.values()))
    details = {name: key for name, key in (("rag key", scene.rag_key), ("score key", scene.score_key)) if key}
    return Measure(id="", report=scene.report.id, evidence=places, section=scene.section, item=scene.item, reading=scene.reading,
                   family="risk", name=register.get(_plain(code), code), code=code, period=scene.report.period, figures=figures,
                   rag=Rag(found.statuses[spot], "fill"), details=details)


def _plain(code: str) -> str:
    return re.sub(r"[ ._-]", "", code)


def _titles(scene: Scene) -> list[tuple[str, Box]]:
    """Short texts near the map on its page."""
    page = scene.grid.boxes[0].page
    near = scene.placed[max(0, scene.at - NEAR) : scene.at + NEAR + 1]
    blocks = [one.what for one in near if isinstance(one.what, Block) and len(one.what.text.split()) <= TITLE]
    return [(block.text, block.boxes[0].box) for block in blocks if block.boxes and block.boxes[0].page == page]


def _register(placed: Sequence[Placed]) -> dict[str, str]:
    """What the report's own tables and lists of risks call them, by code: the first that names one does."""
    names: dict[str, str] = {}
    for there in placed:
        if isinstance(there.what, Grid):
            for code, name in _rows(there.what):
                names.setdefault(_plain(code), name)
        elif there.what.form in ("item", "paragraph"):
            led = _LEADS.fullmatch(there.what.text)
            if led and not led["code"].isdigit() and len(led["name"].split()) <= NAME:
                names.setdefault(_plain(led["code"]), tidy(led["name"]))
    return names


def _rows(grid: Grid) -> Iterator[tuple[str, str]]:
    """Code and name of the rows of a table that speaks of risks in its head."""
    cells = {(cell.row, cell.column): cell for cell in grid.cells if cell.words}
    head = {word for (row, _), cell in cells.items() if row <= max(1, grid.head_rows) for word in words(cell.text)}
    if not head & {"risk", "risks"}:
        return
    for (row, column), cell in sorted(cells.items()):
        beside = cells.get((row, column + 1))
        whole = _CODE.fullmatch(cell.text) or (column == 0 and _NUMBER.fullmatch(cell.text))
        if whole and beside and 2 <= len(beside.text.split()) <= NAME:
            yield cell.text, tidy(beside.text)
