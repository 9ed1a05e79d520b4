"""Facets that are counted together: several properties share one column, and so one pass over the matches serves them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

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
    facts = _BETWEEN.join((document.kind, document.family, document.rag, _WITHIN.join(document.directions)))
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
    total = 0
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    for column, facets in COLUMNS.items():
        wanted = [set(getattr(filters, facet)) for facet in facets]
        for key, number in counted[column].items():
            if len(facets) == 1:
                counts[facets[0]][key] += number
                continue
            parts = [value.split(_WITHIN) for value in key.split(_BETWEEN)]
            missed = [index for index, values in enumerate(parts) if wanted[index] and not wanted[index] & set(values)]
            if column == "facts" and not missed:
                total += number
            for index in range(len(facets)) if not missed else missed if len(missed) == 1 else ():
                counts[facets[index]].update(dict.fromkeys(filter(None, parts[index]), number))
    return total, {facet: dict(count) for facet, count in counts.items()}
