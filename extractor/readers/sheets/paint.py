"""How a table shows statuses: by the fills of cells, which could also be stripes, a scale or for show, or by columns headed by colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from corpus.model import Cell, Colour, Status
from extractor.readers.sheets.bands import Band
from extractor.readers.sheets.rows import Row
from extractor.status import FAINT, PALE, STRONG, status_of
from extractor.vocabulary import vocabulary

ALIKE = 3
"""Rows from which a column filled in one colour from top to bottom is decked out, rather than all of one status."""
SHADES, COLOURS = 4, 6
"""Shades of one status in a column, and colours of all, from which its fills are a scale: nobody keys four reds, or six ratings."""
STRIPE = 0.6
"""The share of a row's cells that one fill covers where it is the row's."""
TICK = 3
"""Letters of a tick at most: "X", "✓", "Yes"."""
LIGHTS = frozenset({"red", "amber", "green"})


class Used(Protocol):
    """A column as far as its fills matter."""

    @property
    def index(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def is_figure(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Paint:
    """What the fills of a band's cells tell."""

    is_decked: bool = False
    """Whether figures are filled all alike, in a colour of the house, or along a scale, rather than in that of a status."""
    of_figures: float = STRONG
    """Saturation from which the fill of a figure is a status: low where a column has tints of two lights or more."""
    of_statuses: float = PALE
    """The same of columns of statuses."""
    stripes: frozenset[Colour] = frozenset()
    """Fills of whole rows that are no statuses."""

    lights: Mapping[int, Status] = field(default_factory=dict)
    """Columns that are each headed by a status, and ticked in the rows that have it."""

    def plain(self, cell: Cell) -> Cell:
        """The cell without the fill of its row."""
        return replace(cell, fill=None) if cell.fill in self.stripes else cell


def paint_of(band: Band, columns: Sequence[Used]) -> Paint:
    """The fills of a band as its columns use them."""
    if not any(cell.fill for row in band.rows for parts in row.cells.values() for cell in parts):
        return Paint(is_decked=_is_decked(band, columns, STRONG), lights=_lights(band))
    tinted = is_tinted(band, [column.index for column in columns if column.is_figure], FAINT)
    shown = is_tinted(band, [column.index for column in columns if column.role == "rag"], FAINT)
    least = FAINT if tinted else STRONG
    is_decked = _is_decked(band, columns, least) or _is_scale(band, columns)
    return Paint(is_decked, least, FAINT if shown else PALE, _stripes(band.rows), _lights(band))


def _lights(band: Band) -> dict[int, Status]:
    """Columns headed by two statuses or more (three, where by letters) that hold ticks, and no counts."""
    heads = {index: parts[-1].strip().casefold() for index, parts in enumerate(band.heads) if parts}
    found = {index: status for index, head in heads.items() if (status := vocabulary().statuses.get(head))}
    if len(set(found.values())) < (3 if any(len(heads[index]) == 1 for index in found) else 2):
        return {}
    ticks = [text for row in band.rows for index in found if (text := row.text(index))]
    return found if ticks and all(len(text) <= TICK and not any(map(str.isdecimal, text)) for text in ticks) else {}


def is_tinted(band: Band, indexes: Sequence[int], least: float) -> bool:
    """Whether cells of one column are tinted in two lights or more."""
    return any(len(set(_statuses(band, index, least)) & LIGHTS) >= 2 for index in indexes)


def _statuses(band: Band, index: int, least: float) -> Iterator[Status | None]:
    return (status_of(cell.fill, least) for row in band.rows for cell in row.cells.get(index, ()))


def _is_decked(band: Band, columns: Sequence[Used], least: float) -> bool:
    """Whether each column of figures is filled in one colour from top to bottom, or all in the same one where there are few rows."""
    figures = [column.index for column in columns if column.is_figure]
    cells = [[cell for row in band.rows for cell in row.cells.get(index, ()) if cell.words] for index in figures]
    fills = [{status_of(cell.fill, least) for cell in one} for one in cells if one]
    few = len(band.rows) < ALIKE
    return all(len(found) == 1 for found in fills) and (not few or len(set().union(*fills)) <= 1)


def _is_scale(band: Band, columns: Sequence[Used]) -> bool:
    """Whether the figures of a column are filled in many shades of one status, as spreadsheets colour from the least to the most."""
    for column in columns:
        fills = {cell.fill for row in band.rows for cell in row.cells.get(column.index, ()) if column.is_figure and cell.fill}
        shades = Counter(status for fill in fills if (status := status_of(fill, FAINT)))
        if max(shades.values(), default=0) >= SHADES or sum(shades.values()) >= COLOURS:
            return True
    return False


def _stripes(rows: Sequence[Row]) -> frozenset[Colour]:
    """The fills that cover whole rows, where they are not those of two lights or more."""
    found = {fill for row in rows if (fill := _ground(row))}
    return frozenset() if len({status_of(fill, FAINT) for fill in found} & LIGHTS) >= 2 else frozenset(found)


def _ground(row: Row) -> Colour | None:
    """The fill of most of a row's cells, if the first that prints anything has it too."""
    cells = [cell for parts in row.cells.values() for cell in parts]
    first = next((cell for cell in cells if cell.words), None)
    fill = first.fill if first else None
    return fill if len(cells) >= ALIKE and sum(cell.fill == fill for cell in cells) >= STRIPE * len(cells) else None
