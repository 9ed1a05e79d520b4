"""Whose report it is and which period it reports: from the sidecar, the text, or the file's name, in that order of trust.

What a sidecar says (`corpus.sidecars`) is taken as it stands. A text counts where it is clear: a council named as one, or one name far more
often than any other; a period in the title, or one quarter far more often than any other. Otherwise the file's name decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from corpus.authorities import Authority, register
from corpus.model import Period, Source
from corpus.periods import find_periods, parse_period
from corpus.titles import FrontLine, short, title

TITLE_ZONE = 400
"""How many characters at the start of a text count as its title and what stands around it."""
OFTEN = 8
"""How strongly the whole of a text must name an authority that neither its opening nor an address tells."""
CLEARLY = 2
"""How many times as often as the next one a name or a quarter stands where it is clear that the report is about it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a report before it is read. An authority that the register doesn't know has no code."""

    title: str
    authority: str
    authority_code: str
    authority_from: Source
    period: Period | None
    period_from: Source
    url: str


def origin(
    *, sidecar: Mapping[str, object] | None, opening: str, file: str, front: Sequence[FrontLine] | None = None, body: str = ""
) -> Origin:
    """What a report is.

    `opening`: the text of its first pages, headings first; `file`: the PDF's name; `front`: what stands on the first page, in reading
    order, by default the lines of `opening`; `body`: all of its text, asked where the opening doesn't say whose report it is.
    """
    said = {key: str(value) for key, value in (sidecar or {}).items()}
    lines = [FrontLine(line, form="heading") for line in opening.splitlines()]
    known = said.get("title") or title(lines if front is None else front) or short(_spoken(file).capitalize())
    period, period_from = _period(said.get("period", ""), known, opening, file)
    authority, authority_from = _authority(said.get("authority", ""), opening, file, body)
    if authority_from in ("text", "address") and authority and period:
        authority = _of_its_time(authority, period, opening)
    return Origin(
        title=known,
        authority=authority.name if authority else said.get("authority", ""),
        authority_code=authority.code if authority else "",
        authority_from=authority_from,
        period=period,
        period_from=period_from,
        url=said.get("url", ""),
    )


def _spoken(file: str) -> str:
    """A file's name as words: "barnet-2010-11-q3.pdf" -> "barnet 2010-11 q3"."""
    parts = _YEARS.split(Path(file).stem)
    return "".join(part if at % 2 else re.sub(r"[-_]+", " ", part) for at, part in enumerate(parts))


_YEARS = re.compile(r"((?:19|20)\d\d-(?:\d\d-\d\d|\d{4}|\d\d)(?!\d))")


# --- authority ------------------------------------------------------------------------------------------------------------


def _authority(said: str, opening: str, file: str, body: str) -> tuple[Authority | None, Source]:
    if said:
        return register().by_code(said) or register().by_name(said), "sidecar"
    parish = _of_a_parish(opening)
    scores = _scores(opening)
    if not parish and (one := _clear(scores + _addresses(opening), 3, CLEARLY)):
        return one, "text" if one in scores else "address"
    named = {found.authority for found in register().find(_spoken(file).title())}
    if len(named) == 1:
        one = named.pop()
        return one, "text" if one in scores else "file name"
    if not parish:
        return _of_the_whole(opening, body)
    return None, "unknown"


def _of_the_whole(opening: str, body: str) -> tuple[Authority | None, Source]:
    """Whose report it is where its opening names nobody plainly."""
    addresses, spoken = _addresses(body), _scores(body)
    initials = register().by_initials(body)
    known = spoken + addresses
    for named in known:
        known[named] += 3 * initials[named]
    best = max(known, key=lambda named: known[named], default=None)
    one = _clear(known, 4, CLEARLY if best and initials[best] > 1 else 2 * CLEARLY)
    proved = one is not None and (one in addresses or initials[one] > 1 or spoken[one] >= OFTEN)
    if one and (set(spoken) <= {one} or (one in spoken and proved)):
        return one, "address" if one in addresses else "text"
    counties = {found.authority for found in register().find(opening) if found.authority.kind == "County"}
    sure = {found.authority for found in register().find(opening) if found.sure}
    if len(counties) == 1 and sure <= counties and len(_COUNTY_COUNCIL.findall(opening)) > 1:
        return counties.pop(), "text"
    return None, "unknown"


_COUNTY_COUNCIL = re.compile(r"\bcounty council\b", re.IGNORECASE)
"""As it calls itself on the papers of its meetings, that give its county in the address alone."""


def _clear(scores: Counter[Authority], least: int, times: int) -> Authority | None:
    """The authority that is named strongly enough, and so many times as strongly as the next."""
    best = _with_predecessors(scores).most_common(2)
    clear = bool(best) and best[0][1] >= least and (len(best) == 1 or best[0][1] >= times * best[1][1])
    return best[0][0] if clear else None


def _with_predecessors(scores: Counter[Authority]) -> Counter[Authority]:
    """A council and the one that it replaced count as one: they share the name of their place."""
    together: Counter[Authority] = Counter()
    for one, score in scores.items():
        successor = register().by_code(one.replaced_by[0]) if len(one.replaced_by) == 1 else None
        together[successor if successor and successor in scores else one] += score
    return together


def _of_its_time(one: Authority, period: Period, text: str) -> Authority:
    """Where a report is older than the council that bears the name now, the one before it that the text names."""
    if not one.start or not period.end or str(period.end) >= one.start:
        return one
    before = [(score, other.name, other) for other, score in _scores(text).items() if one.code in other.replaced_by]
    return max(before)[-1] if before else one


def _scores(text: str) -> Counter[Authority]:
    """How strongly a text names each authority: a council thrice as much as the bare name of a place, and double in the title."""
    scores: Counter[Authority] = Counter()
    for found in register().find(text):
        scores[found.authority] += (3 if found.sure else 1) * (2 if found.start < TITLE_ZONE else 1)
    return scores


def _addresses(text: str) -> Counter[Authority]:
    """The authorities whose web or e-mail addresses stand in a text, three points each time."""
    scores: Counter[Authority] = Counter()
    for domain in re.findall(r"([a-z-]+)\.gov\.(?:uk|wales|scot)\b", text.lower()):
        if one := register().by_domain(domain):
            scores[one] += 3
    return scores


def _of_a_parish(text: str) -> bool:
    """A town's or parish's paper, which names bigger councils often, but itself first."""
    parish = re.search(r"\b(?:town|parish|community) council\b", text[:TITLE_ZONE], re.IGNORECASE)
    return parish is not None and not any(found.sure for found in register().find(text[: parish.start()]))


# --- period ---------------------------------------------------------------------------------------------------------------


def _period(said: str, named_so: str, opening: str, file: str) -> tuple[Period | None, Source]:
    if said:
        return parse_period(said), "sidecar"
    in_title = [found.period for found in find_periods(named_so)]
    if period := _short(in_title) or (_year(in_title) if _OF_A_YEAR.search(named_so) else _span(in_title)):
        return period, "text"
    zone = _alone(opening[:TITLE_ZONE])
    if _PROPOSED.search(named_so) and (planned := _years_in(opening[: 4 * TITLE_ZONE])):
        return max(planned, key=lambda period: str(period.start)), "text"
    if period := _short(zone) or _joined(zone) or _dominant(opening):
        return period, "text"
    named = [_as_usual(found.period) for found in find_periods(_spoken(file))]
    years = {period.financial_year for period in zone if period.financial_year}
    if (short := _short(named)) and (not years or short.financial_year in years):
        return short, "file name"
    if period := _year(zone):
        return period, "text"
    if period := _year(named):
        return period, "file name"
    if period := _meeting(opening) or _first(zone):
        return period, "text"
    return (_first(named), "file name") if _first(named) else (None, "unknown")


_OF_A_YEAR = re.compile(r"^(?!.*\b(?:projected|forecast)\b).*\b(?:outturn|annual|year[- ]end|end of year|accounts)\b", re.IGNORECASE)
"""Titles of what is reported once a year, also where quarters are spoken of below."""


_PROPOSED = re.compile(r"\b(?:proposed|draft)\b.*\bbudget\b", re.IGNORECASE)
"""Titles of what is planned for the later of the years that the head names."""


def _days(period: Period) -> int:
    """How many days it lasts; 0 for a quarter without a year."""
    return (period.end - period.start).days + 1 if period.start and period.end else 0


def _short(periods: Iterable[Period]) -> Period | None:
    """The first quarter, or else the first stretch of more than a day and up to a quarter."""
    short = [period for period in periods if 1 < _days(period) <= 92]
    return next((period for period in short if _days(period) > 88), short[0] if short else None)


def _years_in(text: str) -> list[Period]:
    return [found.period for found in find_periods(text) if _year([found.period])]


def _year(periods: Iterable[Period]) -> Period | None:
    """The first financial year."""
    return next((period for period in periods if period.financial_year and _days(period) > 360), None)


def _span(periods: Sequence[Period]) -> Period | None:
    """The several years that a plan or strategy is for, where no single one is named."""
    return next((period for period in periods if _days(period) > 366), None) if not _year(periods) else None


def _alone(text: str) -> list[Period]:
    """The periods that a text names, but for years in a row: they head a table's columns, and none of them is the report's."""
    found = find_periods(text)
    years = [_year([one.period]) is not None for one in found]
    between = (text[one.end : other.start].strip() for one, other in pairwise(found))
    beside = {at for at, said in enumerate(between) if not said and years[at] and years[at + 1]}
    return [one.period for at, one in enumerate(found) if not {at, at - 1} & beside]


def _as_usual(period: Period) -> Period:
    """A period from a file's name, with the label that people use."""
    if period.financial_year and period.quarter and _days(period) > 88:
        return replace(period, label=f"Q{period.quarter} {period.financial_year}")
    return replace(period, label=period.financial_year if _days(period) > 360 and period.financial_year else period.label.capitalize())


def _joined(periods: list[Period]) -> Period | None:
    """A title that gives the one quarter and the one year apart: "Quarter 1 performance, Family Services 2013/14"."""
    quarters = {period.label: period for period in periods if not period.start and period.quarter}
    years = {period.financial_year: period for period in periods if period.financial_year and _days(period) > 360}
    if len({period.quarter for period in quarters.values()}) != 1 or len(years) != 1:
        return None
    (label, _), (year, _) = next(iter(quarters.items())), next(iter(years.items()))
    return parse_period(f"{label} {year}")


def _dominant(text: str) -> Period | None:
    """The quarter that a text names at least three times, and clearly more often than any other."""
    found = [period for period in (found.period for found in find_periods(text)) if 88 < _days(period) <= 92 and period.quarter]
    counts = Counter((period.start, period.end) for period in found).most_common(2)
    if not counts or counts[0][1] < 3 or (len(counts) == 2 and counts[0][1] < CLEARLY * counts[1][1]):
        return None
    return next(period for period in found if (period.start, period.end) == counts[0][0])


def _meeting(text: str) -> Period | None:
    """The date of the meeting that an agenda or a report's head gives: after "Date:", or else behind the name of the body that meets."""
    for pattern in (r"\bdate(?: of meeting)?\s?:", r"^(?!.*\bminutes\b).*\b(?:meeting|cabinet|committee|council)\b"):
        for head in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE):
            after = find_periods(text[head.end() : head.end() + 60])
            if day := next((found.period for found in after if _days(found.period) == 1), None):
                return day
    return None


def _first(periods: Iterable[Period]) -> Period | None:
    return next((period for period in periods if period.start), None)
