"""Agenda packs: the heads within the text that tell where an item of the meeting begins.

They are the head of a report (its Meeting, Date and Title, in a small table or as lines with colons) and the head of a meeting's minutes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.model import Block, Cell, Grid
from corpus.period_parts import FULL
from extractor.blocks.words import words

_MOST_ROWS = 14
_MOST_OTHERS = 2
"""Lines among the labelled ones that go on from the line before."""
_PLACE = 70
"""Letters behind the date of minutes, that say at what hour and where the meeting was."""
_HOUR = 12
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{FULL}),?\s+(?:19|20)\d\d\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri)day\b,?", re.IGNORECASE)


def item_of_grid(grid: Grid) -> str:
    """The item that a grid announces: the title in the head of a report. "" where the grid is something else."""
    if grid.rows > _MOST_ROWS:
        return ""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    told: dict[str, str] = {}
    for _, cells in sorted(rows.items()):
        told.update(_labelled([cell.text for cell in sorted(cells, key=lambda cell: cell.column)]))
    return _title(told) if 2 * len(told) >= len(rows) else ""


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    """{"title": "…"} for a row of "3", "Title", "…"."""
    for at, text in enumerate(texts[:-1]):
        label = _bare(text)
        if label in words().agenda_labels:
            return {label: " ".join(texts[at + 1 :])}
    return {}


def item_of_blocks(blocks: Sequence[Block]) -> str:
    """The item that the lines at the head of a report announce ("Subject: …" among "From: …", "To: …"); "" where there are none."""
    told: dict[str, str] = {}
    others = 0
    for one in blocks:
        label, colon, rest = one.text.partition(":")
        if colon and _bare(label) in words().agenda_labels:
            told.setdefault(_bare(label), rest.strip())
        elif others == _MOST_OTHERS or not told:
            break
        else:
            others += 1
    return _title(told)


def _title(told: Mapping[str, str]) -> str:
    if len(told) < 2:
        return ""
    return next((told[label] for label in told if label in words().agenda_titles and told[label]), "")


def _bare(text: str) -> str:
    return text.strip().rstrip(":").strip().casefold()


def item_of_line(text: str) -> str:
    """The item that a line announces: the minutes of a meeting, by its name and date. "" where it is an ordinary line."""
    dated = _DATE.search(text)
    if len(text) > 160 or not dated or text[0].isdigit():
        return ""
    if re.match(r"minutes\b", text, re.IGNORECASE) and dated.end() > len(text) - _PLACE:
        return text
    if dated.end() < len(text) - _HOUR:
        return ""
    name = _WEEKDAY.sub("", text[: dated.start()])
    numbered = words().numbering.match(text)
    return f"Minutes: {text}" if name.isupper() and words().meetings.search(name) and not numbered else ""
