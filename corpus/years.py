"""The financial calendar: years that run from April to March, and their quarters, of which Q1 is April to June."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from corpus.model import Period


def year_label(start: int) -> str:
    """"2013/14" for the financial year that begins in April 2013."""
    return f"{start}/{(start + 1) % 100:02}"


def span(start: date, end: date, label: str = "") -> Period:
    """The period between two days, both included. Raises ValueError where it would run backwards."""
    if end < start:
        raise ValueError("a period can't end before it starts")
    years = {day.year - (day.month < 4) for day in (start, end)}
    quarters = {(day.month - 4) % 12 // 3 + 1 for day in (start, end)}
    year = year_label(years.pop()) if len(years) == 1 else None
    return Period(label, year, quarters.pop() if year and len(quarters) == 1 else None, start, end)


def months(first: tuple[int, int], last: tuple[int, int], label: str = "") -> Period:
    """From the first day of one (year, month) to the last day of another."""
    return span(date(*first, 1), last_day(*last), label)


def year_of(start: int) -> Period:
    """The financial year that begins in April of `start`."""
    return months((start, 4), (start + 1, 3), year_label(start))


def quarter_of(start: int, number: int) -> Period:
    """Quarter 1 to 4 of the financial year that begins in April of `start`."""
    first = in_year(start, (3 * number) % 12 + 1)
    return months(first, (first[0], first[1] + 2), f"Q{number} {year_label(start)}")


def month_of(start: int, number: int) -> Period:
    """Month 1 (April) to 12 (March) of the financial year that begins in April of `start`."""
    month = in_year(start, (number + 2) % 12 + 1)
    return months(month, month, f"Month {number} {year_label(start)}")


def in_year(start: int, month: int) -> tuple[int, int]:
    """The (year, month) that a month has in the financial year that begins in April of `start`."""
    return start + (month < 4), month


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def stretch(end: date, length: int) -> Period:
    """The `length` months that end on `end`. Raises ValueError where that isn't the end of a month, but for whole years."""
    if end == last_day(end.year, end.month):
        before = end.year * 12 + end.month - length
        return span(date(before // 12, before % 12 + 1, 1), end)
    if length % 12:
        raise ValueError("which day would it start on?")
    return span(end.replace(year=end.year - length // 12) + timedelta(days=1), end)
