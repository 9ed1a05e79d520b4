"""Panels: an indicator or a risk in each cell, its name on the first line, and under it figures that carry their own labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Cell, Evidence, Measure, Rag
from extractor.readers.reader import Scene
from extractor.readers.texts.labels import PAIR, Labelled, labelled
from extractor.readers.texts.names import split_name
from extractor.readers.texts.spans import lines_of
from extractor.status import STRONG, painted, read_rag
from extractor.vocabulary import vocabulary

TOLD = 0.5
"""The share of a table's cells that are panels, at least."""
LONGEST = 20
"""Words of a name at most."""
TELLING = frozenset({"current", "score"})
"""What a panel says at least."""


@dataclass(frozen=True, slots=True)
class _Panel:
    cell: Cell
    name: str
    said: Labelled


class Panels:
    name = "panels"

    def read(self, scene: Scene) -> Iterator[Measure]:
        cells = [cell for cell in scene.grid.cells if cell.words]
        found = [panel for cell in cells if len(cell.words) > 2 and (panel := _panel(cell))]
        if len(found) >= 2 and len(found) >= TOLD * len(cells):
            coloured = len({painted(panel.cell) for panel in found}) > 1  # all of one colour are painted for show
            yield from (_measure(scene, panel, coloured=coloured) for panel in found)


def _panel(cell: Cell) -> _Panel | None:
    """A cell whose lines are a name, without a label, and then labels with their figures."""
    if ":" not in cell.text or not PAIR.search(cell.text):
        return None
    lines = lines_of(cell.words)
    texts = [" ".join(word.text for word in line) for line in lines]
    first = next((at for at, text in enumerate(texts) if PAIR.match(text)), 0)
    name = " ".join(texts[:first])
    if not name or ":" in name or len(name.split()) > LONGEST:
        return None
    said = labelled([word for line in lines[first:] for word in line], cell.page)
    return _Panel(cell, name, said) if said and TELLING & set(said.figures) else None


def _measure(scene: Scene, panel: _Panel, *, coloured: bool) -> Measure:
    code, name = split_name(panel.name)
    said = panel.said
    printed = Rag(vocabulary().statuses[said.status.casefold()], "text", said.status) if said.status else None
    rag = printed or (read_rag(panel.cell, least=STRONG) if coloured else None)
    keys = {"rag key": scene.rag_key} if rag and scene.rag_key else {}
    return Measure(id="", report=scene.report.id, evidence=(Evidence(panel.cell.page, panel.cell.box),), section=scene.section,
                   item=scene.item, reading=scene.reading, family=said.kind, name=name, code=code, period=scene.report.period,
                   figures=said.figures, rag=rag, note=said.rest, details=said.details | keys)
