"""Periods whose days nobody can tell from the print: another calendar's year, a school's term, a week by its number.

A figure under such a head is not one of the reporting period, and no part of the head is a period of its own: "Autumn 2023/24" is no
financial year, and "Q3 FY24" no quarter of the year that the report is of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.model import Period
from corpus.periods import FoundPeriod
from corpus.years import year_label

_YEARS = r"(?:(?:19|20)\d\d|\d\d)\s?[/–-]\s?(?:20)?\d\d(?!\d)"
_ONE = r"(?:fy\s?['’]?\d\d(?!\d)|(?:fy\s?)?(?:19|20)\d\d)(?!\s?[/–-]\s?\d)"
_QUARTER = r"(?:q\.?|qtr\.?|quarter)\s?[1-4]"
_UNTOLD = re.compile("|".join((
    rf"{_QUARTER},?\s(?:of\s)?{_ONE}|(?<![/\d–-]){_ONE}\s{_QUARTER}",
    r"\bfy\s?(?:['’]?\d\d|20\d\d)(?!\d)(?!\s?[/–-]\s?\d)",
    rf"\b(?:autumn|spring|summer|winter)(?:\sterm|\scensus|\sexam(?:ination)?s?|\sresults)?,?\s(?:{_YEARS}|20\d\d)",
    rf"\bterms?\s\d(?:\s?(?:[-–&]|to|and)\s?\d)?,?\s(?:{_YEARS}|20\d\d)",
    r"\b(?:w/e|w/c|w/b|(?:week|wk)\s(?:ending|commencing|beginning))\s\d\d?(?:st|nd|rd|th)?\s[a-z]{3,9}(?!\s?\d)",
    rf"\b(?:week|wk)\.?\s?(?:no\.?\s?)?\d\d?(?:,?\s(?:{_YEARS}|20\d\d))?\b",
    r"\b(?:rolling|last)\s(?:12|twelve)[\s-](?:months?|mths?)|\brolling\s(?:year|annual|12m)\b|\br12m?\b",
)), re.IGNORECASE)
_SIGN = re.compile(r"\d|rolling|twelve")
"""What stands, in small letters, in every text that prints one: a quick look that spares most heads the closer one."""
_POOLED = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s?[-–/]\s?((?:20)?\d\d)(?![\d/-])")
_STRETCH = r"(?:ytd|year[ -]to[ -]date|to date)"
_TO_DATE = re.compile(rf"(?<!\d)(?P<a>{_YEARS}),?\s{_STRETCH}\b|\b{_STRETCH},?\s(?P<b>{_YEARS})", re.IGNORECASE)
MOST_YEARS = 10
"""Years that are taken together at most: "2020-22"."""


@lru_cache(maxsize=4096)
def find_untold(text: str) -> FoundPeriod | None:
    """The first such stretch that a head prints: a period with its label and no dates.

    Of "2023/24 YTD", where only the end is open, it has the financial year too.
    """
    if not _SIGN.search(text.lower()):
        return None
    if to_date := _TO_DATE.search(text):
        return FoundPeriod(Period(_label(to_date[0]), _year(to_date["a"] or to_date["b"]), None, None, None), *to_date.span())
    found = _UNTOLD.search(text) or next((many for many in _POOLED.finditer(text) if _is_of_several(many)), None)
    return FoundPeriod(Period(_label(found[0]), None, None, None, None), *found.span()) if found else None


def _is_of_several(years: re.Match[str]) -> bool:
    return 2 <= int(years[2][-2:]) - int(years[1][-2:]) <= MOST_YEARS


def _year(printed: str) -> str | None:
    """The financial year that two years make, or None where they make none."""
    first, second = (int(part[-2:]) for part in re.split(r"\s?[/–-]\s?", printed))
    return year_label(2000 + first) if second == (first + 1) % 100 else None


def _label(text: str) -> str:
    return " ".join(text.split())
