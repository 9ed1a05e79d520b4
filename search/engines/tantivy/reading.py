"""Answers from one state of a tantivy index: hits in order, counts of every facet, and what says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import tantivy as tv

from search.columns import COLUMNS, opened, split
from search.engine import Filters, Found, Sort
from search.engines.tantivy.trees import compiled, narrowing, ranked
from search.engines.tantivy.writing import SCHEMA
from search.query import Query

Q = tv.Query
Counted: TypeAlias = dict[str, Mapping[str, int]]
"""By column, how many have each value."""
_MOST_VALUES = 65_000
_WITHIN = "within"
_SORTED_BY: dict[Sort, tuple[str, tv.Order]] = {
    "period": ("newest", tv.Order.Desc),
    "authority": ("name", tv.Order.Asc),
    "amount": ("largest", tv.Order.Desc),
}


@dataclass(frozen=True, slots=True)
class Reader:
    searcher: tv.Searcher

    def search(self, tree: Query, filters: Filters, sort: Sort, limit: int) -> Sequence[Found]:
        query = (ranked if sort == "relevance" else compiled)(tree, narrowing(filters))
        # A limit of zero would panic.
        if sort == "relevance":
            found = self.searcher.search(query, max(1, limit), count=False).hits
        else:
            field, order = _SORTED_BY[sort]
            ordered = self.searcher.search(query, max(1, limit), count=False, order_by_field=field, order=order).hits
            found = [(0.0, address) for _, address in ordered]
        return self._found(found[:limit])

    def count(self, tree: Query, filters: Filters) -> tuple[int, Mapping[str, Mapping[str, int]]]:
        narrowed = {name for name, _ in filters.items()}
        apart = [column for column, facets in COLUMNS.items() if narrowed & set(facets)]
        together = [column for column in COLUMNS if column not in apart]
        if len(apart) == 1:
            return split(self._beside(tree, filters, apart[0], together), filters)
        counted = self._columns(compiled(tree, narrowing(filters)), together) if together else {}
        for column in apart:
            counted |= self._columns(compiled(tree, narrowing(opened(filters, column))), [column])
        return split(counted, filters)

    def folded(self, folds: Sequence[int]) -> Sequence[Found]:
        wanted = [fold for fold in folds if fold]
        if not wanted:
            return []
        query = Q.boolean_query([(tv.Occur.Should, Q.term_query(SCHEMA, "fold", fold)) for fold in wanted])
        return self._found(self.searcher.search(query, 1000, count=False).hits)

    def close(self) -> None:
        """Nothing is held but memory."""

    def _found(self, hits: list[tuple[Any, tv.DocAddress]]) -> list[Found]:
        addresses = [address for _, address in hits]
        folds = self.searcher.fast_field_values("fold", addresses) if addresses else []
        return [
            Found(bytes(self.searcher.doc(address)["id"][0]).decode(), float(score or 0), int(fold or 0))
            for (score, address), fold in zip(hits, folds, strict=True)
        ]

    def _columns(self, query: tv.Query, columns: Sequence[str]) -> Counted:
        return _read(self.searcher.aggregate(query, _asked(columns)), columns)

    def _beside(self, tree: Query, filters: Filters, column: str, others: Sequence[str]) -> Counted:
        """One column as if its facets were open, the others narrowed by them too, in one pass over the matches."""
        outer = opened(filters, column)
        query = compiled(tree, narrowing(outer))
        by = {name: values for name, values in filters.items() if not getattr(outer, name)}
        answer = self.searcher.aggregate(query, {**_asked([column]), _WITHIN: {"filter": _said(by), "aggs": _asked(others)}})
        return _read(answer, [column]) | _read(answer[_WITHIN], others)


def _asked(columns: Sequence[str]) -> dict[str, Any]:
    return {column: {"terms": {"field": column, "size": _MOST_VALUES}} for column in columns}


def _read(answer: Mapping[str, Any], columns: Sequence[str]) -> Counted:
    return {column: {bucket["key"]: bucket["doc_count"] for bucket in answer[column]["buckets"]} for column in columns}


def _said(by: Mapping[str, Sequence[str]]) -> str:
    """Filters in tantivy's own query language, the one form in which counting takes them: all of them, any value of each."""
    return " ".join(f"+({' '.join(_quoted(f'{name}={value}') for value in values)})" for name, values in by.items())


def _quoted(tag: str) -> str:
    escaped = tag.replace("\\", "\\\\").replace('"', '\\"')
    return f'tags:"{escaped}"'
