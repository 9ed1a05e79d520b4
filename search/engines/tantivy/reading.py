"""Answers from one state of a tantivy index: hits in order, counts of every facet, and what says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import tantivy as tv

from search.columns import COLUMNS, opened, split
from search.engine import Filters, Found, Sort
from search.engines.tantivy.trees import Clauses, compiled, folded, lifted, narrowing, ranked
from search.query import Query
from search.ranking import Lift, lifts

Counted: TypeAlias = dict[str, Mapping[str, int]]
"""By column, how many have each value."""
Scored: TypeAlias = tuple[Any, tv.DocAddress]
_LOOKED_AT = 250
"""Best matches in which common words that stand together are looked for; of a million records, the first twenty are seldom others."""
_COMMON = 100_000
"""Documents that have a word; phrases of rarer ones are quickly looked for in all of them."""
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
            return self._found(self._best(tree, narrow, limit)[:limit])
        field, order = _SORTED_BY[sort]
        # A limit of zero would panic.
        ordered = self.searcher.search(compiled(tree, narrow), max(1, limit), count=False, order_by_field=field, order=order).hits
        return self._found([(0.0, address) for _, address in ordered[:limit]])

    def _best(self, tree: Query, narrow: Clauses, limit: int) -> Sequence[Scored]:
        """To look in all matches for common words that stand together would take longer than all else: the best without that must do."""
        every = lifts(tree)
        dear = [lift for lift in every if self._is_dear(lift)]
        query = ranked(tree, narrow, [lift for lift in every if lift not in dear])
        found = self.searcher.search(query, max(_LOOKED_AT if dear else 1, limit), count=False).hits
        if not dear or not found:
            return found
        best = found[:_LOOKED_AT]
        among = (tv.Occur.Must, tv.Query.const_score_query(folded(set(self._folds(best))), 0.0))
        together = tv.Query.boolean_query([(tv.Occur.Should, lifted(lift, (among,))) for lift in dear])
        added = {_place(address): score for score, address in self.searcher.search(together, _MOST_LIFTED, count=False).hits}
        weighed = [(score + added.get(_place(address), 0.0), address) for score, address in best]
        return [*sorted(weighed, key=lambda each: -each[0]), *found[_LOOKED_AT:]]

    def _is_dear(self, lift: Lift) -> bool:
        return len(lift.tokens) > 1 and all(self.searcher.doc_freq(lift.where, token) > _COMMON for token in lift.tokens)

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
