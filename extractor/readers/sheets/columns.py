"""What each column of a band means in a kind of table: its role, its unit and its period.

A column whose head is not understood has no role and gives no figure. Two columns that claim one role and differ in nothing that is
printed (period, unit) are both left without it: a figure in the wrong role is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.authorities import register
from corpus.model import Period
from corpus.periods import parse_period
from extractor.figures import Hint, read_value, unit_of
from extractor.readers.sheets.bands import Band
from extractor.readers.sheets.heads import letter, meaning, of_a_part
from extractor.readers.sheets.paint import Paint, is_tinted, paint_of
from extractor.readers.sheets.proof import proved
from extractor.readers.sheets.rivals import balance_of, told_apart
from extractor.readers.sheets.rows import is_valued
from extractor.readers.sheets.slips import in_order
from extractor.readers.sheets.tallies import number_or_share, own_average, tallied
from extractor.readers.sheets.years import UNSPOKEN, is_plan, saved_in_year
from extractor.readers.texts.when import is_to_come, is_year_before, periods_of
from extractor.status import FAINT, STRONG, read_rag
from extractor.vocabulary import FIGURES, Sense, TableKind, head_words, vocabulary, words

_WORD = re.compile(r"[A-Za-z]{3,}")
_CODE = re.compile(r"[A-Za-z&_./-]{0,8}\s?\d[\w./-]*")
NEAR = 3
"""Caption, line above and heading right above: only they name a unit for a whole table."""
SENTENCE = 3
"""Words of the shortest text that says how things stand, where a figure could."""
MONTHS = 12
OF_A_DAY = ("opening_balance", "closing_balance")
"""Roles that say themselves of when their figures are: the day that their head names makes no measure of its own."""
RECTANGLE = 4
"""Corners of a plain painted box."""
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
    """Whether the kind's own words name it as what the rows are about, or the authority's name heads its figures."""
    period: Period | None = None
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A band as one kind of table."""

    band: Band
    kind: TableKind
    columns: tuple[Column, ...]
    paint: Paint = field(default_factory=Paint)
    default: Hint | None = None
    """Unit and scale that hold where a column names none: from the caption, a title or the corner."""

    def of(self, role: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role == role)

    def of_no_period(self, role: str) -> tuple[Column, ...]:
        return tuple(column for column in self.of(role) if column.period is None)

    def figures(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_figure)

    @property
    def explained(self) -> float:
        """The share of the headed columns that are understood, weighed by confidence, 0 to 1."""
        headed = [index for index, parts in enumerate(self.band.heads) if parts and any(row.text(index) for row in self.band.rows)]
        known = sum(column.confidence for column in self.columns if column.index in headed)
        return known / len(headed) if headed else 0.0


def read_sheet(band: Band, kind: TableKind, around: Sequence[str] = (), now: Period | None = None, own: str = "", overall: str = ""
               ) -> Sheet:
    """The band as this kind of table.

    `around` are captions and headings, nearest first, that may name a unit for all of it or speak of a budget; `now` is the reporting
    period, `own` the name of its authority, `overall` what it says of the unit of all its tables.
    """
    periods = periods_of(band.heads, now, _valued(band))
    found = (_column(band, index, kind, period, now) or _own(band, index, kind, own, period) for index, period in enumerate(periods))
    counts = tallied(band)
    columns = [column for column in found if column and column.index not in counts]
    if kind == "indicator":
        hints = [*band.units.values(), *(hint for text in around[:NEAR] if (hint := unit_of(text)))]
        planned = is_plan(hints, [periods[index] for index in _valued(band) if is_to_come(periods[index], now)])
        columns = [column for column in columns if not (planned and column.role == "current" and column.confidence == UNSPOKEN)]
        dated = sum(bool(periods[index]) for index in _valued(band))
        columns = [column for column in columns if not (column.role == "benchmark" and own_average(column.head, dated))]
    of_budget = any("budget" in text.casefold() for text in (*around, *band.titles))
    columns = [_in_context(_by_content(band, column, kind), columns, of_budget) for column in columns]
    if kind == "budget" and (roles := proved(band, columns, now)):
        columns = [replace(column, role=roles.get(column.index, column.role)) for column in columns]
    if kind == "indicator" and (roles := told_apart(columns, band.heads, now)):
        columns = [replace(column, role=roles.get(column.index, column.role)) for column in columns]
    columns = [replace(column, period=None) if column.role in OF_A_DAY else column for column in columns]
    columns = _settled([column for column in _statuses(band, columns) if column.role])
    if not any(column.role == "name" for column in columns) and (stub := _stub(band, columns)):
        columns = sorted([*(column for column in columns if column.index != stub.index), stub], key=lambda column: column.index)
    texts = [column.head for column in columns if not column.is_figure] + list(band.titles) + list(around[:NEAR])
    default = next((hint for text in texts if (hint := unit_of(text)) and hint.unit == "gbp"), None) or _shared(columns)
    default = default or unit_of(overall)
    rows = band.rows
    for status in (column.index for column in columns if column.role == "rag"):
        rows = in_order(rows, status)
    return Sheet(replace(band, rows=rows), kind, tuple(columns), paint_of(band, columns), default)


def _valued(band: Band) -> frozenset[int]:
    """The columns in which figures stand."""
    return frozenset(index for row in band.rows for index in row.filled if is_valued(row.text(index)))


def _column(band: Band, index: int, kind: TableKind, period: Period | None, now: Period | None) -> Column | None:
    parts = band.heads[index]
    meant = (letter(band, index) if kind == "risk" else None) or number_or_share(band, index, kind) or meaning(parts, kind)
    if meant and meant.group in FIGURES and of_a_part(band, index, kind):
        return None
    head = band.head(index)
    if meant is None or (meant.role == "code" and period):  # "Q1 No." counts something
        meant = _unspoken(band, index, kind, None if kind != "budget" and is_to_come(period, now) else period)
    if meant is None:
        return None
    if meant.role == "previous" and is_year_before(head, period, now):
        meant, period = replace(meant, role="same_period_last_year"), None
    is_figure = meant.group in FIGURES
    own_name = meant.role == "name" and (kind == "indicator" or meant.group != "columns")
    return Column(index, meant.role, meant.confidence, head, is_figure, own_name, period if is_figure or meant.role == "rag" else None,
                  band.units.get(index))


def _own(band: Band, index: int, kind: TableKind, own: str, period: Period | None) -> Column | None:
    """A column headed by the name of the authority that reports shows what its indicators are."""
    named = register().by_name(band.heads[index][-1]) if kind == "indicator" and own and band.heads[index] else None
    if named is None or named.name.casefold() != own.casefold():
        return None
    return Column(index, "current", 0.9, band.head(index), is_figure=True, own_name=True, period=period, hint=band.units.get(index))


def _unspoken(band: Band, index: int, kind: TableKind, period: Period | None) -> Sense | None:
    """What a column shows whose head says no role: nothing but statuses, or what an indicator was in the period that the head names."""
    cells = [cell for row in band.rows for cell in row.cells.get(index, ())]
    shown = [cell for cell in cells if cell.marks or cell.words]
    told = band.heads[index] or any(cell.words or any(len(mark.points) != RECTANGLE for mark in cell.marks) for cell in shown)
    rest = head_words(band.heads[index][-1]) if band.heads[index] else ("",)
    silent = {word for word in rest if not word.isdigit()} <= vocabulary().ignored  # colours under "Directorate" are of directorates
    bare = silent and not shown and is_tinted(band, [index], FAINT)
    painted = shown and told and not any(is_valued(cell.text) for cell in shown)
    if bare or (painted and all(read_rag(cell, least=STRONG) for cell in shown)):  # a stripe of colour under no head could be of anything
        return Sense("rag", UNSPOKEN, "columns")
    if kind == "indicator" and len(rest) <= 3 and rest[-1:] and rest[-1:] in vocabulary().rows["named by"]:
        return Sense("name", UNSPOKEN, "columns")
    if kind == "saving":
        return saved_in_year(band, index)
    if kind == "budget" and period and period.start and period.start == period.end and not rest:
        return Sense("balance", UNSPOKEN, "budget")
    if kind != "indicator" or not period:
        return None
    alone = band.head(index) == period.label or silent
    return Sense("current", UNSPOKEN, "indicator") if alone else None


def _is_amount(texts: Sequence[str]) -> bool:
    """Whether what stands under "Month" or "Quarter" are figures, and no numbers of months, quarters or years."""
    if not texts or not all(is_valued(text) for text in texts):
        return False
    return not all(text.isdigit() and (len(text) == len("2024") or int(text) <= MONTHS) for text in texts)


def _by_content(band: Band, column: Column, kind: TableKind) -> Column:
    """What a column prints wins over its head: names that are nothing but codes are codes, figures that are nothing but periods periods."""
    texts = [text for row in band.rows if (text := row.text(column.index))]
    if column.is_figure and texts and all(parse_period(text) and not text.isdigit() for text in texts):
        # a baseline date dates no row
        role = "period" if column.role in ("current", "actual") else "due" if column.role == "target" else ""
        return replace(column, role=role, is_figure=False, period=None)
    if column.role == "objective" and texts and all(words(text) in vocabulary().rows["levels"] for text in texts):
        return replace(column, role="")  # a priority that is high or low is no objective
    if column.role == "period" and _is_amount(texts):
        return replace(column, role="current" if kind == "indicator" else "", is_figure=kind == "indicator")
    if column.role == "savings_target" and not any(is_valued(text) for text in texts):
        return replace(column, role="name", is_figure=False, own_name=True, period=None)  # "Saving" heads what is saved, and how much
    if column.role == "current" and texts and all(len(_WORD.findall(text)) >= SENTENCE for text in texts):
        return replace(column, role="note", is_figure=False, period=None)
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
        bare = column.is_figure and not any(letter.isdigit() for cell in cells for letter in cell.text)
        if bare and any((rag := read_rag(cell)) and rag.by == "text" for cell in cells):
            column = replace(column, role="rag", is_figure=False, period=None)
        judged.append(column)
    return judged


def _settled(columns: Sequence[Column]) -> list[Column]:
    """One meaning a column, and one column a meaning, unless period or unit tell them apart."""
    kept = []
    for column in columns:
        rivals = [other for other in columns if other.role == column.role and other is not column]
        if any(other.confidence >= WHOLE > column.confidence and column.period in (None, other.period) for other in rivals):
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
        parted = len({other.role for other in columns} & {"gross", "net", "income"}) > 1
        beside = any(other.role.endswith("_budget") and other.period == column.period for other in columns)
        return replace(column, role=f"{column.role}_budget" if of_budget and parted and not beside else "")
    if column.role == "target_variance" and "target" not in words(column.head):
        aims = any(other.role in ("target", "annual_target", "target_to_date") for other in columns)
        return column if aims else replace(column, role="")
    if column.role == "actual" and words(column.head) == ("expenditure",) and {"income", "net"} <= {other.role for other in columns}:
        return replace(column, role="")  # what is spent, or what is planned
    if column.role == "balance":
        return replace(column, role=balance_of(column, columns))
    if column.role == "estimate":
        return replace(column, role="forecast" if any(other.role == "revised_budget" for other in columns) else "revised_budget")
    return column


def _stub(band: Band, columns: Sequence[Column]) -> Column | None:
    """Without a head that names it, what rows are about is the first text left of the figures, or among them one that tells rows apart."""
    if wordy := next((column for column in columns if column.role == "code" and _is_of_words(band, column.index)), None):
        return replace(wordy, role="name", confidence=0.5)
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
    place = next((column for column in columns if words(column.head) in vocabulary().rows["places"] and column.index < first), None)
    return replace(place, role="name", confidence=0.5) if place and _tells_apart(band, place.index) else None


def _is_of_words(band: Band, index: int) -> bool:
    """Whether a column prints names and no codes, whatever its head says: "Item"."""
    texts = [row.text(index) for row in band.rows if row.text(index)]
    return bool(texts) and not any(letter.isdigit() for text in texts for letter in text) and all(_WORD.search(text) for text in texts)


def _tells_apart(band: Band, index: int) -> bool:
    texts = [row.text(index) for row in band.rows]
    return all(texts) and len(set(texts)) == len(texts)


def _shared(columns: Sequence[Column]) -> Hint | None:
    """The unit of money that heads of figures name ("£m" over the middle one) and none contradicts holds for all of them."""
    hints = {column.hint for column in columns if column.is_figure and column.hint and column.hint.unit == "gbp"}
    return hints.pop() if len(hints) == 1 else None
