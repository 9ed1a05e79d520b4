"""The text of a page for those who cannot see its picture: passages as paragraphs, tables as tables, all else line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import AnyRecord, Box, Measure, Page, Table, Word
from webui.cells import Row
from webui.overlays import SLACK

PARAGRAPH = 1.6
"""A line that begins further below the one before than this many times its height begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring words that look the same."""

    text: str
    marked: bool
    inside: bool
    """Whether the words belong to the record that was opened."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: lines of pieces."""

    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Tabular:
    """A table, with those of its rows that stand on this page."""

    table: Table
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Indices of the page's words: those that the query matched, and those inside the record that was opened."""

    matched: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


def read(page: Page, records: Sequence[AnyRecord], marks: Marks, rows: dict[str, tuple[Row, ...]]) -> tuple[Prose | Tabular, ...]:
    """All that stands on the page, each word once, in the order of its text. `rows` has those of each table by its record's id."""
    owners = owned(page, records)
    told: set[str] = set()
    found: list[Prose | Tabular] = []
    for owner, run in groupby(range(len(page.words)), key=lambda index: owners[index]):
        indices = list(run)
        if owner is None:
            found += (Prose(tuple(paragraph)) for paragraph in paragraphs(page.words, indices, marks))
        elif owner.id not in told:
            told.add(owner.id)
            if isinstance(owner, Table):
                found.append(Tabular(owner, rows[owner.id]))
            else:
                whole = [index for index, one in enumerate(owners) if one is owner]
                found.append(Prose(tuple(pieces(page.words, line, marks) for line in lines(page.words, whole))))
    return tuple(found)


def owned(page: Page, records: Sequence[AnyRecord]) -> list[AnyRecord | None]:
    """For each word the passage or table that it belongs to: of several the one with the smallest box."""
    boxes: list[tuple[float, Box, AnyRecord]] = []
    for record in records:
        if not isinstance(record, Measure):
            boxes += [(place.box.area, place.box, record) for place in record.evidence if place.page == page.number]
    boxes.sort(key=lambda one: one[0])
    return [next((record for _, box, record in boxes if box.holds(word.box.centre, SLACK)), None) for word in page.words]


def paragraphs(words: Sequence[Word], indices: Sequence[int], marks: Marks) -> Iterator[list[tuple[Piece, ...]]]:
    """Lines that follow each other closely."""
    paragraph: list[tuple[Piece, ...]] = []
    before: Box | None = None
    for line in lines(words, indices):
        box = words[line[0]].box
        if before is not None and not 0 <= box.y0 - before.y0 <= PARAGRAPH * before.height:
            yield paragraph
            paragraph = []
        paragraph.append(pieces(words, line, marks))
        before = box
    if paragraph:
        yield paragraph


def lines(words: Sequence[Word], indices: Sequence[int]) -> list[list[int]]:
    """The indices, line by line."""
    return [list(line) for _, line in groupby(indices, key=lambda index: words[index].line)]


def pieces(words: Sequence[Word], line: Collection[int], marks: Marks) -> tuple[Piece, ...]:
    alike = groupby(line, key=lambda index: (index in marks.matched, index in marks.inside))
    return tuple(Piece(" ".join(words[index].text for index in run), *look) for look, run in alike)
