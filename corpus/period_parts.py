"""The parts that periods are printed with: patterns of a month, a year, a quarter, a day; and what a match of them says.

A part names its groups by one letter and a key, so that a pattern can hold two of them. A space in a pattern stands for any white space.
"""

from __future__ import annotations

import re
from datetime import date

Match = re.Match[str]

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4}
FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTH = FULL + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?"
DASH = r"\s?[-–—‑/]\s?"
TO = r"(?: ?[-–—‑] ?| to | until )"
AT = r"(?:(?:as at|as of|at) (?:the )?)?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
BETWEEN = r"(?: of| for)?,? ?[-–(:]? ?"


def month(key: str) -> str:
    return rf"(?P<m{key}>{MONTH})"


def year(key: str) -> str:
    """A year: four digits, or two after an apostrophe."""
    return rf"(?:(?P<y{key}>(?:19|20)\d\d)|['’](?P<s{key}>\d\d))"


def short_year(key: str) -> str:
    """A year of four digits or of two."""
    return rf"(?:(?P<y{key}>(?:19|20)\d\d)|(?P<apostrophe{key}>['’])?(?P<s{key}>\d\d))"


def years(key: str, first: str = r"(?:19|20)\d\d") -> str:
    """A financial year."""
    return rf"(?:(?:financial |full )?year |fy ?)?(?P<f{key}>{first}){DASH}(?P<g{key}>(?:19|20)\d\d|\d\d)"


def short_years(key: str) -> str:
    """A financial year whose first half may have two digits, as it may only beside a quarter or the like."""
    return years(key, r"(?:(?:19|20)\d\d|\d\d)")


def quarter(key: str) -> str:
    ordinal = rf"(?P<o{key}>first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)"
    return rf"(?:(?:q\.?|qtr\.?|quarter) ?(?P<q{key}>[1-4])|{ordinal}|quarter (?P<c{key}>one|two|three|four))"


def day(key: str) -> str:
    return rf"(?P<d{key}>\d\d?)(?:st|nd|rd|th)?"


def date_(key: str) -> str:
    words = rf"{WEEKDAY}{day(key)}(?:(?P<hyphen{key}>-)| of | )?{month(key)},?(?(hyphen{key})-| ?){short_year(key)}"
    numbers = rf"\d\d?(?P<part{key}>[/.-])\d\d?(?P=part{key})(?:19|20)\d\d|\d\d?/\d\d?/\d\d"
    return rf"(?:{words}|(?P<numbers{key}>{numbers})|(?P<iso{key}>(?:19|20)\d\d-\d\d-\d\d))"


# --- what they say --------------------------------------------------------------------------------------------------------


def month_in(match: Match, key: str = "a") -> int:
    return NAMES.index(match[f"m{key}"][:3].lower()) + 1


def year_in(match: Match, key: str = "a") -> int:
    return int(match[f"y{key}"] or century(match[f"s{key}"]))


def century(two: str) -> int:
    return int(two) + (1900 if int(two) >= 70 else 2000)


def month_year_in(match: Match, key: str = "a") -> tuple[int, int]:
    return year_in(match, key), month_in(match, key)


def financial_in(match: Match, key: str = "a") -> int:
    """The year in whose April it begins. Raises ValueError where the two halves don't follow each other."""
    first, second = match[f"f{key}"], match[f"g{key}"]
    start = int(first) if len(first) == 4 else century(first)
    if int(second) != (start + 1 if len(second) == 4 else (start + 1) % 100):
        raise ValueError("these two years don't make a financial year")
    return start


def quarter_in(match: Match, key: str = "a") -> int:
    """Which quarter."""
    word = (match[f"q{key}"] or match[f"o{key}"] or match[f"c{key}"]).lower()
    return int(word[0]) if word[0].isdigit() else NUMBERS[word]


def day_in(match: Match, key: str = "a") -> date:
    if match[f"iso{key}"]:
        return date.fromisoformat(match[f"iso{key}"])
    if match[f"numbers{key}"]:
        day, month, year = re.split("[/.-]", match[f"numbers{key}"])
        if len(year) == 2 and int(year) == int(month) + 1 == int(day) + 2:
            raise ValueError("a day or three years?")
        return date(century(year) if len(year) == 2 else int(year), int(month), int(day))
    return date(*month_year_in(match, key), int(match[f"d{key}"]))
