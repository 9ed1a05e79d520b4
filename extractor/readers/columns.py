"""What each column of a band means in a kind of table: its role, its unit and its period.

A column whose head is not understood has no role and gives no figure. Two columns that claim one role and differ in nothing that is
printed (period, unit) are both left without it: a figure in the wrong role is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Period
from corpus.periods import find_periods, parse_period
from extractor.figures import Hint, read_value, unit_of
from extractor.readers.bands import Band
from extractor.status import read_rag
from extractor.vocabulary import FIGURES, Sense, TableKind, head_words, sense, vocabulary

_SHORT_YEAR = re.compile(r"(?<![\d/-])(\d\d)\s?[/-]\s?(\d\d)(?![\d/-])")
_CODE = re.compile(r"[A-Za-z&_./-]{0,8}\s?\d[\w./-]*")
NEAR = 3
"""Caption, line above and heading right above: only they name a unit for a whole table."""
WHOLE = 0.75
"""Confidence from which a weaker claim to the same role gives way."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is understood."""

    index: int
    role: str
    confidence: float
    head: str
    is_figure: bool
    own_name: bool = False
    """Whether the kind's own words name it as what the rows are about."""
    period: Period | None = None
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A band as one kind of table."""

    band: Band
    kind: TableKind
    columns: tuple[Column, ...]
    default: Hint | None = None
    """Unit and scale that hold where a column names none: from the caption, a title or the corner."""

    def of(self, role: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role == role)

    def figures(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_figure)

    @property
    def explained(self) -> float:
        """The share of the headed columns that are understood, weighed by confidence, 0 to 1."""
        headed = [index for index, parts in enumerate(self.band.heads) if parts and any(row.text(index) for row in self.band.rows)]
        known = sum(column.confidence for column in self.columns if column.index in headed)
        return known / len(headed) if headed else 0.0


def read_sheet(band: Band, kind: TableKind, around: Sequence[str] = (), year: str | None = None, own: str = "") -> Sheet:
    """The band as this kind of table.

    `around` are captions and headings, nearest first, that may name a unit for all of it or speak of a budget; `year` is the report's,
    `own` the name of its authority.
    """
    found = (_column(band, index, kind, year) or _own(band, index, kind, own) for index in range(len(band.heads)))
    columns = [column for column in found if column]
    of_budget = any("budget" in text.casefold() for text in (*around, *band.titles))
    columns = [_in_context(_by_content(band, column), columns, of_budget) for column in columns]
    columns = _settled([column for column in _statuses(band, columns) if column.role])
    if not any(column.role == "name" for column in columns) and (stub := _stub(band, columns)):
        columns = sorted([*columns, stub], key=lambda column: column.index)
    texts = [column.head for column in columns if not column.is_figure] + list(band.titles) + list(around[:NEAR])
    default = next((hint for text in texts if (hint := unit_of(text)) and hint.unit == "gbp"), None) or _shared(columns)
    return in_order(Sheet(band, kind, tuple(columns), default))


def _column(band: Band, index: int, kind: TableKind, year: str | None) -> Column | None:
    parts = band.heads[index]
    meant = _meant(parts, kind)
    head = band.head(index)
    period = _period(parts, year)
    if meant is None:
        meant = _unspoken(band, index, kind, period)
    if meant is None:
        return None
    is_figure = meant.group in FIGURES
    own_name = meant.role == "name" and (kind == "indicator" or meant.group != "columns")
    return Column(index, meant.role, meant.confidence, head, is_figure, own_name, period if is_figure else None, band.units.get(index))


def _own(band: Band, index: int, kind: TableKind, own: str) -> Column | None:
    """A column headed by the name of the authority that reports shows what its indicators are."""
    if kind != "indicator" or not own or band.head(index).casefold() != own.casefold():
        return None
    return Column(index, "current", 0.9, band.head(index), is_figure=True, hint=band.units.get(index))


def _unspoken(band: Band, index: int, kind: TableKind, period: Period | None) -> Sense | None:
    """What a column shows whose head says no role: nothing but statuses, or what an indicator was in the period that the head names."""
    cells = [cell for row in band.rows for cell in row.cells.get(index, ())]
    shown = [cell for cell in cells if cell.marks or cell.words]
    if shown and all(read_rag(cell, pale=False) for cell in shown):
        return Sense("rag", 0.7, "columns")
    rest = head_words(band.heads[index][-1]) if band.heads[index] else ("",)
    if kind == "indicator" and len(rest) <= 3 and rest[-1:] and rest[-1:] in vocabulary().rows["named by"]:
        return Sense("name", 0.7, "columns")
    return Sense("current", 0.7, "indicator") if kind == "indicator" and period and set(rest) <= vocabulary().ignored else None


def _period(parts: Sequence[str], year: str | None) -> Period | None:
    """The period of the lowest part that names one; a year above its quarters counts before the report's year."""
    above = [period.financial_year for part in parts if (period := _period_in(part, None)) and period.financial_year]
    return next((period for part in reversed(parts) if (period := _period_in(part, above[-1] if above else year))), None)


@lru_cache(maxsize=4096)
def _period_in(text: str, year: str | None) -> Period | None:
    """The period that a head names; over a column "23-24" is a financial year, though in running text it could be anything."""
    if not any(letter.isdigit() for letter in text):
        return None
    for found in find_periods(text):
        return parse_period(found.period.label, year) or found.period
    short = _SHORT_YEAR.search(text)
    if short and (int(short[1]) + 1) % 100 == int(short[2]):
        year_meant = parse_period(f"20{short[1]}/{short[2]}")
        return year_meant and replace(year_meant, label=short[0])
    return None


def _meant(parts: Sequence[str], kind: TableKind) -> Sense | None:
    """The lowest part of the head says it, unless it and its group are a phrase of their own, or the group speaks of other things."""
    if not parts:
        return None
    lowest, whole = sense(parts[-1], kind), sense(" ".join(parts), kind)
    group = next((meant for part in reversed(parts[:-1]) if (meant := sense(part, kind)) and meant.group in FIGURES), None)
    if group and group.role == "benchmark":
        return group
    if whole is not None and whole.confidence >= 0.95:
        return whole
    if lowest is None:
        return whole or (group if parse_period(parts[-1]) else None)
    if group is None or lowest.group not in FIGURES or group.role == lowest.role:
        return lowest
    return _in_group(lowest, group, kind)


def _in_group(lowest: Sense, group: Sense, kind: TableKind) -> Sense | None:
    """A figure's head under a head of other figures: "Impact" under "Inherent risk". Nothing where the two don't make one sense."""
    if kind == "risk":
        stage = {"initial_score": "initial_", "target_score": "target_", "score": ""}.get(group.role)
        role = "" if stage is None else f"{stage}{lowest.role}"
        return replace(lowest, role=role) if role in vocabulary().groups["risk"] else None
    if kind == "budget":
        return None
    return {("previous", "current"): group, ("previous", "target"): None}.get((group.role, lowest.role), lowest)


def _by_content(band: Band, column: Column) -> Column:
    """What a column prints wins over its head: names that are nothing but codes are codes, figures that are nothing but periods periods."""
    texts = [text for row in band.rows if (text := row.text(column.index))]
    if column.is_figure and texts and all(parse_period(text) and not text.isdigit() for text in texts):
        return replace(column, role="period", is_figure=False, period=None)
    if column.role in ("variance", "slippage") and texts:
        units = {value.unit for text in texts if (value := read_value(text)) and value.value is not None}
        return replace(column, role=f"{column.role}_percent") if units == {"percent"} else column
    if column.role != "name" or not texts:
        return column
    if all(_CODE.fullmatch(text) for text in texts):
        return replace(column, role="code" if any(not text.isdigit() for text in texts) else "")
    return replace(column, role="") if sum(read_value(text) is not None for text in texts) > 0.5 * len(texts) else column


def _statuses(band: Band, columns: Sequence[Column]) -> list[Column]:
    """A column of figures that prints statuses and no number shows a status, whatever its head says ("Outturn": "GREEN")."""
    judged = []
    for column in columns:
        cells = [cell for row in band.rows for cell in row.cells.get(column.index, ())]
        shown = any((rag := read_rag(cell)) and rag.by == "text" for cell in cells)
        if column.is_figure and shown and not any((value := read_value(cell.text)) and value.value is not None for cell in cells):
            column = replace(column, role="rag", is_figure=False, period=None)
        judged.append(column)
    return judged


def _settled(columns: Sequence[Column]) -> list[Column]:
    """One meaning a column, and one column a meaning, unless period or unit tell them apart."""
    kept = []
    for column in columns:
        rivals = [other for other in columns if other.role == column.role and other is not column]
        if any(other.confidence >= WHOLE > column.confidence for other in rivals):
            continue
        rivals = [other for other in rivals if not column.confidence >= WHOLE > other.confidence]
        if column.is_figure and any(_same(column, other) for other in rivals):
            continue
        kept.append(column)
    return kept


def _same(column: Column, other: Column) -> bool:
    return (column.period, column.hint) == (other.period, other.hint)


def _in_context(column: Column, columns: Sequence[Column], of_budget: bool) -> Column:
    """What a head means only together with what stands around it; nothing where that doesn't settle it."""
    if column.role in ("gross", "net"):
        return replace(column, role=f"{column.role}_budget" if of_budget else "")
    if column.role == "estimate":
        return replace(column, role="forecast" if any(other.role == "revised_budget" for other in columns) else "revised_budget")
    return column


def _stub(band: Band, columns: Sequence[Column]) -> Column | None:
    """Without a head that names it, what rows are about is the first text left of the figures, or among them one that tells rows apart."""
    figures = [column.index for column in columns if column.is_figure]
    first, last = min(figures, default=0), max(figures, default=0)
    known = {column.index for column in columns}
    objective = next((column for column in columns if column.role == "objective"), None)
    if objective and not any(column.role == "code" for column in columns):
        return replace(objective, role="name")
    for index in range(last):
        texts = [text for row in band.rows if (text := row.text(index))]
        tells_apart = index < first or len(set(texts)) > 0.7 * len(texts)
        plain = texts and tells_apart and not any(read_value(text) or parse_period(text) for text in texts)
        if index not in known and plain and len(texts) >= 0.5 * len(band.rows):
            return Column(index, "name", 0.5, band.head(index), is_figure=False)
    return None


def _shared(columns: Sequence[Column]) -> Hint | None:
    """The unit of money that heads of figures name ("£m" over the middle one) and none contradicts holds for all of them."""
    hints = {column.hint for column in columns if column.is_figure and column.hint and column.hint.unit == "gbp"}
    return hints.pop() if len(hints) == 1 else None


def in_order(sheet: Sheet) -> Sheet:
    """Statuses that slipped down a row go back: where one row shows two and the row above it none, they are meant in order."""
    rows = list(sheet.band.rows)
    for column in sheet.of("rag"):
        for at in range(1, len(rows)):
            shown = [cell for cell in rows[at].cells.get(column.index, ()) if cell.words or cell.marks]
            above = [cell for cell in rows[at - 1].cells.get(column.index, ()) if cell.words or cell.marks or cell.fill]
            if len(shown) == 2 and not above and read_rag(shown[0]):
                rows[at - 1] = rows[at - 1].having(column.index, (shown[0],))
                rows[at] = rows[at].having(column.index, (shown[1],))
    return replace(sheet, band=replace(sheet.band, rows=tuple(rows)))
