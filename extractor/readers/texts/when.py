"""When the figures of a column were measured: the period that its head prints.

Over a column more is a period than in running text: "23-24" is a financial year there, and months or quarters that stand in line without a
year are of the reporting year, unless the line shows that it began in the year before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from corpus.model import Period
from corpus.period_parts import MONTH, NAMES
from corpus.periods import find_periods, parse_period
from corpus.untold import find_untold
from corpus.years import span, year_label
from extractor.vocabulary import head_words, vocabulary

Heads = Sequence[Sequence[str]]
"""Of each column the parts of its head from the top down."""

_SHORT_YEAR = re.compile(r"(?<![\d/-])(\d\d)\s?[/-]\s?(\d\d)(?![\d/-])")
_ONE_DIGIT = re.compile(r"(?<![\d/-])(20\d)(\d)/(\d)(?![\d/-])")
_MONTH_AND_YEAR = re.compile(rf"(?<!\d)(?<!\d )\b(?:{MONTH})(?: |-|['’]| ['’])\d\d(?![\d/-])", re.IGNORECASE)
_MONTH_AND_TWO = re.compile(rf"({MONTH})(?: |-|['’]| ['’])(\d\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:m|p|mth|month|period|per) ?(1[0-2]|0?[1-9])", re.IGNORECASE)
_NUMBER_AMONG = re.compile(
    rf"\b(?P<said>[PM]|(?i:period|month|mth)) ?(?P<n>1[0-2]|0?[1-9])\b(?![./-]?\d| ?\d\d| (?i:{MONTH}|months?|weeks?|days?|to|of)\b)")
_LONE_MONTH = re.compile(MONTH, re.IGNORECASE)
_DATED = re.compile(rf"\d|quarter|qtr|(?:{MONTH})(?:\s?[-–/]\s?| to )", re.IGNORECASE)
"""What stands in every head that names a period."""
_MONTH_IN_DIGITS = re.compile(r"(0?[1-9]|1[0-2])/(\d\d)")
PLANNED = {"target", "targets", "forecast", "budget", "planned", "plan", "projected", "projection", "predicted", "profile", "milestone",
           "expected", "trajectory"}
"""Words of heads whose figures may be of a quarter still to come."""
_NAMED_YEAR = re.compile(r"(?:20|fy\s?['’]?|[/–-])(\d\d)(?!\d)", re.IGNORECASE)
MARCH = 3
A_YEAR = 366
"""Days that a report speaks of at most where it says what was reached; a plan speaks of more."""
_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) year\b", re.IGNORECASE)


def periods_of(heads: Heads, now: Period | None, valued: Collection[int] = ()) -> tuple[Period | None, ...]:
    """The period of each column, None where its head names none; without dates where its year can't be told.

    `now` is the reporting period; `valued` are the columns in which figures stand.
    """
    plain = [tuple(parts) for parts in heads]
    heads = _numbered(plain, now)
    found = [_period(parts, None) for parts in heads]
    line = [index for index, period in enumerate(found) if period and not period.start and period.quarter]
    years = _years(line, [_last_month(found[index]) for index in line], heads, now, valued)
    for index, year in zip(line, years, strict=True):
        found[index] = _period(heads[index], year)
    found = [_in_year(heads[index], period, now, index in valued) for index, period in enumerate(found)]
    return tuple(
        replace(period, label=_printed(parts[-1])) if period and heads[index] != parts else period
        for index, (parts, period) in enumerate(zip(plain, found, strict=True))
    )


def _printed(head: str) -> str:
    """What a head prints for its period: all of it, or the number of a month among its words."""
    among = _NUMBER_AMONG.search(head)
    return among[0] if among else " ".join(head.split())


def is_year_before(head: str, period: Period | None, now: Period | None) -> bool:
    """Whether a head such as "Q2 last year" names the reporting period's own quarter or month of the year before."""
    if not (period and period.start and period.end and now and now.start and now.end and _LAST_YEAR.search(head)):
        return False
    ends = (period.start, now.start), (period.end, now.end)
    return all((one.year + 1, one.month) == (other.year, other.month) for one, other in ends)


def is_to_come(period: Period | None, now: Period | None) -> bool:
    """Whether a period is later than the reporting period, or that is of several years: then they are planned.

    Of a period without dates, whether it names a later year or none can be compared.
    """
    if period and now and now.start and now.end and (now.end - now.start).days > A_YEAR:
        return True
    if period is None or period.start or period.quarter:
        return bool(period and period.start and now and now.end and period.start > now.end)
    if now is None or now.end is None:
        return True
    latest = now.end.year + (now.end.month > MARCH and period.label.casefold().startswith("fy"))  # FY24 is the year that ends in 2024
    return any(int(year) > latest % 100 for year in _NAMED_YEAR.findall(period.label))


def _in_year(parts: Sequence[str], period: Period | None, now: Period | None, is_valued: bool) -> Period | None:
    """What a head without a year says, "Apr-Dec" or "2023/24 YTD", in the reporting year, unless that would be still to come."""
    if period is None or period.start or period.quarter or now is None or now.end is None or now.financial_year is None:
        return period
    if period.financial_year == now.financial_year:
        return replace(span(date(int(now.financial_year[:4]), 4, 1), now.end), label=period.label)
    placed = _period(parts, now.financial_year)
    reached = placed and placed.end and (placed.end <= now.end or not is_valued)
    return placed if reached else period


def _period(parts: Sequence[str], year: str | None) -> Period | None:
    """The period of the lowest part that names one; a year above its quarters counts before the report's year."""
    above = [period.financial_year for part in parts if (period := period_in(part, None)) and period.financial_year]
    return next((period for part in reversed(parts) if (period := period_in(part, above[-1] if above else year))), None)


@lru_cache(maxsize=4096)
def period_in(text: str, year: str | None) -> Period | None:
    """The period that a part of a head names."""
    if not _DATED.search(text):
        return None
    if year and _LAST_YEAR.search(text):
        year = year_label(int(year[:4]) - 1)
    if whole := parse_period(text, year):
        return whole
    if (untold := find_untold(text)) and not _is_compared(text[: untold.start], untold.period):
        return untold.period
    for found in find_periods(text):
        if not _is_compared(text[: found.start], found.period):
            return parse_period(found.period.label, year) or found.period
        return None
    if month := _MONTH_AND_YEAR.search(text):
        return parse_period(month[0])
    return _short_year(text)


def _is_compared(before: str, period: Period) -> bool:
    """Whether a head names a period only to compare with, or to put something off to: "Change from Q2", "Slippage into 2024/25"."""
    said = head_words(before)
    if len(said) < 2:  # "Since 24 February 2010" is of that very stretch
        return False
    return said[-1] in vocabulary().comparing or (said[-1] == "to" and bool(period.financial_year) and period.quarter is None)


def _short_year(text: str) -> Period | None:
    short, one = _SHORT_YEAR.search(text), _ONE_DIGIT.search(text)
    if short and (int(short[1]) + 1) % 100 == int(short[2]):
        year, label = parse_period(f"20{short[1]}/{short[2]}"), short[0]
    elif one and (int(one[2]) + 1) % 10 == int(one[3]):
        year, label = parse_period(f"{one[1]}{one[2]}/{(int(one[1][2:] + one[2]) + 1) % 100:02}"), one[0]
    else:
        return None
    return year and replace(year, label=label)


# --- months and quarters in line -----------------------------------------------------------------------------------------


def months_in_line(texts: Sequence[str]) -> int:
    """How many of the texts of a row are months without their year, at least two side by side."""
    numbers = [_month(text) for text in texts]
    return sum(bool(number) and any(_is_next(number, other) for other in _beside(numbers, at)) for at, number in enumerate(numbers))


def _beside(numbers: Sequence[int | None], at: int) -> list[int]:
    return [number for place in (at - 1, at + 1) if 0 <= place < len(numbers) and (number := numbers[place])]


def _is_next(one: int | None, other: int) -> bool:
    return one is not None and (other - one) % 12 in (1, 11) and abs(other - one) <= 11


def _number_among_words(made: list[tuple[str, ...]], lowest: Sequence[str], now: Period | None) -> None:
    """ "Forecast P6" as "Forecast Month 6" beside a "Forecast P5", or where the report is of that very month; elsewhere "P8" is a score.

    "Period 5", spelt out, is nothing else, and so counts wherever it has been reached.
    """
    found = {index: found for index, head in enumerate(lowest) if (found := _NUMBER_AMONG.search(head)) and len(found[0]) < len(head)}
    rests = {index: _NUMBER_AMONG.sub("", lowest[index]).casefold() for index in found}
    reported = (now.end.month - 4) % 12 + 1 if now and now.start and now.end and now.start.month == now.end.month else None
    reached = (now.end.month - 4) % 12 + 1 if now and now.start and now.end and now.financial_year else 0
    for index, one in found.items():
        number = int(one["n"])
        others = (int(other["n"]) for at, other in found.items() if at != index and rests[at] == rests[index])
        spelt = len(one["said"]) > 1 and number <= reached
        if spelt or number == reported or any(abs(number - other) == 1 for other in others):
            made[index] = (*made[index][:-1], f"Month {number}")


def _numbered(heads: Heads, now: Period | None) -> list[tuple[str, ...]]:
    """Heads in which "P6", "Sep" and the like are "Month 6", and "May 23" is "May-23", where two or more months stand in line.

    One alone could be anything: a code, a day.
    """
    lowest = [parts[-1].strip() if parts else "" for parts in heads]
    made = [tuple(parts) for parts in heads]
    for number, written in ((_month, "Month {}".format), (_dated_month, _written)):
        numbers = [number(head) for head in lowest]
        for index, one in enumerate(numbers):
            if one and any(_is_next(one, other) for other in _beside(numbers, index)):
                made[index] = (*heads[index][:-1], written(one))
    _number_among_words(made, lowest, now)
    return made


def _written(number: int) -> str:
    return f"{NAMES[(number - 1) % 12]}-{(number - 1) // 12:02}"


def _dated_month(head: str) -> int | None:
    """Of "May 23", which could be a day, or of "05/23" the number of the month since 2000."""
    if digits := _MONTH_IN_DIGITS.fullmatch(head):
        return 12 * int(digits[2]) + int(digits[1])
    found = _MONTH_AND_TWO.fullmatch(head)
    return 12 * int(found[2]) + NAMES.index(found[1][:3].casefold()) + 1 if found else None


def _month(head: str) -> int | None:
    """Of a head that is a month without its year, which one of the financial year."""
    text = head.strip().rstrip(".")
    if numbered := _NUMBERED.fullmatch(text):
        return int(numbered[1])
    return (NAMES.index(text[:3].casefold()) - 3) % 12 + 1 if _LONE_MONTH.fullmatch(text) else None


def _last_month(period: Period | None) -> int:
    """The last month of a quarter or a month that has no year, April being 1."""
    if period is None or period.quarter is None:
        return 0
    number = _NUMBERED.fullmatch(period.label)
    return int(number[1]) if number else 3 * period.quarter


def _years(line: Sequence[int], ends: Sequence[int], heads: Heads, now: Period | None, valued: Collection[int]) -> list[str | None]:
    """The financial year of each column of a line, None where it can't be told."""
    year = now.financial_year if now else None
    if not line or now is None or year is None or now.end is None:
        return [year] * len(line)
    reached = (now.end.month - 4) % 12 + 1
    rests = [" ".join(word for word in head_words(" ".join(heads[index])) if not word.isdigit()) for index in line]
    alike = all(len(heads[index]) == 1 and _says_nothing_else(heads[index][0]) for index in line)
    falls = [at for at in range(1, len(ends)) if ends[at] < ends[at - 1]]
    if (alike or len(set(rests)) == 1) and len(falls) == 1 and ends[falls[0] - 1] == 12 and ends[-1] <= min(reached, ends[0]):
        return [year_label(int(year[:4]) - 1) if at < falls[0] else year for at in range(len(line))]
    if alike and any(index in valued and end > reached for index, end in zip(line, ends, strict=True)):
        return [None] * len(line)  # what is still to come is not measured yet: then these are of another year
    planned = [PLANNED & set(rest.split()) or index not in valued for index, rest in zip(line, rests, strict=True)]
    return [year if still or end <= reached else None for still, end in zip(planned, ends, strict=True)]


def _says_nothing_else(head: str) -> bool:
    """Whether a head names its period and no role."""
    return {word for word in head_words(head) if not word.isdigit()} <= vocabulary().ignored
