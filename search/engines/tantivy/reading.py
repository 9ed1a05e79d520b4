"""Answers from one state of a tantivy index: hits in order, counts of every facet, and what says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import tantivy as tv

from search.columns import COLUMNS, opened, split
from search.engine import Filters, Found, Sort
from search.engines.tantivy.trees import compiled, folded, narrowing, ranked, together
from search.query import Query

Counted: TypeAlias = dict[str, Mapping[str, int]]
"""By column, how many have each value."""
Scored: TypeAlias = tuple[Any, tv.DocAddress]
_LOOKED_AT = 500
"""Best matches in which words that stand together are looked for; of a million records, the first twenty are hardly ever others."""
_MOST_ALIKE = 1_000
_MOST_LIFTED = 5_000
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
        narrow = narrowing(filters)
        if sort == "relevance":
            found = self.searcher.search(ranked(tree, narrow), max(_LOOKED_AT, limit), count=False).hits
            return self._found(self._weighed(tree, found)[:limit])
        field, order = _SORTED_BY[sort]
        # A limit of zero would panic.
        ordered = self.searcher.search(compiled(tree, narrow), max(1, limit), count=False, order_by_field=field, order=order).hits
        return self._found([(0.0, address) for _, address in ordered[:limit]])

    def _weighed(self, tree: Query, found: Sequence[Scored]) -> Sequence[Scored]:
        """Lifts what has the words together. To look for that in all matches would take longer than all else: the best of them must do."""
        best = found[:_LOOKED_AT]
        query = together(tree, set(self._folds(best))) if best else None
        if query is None:
            return found
        lifted = {_place(address): score for score, address in self.searcher.search(query, _MOST_LIFTED, count=False).hits}
        weighed = [(score + lifted.get(_place(address), 0.0), address) for score, address in best]
        return [*sorted(weighed, key=lambda each: -each[0]), *found[_LOOKED_AT:]]

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
        return self._found(self.searcher.search(folded(wanted), _MOST_ALIKE, count=False).hits)

    def close(self) -> None:
        """Nothing is held but memory."""

    def _found(self, hits: Sequence[Scored]) -> list[Found]:
        return [
            Found(bytes(self.searcher.doc(address)["id"][0]).decode(), float(score or 0), fold)
            for (score, address), fold in zip(hits, self._folds(hits), strict=True)
        ]

    def _folds(self, hits: Sequence[Scored]) -> list[int]:
        return [int(fold or 0) for fold in self.searcher.fast_field_values("fold", [address for _, address in hits])] if hits else []

    def _columns(self, query: tv.Query, columns: Sequence[str]) -> Counted:
        return _read(self.searcher.aggregate(query, _asked(columns)), columns)

    def _beside(self, tree: Query, filters: Filters, column: str, others: Sequence[str]) -> Counted:
        """One column as if its facets were open, the others narrowed by them too, in one pass over the matches."""
        outer = opened(filters, column)
        query = compiled(tree, narrowing(outer))
        by = {name: values for name, values in filters.items() if not getattr(outer, name)}
        answer = self.searcher.aggregate(query, {**_asked([column]), _WITHIN: {"filter": _said(by), "aggs": _asked(others)}})
        return _read(answer, [column]) | _read(answer[_WITHIN], others)


def _place(address: tv.DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc


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
