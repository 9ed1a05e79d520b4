"""The ways of printing a period: patterns, and what each means. Only `corpus.periods` asks.

A pattern is put together from the parts in `corpus.period_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from corpus import period_meanings as means
from corpus.model import Period
from corpus.period_parts import (
    AT,
    BETWEEN,
    TO,
    Match,
    date_,
    day,
    day_in,
    financial_in,
    month,
    month_year_in,
    quarter,
    quarter_in,
    short_year,
    short_years,
    year,
    year_in,
    years,
)
from corpus.years import last_day, month_of, months, quarter_of, span, stretch, year_of


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to print a period. `running`: it counts within a sentence too, where "2012" alone may be a number of children.

    `placed` gives what is printed without a year its dates in the financial year that begins in April of the year given.
    """

    pattern: str
    build: Callable[[Match], Period | None]
    running: bool = True
    placed: Callable[[Match, int], Period] | None = None

    @property
    def whole(self) -> re.Pattern[str]:
        return _compiled(self.pattern)

    @property
    def within(self) -> re.Pattern[str]:
        return _compiled(rf"(?<![\w/£$.,-])(?:{self.pattern})(?![\w%]|[-–/.,]\d)")

    def read(self, match: Match, year: int | None = None) -> Period | None:
        """None for what only looks like a period: 31 June, 2009/15. `year` is that of the surroundings."""
        try:
            return self.placed(match, year) if self.placed and year is not None else self.build(match)
        except ValueError:
            return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first asked for: all of them at once would cost every command a twentieth of a second."""
    return re.compile(pattern, re.IGNORECASE)


def _rule(pattern: str, build: Callable[[Match], Period | None], *, running: bool = True,
          placed: Callable[[Match, int], Period] | None = None) -> Rule:
    return Rule(pattern.replace(" ?", r"\s?").replace(" ", r"\s+"), build, running, placed)


MONTHS = r"m\b|months?|mths?"
ROLLING = r"r ?12 ?m?(?: ?-)?"
LENGTHS = rf"(?:financial )?year|quarter|half[- ]year|(?:\d\d?|three|six|nine|twelve)(?: |-)?(?:{MONTHS})|{ROLLING}"
LENGTH = rf"(?:the |rolling )?(?P<length>{LENGTHS})(?: rolling)? (?:ended|ending|up to|to)(?: the)? (?:end (?:of )?)?"
ROLLED = rf"(?:rolling (?P<length>12(?: |-)?(?:{MONTHS})|year)|(?P<rolled>{ROLLING}))[,:(–-]? ?[(–-]? ?"
YTD = r"(?:ytd|year[- ]to[- ]date|cumulative)"
HALVES = r"h ?[12]|first half|second half|half ?-?[12]|1st half|2nd half|half[- ]year(?:ly)?|mid[- ]year"
ACADEMIC = r"(?:(?:academic|school|acad\.?) (?:year|yr)|ay)"
SEASON = r"(?:autumn|spring|summer)"
NUMBER = r"(?:month|mth|period|m|p) ?(?P<n>1[0-2]|0?[1-9])"
FINAL = r"(?: (?:financial|fiscal|full) year)?"

MONTH_A = rf"{month('a')}(?: |-)?{short_year('a')}"

RULES: tuple[Rule, ...] = (
    _rule(rf"{date_('a')}{TO}{date_('b')}", lambda m: span(day_in(m), day_in(m, "b"))),
    _rule(rf"between {date_('a')} and {date_('b')}", lambda m: span(day_in(m), day_in(m, "b"))),
    _rule(rf"between {day('a')} {month('a')} and {date_('b')}", means.days_of_year),
    _rule(rf"{day('a')}{TO}{date_('b')}", means.days_of_month),
    _rule(rf"{day('a')} {month('a')}{TO}{date_('b')}", means.days_of_year),
    _rule(rf"(?:{quarter('a')} ?[(:–-] ?)?{MONTH_A}{TO}{month('b')}(?: |-)?{short_year('b')}\)?", means.month_to_month),
    _rule(rf"(?:{quarter('a')},? ?[(:–-]? ?)?{month('a')}(?:{TO}|/){month('b')}\)?,?(?: |-)?{short_year('b')}\)?", means.months_of_year),
    _rule(rf"(?:{quarter('b')},? ?[(:–-]? ?)?{month('a')}(?:{TO}|/){month('b')}\)?,? {years('a')}\)?", means.months_of_financial_year),
    _rule(rf"{years('a')}{BETWEEN}{month('a')}{TO}{month('b')}\)?(?!(?: |-)?(?:19|20)\d\d)", means.months_of_financial_year),
    _rule(rf"{quarter('a')}{BETWEEN}{short_years('a')}\)?,? ?\({month('a')}{TO}{month('b')}(?: {year('b')})?\)", means.quarter_with_months),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')},? ?\({month('a')}{TO}{month('b')}(?: {year('b')})?\)", means.quarter_with_months),
    _rule(rf"{AT}{quarter('a')}{BETWEEN}{short_years('a')}\)?", means.quarter),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')}\)?", means.quarter),
    _rule(rf"{quarter('a')}{TO}{quarter('b')}{BETWEEN}{short_years('a')}\)?", lambda m: means.quarters(m, financial_in(m))),
    _rule(rf"{short_years('a')}{BETWEEN}{quarter('a')}{TO}{quarter('b')}\)?", lambda m: means.quarters(m, financial_in(m))),
    _rule(rf"{quarter('a')}{TO}{quarter('b')}", means.undated, placed=means.quarters),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {quarter('a')}{BETWEEN}{short_years('a')}\)?", lambda m: means.year_to_quarter(m, financial_in(m))),
    _rule(rf"{quarter('a')} {YTD} {short_years('a')}", lambda m: means.year_to_quarter(m, financial_in(m))),
    _rule(rf"{quarter('a')} {short_years('a')} \(?{YTD}\)?", lambda m: means.year_to_quarter(m, financial_in(m))),
    _rule(rf"{short_years('a')} {quarter('a')} \(?{YTD}\)?", lambda m: means.year_to_quarter(m, financial_in(m))),
    _rule(rf"{YTD}(?: (?:to|at|as at))? \(?{quarter('a')}\)?|{quarter('b')} \(?{YTD}\)?", means.undated, placed=means.year_to_lone_quarter),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {month('a')}(?: |-)?{short_year('a')}", means.year_to_month),
    _rule(rf"{quarter('a')}{BETWEEN}{year('a')}\)?|{year('b')}{BETWEEN}{quarter('b')}\)?", means.nothing),
    _rule(rf"{AT}{month('a')},? {years('a')}", means.month_of_financial_year),
    _rule(rf"{NUMBER}{BETWEEN}{short_years('a')}\)?", lambda m: month_of(financial_in(m), int(m["n"]))),
    _rule(rf"{short_years('a')}{BETWEEN}{NUMBER}\)?", lambda m: month_of(financial_in(m), int(m["n"]))),
    _rule(rf"{NUMBER} ?\({month('a')}(?:(?: |-)?{short_year('a')})?\)", means.month_with_number, placed=means.month_with_number_in),
    _rule(rf"{month('a')}(?: |-)?{short_year('a')} \({NUMBER}\)", means.month_with_number),
    _rule(rf"(?P<half>{HALVES})(?: of)?(?: the)? {short_years('a')}", means.half),
    _rule(rf"{short_years('a')} (?P<half>{HALVES})", means.half),
    _rule(rf"{years('a')}{TO}{years('b')}", lambda m: months((financial_in(m), 4), (financial_in(m, "b") + 1, 3))),
    _rule(rf"{ACADEMIC},? {short_years('a')}", means.academic),
    _rule(rf"{short_years('a')} \(?(?:{ACADEMIC}|academic)\)?", means.academic),
    _rule(rf"(?P<count>\d|two|three|five) years? (?:to|ending) {years('a')}", means.years_to),
    _rule(rf"(?:w/e|w/ending|(?:week|wk)[- ]end(?:ing|ed)) (?P<ends>){date_('a')}", means.week),
    _rule(rf"(?:w/c|w/b|(?:week|wk)[- ](?:commencing|beginning|starting)) (?:(?!)(?P<ends>))?{date_('a')}", means.week),
    _rule(rf"{years('a')}{FINAL}", lambda m: year_of(financial_in(m))),
    _rule(rf"(?:fy ?|financial year ){short_years('a')}", lambda m: year_of(financial_in(m))),
    _rule(rf"{LENGTH}{date_('a')}", lambda m: stretch(day_in(m), means.length(m))),
    _rule(rf"{LENGTH}{month('a')}(?: |-)?{short_year('a')}", lambda m: stretch(last_day(*month_year_in(m)), means.length(m))),
    _rule(rf"{ROLLED}{month('a')}(?: |-)?{short_year('a')}\)?", lambda m: stretch(last_day(*month_year_in(m)), 12)),
    _rule(rf"{AT}{date_('a')}", lambda m: span(day_in(m), day_in(m))),
    _rule(r"(?:as at|as of|at) (?P<dotted>\d\d?\.\d\d?\.\d\d)", means.dotted),
    _rule(rf"{AT}end (?:of )?{month('a')}(?: |-)?{year('a')}", lambda m: span(last_day(*month_year_in(m)), last_day(*month_year_in(m)))),
    _rule(rf"{AT}{month('a')},? ?{year('a')}", lambda m: months(month_year_in(m), month_year_in(m))),
    _rule(rf"{month('a')}(?P<gap> |-|/)?(?P<two>\d\d)", means.month_and_two_digits, running=False),
    _rule(r"(?P<two>0[1-9]|1[0-2])/(?P<year>20\d\d)", means.month_in_digits, running=False),
    _rule(rf"(?P<term>autumn|spring|summer) term,? (?:{years('a')}|{year('a')})", means.term),
    _rule(rf"(?:calendar year )?{year('a')}", lambda m: months((year_in(m), 1), (year_in(m), 12)), running=False),
    _rule(quarter("a"), means.lone_quarter, placed=lambda m, start: quarter_of(start, quarter_in(m))),
    _rule(rf"(?:{quarter('a')} ?[(:–-] ?)?{month('a')}{TO}{month('b')}\)?", means.lone_months, placed=means.months_in_year),
    _rule(r"(?:month|period|mth) ?(?P<n>1[0-2]|0?[1-9])", means.lone_month, running=False,
          placed=lambda m, start: month_of(start, int(m["n"]))),
)
