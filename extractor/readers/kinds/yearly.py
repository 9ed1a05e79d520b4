"""Years down and quarters across: each figure is of the quarter above it in the year beside it; of one measure, or of one after the other.

The table's title, caption or heading names the measure, or what stands left of its years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Cell, Evidence, Figure, Measure
from corpus.periods import parse_period
from extractor.figures import read_figure
from extractor.readers.reader import Scene
from extractor.readers.texts.when import PLANNED, is_to_come, period_in
from extractor.readers.titled import counted_in, named, of_left, printed_rows, title_in
from extractor.status import STRONG, read_rag
from extractor.vocabulary import sense, words

HEADS = 3
"""Rows in which quarters are looked for."""
SURE = 0.95
"""Confidence from which a label is known."""
AIMS = ("target", "annual_target")

Row = Mapping[int, Cell]


@dataclass(slots=True)
class _Yearly:
    """What a table says of one measure."""

    title: tuple[str, str]
    """Code and name."""
    left: tuple[str, ...] = ()
    """What stands left of its years: then that names it."""
    years: dict[str, tuple[str, Row]] = field(default_factory=dict)
    """By financial year how it is printed, and its row."""
    aims: Row | None = None
    """The row of targets."""


class YearlyTables:
    name = "yearly"

    def read(self, scene: Scene) -> Iterator[Measure]:
        if not any(cell.row < HEADS and cell.words and cell.words[0].text[:1] in "Qq" and _quarter(cell) for cell in scene.grid.cells):
            return
        rows = printed_rows(scene.grid)
        at, quarters = next(((at, found) for at, row in enumerate(rows[:HEADS]) if (found := _quarters(row))), (0, {}))
        if not quarters or at > 1:
            return
        head, first = rows[at], min(quarters)
        aimed = [column for column, cell in head.items() if _role(cell.text) in AIMS]
        over = rows[0] if at else {column: cell for column, cell in head.items() if column < first}
        parted = _parted(rows[at + 1 :], first, title_in(over))
        for one in parted:
            code, name = one.title if one.left or len(parted) > 1 else named(scene, one.title)
            if name and not PLANNED & set(words(name)):
                yield from _measures(scene, replace(one, title=(code, name)), quarters, aimed[0] if len(aimed) == 1 else -1)


def _quarters(row: Row) -> dict[int, str]:
    """How the quarters that a row names without their years are printed, by column; nothing where they do not follow one another."""
    found = {column: quarter for column, cell in sorted(row.items()) if column and (quarter := _quarter(cell))}
    numbers = list(found.values())
    return {column: row[column].text for column in found} if len(numbers) > 1 and numbers == sorted(set(numbers)) else {}


def _quarter(cell: Cell) -> int | None:
    period = parse_period(cell.text) if cell.words else None
    return period.quarter if period and not period.start else None


def _parted(rows: Sequence[Row], first: int, title: tuple[str, str]) -> list[_Yearly]:
    """The measures of the rows under the quarters, the first of which is in column `first`; none where a row is no year and no target."""
    found = [_Yearly(title)]
    for row in rows:
        left = [row[column].text for column in sorted(row) if column < first and row[column].words]
        label = left[-1] if left else ""
        year, aims = _year(label), _role(label) in AIMS
        if label and not year and not _role(label) and sum(bool(cell.words) for cell in row.values()) == 1:
            found.append(_Yearly(of_left([label])))
            continue
        if not (year or aims):
            return []
        if len(left) > 1 and tuple(left[:-1]) != found[-1].left:
            found.append(_Yearly(of_left(left[:-1]), tuple(left[:-1])))
        if (year in found[-1].years) if year else (found[-1].aims is not None):
            return []
        if year:
            found[-1].years[year] = (label, row)
        else:
            found[-1].aims = row
    found = [one for one in found if one.years]
    return [] if any(_role(one.title[1]) for one in found) else found


def _year(label: str) -> str | None:
    """The financial year that a label is, and no more."""
    period = parse_period(label) or (None if any(map(str.isalpha, label)) else period_in(label, None))
    return period.financial_year if period and not period.quarter else None


def _role(label: str) -> str:
    meant = sense(label, "indicator") if label else None
    return meant.role if meant and meant.group == "indicator" and meant.confidence >= SURE else ""


def _measures(scene: Scene, one: _Yearly, quarters: Mapping[int, str], aimed: int) -> Iterator[Measure]:
    """One for each quarter of each year that has come. A row of targets is the reporting year's, a column of them each year's own."""
    now, (code, name) = scene.report.period, one.title
    hint = counted_in(name)
    for year, (printed, row) in one.years.items():
        is_this = now is not None and now.financial_year == year
        for column, quarter in quarters.items():
            cells = [row.get(column), row.get(aimed), one.aims.get(column) if one.aims and is_this else None]
            read = [read_figure(cell.words, cell.page, hint) if cell else None for cell in cells]
            period = parse_period(quarter, year)
            if read[0] is None or read[0].value is None or period is None or is_to_come(period, now):
                continue
            aims = next((figure for figure in read[1:] if figure), None)
            figures: dict[str, Figure] = {"current": read[0], **({"target": aims} if aims else {})}
            shown = read_rag(row[column], least=STRONG)
            rag = shown if shown and shown.by != "text" else None
            yield Measure(id="", report=scene.report.id, evidence=tuple(Evidence(cell.page, cell.box) for cell in cells if cell),
                          section=scene.section, item=scene.item, reading=scene.reading, family="indicator", name=name, code=code,
                          period=replace(period, label=f"{quarter} {printed}"), figures=figures, rag=rag,
                          details={"rag key": scene.rag_key} if rag and scene.rag_key else {})
