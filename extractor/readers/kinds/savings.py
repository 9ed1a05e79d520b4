"""Savings that were planned, and what came of them: proposal, required, achieved, forecast, at risk."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Measure
from extractor.figures import read_value
from extractor.readers.lines import measures
from extractor.readers.reader import Seen
from extractor.readers.sheets.columns import Sheet
from extractor.vocabulary import vocabulary, words

PLANNED = {"savings_target", "savings_achieved"}
TELLING = PLANNED | {"savings_forecast", "savings_at_risk", "savings_shortfall"}


class Savings:
    name = "savings"

    def knows(self, seen: Seen) -> float:
        if not _speaks_of_savings(seen):
            return 0.0
        sheet = seen.sheet("saving")
        roles = {column.role for column in sheet.columns}
        if len(roles & TELLING) < 2 and _is_mixed(sheet, seen):
            return 0.0
        years = {column.period for column in sheet.columns if column.role in TELLING and column.period}
        named = any(column.own_name and _names(column.head) for column in sheet.columns) and sheet.default is not None
        if "name" not in roles or not roles & PLANNED or (len(roles & TELLING) < 2 and len(years) < 2 and not named):
            return 0.0
        return 0.8 * sheet.explained + (0.28 if named else 0.18)

    def read(self, seen: Seen) -> Iterator[Measure]:
        yield from measures(seen.sheet("saving"), seen, "budget")


def _speaks_of_savings(seen: Seen) -> bool:
    """Its heads say so; or what stands over it does, and its figures are money: "achieved" alone could be of anything."""
    if any(_names(part) for parts in seen.band.heads for part in parts):
        return True
    if not any(map(_names, (*seen.band.titles, seen.caption, *seen.section[-1:]))):
        return False
    sheet = seen.sheet("saving")
    return bool(sheet.default) or any(column.hint and column.hint.unit == "gbp" for column in sheet.figures())


def _is_mixed(sheet: Sheet, seen: Seen) -> bool:
    """Whether sums that only their years head are of growth too: what stands over them says so, or not all have one sign."""
    over = {word for text in (*seen.band.titles, seen.caption, *seen.section[-1:]) for word in words(text)}
    values = [value.value for column in sheet.figures() for row in seen.band.rows if (value := read_value(row.text(column.index)))]
    signs = {value > 0 for value in values if value}
    return len(signs) == 2 or any((word,) in vocabulary().rows["beside savings"] for word in over)


def _names(text: str) -> bool:
    return "saving" in text.casefold()
