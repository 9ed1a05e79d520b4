"""The ways of printing a period: patterns, and what each means. Only `corpus.periods` asks.

A pattern is put together from parts; a part names its groups by one letter and a key, so that a pattern can hold two of them. A space in a
pattern stands for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.model import Period
from corpus.years import in_year, last_day, month_of, months, quarter_of, span, stretch, year_of

Match = re.Match[str]


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


# --- parts ----------------------------------------------------------------------------------------------------------------

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = ("first", "second", "third", "fourth")
FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = FULL + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?"
DASH = r"\s?[-–—‑/]\s?"
TO = r"(?: ?[-–—‑] ?| to | until )"
AT = r"(?:(?:as at|as of|at) (?:the )?)?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
BETWEEN = r"(?: of| for)?,? ?[-–(:]? ?"


def _m(key: str) -> str:
    return rf"(?P<m{key}>{MONTH})"


def _y(key: str) -> str:
    """A year: four digits, or two after an apostrophe."""
    return rf"(?:(?P<y{key}>(?:19|20)\d\d)|['’](?P<s{key}>\d\d))"


def _yy(key: str) -> str:
    """A year of four digits or of two."""
    return rf"(?:(?P<y{key}>(?:19|20)\d\d)|(?P<apostrophe{key}>['’])?(?P<s{key}>\d\d))"


def _f(key: str, first: str = r"(?:19|20)\d\d") -> str:
    """A financial year."""
    return rf"(?:financial year |year |fy ?)?(?P<f{key}>{first}){DASH}(?P<g{key}>(?:19|20)\d\d|\d\d)"


def _ff(key: str) -> str:
    """A financial year whose first half may have two digits, as it may only beside a quarter or the like."""
    return _f(key, r"(?:(?:19|20)\d\d|\d\d)")


def _q(key: str) -> str:
    return rf"(?:(?:q|qtr\.?|quarter) ?(?P<q{key}>[1-4])|(?P<o{key}>{'|'.join(ORDINALS)}|1st|2nd|3rd|4th) (?:quarter|qtr))"


def _d(key: str) -> str:
    return rf"(?P<d{key}>\d\d?)(?:st|nd|rd|th)?"


def _date(key: str) -> str:
    words = rf"{WEEKDAY}{_d(key)}(?:(?P<hyphen{key}>-)| of | )?{_m(key)},?(?(hyphen{key})-| ?){_yy(key)}"
    return rf"(?:{words}|(?P<numbers{key}>\d\d?/\d\d?/(?:19|20)\d\d)|(?P<iso{key}>(?:19|20)\d\d-\d\d-\d\d))"


# --- parts -> numbers -----------------------------------------------------------------------------------------------------


def _month(match: Match, key: str = "a") -> int:
    return NAMES.index(match[f"m{key}"][:3].lower()) + 1


def _year(match: Match, key: str = "a") -> int:
    return int(match[f"y{key}"] or _century(match[f"s{key}"]))


def _century(two: str) -> int:
    return int(two) + (1900 if int(two) >= 70 else 2000)


def _month_year(match: Match, key: str = "a") -> tuple[int, int]:
    return _year(match, key), _month(match, key)


def _financial(match: Match, key: str = "a") -> int:
    """The year in whose April it begins. Raises ValueError where the two halves don't follow each other."""
    first, second = match[f"f{key}"], match[f"g{key}"]
    start = int(first) if len(first) == 4 else _century(first)
    if int(second) != (start + 1 if len(second) == 4 else (start + 1) % 100):
        raise ValueError("these two years don't make a financial year")
    return start


def _number(match: Match, key: str = "a") -> int:
    """Which quarter."""
    word = (match[f"q{key}"] or match[f"o{key}"]).lower()
    return int(word[0]) if word[0].isdigit() else ORDINALS.index(word) + 1


def _day(match: Match, key: str = "a") -> date:
    if match[f"iso{key}"]:
        return date.fromisoformat(match[f"iso{key}"])
    if match[f"numbers{key}"]:
        day, month, year = map(int, match[f"numbers{key}"].split("/"))
        return date(year, month, day)
    return date(*_month_year(match, key), int(match[f"d{key}"]))


# --- what each way means --------------------------------------------------------------------------------------------------


def _days_of_month(match: Match) -> Period:
    """"11 to 22 May 2026"."""
    end = _day(match, "b")
    return span(end.replace(day=int(match["da"])), end)


def _days_of_year(match: Match) -> Period:
    """"1 April to 30 June 2013"; the year before, where the first month comes later than the second."""
    end = _day(match, "b")
    return span(date(end.year - (_month(match) > end.month), _month(match), int(match["da"])), end)


def _month_to_month(match: Match) -> Period:
    """"Apr 13 - Jun 13". Without apostrophes, "Apr 12 - Jun 20" could be days."""
    bare = match["sa"] and match["sb"] and not match["apostrophea"]
    if bare and int(match["sb"]) - int(match["sa"]) not in (0, 1):
        raise ValueError("days or years?")
    return months(_month_year(match), _month_year(match, "b"))


def _months_of_year(match: Match) -> Period:
    """"April - June 2013"; the year before, where the first month comes later than the second. "April - June 13" could be a day."""
    if match["sb"] and not match["apostropheb"] and match["mb"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    year, month = _month_year(match, "b")
    return months((year - (_month(match) > month), _month(match)), (year, month))


def _months_of_financial_year(match: Match) -> Period:
    start = _financial(match)
    return months(in_year(start, _month(match)), in_year(start, _month(match, "b")))


def _quarter(match: Match) -> Period:
    return quarter_of(_financial(match), _number(match))


def _quarter_with_months(match: Match) -> Period:
    """"Q4 2012/13 (Jan - Mar)"; nothing, where the months aren't those of the quarter."""
    period = _quarter(match)
    if period.start is None or period.end is None or (period.start.month, period.end.month) != (_month(match), _month(match, "b")):
        raise ValueError("another quarter than its months say")
    return period


def _quarters(match: Match) -> Period:
    start = _financial(match)
    first, last = quarter_of(start, _number(match)), quarter_of(start, _number(match, "b"))
    return span(first.start or date.min, last.end or date.min)


def _year_to_quarter(match: Match) -> Period:
    start = _financial(match)
    return span(date(start, 4, 1), quarter_of(start, _number(match)).end or date.min)


def _year_to_month(match: Match) -> Period:
    end = last_day(*_month_year(match))
    return span(date(end.year - (end.month < 4), 4, 1), end)


def _lone_quarter(match: Match) -> Period:
    return Period("", None, _number(match), None, None)


def _lone_month(match: Match) -> Period:
    number = int(match["n"])
    return Period(f"month {number}", None, (number - 1) // 3 + 1, None, None)


def _half(match: Match) -> Period:
    start, first = _financial(match), match["half"].lower() in ("h1", "first half")
    return months((start, 4), (start, 9)) if first else months((start, 10), (start + 1, 3))


def _length(match: Match) -> int:
    """Months."""
    said = match["length"].lower()
    return 12 if "year" in said or said.startswith("twelve") else 3 if said == "quarter" else int(said.split()[0])


def _month_and_two_digits(match: Match) -> Period:
    """"Mar-13", "Mar 13"; "March 13" could be a day."""
    if match["gap"] != "-" and match["ma"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    month = _century(match["two"]), _month(match)
    return months(month, month)


def _term(match: Match) -> Period:
    """Autumn is September to December everywhere; where spring ends and summer begins moves with Easter."""
    year = _financial(match) if match["fa"] else _year(match)
    return months((year, 9), (year, 12)) if match["term"].lower() == "autumn" else Period("", None, None, None, None)


def _academic(match: Match) -> Period:
    """September to August."""
    start = _financial(match)
    return months((start, 9), (start + 1, 8))


def _nothing(match: Match) -> None:
    """What means two things, taken so that no part of it is read as one."""


LENGTH = r"(?:the )?(?P<length>(?:financial )?year|quarter|\d\d? months|twelve months) (?:ended|ending|up to|to)(?: the)? (?:end (?:of )?)?"
YTD = r"(?:ytd|year to date|cumulative)"
FINAL = r"(?: (?:financial|fiscal) year)?"

RULES: tuple[Rule, ...] = (
    _rule(rf"{_date('a')}{TO}{_date('b')}", lambda m: span(_day(m), _day(m, "b"))),
    _rule(rf"between {_date('a')} and {_date('b')}", lambda m: span(_day(m), _day(m, "b"))),
    _rule(rf"between {_d('a')} {_m('a')} and {_date('b')}", _days_of_year),
    _rule(rf"{_d('a')}{TO}{_date('b')}", _days_of_month),
    _rule(rf"{_d('a')} {_m('a')}{TO}{_date('b')}", _days_of_year),
    _rule(rf"(?:{_q('a')} ?[(:–-] ?)?{_m('a')}(?: |-)?{_yy('a')}{TO}{_m('b')}(?: |-)?{_yy('b')}\)?", _month_to_month),
    _rule(rf"(?:{_q('a')},? ?[(:–-]? ?)?{_m('a')}(?:{TO}|/){_m('b')}\)?,?(?: |-)?{_yy('b')}\)?", _months_of_year),
    _rule(rf"(?:{_q('b')},? ?[(:–-]? ?)?{_m('a')}(?:{TO}|/){_m('b')}\)?,? {_f('a')}\)?", _months_of_financial_year),
    _rule(rf"{_q('a')}{BETWEEN}{_ff('a')}\)?,? ?\({_m('a')}{TO}{_m('b')}(?: {_y('b')})?\)", _quarter_with_months),
    _rule(rf"{_ff('a')}{BETWEEN}{_q('a')},? ?\({_m('a')}{TO}{_m('b')}(?: {_y('b')})?\)", _quarter_with_months),
    _rule(rf"{_q('a')}{BETWEEN}{_ff('a')}\)?", _quarter),
    _rule(rf"{_ff('a')}{BETWEEN}{_q('a')}\)?", _quarter),
    _rule(rf"{_q('a')}{TO}{_q('b')}{BETWEEN}{_ff('a')}\)?", _quarters),
    _rule(rf"{_ff('a')}{BETWEEN}{_q('a')}{TO}{_q('b')}\)?", _quarters),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {_q('a')}{BETWEEN}{_ff('a')}\)?", _year_to_quarter),
    _rule(rf"{_q('a')} {YTD} {_ff('a')}", _year_to_quarter),
    _rule(rf"{_q('a')} {_ff('a')} {YTD}", _year_to_quarter),
    _rule(rf"{YTD}(?: (?:to|at|as at))? {_m('a')}(?: |-)?{_yy('a')}", _year_to_month),
    _rule(rf"{_q('a')}{BETWEEN}{_y('a')}\)?|{_y('b')}{BETWEEN}{_q('b')}\)?", _nothing),
    _rule(rf"{AT}{_m('a')},? {_f('a')}", lambda m: months(in_year(_financial(m), _month(m)), in_year(_financial(m), _month(m)))),
    _rule(rf"(?:month|period|m|p) ?(?P<n>1[0-2]|0?[1-9]){BETWEEN}{_ff('a')}\)?", lambda m: month_of(_financial(m), int(m["n"]))),
    _rule(rf"{_ff('a')}{BETWEEN}(?:month|period|m|p) ?(?P<n>1[0-2]|0?[1-9])\)?", lambda m: month_of(_financial(m), int(m["n"]))),
    _rule(rf"(?P<half>h1|h2|first half|second half)(?: of)?(?: the)? {_ff('a')}", _half),
    _rule(rf"{_f('a')}{TO}{_f('b')}", lambda m: months((_financial(m), 4), (_financial(m, "b") + 1, 3))),
    _rule(rf"(?:academic|school) year,? {_f('a')}", _academic),
    _rule(rf"{_f('a')} (?:academic|school) year", _academic),
    _rule(rf"{_f('a')}{FINAL}", lambda m: year_of(_financial(m))),
    _rule(rf"(?:fy ?|financial year ){_ff('a')}", lambda m: year_of(_financial(m))),
    _rule(rf"{LENGTH}{_date('a')}", lambda m: stretch(_day(m), _length(m))),
    _rule(rf"{LENGTH}{_m('a')}(?: |-)?{_y('a')}", lambda m: stretch(last_day(*_month_year(m)), _length(m))),
    _rule(rf"{AT}{_date('a')}", lambda m: span(_day(m), _day(m))),
    _rule(rf"{AT}end (?:of )?{_m('a')}(?: |-)?{_y('a')}", lambda m: span(last_day(*_month_year(m)), last_day(*_month_year(m)))),
    _rule(rf"{AT}{_m('a')},? ?{_y('a')}", lambda m: months(_month_year(m), _month_year(m))),
    _rule(rf"{_m('a')}(?P<gap> |-)(?P<two>\d\d)", _month_and_two_digits, running=False),
    _rule(rf"(?P<term>autumn|spring|summer) term,? (?:{_f('a')}|{_y('a')})", _term),
    _rule(rf"(?:calendar year )?{_y('a')}", lambda m: months((_year(m), 1), (_year(m), 12)), running=False),
    _rule(_q("a"), _lone_quarter),
    _rule(r"(?:month|period) ?(?P<n>1[0-2]|0?[1-9])", _lone_month, running=False),
)
