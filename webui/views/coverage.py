"""Which quarters of which authorities are held, and which are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from corpus.model import Report
from corpus.years import year_label
from webui.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One authority: for each year of the head, the reports of its four quarters and of the whole year."""

    authority: str
    years: tuple[tuple[tuple[Report, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    years: tuple[str, ...]
    lines: tuple[Line, ...]
    undated: tuple[Report, ...]
    """Reports whose authority or financial year is not known."""


def coverage(desk: Desk) -> CoverageView:
    held: dict[str, dict[tuple[str, int], list[Report]]] = defaultdict(lambda: defaultdict(list))
    undated = []
    for report in desk.library.reports():
        if report.authority and report.period and report.period.financial_year:
            held[report.authority][report.period.financial_year, report.period.quarter or 0].append(report)
        else:
            undated.append(report)
    years = every_year({year for quarters in held.values() for year, _ in quarters})
    lines = (Line(name, tuple(year_of(held[name], year) for year in years)) for name in sorted(held, key=str.casefold))
    return CoverageView(years=years, lines=tuple(lines), undated=tuple(undated))


def every_year(found: Collection[str]) -> tuple[str, ...]:
    """From the last financial year to the first, those between included: "2010/11", "2009/10" ..."""
    starts = [int(year[:4]) for year in found]
    return tuple(year_label(start) for start in range(max(starts), min(starts) - 1, -1)) if starts else ()


def year_of(held: dict[tuple[str, int], list[Report]], year: str) -> tuple[tuple[Report, ...], ...]:
    """The reports of quarters 1 to 4, and last those of the whole year."""
    return tuple(tuple(held.get((year, quarter), ())) for quarter in (1, 2, 3, 4, 0))
