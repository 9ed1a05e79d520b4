"""What is typed after a field's name, made into what the index holds: names completed, periods and days in any usual way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, cast

from corpus.model import FAMILIES, KINDS, STATUSES
from search.query import Field, FieldName, Query, Since, Until, every

DIRECTIONS = ("up", "down", "same", "better", "worse", "overspend", "underspend", "saving", "increase", "decrease")
_NAMES = {
    "borough": "authority", "council": "authority", "la": "authority", "colour": "rag", "status": "rag", "type": "kind", "topic": "theme",
    "quarter": "period", "year": "period", "after": "since", "from": "since", "before": "until", "to": "until",
}
"""Other words for a field, as people guess them."""
_ALSO = {"kpi": "indicator", "pi": "indicator", "gray": "grey", "yellow": "amber", "text": "commentary"}
_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[/–-]\s*(?:(?:19|20)?(?P<second>\d\d))(?!\d)")
_QUARTER = re.compile(r"\b(?:q|quarter)\s*(?P<number>[1-4])\b", re.IGNORECASE)
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")


def field_name(typed: str) -> FieldName | Literal["since", "until"] | None:
    """The field that is called so, or would be by who guesses."""
    low = typed.lower()
    name = _NAMES.get(low, low)
    return cast(FieldName, name) if name in (*_RESOLVERS, "since", "until") else None


def valued(name: FieldName | Literal["since", "until"], value: str, *, sure: bool = True) -> Query | None:
    """A field by its value; None where no such value is known. Who may not have meant a field at all must name something that is known."""
    if name == "since" or name == "until":
        found = day(value, last=name == "until")
        return None if found is None else Since(found) if name == "since" else Until(found)
    resolved = resolve(name, value)
    if resolved is not None and (sure or resolved != value.casefold() or name not in ("authority", "code", "report", "without")):
        return Field(name, resolved.replace('"', ""))
    first, last = (day(value, last=False), day(value, last=True)) if name == "period" else (None, None)
    return every((Since(first), Until(last))) if first and last else None


def resolve(name: FieldName, typed: str) -> str | None:
    """The value as the index holds it, or None where nothing of that name is known."""
    return _RESOLVERS[name](" ".join(typed.split()))


def day(typed: str, *, last: bool) -> date | None:
    """The first or the last day of what is typed: a day, a month, a year, a financial year or a quarter of one."""
    typed = " ".join(typed.split())
    try:
        return date.fromisoformat(typed)
    except ValueError:
        pass
    if _CALENDAR_YEAR.fullmatch(typed):
        return date(int(typed), 12, 31) if last else date(int(typed), 1, 1)
    from corpus.periods import parse_period

    period = parse_period(typed) or parse_period(_period(typed) or typed)
    return None if period is None else period.end if last else period.start


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str | None]:
    """What is typed may be the beginning of a choice, its plural, or another word for it."""

    def choose(typed: str) -> str | None:
        low = typed.casefold()
        low = _ALSO.get(low.rstrip("s"), low)
        if low in choices:
            return low
        begun = [choice for choice in choices if low and (choice.startswith(low) or low in (choice + "s", choice[:-1] + "ies"))]
        return begun[0] if len(begun) == 1 else None

    return choose


def _authority(typed: str) -> str | None:
    """The GSS code; a name that the register doesn't have stays a name, since a report may name an authority that is in no register."""
    from corpus.authorities import register

    if not typed:
        return None
    known = register()
    found = known.by_code(typed.upper()) or known.by_name(typed)
    if found is None:
        begun = known.complete(typed)
        found = begun[0] if begun else None
    return found.code if found else typed.casefold()


def _theme(typed: str) -> str | None:
    from corpus.themes import themes

    low = typed.casefold()
    slug = "-".join(low.split())
    known = {theme.slug: theme.title.casefold() for theme in themes()}
    if slug in known:
        return slug
    begun = [each for each, title in known.items() if low and (each.startswith(slug) or title.startswith(low))]
    return begun[0] if begun else None


def _period(typed: str) -> str | None:
    """"2012/13 Q4", "2012/13" or "Q4"."""
    year, quarter = _YEAR.search(typed), _QUARTER.search(typed)
    if year and (int(year["first"]) + 1) % 100 != int(year["second"]):
        return None
    if year or quarter:
        parts = ([f"{year['first']}/{year['second']}"] if year else []) + ([f"Q{quarter['number']}"] if quarter else [])
        return " ".join(parts)
    from corpus.periods import parse_period

    period = parse_period(typed) if typed else None
    if period is None or period.financial_year is None:
        return None
    return f"{period.financial_year} Q{period.quarter}" if period.quarter else period.financial_year


def _region(typed: str) -> str | None:
    from corpus.authorities import register

    known = {one.region.casefold(): one.region for one in register().authorities if one.region}
    low = typed.casefold()
    begun = [region for name, region in known.items() if low and name.startswith(low)]
    return known.get(low) or (begun[0] if len(begun) == 1 else None)


def _as_typed(typed: str) -> str | None:
    return typed.casefold() or None


_RESOLVERS: dict[FieldName, Callable[[str], str | None]] = {
    "kind": _one_of(KINDS),
    "family": _one_of(FAMILIES),
    "rag": _one_of(STATUSES),
    "direction": _one_of(DIRECTIONS),
    "authority": _authority,
    "region": _region,
    "theme": _theme,
    "about": _theme,
    "period": _period,
    "code": _as_typed,
    "report": _as_typed,
    "without": _as_typed,
}
