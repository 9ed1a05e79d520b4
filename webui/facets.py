"""What a search can be narrowed by, each value with the address that chooses it or takes it back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.years import year_label
from search.engine import Count
from webui import shown
from webui.address import Address

FIRST = 8
"""Values of a facet shown before the rest is folded away."""

MOST = 400
"""Values listed at all."""

PERIOD = re.compile(r"(?P<year>(?P<start>\d{4})/\d\d)(?: Q(?P<quarter>[1-4]))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, in a search that has it chosen or not."""

    facet: str
    value: str
    label: str
    count: int
    chosen: bool
    asked: Address

    @property
    def address(self) -> Address:
        """The search that chooses it, or takes it back where it is chosen."""
        return self.asked.toggled(self.facet, self.value)


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]
    """What is folded away."""
    opened: Address | None
    """The address with nothing chosen here; None where nothing is."""

    @property
    def worth(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1 or self.opened is not None


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year: itself (what it holds in all, reports of the whole year included) and its quarters."""

    whole: Choice
    quarters: tuple[Choice, ...]
    bars: tuple[float, ...]
    """Heights of the four quarters, 0 to 1 of the fullest."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Every year from the first with a hit to the last, so that gaps are seen as gaps."""

    years: tuple[Year, ...]
    opened: Address | None


def facets(asked: Address, counted: Mapping[str, Sequence[Count]]) -> tuple[Facet, ...]:
    """In the order of `shown.FACETS`."""
    return tuple(facet(asked, name, counted.get(name, ())) for name in shown.FACETS)


def facet(asked: Address, name: str, counts: Sequence[Count]) -> Facet:
    """Chosen values first, then by count; a chosen value without hits is still there to be taken back."""
    chosen = asked.chosen(name)
    known = {count.value for count in counts}
    every = [*counts, *(Count(value, shown.facet_value(name, value), 0) for value in chosen if value not in known)]
    choices = sorted((choice(asked, name, count) for count in every[:MOST]), key=lambda one: not one.chosen)
    first = max(FIRST, sum(one.chosen for one in choices))
    return Facet(name, shown.FACETS[name], tuple(choices[:first]), tuple(choices[first:]), asked.opened(name) if chosen else None)


def choice(asked: Address, name: str, count: Count) -> Choice:
    return Choice(name, count.value, count.label, count.count, count.value in asked.chosen(name), asked)


def narrowed(asked: Address, every: Sequence[Facet], reports: Mapping[str, str]) -> tuple[Choice, ...]:
    """All that is chosen, in all facets and besides them. `reports` has the titles of the reports that are chosen."""
    chosen = [one for facet in every for one in facet.choices if one.chosen]
    others = [(name, value) for name, values in asked.filters.items() if name not in shown.FACETS for value in values]
    chosen += (choice(asked, name, Count(value, reports.get(value, value), 0)) for name, value in others)
    return tuple(chosen)


def periods(asked: Address, counts: Sequence[Count]) -> Periods:
    """The histogram: years with their quarters."""
    quarters: dict[int, dict[int, Count]] = defaultdict(dict)
    for count in counts:
        if found := PERIOD.fullmatch(count.value):
            quarters[int(found["start"])][int(found["quarter"] or 0)] = count
    opened = asked.opened("period") if asked.chosen("period") else None
    if not quarters:
        return Periods((), opened)
    most = max((one.count for year in quarters.values() for place, one in year.items() if place), default=0) or 1
    span = range(min(quarters), max(quarters) + 1)
    return Periods(tuple(year(asked, start, quarters.get(start, {}), most) for start in span), opened)


def year(asked: Address, start: int, held: Mapping[int, Count], most: int) -> Year:
    name = year_label(start)
    whole = Count(name, name, sum(one.count for one in held.values()))
    return Year(
        whole=choice(asked, "period", whole),
        quarters=tuple(choice(asked, "period", Count(one.value, f"Q{place}", one.count)) for place, one in sorted(held.items()) if place),
        bars=tuple(held[place].count / most if place in held else 0.0 for place in (1, 2, 3, 4)),
    )
