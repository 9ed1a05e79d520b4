"""Periods as UK councils print them -> dates, financial year and quarter. The ways of printing are in `corpus.period_rules`.

What is printed stays as the label; `financial_year` and `quarter` are given where the whole stretch lies in one. What could mean two things
("Q1 2012", "12/13", "31.03.12") gives nothing rather than a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from corpus.model import Period
from corpus.period_parts import NAMES
from corpus.period_rules import RULES, Rule


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period in running text, from `start` up to but not including `end`."""

    period: Period
    start: int
    end: int


_AT = re.compile(r"^at (?:the )?(?=q\.?\s?[1-4]|qtr|quarter)", re.IGNORECASE)
_MONTH = "|".join(NAMES)
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (part, re.compile(sign))
    for part, sign in (
        ("(?P<m", rf"{_MONTH}|\d[/.-]\d\d?[/.-]\d\d|(?:19|20)\d\d-\d\d-"),
        ("(?P<q", r"q\.?\s?[1-4]|qtr|quarter"),
        ("(?P<f", r"\d\d\s?[-–—‑/]\s?\d\d"),
        ("(?P<n>", r"month|mth|period|[mp]\s?\d"),
        ("(?P<y", r"(?:19|20)\d\d|\d\d"),
        ("between", "between"),
        ("academic", "acad|school|ay"),
        ("ytd", r"ytd|to.date|cumulative"),
        ("(?P<length", r"year|quarter|month|mth|\dm|r\s?12"),
        ("(?P<term", "term"),
        ("(?P<half", r"h\s?[12]|half|mid"),
        ("(?P<count", r"\byears?\b"),
        ("(?P<ends", r"w/|week|wk"),
        ("(?P<dotted", r"\d\.\d"),
        ("(?P<two>0", r"\d/20"),
    )
)
"""What stands, in small letters, in every text that a pattern with such a part matches: a quick look spares most cells the closer one."""
_DIGIT = re.compile(r"\d")
_WORDED = re.compile(f"{_MONTH}|qtr|quarter")
"""What stands, in small letters, in every text that prints a period without a digit: "April to June", "the first quarter"."""


def _needed(pattern: str) -> frozenset[int]:
    """The signs that a pattern cannot do without: beside months a quarter may be missing, and beside a term the year has two forms."""
    optional = {"(?P<q"} if "(?P<m" in pattern else {"(?P<f", "(?P<y"} if "(?P<term" in pattern else set()
    optional |= {"(?P<y"} if "(?P<n>" in pattern else set()
    return frozenset(at for at, (part, _) in enumerate(_SIGNS) if part in pattern and part not in optional)


_NEEDED = tuple(_needed(rule.pattern) for rule in RULES)


def _possible(text: str) -> tuple[Rule, ...]:
    """The rules that can match anything in a text."""
    small = text.lower()
    if not _DIGIT.search(small) and not _WORDED.search(small):
        return ()
    return _with_signs(frozenset([at for at, (_, sign) in enumerate(_SIGNS) if sign.search(small)]))


@cache
def _with_signs(seen: frozenset[int]) -> tuple[Rule, ...]:
    return tuple(rule for rule, needed in zip(RULES, _NEEDED, strict=True) if needed <= seen) if seen else ()


@lru_cache(maxsize=4096)
def parse_period(text: str, year: str | None = None) -> Period | None:
    """The period that the whole of `text` prints, or None.

    `year` is a financial year ("2013/14") that the surroundings give: with it "Q3" and "Month 8" get their dates.
    """
    for rule in _possible(text):
        if match := rule.whole.fullmatch(text.strip()):
            period = rule.read(match, int(year[:4]) if year else None)
            return replace(period, label=_tidy(text)) if period else None
    return None


@lru_cache(maxsize=4096)
def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """The periods that a running text prints, from left to right; of readings that overlap the longest counts."""
    rules = _possible(text)
    found = [(match.start(), -match.end(), order, match) for order, rule in enumerate(rules) for match in rule.within.finditer(text)]
    kept: list[FoundPeriod] = []
    reached = 0
    for start, end, order, match in sorted(found, key=lambda one: one[:3]):
        if start < reached:
            continue
        reached = -end - (match[0].endswith(")") and "(" not in match[0])  # that bracket was opened before the period
        if rules[order].running and (period := rules[order].read(match)):
            kept.append(FoundPeriod(replace(period, label=_tidy(text[start:reached])), start, reached))
    return tuple(kept)


def _tidy(text: str) -> str:
    """The label: what is printed, on one line, and "at" only before a day, which it makes a snapshot."""
    return _AT.sub("", " ".join(text.split()))
