"""Periods as UK councils print them -> dates, financial year and quarter. The ways of printing are in `corpus.period_rules`.

What is printed stays as the label; `financial_year` and `quarter` are given where the whole stretch lies in one. What could mean two things
("Q1 2012", "12/13", "31.03.12") gives nothing rather than a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Period
from corpus.period_rules import NAMES, RULES
from corpus.years import month_of, quarter_of


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period in running text, from `start` up to but not including `end`."""

    period: Period
    start: int
    end: int


_SIGNS = (r"(?:19|20)\d\d", r"\bq\s?[1-4]", "quarter", "qtr", "month", "period", r"\d\d\s?[-–—‑/]\s?\d\d", *NAMES)
_HINT = re.compile("|".join(_SIGNS), re.IGNORECASE)
"""What every way of printing a period has in it; most cells of a table have none of it, and need no closer look."""


@lru_cache(maxsize=4096)
def parse_period(text: str, year: str | None = None) -> Period | None:
    """The period that the whole of `text` prints, or None.

    `year` is a financial year ("2013/14") that the surroundings give: with it "Q3" and "Month 8" get their dates.
    """
    for rule in RULES if _HINT.search(text) else ():
        if match := rule.whole.fullmatch(text.strip()):
            period = rule.read(match)
            return replace(_completed(period, year), label=_tidy(text)) if period else None
    return None


@lru_cache(maxsize=4096)
def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """The periods that a running text prints, from left to right; of readings that overlap the longest counts."""
    if not _HINT.search(text):
        return ()
    found = [(match.start(), -match.end(), order, match) for order, rule in enumerate(RULES) for match in rule.within.finditer(text)]
    kept: list[FoundPeriod] = []
    reached = 0
    for start, end, order, match in sorted(found, key=lambda one: one[:3]):
        if start < reached:
            continue
        reached = -end - (match[0].endswith(")") and "(" not in match[0])  # that bracket was opened before the period
        if RULES[order].running and (period := RULES[order].read(match)):
            kept.append(FoundPeriod(replace(period, label=_tidy(text[start:reached])), start, reached))
    return tuple(kept)


def _completed(period: Period, year: str | None) -> Period:
    """A quarter or month without a year, in the year that the surroundings give."""
    if year is None or period.start or period.quarter is None:
        return period
    month = period.label.removeprefix("month ")
    return month_of(int(year[:4]), int(month)) if month.isdigit() else quarter_of(int(year[:4]), period.quarter)


def _tidy(text: str) -> str:
    return " ".join(text.split())
