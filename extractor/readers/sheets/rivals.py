"""Columns that claim one role and are told apart by what they print: benchmarks of others, what was reached since April, two balances.

Without this neither would be kept; a figure is dropped only where nothing that is printed says whose or of when it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from corpus.model import Period
from extractor.figures import Hint
from extractor.readers.sheets.years import UNSPOKEN
from extractor.vocabulary import contains, head_words, vocabulary, words

Heads = Sequence[Sequence[str]]
OF_A_PART = {"quarter", "month", "period"}
"""Words of heads that are not understood, but speak of less than the year to date."""
TO_DATE = {"target": "target_to_date", "rag": "rag_to_date", "direction": "direction_to_date"}
"""What else speaks of the year to date, where the same stands beside it for the month or the quarter."""


class Claim(Protocol):
    """A column and the role that its head claims."""

    @property
    def index(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def period(self) -> Period | None: ...
    @property
    def confidence(self) -> float: ...
    @property
    def hint(self) -> Hint | None: ...


def told_apart(columns: Sequence[Claim], heads: Heads, now: Period | None) -> Mapping[int, str]:
    """The roles of such columns by their index; nothing of the others."""
    claims = [column.role for column in columns]
    found: dict[int, str] = {}
    if claims.count("benchmark") > 1:
        found |= _benchmarks([column for column in columns if column.role == "benchmark"])
    if claims.count("previous") > 1:
        found |= _year_before([column for column in columns if column.role == "previous"], heads)
    if "current" in claims:
        found |= _to_date(columns, heads, now)
    return found


def _year_before(columns: Sequence[Claim], heads: Heads) -> dict[int, str]:
    """ "Last year" beside "Last quarter"."""
    years = [column.index for column in columns if "year" in _said(heads[column.index])]
    return dict.fromkeys(years, "previous_year") if len(years) == 1 and len(columns) == 2 else {}


def _said(parts: Sequence[str]) -> tuple[str, ...]:
    return words(" ".join(parts))


def balance_of(column: Claim, columns: Sequence[Claim]) -> str:
    """Of two balances with their dates the earlier is the opening one; one alone is of its day and no more."""
    others = [other for other in columns if other.role in ("balance", "opening_balance", "closing_balance") and other is not column]
    if len(others) != 1:
        return ""
    moves = any(other.role in ("contributions", "drawdown", "movement") for other in columns)
    if column.confidence <= UNSPOKEN and not moves:
        return ""
    if others[0].role != "balance":
        return "closing_balance" if others[0].role == "opening_balance" else "opening_balance"
    mine, its = (one.period.end if one.period else None for one in (column, others[0]))
    if mine is None or its is None or mine == its:
        return ""
    return "opening_balance" if mine < its else "closing_balance"


def _benchmarks(columns: Sequence[Claim]) -> dict[int, str]:
    """The first keeps the role, those beside it of the same period are numbered; two of one name are told apart by nothing."""
    names = [words(column.head) for column in columns]
    found = {}
    for at, column in enumerate(columns):
        before = sum(other.period == column.period for other in columns[:at])
        if before and names.count(names[at]) == 1:
            found[column.index] = f"benchmark_{before + 1}"
    return found


def _to_date(columns: Sequence[Claim], heads: Heads, now: Period | None) -> dict[int, str]:
    """What heads call cumulative, where a figure of the last month or quarter alone stands beside it."""
    summed = {column.index for column in columns if column.period is None and _is_to_date(heads[column.index])}
    alone = [column for column in columns if column.role == "current" and column.index not in summed and _is_of_now(column.period, now)]
    known = {column.index for column in columns}
    partial = any(OF_A_PART & set(_said(parts)) for index, parts in enumerate(heads) if index not in known)
    if not (alone or partial) or len([column for column in columns if column.role == "current" and column.index in summed]) != 1:
        return {}
    found = {column.index: "year_to_date" for column in columns if column.role == "current" and column.index in summed}
    for role, to_date in TO_DATE.items():
        if any(column.role == role and column.index not in summed for column in columns):
            found |= {column.index: to_date for column in columns if column.role == role and column.index in summed}
    return found


def _is_to_date(parts: Sequence[str]) -> bool:
    phrases = vocabulary().stretches["to date"]
    return any(contains(head_words(part), phrase) for part in parts for phrase in phrases)


def _is_of_now(period: Period | None, now: Period | None) -> bool:
    """Whether a column is of no period, or of one that shares a day with the reporting period."""
    if period is None:
        return True
    return bool(period.start and period.end and now and now.start and now.end and period.start <= now.end and now.start <= period.end)
