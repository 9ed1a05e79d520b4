"""The figures of one row, divided by the periods that its columns name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.model import Figure, Period
from extractor.vocabulary import TableKind

OF_BEFORE = {"current": "previous", "count": "previous_count", "share": "previous_share"}
"""What was reached in the period before, by what it is in its own."""
_BY_NUMBER = re.compile(r"(?:p|m|period|month|mth) ?\d{1,2}", re.IGNORECASE)
Read = Mapping[tuple[str, Period | None], Figure]
"""Figures by role and period of their column; None where the head names no period."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a row says of one period. `main` is the part that the row's status, direction and note speak of."""

    figures: Mapping[str, Figure]
    period: Period | None
    main: bool
    said: Mapping[str, str] = field(default_factory=dict)
    """What else it says: of when the previous figure is."""


def divided(read: Read, kind: TableKind, now: Period | None, unread: Collection[Period] = ()) -> tuple[Part, ...]:
    """One part, or one for each period. `now` is the reporting period; of `unread` ones something is printed that is no figure."""
    read = _within(read) if kind == "indicator" else _of_the_year(read) if kind == "budget" else read
    series = sorted({period for _, period in read if period and period.start and period.end}, key=_when)
    if lost := _lost(series, unread, now):
        return _each(read, [*series, lost], now)
    untold = dict.fromkeys(period for role, period in read if (role == "current" or kind == "budget") and period and _is_untold(period))
    series += untold
    dated = Counter(role for role, period in read if period is not None)
    several = len(series) > 1 and (max(dated.values()) > 1 or kind == "budget")
    several = several or (bool(untold) and ("current", None) in read)
    before = (_before(read, now) or (_first(read, series) if several else None)) if kind == "indicator" else None
    paired = _with_previous(read, before) if before else None
    earlier = kind == "budget" and len(series) == 1 and ("actual", series[0]) not in read and _is_month_before(series[0], now)
    if (several and paired is None) or earlier:
        return _each(read, series, now)
    read = paired or read
    roles = Counter(role for role, _ in read)
    figures = {role: figure for (role, _), figure in read.items() if roles[role] == 1}
    # Of two that could be the current one neither is kept, and then neither says of when the row is.
    period = next((period for role, period in read if role == "current" and role in figures), None)
    if kind == "budget" and len(named := {period for role, period in read if period and role in figures}) == 1:
        period = next((one for one in named if _is_of_other(one, now)), None)
    said = {"previous period": before.label} if before and paired and "previous" in figures else {}
    return (Part(figures, period, main=True, said=said),)


def _lost(series: Sequence[Period], unread: Collection[Period], now: Period | None) -> Period | None:
    """The latest period, where no figure of it could be read: what is said of no period is then not said of the one before."""
    latest = max((period for period in unread if period.start and period.end), key=_when, default=None)
    come = latest and latest.start and now and now.end and latest.start <= now.end
    return latest if latest and come and series and _when(series[-1]) < _when(latest) else None


def _before(read: Read, now: Period | None) -> Period | None:
    """The one period that ended before the reporting period, where what was reached in it stands beside what is reached now."""
    reached = [period for role, period in read if role == "current" and period and period.end]
    if len(reached) != 1 or ("current", None) not in read or now is None or now.start is None:
        return None
    return reached[0] if reached[0].end and reached[0].end < now.start else None


def _first(read: Read, series: Sequence[Period]) -> Period | None:
    """Of two periods side by side the first, where the second says what is current and began when the first had ended."""
    if len(series) != 2 or ("current", series[1]) not in read:
        return None
    ended, begun = series[0].end, series[1].start
    return series[0] if ended and begun and ended < begun else None


def _is_of_other(period: Period, now: Period | None) -> bool:
    """Whether a period has nothing of the reporting period, as far as dates say so."""
    if not (period.start and period.end):
        return _is_untold(period)
    return bool(now and now.start and now.end and (period.end < now.start or now.end < period.start))


def _is_month_before(period: Period, now: Period | None) -> bool:
    """Whether a period is a month by its number ("P5") that ended before the reporting period: what stands beside it is of now."""
    return bool(_BY_NUMBER.fullmatch(period.label) and period.end and now and now.start and period.end < now.start)


def _is_untold(period: Period) -> bool:
    """Whether a period has no dates though it names more than a quarter: then its label keeps it apart."""
    return period.start is None and period.quarter is None


def _with_previous(read: Read, before: Period) -> Read | None:
    """What was reached in the period before as the previous figure, where nothing else is called that and no two share a role."""
    renamed = {(OF_BEFORE.get(key[0], key[0]) if key[1] == before else key[0], key[1]): figure for key, figure in read.items()}
    free = all(role != "previous" for role, _ in read)
    return renamed if free and len({role for role, _ in renamed}) == len(renamed) else None


def _within(read: Read) -> Read:
    """A target for the year belongs to what was reached in each part of the year, and so to no column's period of its own.

    Beside a target for such a part it is the annual one.
    """
    reached = [period for role, period in read if role == "current" and period]

    def at(role: str, period: Period | None) -> tuple[str, Period | None]:
        parts = [one for one in reached if period and period != one and _holds(period, one)] if role != "current" else []
        beside = role == "target" and any(("target", one) in read for one in (None, *parts))
        return ("annual_target" if beside and parts else role), None if parts else period

    moved = [at(role, period) for role, period in read]
    return dict(zip(moved, read.values(), strict=True)) if len(set(moved)) == len(moved) else read


def _of_the_year(read: Read) -> Read:
    """A budget for the year belongs to what was spent or forecast in parts of it, where all other periods are such parts."""
    periods = {period for _, period in read if period}
    year = next((one for one in periods if len(periods) > 1 and all(one == other or _holds(one, other) for other in periods)), None)
    moved = [(role, None if period == year else period) for role, period in read]
    return dict(zip(moved, read.values(), strict=True)) if year and len(set(moved)) == len(moved) else read


def _holds(year: Period, part: Period) -> bool:
    if not (year.start and year.end and part.start and part.end):
        return False
    return year.start <= part.start and part.end <= year.end


def _each(read: Read, series: Sequence[Period], now: Period | None) -> tuple[Part, ...]:
    """Each period its own part; what is said of no period goes with the latest that has come.

    What is current and of no period goes with none that ended before the reporting period.
    """
    end = now.end if now else None
    latest = next((period for period in reversed(series) if end and period.start and period.start <= end), None)
    undated = {role: figure for (role, at), figure in read.items() if at is None}
    if latest and "current" in undated and now and now.start and latest.end and latest.end < now.start:
        latest = None
    if latest and undated and _is_month_before(latest, now) and not {("current", latest), ("actual", latest)} & read.keys():
        latest = None
    if latest is None and not undated and end and all(period.start and period.start > end for period in series):
        latest = series[0]  # of a plan: what it says of no year is of the first
    parts = []
    for period in series:
        figures = {role: figure for (role, at), figure in read.items() if at == period}
        parts.append(Part(undated | figures if period == latest else figures, period, main=period == latest))
    return tuple(parts) if latest else (*parts, Part(undated, now, main=True))


def _when(period: Period) -> tuple[date, date]:
    return period.end or date.min, period.start or date.min
