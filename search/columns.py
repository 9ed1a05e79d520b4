"""Facets that are counted together: several properties share one column, and so one pass over the matches serves them all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from search.engine import FACETS, Filters
from search.fields import Document

COLUMNS: dict[str, tuple[str, ...]] = {
    "facts": ("kind", "family", "rag", "direction"),
    "place": ("authority", "region"),
    "period": ("period",),
    "theme": ("theme",),
}
"""Column: the facets that it counts. Every document has exactly one value in "facts"."""
_BETWEEN, _WITHIN = "\t", ","


def values(document: Document) -> list[tuple[str, str]]:
    """A document's values by column."""
    facts = _BETWEEN.join((document.kind, document.family, document.rag, _WITHIN.join(sorted(document.directions))))
    period = [("period", document.period)] if document.period else []
    themes = [("theme", theme) for theme in document.themes]
    return [("facts", facts), ("place", document.authority + _BETWEEN + document.region), *period, *themes]


def opened(filters: Filters, column: str) -> Filters:
    """The filters without those on the facets of a column."""
    for facet in COLUMNS[column]:
        filters = filters.open(facet)
    return filters


def split(counted: Mapping[str, Mapping[str, int]], filters: Filters) -> tuple[int, dict[str, dict[str, int]]]:
    """Counts of columns, each counted with its own facets open, to the total and to counts of facets, each as if it alone were open."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    total = 0
    for column, facets in COLUMNS.items():
        wanted = [set(getattr(filters, facet)) for facet in facets]
        into = [counts[facet] for facet in facets]
        for key, number in counted[column].items():
            parts = _parts(key)
            missed = [index for index, values in enumerate(wanted) if values and values.isdisjoint(parts[index])]
            if column == "facts" and not missed:
                total += number
            # A record that another facet shuts out doesn't count here; one that only this facet shuts out does.
            for index in range(len(facets)) if not missed else missed if len(missed) == 1 else ():
                for value in parts[index]:
                    into[index][value] = into[index].get(value, 0) + number
    return total, counts


@lru_cache(100_000)
def _parts(key: str) -> tuple[tuple[str, ...], ...]:
    """The values of each facet in a column's value; the same few come with every search."""
    return tuple(tuple(filter(None, part.split(_WITHIN))) for part in key.split(_BETWEEN))
