"""Performance indicators and workforce measures: current, target, previous, status, direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.authorities import register
from corpus.model import Measure
from extractor.readers.families import family
from extractor.readers.lines import measures
from extractor.readers.reader import Seen
from extractor.readers.sheets.columns import Sheet
from extractor.readers.sheets.rows import NOTE, is_valued
from extractor.readers.texts.names import split_name

_LABEL = re.compile(r"^(?:latest )?(?:notes?|comments?|commentary|update)\b:?\s+(?=[A-Z])", re.IGNORECASE)
"""What a cell of notes begins with."""
TELLING = {"current", "previous", "target", "annual_target", "baseline", "numerator", "ratio", "target_variance"}


class Indicators:
    name = "indicators"

    def knows(self, seen: Seen) -> float:
        sheet = seen.sheet("indicator")
        roles = {column.role for column in sheet.columns}
        if _titled(sheet, seen) and {"current", "target"} <= roles:
            return 0.8 * sheet.explained + 0.1
        if ("name" not in roles and "code" not in roles) or _is_of_places(sheet):
            return 0.0
        own = any(column.own_name for column in sheet.of("current"))
        telling = len(roles & TELLING) + _is_series(sheet, seen) + own
        named = any(column.own_name for column in sheet.of("name")) or "code" in roles
        if not (telling or (named and {"name", "rag"} <= roles)) or telling + ("rag" in roles) + named < 2:
            return 0.0
        return 0.8 * sheet.explained + (0.15 if named else 0.0)

    def read(self, seen: Seen) -> Iterator[Measure]:
        sheet = seen.sheet("indicator")
        code, name = split_name(_titled(sheet, seen))
        if not name:
            yield from measures(sheet, seen, family(seen))
            return
        first, *below = sheet.band.rows
        notes = " ".join(text for row in below if (text := row.text(NOTE)))
        for measure in measures(replace(sheet, band=replace(sheet.band, rows=(first,))), seen, family(seen), name):
            more = tuple(place for row in below if row.text(NOTE) for place in row.evidence) if not measure.note else ()
            yield replace(measure, code=code, note=measure.note or _LABEL.sub("", notes), evidence=(*measure.evidence, *more))


def _titled(sheet: Sheet, seen: Seen) -> str:
    """The title of a table that is one indicator: it has a code, and stands over a single row without a name.

    Under that may stand a chart, what the indicator was before, or a note; none of it in the row's columns of figures.
    """
    figures = [column.index for column in sheet.figures()]
    plain = not sheet.of("name") and not sheet.of("code") and bool(sheet.band.rows)
    alone = plain and not any(is_valued(row.text(index)) for row in sheet.band.rows[1:] for index in figures)
    return next((text for text in (*seen.band.titles[-1:], seen.caption, *seen.section[-1:]) if alone and split_name(text)[0]), "")


def _is_series(sheet: Sheet, seen: Seen) -> bool:
    """Three periods or more of the same rows, none still to come: what the rows are about was measured, and not planned."""
    periods = [column.period for column in sheet.of("current") if column.period and column.period.start]
    now = seen.period.end if seen.period else None
    come = bool(now) and all(period.start and now and period.start <= now for period in periods)
    return len(periods) >= 3 and come


def _is_of_places(sheet: Sheet) -> bool:
    """Whether most rows are named by an authority: then their figures are those of others too, and of what, the table alone can't say."""
    names = [text for row in sheet.band.rows for column in sheet.of("name") if (text := row.text(column.index))]
    return 2 * sum(register().by_name(name) is not None for name in names) >= max(1, len(names))
