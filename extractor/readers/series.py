"""The figures of one row, divided by the periods that its columns name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Figure, Period
from extractor.vocabulary import TableKind

Read = Mapping[tuple[str, Period | None], Figure]
"""Figures by role and period of their column; None where the head names no period."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a row says of one period. `main` is the part that the row's status, direction and note speak of."""

    figures: Mapping[str, Figure]
    period: Period | None
    main: bool


def divided(read: Read, kind: TableKind, now: Period | None) -> tuple[Part, ...]:
    """One part, or one for each period. `now` is the reporting period."""
    read = _within(read) if kind == "indicator" else read
    series = sorted({period for _, period in read if period and period.start and period.end}, key=_when)
    dated = Counter(role for role, period in read if period is not None)
    if len(series) > 1 and (max(dated.values()) > 1 or kind == "budget"):
        pair = _pair(read, series) if kind == "indicator" and len(series) == 2 else None
        if pair is None:
            return _each(read, series, now)
        read = pair
    roles = Counter(role for role, _ in read)
    figures = {role: figure for (role, _), figure in read.items() if roles[role] == 1}
    # Of two that could be the current one neither is kept, and then neither says of when the row is.
    period = next((period for role, period in read if role == "current" and role in figures), None)
    return (Part(figures, period, main=True),)


def _within(read: Read) -> Read:
    """A target for the year belongs to what was reached in each part of the year, and so to no column's period of its own."""
    reached = [period for role, period in read if role == "current" and period]

    def at(role: str, period: Period | None) -> Period | None:
        holds = period and role != "current" and any(period != one and _holds(period, one) for one in reached)
        return None if holds else period

    moved = [(role, at(role, period)) for role, period in read]
    return dict(zip(moved, read.values(), strict=True)) if len(set(moved)) == len(moved) else read


def _holds(year: Period, part: Period) -> bool:
    if not (year.start and year.end and part.start and part.end):
        return False
    return year.start <= part.start and part.end <= year.end


def _pair(read: Read, series: Sequence[Period]) -> Read | None:
    """Two quarters side by side are the current and the previous one, where nothing else is called previous."""
    if any(role == "previous" for role, _ in read) or ("current", series[1]) not in read:
        return None
    before = ("current", series[0])
    renamed = {("previous" if key == before else key[0], key[1]): figure for key, figure in read.items()}
    return renamed if len({role for role, _ in renamed}) == len(renamed) else None


def _each(read: Read, series: Sequence[Period], now: Period | None) -> tuple[Part, ...]:
    """Each period its own part; what is said of no period goes with the latest that has come."""
    end = now.end if now else None
    latest = next((period for period in reversed(series) if end and period.start and period.start <= end), None)
    undated = {role: figure for (role, at), figure in read.items() if at is None}
    parts = []
    for period in series:
        figures = {role: figure for (role, at), figure in read.items() if at == period}
        parts.append(Part(undated | figures if period == latest else figures, period, main=period == latest))
    return tuple(parts) if latest else (*parts, Part(undated, now, main=True))


def _when(period: Period) -> tuple[date, date]:
    return period.end or date.min, period.start or date.min
