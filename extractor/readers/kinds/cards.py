"""Cards: a title bar, a status beside it, and under it figures that carry their own labels: "Latest: 74% | Target: 80% | Previous: 71%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Measure, Rag
from extractor.readers.reader import Seen
from extractor.readers.sheets.rows import Row
from extractor.readers.texts.labels import PAIR, Labelled, labelled
from extractor.readers.texts.names import split_coded, split_name
from extractor.status import STRONG, read_rag
from extractor.vocabulary import vocabulary

_SAID = re.compile(r"(?P<label>[A-Z][A-Za-z /-]{1,25}):\s*(?P<value>[^:|]{1,60})")
"""A cell that says something else: "Owner: DASS"."""


class Cards:
    name = "cards"

    def knows(self, seen: Seen) -> float:
        return 0.9 if not seen.band.heads_anything and any(map(_card, seen.band.rows)) else 0.0

    def read(self, seen: Seen) -> Iterator[Measure]:
        title: Row | None = None
        rows = seen.band.rows
        for at, row in enumerate(rows):
            if (card := _card(row)) is None:
                title = row
            elif name := _named(seen, title, row):
                below = _sentence(rows[at + 1]) if at + 1 < len(rows) else seen.after
                yield _measure(seen, name, title, row, replace(card, rest=card.rest or below))
                title = None


def _sentence(row: Row) -> str:
    text = row.text(row.filled[0])
    return text if len(row.filled) == 1 and text.endswith(".") else ""


def _named(seen: Seen, title: Row | None, row: Row) -> str:
    if title is not None:
        return title.text(title.filled[0])
    return seen.caption if split_name(seen.caption)[0] else next(reversed((*seen.section, *row.section)), "")


def _measure(seen: Seen, named: str, title: Row | None, row: Row, card: Labelled) -> Measure:
    code, name = split_coded(named) if card.kind == "risk" else split_name(named)
    rag, said = _status(title) if title else (None, "")
    if rag is None and card.status:
        rag = Rag(vocabulary().statuses[card.status.casefold()], "text", card.status)
    rag = rag or _painted(row)
    places = (*(title.evidence if title else ()), *row.evidence)
    return Measure(id="", report=seen.report.id, evidence=places, section=(*seen.section, *seen.band.titles, *row.section), item=seen.item,
                   reading=seen.reading, family=card.kind, name=name, code=code, period=seen.period, figures=card.figures, rag=rag,
                   note=card.rest, details=card.details | ({"status": said} if said else {}))


def _painted(row: Row) -> Rag | None:
    """The status that one cell among those of the figures is filled in."""
    shown = [rag for parts in row.cells.values() for cell in parts if (rag := read_rag(cell, least=STRONG)) and rag.by == "fill"]
    return shown[0] if len(shown) == 1 and len(row.cells) > 1 else None


def _status(title: Row) -> tuple[Rag | None, str]:
    """The status in the cells right of the title, or else what they print."""
    cells = [cell for column, parts in sorted(title.cells.items()) if column != title.filled[0] for cell in parts]
    found = next((rag for cell in cells if (rag := read_rag(cell, least=STRONG))), None)
    return found, "" if found else " ".join(cell.text for cell in cells if cell.words)


def _card(row: Row) -> Labelled | None:
    """What a row says label by label; None where fewer than two labels stand at its beginning, or none of them is of a figure."""
    if not any(":" in text for text in row.texts.values()):
        return None
    every = [cell for _, parts in sorted(row.cells.items()) for cell in parts if cell.words]
    said = {cell: pair for cell in every if (pair := _SAID.fullmatch(cell.text)) and not PAIR.search(cell.text)}
    cells = [cell for cell in every if cell not in said]
    read = labelled([word for cell in cells for word in cell.words], cells[0].page) if cells else None
    if read is None:
        return None
    details = {pair["label"].casefold(): pair["value"] for pair in said.values()} | read.details
    return replace(read, details=details) if len(read.figures) + len(details) >= 2 else None
