"""Cards: a title bar, a status beside it, and under it figures that carry their own labels: "Latest: 74% | Target: 80% | Previous: 71%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.model import Figure, Measure, Rag
from extractor.figures import read_figure
from extractor.readers.reader import Seen
from extractor.readers.sheets.rows import Row
from extractor.readers.texts.names import split_coded, split_name
from extractor.readers.texts.spans import between
from extractor.status import STRONG, read_rag
from extractor.vocabulary import sense, vocabulary
from extractor.vocabulary import words as words_of

_PAIR = re.compile(
    r"(?P<label>(?:Q[1-4] )?[A-Z][A-Za-z/-]*(?: [A-Za-z/-]+){0,3}):\s*"
    r"(?P<value>[-–(]?£?\d[\d.,]*(?:\s?(?:%|bn\b|[km]\b))?\)?|n/?a\b|tbc\b|red\b|amber\b|green\b|blue\b)"
    r"(?:\s\([A-Za-z ]+\))?", re.IGNORECASE)
_SAID = re.compile(r"(?P<label>[A-Z][A-Za-z /-]{1,25}):\s*(?P<value>[^:|]{1,60})")
"""A cell that says something else: "Owner: DASS"."""
_BETWEEN = " |;,·•"
ASSESSED = frozenset({"score", "likelihood", "impact", "probability", "severity", "risk"})
"""Words of the labels by which a card is known to be of a risk."""


@dataclass(frozen=True, slots=True)
class _Card:
    kind: Literal["indicator", "risk"]
    figures: dict[str, Figure]
    details: dict[str, str]
    note: str
    status: str = ""


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
                yield _measure(seen, name, title, row, replace(card, note=card.note or below))
                title = None


def _sentence(row: Row) -> str:
    text = row.text(row.filled[0])
    return text if len(row.filled) == 1 and text.endswith(".") else ""


def _named(seen: Seen, title: Row | None, row: Row) -> str:
    if title is not None:
        return title.text(title.filled[0])
    return seen.caption if split_name(seen.caption)[0] else next(reversed((*seen.section, *row.section)), "")


def _measure(seen: Seen, named: str, title: Row | None, row: Row, card: _Card) -> Measure:
    code, name = split_coded(named) if card.kind == "risk" else split_name(named)
    rag, said = _status(title) if title else (None, "")
    if rag is None and card.status:
        rag = Rag(vocabulary().statuses[card.status.casefold()], "text", card.status)
    rag = rag or _painted(row)
    places = (*(title.evidence if title else ()), *row.evidence)
    return Measure(id="", report=seen.report.id, evidence=places, section=(*seen.section, *seen.band.titles, *row.section), item=seen.item,
                   reading=seen.reading, family=card.kind, name=name, code=code, period=seen.period, figures=card.figures, rag=rag,
                   note=card.note, details=card.details | ({"status": said} if said else {}))


def _painted(row: Row) -> Rag | None:
    """The status that one cell among those of the figures is filled in."""
    shown = [rag for parts in row.cells.values() for cell in parts if (rag := read_rag(cell, least=STRONG)) and rag.by == "fill"]
    return shown[0] if len(shown) == 1 and len(row.cells) > 1 else None


def _status(title: Row) -> tuple[Rag | None, str]:
    """The status in the cells right of the title, or else what they print."""
    cells = [cell for column, parts in sorted(title.cells.items()) if column != title.filled[0] for cell in parts]
    found = next((rag for cell in cells if (rag := read_rag(cell, least=STRONG))), None)
    return found, "" if found else " ".join(cell.text for cell in cells if cell.words)


def _kind(text: str) -> Literal["indicator", "risk"]:
    """Of a risk where two labels or more speak of its assessment."""
    labels = (pair["label"] for pair in _PAIR.finditer(text))
    return "risk" if sum(bool(ASSESSED & set(words_of(label))) for label in labels) >= 2 else "indicator"


def _card(row: Row) -> _Card | None:
    """What a row says label by label; None where fewer than two labels stand at its beginning, or none of them is of a figure."""
    if not any(":" in text for text in row.texts.values()):
        return None
    every = [cell for _, parts in sorted(row.cells.items()) for cell in parts if cell.words]
    said = {cell: pair for cell in every if (pair := _SAID.fullmatch(cell.text)) and not _PAIR.search(cell.text)}
    cells = [cell for cell in every if cell not in said]
    words = [word for cell in cells for word in cell.words]
    text, end = " ".join(word.text for word in words), 0
    kind = _kind(text)
    figures: dict[str, Figure] = {}
    details = {pair["label"].casefold(): pair["value"] for pair in said.values()}
    status = ""
    for pair in _PAIR.finditer(text):
        if text[end : pair.start()].strip(_BETWEEN):
            break
        end = pair.end()
        meant = sense(pair["label"], kind)
        figure = read_figure(between(words, pair.start("value"), pair.end("value")), cells[0].page)
        if pair["value"].casefold() in vocabulary().statuses:
            status = pair["value"]
        elif meant and meant.group == kind and figure:
            figures.setdefault(meant.role, figure)
        else:
            details[pair["label"].casefold()] = pair["value"]
    known = len(figures) + len(details)
    return _Card(kind, figures, details, text[end:].strip(_BETWEEN), status) if figures and known >= 2 else None
