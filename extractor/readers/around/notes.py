"""Notes that stand in a table of their own, under the code of the measure they speak of: "3002 ... | Level 1 intervention ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.model import Evidence, Measure
from extractor.readers.lines import read_line
from extractor.readers.naming import coded_names
from extractor.readers.reader import Seen


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    evidence: tuple[Evidence, ...]


def read_notes(seen: Seen) -> Iterator[tuple[str, Note]]:
    """Code and note of each row, where a table tells codes, notes and no figures."""
    sheet = seen.sheet("indicator")
    if sheet.figures() or not sheet.of("note"):
        return
    coded = coded_names(sheet)
    for row in sheet.band.rows:
        line = read_line(sheet, row, seen, coded)
        if line.code and line.note:
            yield line.code, Note(line.note, row.evidence)


def with_notes(measures: Iterable[Measure], notes: Mapping[str, Note]) -> Iterator[Measure]:
    """The measures, each without a note of its own given the one that bears its code, and that note's place as evidence."""
    for measure in measures:
        note = notes.get(measure.code)
        if note is None or measure.note:
            yield measure
        else:
            yield replace(measure, note=note.text, evidence=(*measure.evidence, *note.evidence))
