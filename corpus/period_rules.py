"""The ways of printing a period: patterns, and what each means. Only `corpus.periods` asks.

A pattern is put together from the parts in `corpus.period_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.model import Period
from corpus.period_parts import (
    AT,
    BETWEEN,
    FULL,
    TO,
    Match,
    century,
    date_,
    day,
    day_in,
    financial_in,
    month,
    month_in,
    month_year_in,
    quarter,
    quarter_in,
    short_year,
    short_years,
    year,
    year_in,
    years,
)
from corpus.years import in_year, last_day, month_of, months, quarter_of, span, stretch, year_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to print a period. `running`: it counts within a sentence too, where "2012" alone may be a number of children."""

    pattern: str
    build: Callable[[Match], Period | None]
    running: bool = True

    @property
    def whole(self) -> re.Pattern[str]:
        return _compiled(self.pattern)

    @property
    def within(self) -> re.Pattern[str]:
        return _compiled(rf"(?<![\w/£$.,-])(?:{self.pattern})(?![\w%]|[-–/.,]\d)")

    def read(self, match: Match) -> Period | None:
        """None for what only looks like a period: 31 June, 2009/15."""
        try:
            return self.build(match)
        except ValueError:
            return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first asked for: all of them at once would cost every command a twentieth of a second."""
    return re.compile(pattern, re.IGNORECASE)


def _rule(pattern: str, build: Callable[[Match], Period | None], *, running: bool = True) -> Rule:
    return Rule(pattern.replace(" ?", r"\s?").replace(" ", r"\s+"), build, running)


# --- what each way means --------------------------------------------------------------------------------------------------


def _days_of_month(match: Match) -> Period:
    """"11 to 22 May 2026"."""
    end = day_in(match, "b")
    return span(end.replace(day=int(match["da"])), end)


def _days_of_year(match: Match) -> Period:
    """"1 April to 30 June 2013"; the year before, where the first month comes later than the second."""
    end = day_in(match, "b")
    return span(date(end.year - (month_in(match) > end.month), month_in(match), int(match["da"])), end)


def _month_to_month(match: Match) -> Period:
    """"Apr 13 - Jun 13". Without apostrophes, "Apr 12 - Jun 20" could be days."""
    bare = match["sa"] and match["sb"] and not match["apostrophea"]
    if bare and int(match["sb"]) - int(match["sa"]) not in (0, 1):
        raise ValueError("days or years?")
    return months(month_year_in(match), month_year_in(match, "b"))


def _months_of_year(match: Match) -> Period:
    """"April - June 2013"; the year before, where the first month comes later than the second. "April - June 13" could be a day."""
    if match["sb"] and not match["apostropheb"] and match["mb"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    year, month = month_year_in(match, "b")
    return months((year - (month_in(match) > month), month_in(match)), (year, month))


def _months_of_financial_year(match: Match) -> Period:
    start = financial_in(match)
    return months(in_year(start, month_in(match)), in_year(start, month_in(match, "b")))


def _month_of_financial_year(match: Match) -> Period:
    """"November 2024-25"."""
    only = in_year(financial_in(match), month_in(match))
    return months(only, only)


def _quarter(match: Match) -> Period:
    return quarter_of(financial_in(match), quarter_in(match))


def _quarter_with_months(match: Match) -> Period:
    """"Q4 2012/13 (Jan - Mar)"; nothing, where the months aren't those of the quarter."""
    period = _quarter(match)
    if period.start is None or period.end is None or (period.start.month, period.end.month) != (month_in(match), month_in(match, "b")):
        raise ValueError("another quarter than its months say")
    return period


def _quarters(match: Match) -> Period:
    start = financial_in(match)
    first, last = quarter_of(start, quarter_in(match)), quarter_of(start, quarter_in(match, "b"))
    return span(first.start or date.min, last.end or date.min)


def _year_to_quarter(match: Match) -> Period:
    start = financial_in(match)
    return span(date(start, 4, 1), quarter_of(start, quarter_in(match)).end or date.min)


def _year_to_month(match: Match) -> Period:
    end = last_day(*month_year_in(match))
    return span(date(end.year - (end.month < 4), 4, 1), end)


def _lone_quarter(match: Match) -> Period:
    return Period("", None, quarter_in(match), None, None)


def _lone_month(match: Match) -> Period:
    number = int(match["n"])
    return Period(f"month {number}", None, (number - 1) // 3 + 1, None, None)


def _half(match: Match) -> Period:
    start, first = financial_in(match), match["half"].lower() in ("h1", "first half")
    return months((start, 4), (start, 9)) if first else months((start, 10), (start + 1, 3))


COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}


def _length(match: Match) -> int:
    """Months."""
    said = match["length"].lower()
    count = said.split()[0]
    return 12 if "year" in said else 3 if said == "quarter" else int(COUNTS.get(count, count))


def _month_and_two_digits(match: Match) -> Period:
    """"Mar-13", "Mar 13"; "March 13" could be a day."""
    if match["gap"] != "-" and match["ma"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    month = century(match["two"]), month_in(match)
    return months(month, month)


def _term(match: Match) -> Period:
    """Autumn is September to December everywhere; where spring ends and summer begins moves with Easter."""
    year = financial_in(match) if match["fa"] else year_in(match)
    return months((year, 9), (year, 12)) if match["term"].lower() == "autumn" else Period("", None, None, None, None)


def _academic(match: Match) -> Period:
    """September to August."""
    start = financial_in(match)
    return months((start, 9), (start + 1, 8))


def _nothing(match: Match) -> None:
    """What means two things, taken so that no part of it is read as one."""


LENGTHS = r"(?:financial )?year|quarter|(?:\d\d?|three|six|nine|twelve) months?"
LENGTH = rf"(?:the |rolling )?(?P<length>{LENGTHS})(?: rolling)? (?:ended|ending|up to|to)(?: the)? (?:end (?:of )?)?"
YTD = r"(?:ytd|year to date|cumulative)"
FINAL = r"(?: (?:financial|fiscal|full) year)?"

MONTH_A = rf"{month('a')}(?: |-)?{short_year('a')}"

RULES: tuple[Rule, ...] = (
    _rule(rf"{date_('a')}{TO}{date_('b')}", lambda m: span(day_in(m), day_in(m, "b"))),
    _rule(rf"between {date_('a')} and {date_('b')}", lambda m: span(day_in(m), day_in(m, "b"))),
    _rule(rf"between {day('a')} {month('a')} and {date_('b')}", _days_of_year),
    _rule(rf"{day('a')}{TO}{date_('b')}", _days_of_month),
    _rule(rf"{day('a')} {month('a')}{TO}{date_('b')}", _days_of_year),
    _rule(rf"(?:{quarter('a')} ?[(:–-] ?)?{MONTH_A}{TO}{month('b')}(?: |-)?{short_year('b')}\)?", _month_to_month),
    _rule(rf"(?:{quarter('a')},? ?[(:–-]? ?)?{month('a')}(?:{TO}|/){month('b')}\)?,?(?: |-)?{short_year('b')}\)?", _months_of_year),
    _rule(rf"(?:{quarter('b')},? ?[(:–-]? ?)?{month('a')}(?:{TO}|/){month('b')}\)?,? {years('a')}\)?", _months_of_financial_year),
    _rule(rf"{quarter('a')}{BETWEEN}{short_years('a')}\)?,? ?\({month('a')}{TO}{month('b')}(?: {year('b')})?\)", _quarter_with_months),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')},? ?\({month('a')}{TO}{month('b')}(?: {year('b')})?\)", _quarter_with_months),
    _rule(rf"{AT}{quarter('a')}{BETWEEN}{short_years('a')}\)?", _quarter),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')}\)?", _quarter),
    _rule(rf"{quarter('a')}{TO}{quarter('b')}{BETWEEN}{short_years('a')}\)?", _quarters),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')}{TO}{quarter('b')}\)?", _quarters),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {quarter('a')}{BETWEEN}{short_years('a')}\)?", _year_to_quarter),
    _rule(rf"{quarter('a')} {YTD} {short_years('a')}", _year_to_quarter),
    _rule(rf"{quarter('a')} {short_years('a')} {YTD}", _year_to_quarter),
    _rule(rf"{short_years('a')} {quarter('a')} {YTD}", _year_to_quarter),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {month('a')}(?: |-)?{short_year('a')}", _year_to_month),
    _rule(rf"{quarter('a')}{BETWEEN}{year('a')}\)?|{year('b')}{BETWEEN}{quarter('b')}\)?", _nothing),
    _rule(rf"{AT}{month('a')},? {years('a')}", _month_of_financial_year),
    _rule(rf"(?:month|period|m|p) ?(?P<n>1[0-2]|0?[1-9]){BETWEEN}{short_years('a')}\)?", lambda m: month_of(financial_in(m), int(m["n"]))),
    _rule(rf"{short_years('a')}{BETWEEN}(?:month|period|m|p) ?(?P<n>1[0-2]|0?[1-9])\)?", lambda m: month_of(financial_in(m), int(m["n"]))),
    _rule(rf"(?P<half>h1|h2|first half|second half)(?: of)?(?: the)? {short_years('a')}", _half),
    _rule(rf"{years('a')}{TO}{years('b')}", lambda m: months((financial_in(m), 4), (financial_in(m, "b") + 1, 3))),
    _rule(rf"(?:(?:academic|school) (?:year|yr)|ay),? {short_years('a')}", _academic),
    _rule(rf"{short_years('a')} (?:(?:academic|school) (?:year|yr)|ay)", _academic),
    _rule(rf"{years('a')}{FINAL}", lambda m: year_of(financial_in(m))),
    _rule(rf"(?:fy ?|financial year ){short_years('a')}", lambda m: year_of(financial_in(m))),
    _rule(rf"{LENGTH}{date_('a')}", lambda m: stretch(day_in(m), _length(m))),
    _rule(rf"{LENGTH}{month('a')}(?: |-)?{year('a')}", lambda m: stretch(last_day(*month_year_in(m)), _length(m))),
    _rule(rf"{AT}{date_('a')}", lambda m: span(day_in(m), day_in(m))),
    _rule(rf"{AT}end (?:of )?{month('a')}(?: |-)?{year('a')}", lambda m: span(last_day(*month_year_in(m)), last_day(*month_year_in(m)))),
    _rule(rf"{AT}{month('a')},? ?{year('a')}", lambda m: months(month_year_in(m), month_year_in(m))),
    _rule(rf"{month('a')}(?P<gap> |-)(?P<two>\d\d)", _month_and_two_digits, running=False),
    _rule(rf"(?P<term>autumn|spring|summer) term,? (?:{years('a')}|{year('a')})", _term),
    _rule(rf"(?:calendar year )?{year('a')}", lambda m: months((year_in(m), 1), (year_in(m), 12)), running=False),
    _rule(quarter("a"), _lone_quarter),
    _rule(r"(?:month|period) ?(?P<n>1[0-2]|0?[1-9])", _lone_month, running=False),
)
