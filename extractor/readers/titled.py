"""What a whole table is called: over its periods, in its caption, in the bar around it or in the heading right above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.model import Block, Cell, Grid
from corpus.periods import parse_period
from extractor.figures import Hint, unit_of
from extractor.readers.reader import Scene
from extractor.readers.texts.names import split_name, tidy
from extractor.vocabulary import words

FEWEST = 3
"""Words of a name that has no code, at least: a heading of fewer is of a part of the report."""
CODE = 14
"""Letters of a code at most."""
_SHARES = ("%", "percentage", "proportion", "share")
"""Words that begin the name of what is told in percent."""


def printed_rows(grid: Grid) -> list[dict[int, Cell]]:
    """The rows in which something is printed, their cells by column."""
    rows: list[dict[int, Cell]] = [{} for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.words or (cell.row and (cell.fill or cell.marks)):
            rows[cell.row].setdefault(cell.column, cell)
    return [row for row in rows if any(cell.words for cell in row.values())]


def named(scene: Scene, title: tuple[str, str]) -> tuple[str, str]:
    """Code and name: the `title` over its periods, its caption, or the heading right above it; no name where none of them can be one."""
    for code, name in (title, split_name(scene.grid.caption), _bar(scene), split_name(_heading(scene))):
        if name and (code or len(words(name)) >= FEWEST):
            return code, tidy(name)
    return "", ""


def counted_in(name: str) -> Hint | None:
    """What the figures of a measure are counted in, as far as its name says."""
    return Hint("percent", 1) if words(name)[:1] and words(name)[0] in _SHARES else unit_of(name)


def title_in(row: Mapping[int, Cell]) -> tuple[str, str]:
    """Code and name in a row of one cell that holds both, or of two."""
    return _split([cell.text for cell in row.values() if cell.words])


def of_left(texts: Sequence[str]) -> tuple[str, str]:
    """Code and name in the texts left of a row, the last of which is its name where they are no more than that."""
    code, name = _split(texts[-2:])
    return (code, name) if name else ("", texts[-1])


def _split(texts: Sequence[str]) -> tuple[str, str]:
    """Code and name in one text or two; where two are no code and a name there is none."""
    if any(parse_period(text) for text in texts):
        return "", ""
    if len(texts) == 2 and len(texts[0]) <= CODE and any(letter.isdigit() for letter in texts[0]):
        return texts[0], texts[1]
    return split_name(texts[0]) if len(texts) == 1 else ("", "")


def _bar(scene: Scene) -> tuple[str, str]:
    """Code and name in the first row of the table around this one: the title bar of an indicator's block."""
    around = scene.placed[scene.at - 1].what if scene.at else None
    if not isinstance(around, Grid):
        return "", ""
    place, inside = around.boxes[0], scene.grid.boxes[0]
    if place.page != inside.page or not place.box.holds(inside.box.centre):
        return "", ""
    return title_in(printed_rows(around)[0])


def _heading(scene: Scene) -> str:
    """The last heading before the table, where no other table stands between."""
    for one in reversed(scene.placed[: scene.at]):
        if not isinstance(one.what, Block):
            return ""
        if one.what.form == "heading":
            return one.what.text
    return ""
