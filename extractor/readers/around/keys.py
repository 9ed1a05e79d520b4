"""What a report says its colours and signs mean: "Red: more than 10% off target", a table that explains them, the matrix of its scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Block, Cell, Grid, Placed
from extractor.readers.texts.matrices import is_key, matrix, scores
from extractor.status import STRONG, painted, read_rag

_COLOUR = r"(red|amber|green|blue|yellow|orange|purple|grey)"
_MEANING = re.compile(rf"\b{_COLOUR}\b\s*(?:[:=(–-]|means|indicates|is where|where)\s*(?=[a-z(<>≥≤]|\d+\s?%)", re.IGNORECASE)
_TELLS = re.compile(
    r"target|track|\boff\b|within|above|below|complete|delay|\brisk|\bmet\b|achiev|improv|worse|better|slip|\bplan|overdue|%|exceed|start"
    r"|progress|concern|intervention|tolerance|threshold|perform|data|deliver|no change|same|schedule|behind|ahead", re.IGNORECASE)
_LONGEST = 600
_LARGEST = 40
"""Cells of a table that is a key, at most."""
_SIGN = 3
"""Letters of a sign at most."""


@dataclass(frozen=True, slots=True)
class _Key:
    at: int
    text: str
    section: tuple[str, ...]
    everywhere: bool

    def holds(self, there: Placed) -> bool:
        """Whether it speaks of what stands there: all of the report, or all of the section that it stands in."""
        return self.everywhere or there.section[: len(self.section)] == self.section


def rag_keys(placed: Sequence[Placed]) -> tuple[str, ...]:
    """For each place of the outline the key that holds there: the last one printed before it, or else the first after it."""
    keys = _printed(placed)

    def at(place: int) -> str:
        holding = [key for key in keys if key.holds(placed[place])]
        return next((key.text for key in reversed(holding) if key.at < place), holding[0].text if holding else "")

    return tuple(map(at, range(len(placed))))


def _printed(placed: Sequence[Placed]) -> list[_Key]:
    """The keys in reading order. One before all tables, in a section without any, or at the head of the pages is the whole report's."""
    keys: list[_Key] = []
    tables: list[int] = []
    colours = [_colours(there.what) for there in placed]
    for at, there in enumerate(placed):
        near = bool(keys) and keys[-1].at >= at - 2
        if isinstance(there.what, Grid):
            text = _in_table(there.what)
        else:
            text = _in_text(there.what, colours[at], near=near or _leads(colours[at : at + 2])) if colours[at] else ""
        if text and near:
            keys[-1] = replace(keys[-1], at=at, text=f"{keys[-1].text} {text}")
        elif text:
            keys.append(_Key(at, text, there.section, everywhere=not tables or not _is_body(there.what)))
        elif isinstance(there.what, Grid):
            tables.append(at)
    sections = {placed[at].section for at in tables}
    return [replace(key, everywhere=key.everywhere or key.section not in sections) for key in keys]


def _is_body(what: Block | Grid) -> bool:
    return isinstance(what, Grid) or what.form != "running-head"


def score_key(placed: Sequence[Placed]) -> str:
    """What the report's matrix of scores makes of each: "1 to 5 green, 6 to 12 amber"; "" where it has none, or two that differ."""
    found = {key for there in placed if isinstance(there.what, Grid) and (key := _of_scores(there.what))}
    return found.pop() if len(found) == 1 else ""


def _leads(colours: Sequence[set[str]]) -> bool:
    """Whether a block is the first line of a key: it explains one colour, and the next line another."""
    return len(colours) == 2 and all(len(one) == 1 for one in colours) and colours[0] != colours[1]


def _colours(what: Block | Grid) -> set[str]:
    """The colours that a text explains."""
    if isinstance(what, Grid) or what.form in ("heading", "contents"):
        return set()
    return {match[1].casefold() for match in _MEANING.finditer(what.text)}


def _in_text(block: Block, colours: set[str], *, near: bool) -> str:
    """The block where it explains these colours; one is enough near other keys."""
    tells = len(colours) >= 2 or (near and len(block.text) < _LONGEST)
    return block.text[:_LONGEST] if tells else ""


def _in_table(grid: Grid) -> str:
    """What a table of nothing but signs and their meanings says, sign by sign."""
    if len(grid.cells) > _LARGEST:
        return ""
    cells = sorted((cell for cell in grid.cells if cell.words or cell.marks or painted(cell)), key=lambda cell: (cell.row, cell.column))
    pairs = list(_pairs(cells))
    explained = sum(2 if sign is not meant else 1 for sign, meant in pairs)
    told = {_sign(sign) for sign, _ in pairs}
    if not 2 <= len(told) == len(pairs) or explained < len(cells) - 2:  # a title, and one more that explains nothing
        return ""
    return "; ".join(f"{_sign(sign)}: {meant.text}" for sign, meant in pairs)[:_LONGEST]


def _pairs(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Each sign with its meaning right of it, or with the one that it prints itself."""
    taken: Cell | None = None
    for at, cell in enumerate(cells):
        if cell is taken:
            continue
        after = cells[at + 1] if at + 1 < len(cells) and cells[at + 1].row == cell.row else None
        if _sign(cell) and after is not None and not _sign(after) and _TELLS.search(after.text):
            taken = after
            yield cell, after
        elif painted(cell) and len(cell.words) >= 2 and _TELLS.search(cell.text):
            yield cell, cell


def _sign(cell: Cell) -> str:
    """The colour that a cell shows, or the sign that it prints instead; "" where it shows none."""
    rag = read_rag(cell)
    if not cell.words or (rag and rag.by == "text"):
        return rag.status if rag else ""
    text = cell.text.strip()
    shown = read_rag(cell, least=STRONG)
    if len(text) <= _SIGN and not any(letter.isalnum() for letter in text):
        return f"{shown.status} {text}" if shown and shown.by == "icon" and len(text) == 1 else text
    return shown.status if shown and len(cell.words) >= 2 else ""


def _of_scores(grid: Grid) -> str:
    found = matrix(grid)
    if found is None or not is_key(found):
        return ""
    runs: list[tuple[int, int, str]] = []
    for score, status in scores(found):
        if runs and runs[-1][2] == status:
            runs[-1] = (runs[-1][0], score, status)
        else:
            runs.append((score, score, status))
    return ", ".join(f"{low} to {high} {status}" if low != high else f"{low} {status}" for low, high, status in runs)
