"""What each way of printing a period means: from a match of a pattern to the period. Only `corpus.period_rules` asks.

Raises ValueError where what is printed only looks like a period.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.model import Period
from corpus.period_parts import (
    FULL,
    Match,
    century,
    day_in,
    financial_in,
    month_in,
    month_year_in,
    quarter_in,
    year_in,
)
from corpus.years import in_year, last_day, month_of, months, quarter_of, span


def days_of_month(match: Match) -> Period:
    """"11 to 22 May 2026"."""
    end = day_in(match, "b")
    return span(end.replace(day=int(match["da"])), end)


def days_of_year(match: Match) -> Period:
    """"1 April to 30 June 2013"; the year before, where the first month comes later than the second."""
    end = day_in(match, "b")
    return span(date(end.year - (month_in(match) > end.month), month_in(match), int(match["da"])), end)


def month_to_month(match: Match) -> Period:
    """"Apr 13 - Jun 13". Without apostrophes, "Apr 12 - Jun 20" could be days."""
    bare = match["sa"] and match["sb"] and not match["apostrophea"]
    if bare and int(match["sb"]) - int(match["sa"]) not in (0, 1):
        raise ValueError("days or years?")
    return months(month_year_in(match), month_year_in(match, "b"))


def months_of_year(match: Match) -> Period:
    """"April - June 2013"; the year before, where the first month comes later than the second. "April - June 13" could be a day."""
    if match["sb"] and not match["apostropheb"] and match["mb"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    year, month = month_year_in(match, "b")
    return months((year - (month_in(match) > month), month_in(match)), (year, month))


def months_of_financial_year(match: Match) -> Period:
    start = financial_in(match)
    return months(in_year(start, month_in(match)), in_year(start, month_in(match, "b")))


def month_of_financial_year(match: Match) -> Period:
    """"November 2024-25"."""
    only = in_year(financial_in(match), month_in(match))
    return months(only, only)


def quarter(match: Match) -> Period:
    return quarter_of(financial_in(match), quarter_in(match))


def quarter_with_months(match: Match) -> Period:
    """"Q4 2012/13 (Jan - Mar)"; nothing, where the months aren't those of the quarter."""
    return of_its_months(quarter(match), match)


def of_its_months(period: Period, match: Match) -> Period:
    if period.start is None or period.end is None or (period.start.month, period.end.month) != (month_in(match), month_in(match, "b")):
        raise ValueError("another quarter than its months say")
    return period


def quarters(match: Match, start: int) -> Period:
    first, last = quarter_of(start, quarter_in(match)), quarter_of(start, quarter_in(match, "b"))
    return span(first.start or date.min, last.end or date.min)


def year_to_quarter(match: Match, start: int) -> Period:
    return span(date(start, 4, 1), quarter_of(start, quarter_in(match)).end or date.min)


def year_to_month(match: Match) -> Period:
    end = last_day(*month_year_in(match))
    return span(date(end.year - (end.month < 4), 4, 1), end)


def year_to_lone_quarter(match: Match, start: int) -> Period:
    key = "a" if match["qa"] or match["oa"] or match["ca"] else "b"
    return span(date(start, 4, 1), quarter_of(start, quarter_in(match, key)).end or date.min)


def lone_quarter(match: Match) -> Period:
    return Period("", None, quarter_in(match), None, None)


def lone_month(match: Match) -> Period:
    return Period("", None, (int(match["n"]) - 1) // 3 + 1, None, None)


def lone_months(match: Match) -> Period:
    """"April to June", which is a quarter, or "April to December", which is none."""
    first, last = ((month_in(match, key) - 4) % 12 for key in "ab")
    if last < first:
        raise ValueError("a financial year has no such months in line")
    return Period("", None, first // 3 + 1 if first % 3 == 0 and last == first + 2 else None, None, None)


def month_with_number(match: Match) -> Period:
    """"Month 9 (December)"; nothing where that is another month."""
    if (month_in(match) - 4) % 12 + 1 != int(match["n"]):
        raise ValueError("another month than its number says")
    year = year_in(match) if match["ya"] or match["sa"] else None
    return months((year, month_in(match)), (year, month_in(match))) if year else lone_month(match)


def months_in_year(match: Match, start: int) -> Period:
    if match["qa"] or match["oa"] or match["ca"]:
        return of_its_months(quarter_of(start, quarter_in(match)), match)
    return months(in_year(start, month_in(match)), in_year(start, month_in(match, "b")))


def month_with_number_in(match: Match, start: int) -> Period:
    period = month_with_number(match)
    return period if period.start else month_of(start, int(match["n"]))


def dotted(match: Match) -> Period:
    """"As at 31.12.24", which without its first words could be something else."""
    day, month, year = match["dotted"].split(".")
    printed = date(century(year), int(month), int(day))
    return span(printed, printed)


def month_in_digits(match: Match) -> Period:
    """"09/2024"."""
    month = int(match["year"]), int(match["two"])
    return months(month, month)


def undated(match: Match) -> Period:
    return Period("", None, None, None, None)


def half(match: Match) -> Period:
    start, second = financial_in(match), "2" in match["half"] or "second" in match["half"].lower()
    return months((start, 10), (start + 1, 3)) if second else months((start, 4), (start, 9))


def week(match: Match) -> Period:
    """The seven days that end or begin on the day given."""
    day, week = day_in(match), timedelta(days=6)
    return span(day - week, day) if match["ends"] is not None else span(day, day + week)


COUNTS = {"two": 2, "three": 3, "five": 5, "six": 6, "nine": 9, "twelve": 12}


def length(match: Match) -> int:
    """Months."""
    said = match["length"].lower()
    count = re.match(r"\w+?(?=\s|m|$)", said)
    if "half" in said:
        return 6
    return 12 if "year" in said or said.startswith("r") else 3 if said == "quarter" else int(COUNTS.get(count[0], count[0]) if count else 0)


def years_to(match: Match) -> Period:
    """"Three years to 2022/23"."""
    last = financial_in(match)
    return months((last + 1 - int(COUNTS.get(match["count"].lower(), match["count"])), 4), (last + 1, 3))


def month_and_two_digits(match: Match) -> Period:
    """"Mar-13", "Mar 13"; "March 13" could be a day."""
    if match["gap"] != "-" and match["ma"].lower() in FULL.split("|"):
        raise ValueError("a day or a year?")
    month = century(match["two"]), month_in(match)
    return months(month, month)


def term(match: Match) -> Period:
    """Autumn is September to December everywhere; where spring ends and summer begins moves with Easter."""
    year = financial_in(match) if match["fa"] else year_in(match)
    return months((year, 9), (year, 12)) if match["term"].lower() == "autumn" else Period("", None, None, None, None)


def academic(match: Match) -> Period:
    """September to August."""
    start = financial_in(match)
    return months((start, 9), (start + 1, 8))


def nothing(match: Match) -> None:
    """What means two things, taken so that no part of it is read as one."""
