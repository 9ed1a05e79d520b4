"""Whoosh: pure Python, for places where no compiled wheel goes, and for up to some 20,000 records.

Whoosh finds the leaves of a tree and scores them. Everything between the leaves is done here with sets of document numbers, since its own
And, Not and filters go wrong now and then; so are filters and counts, over one column that holds what is known of each document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from whoosh import __version__ as _whoosh_version
from whoosh import columns, index, query
from whoosh.analysis import RegexTokenizer
from whoosh.fields import COLUMN, ID, NUMERIC, TEXT, Schema
from whoosh.query.spans import SpanNear
from whoosh.scoring import BM25F

from corpus.errors import IndexBusy
from search.engine import FACETS, Filters, Found, Sort
from search.fields import Document
from search.query import LESSER, And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from search.ranking import Lift, lifts
from search.words import exact, stems

_MEMORY_MB = 128


def _schema() -> Schema:
    stream = RegexTokenizer(r"\S+")
    lines = RegexTokenizer(r"[^\n]+")
    number = {"numtype": int, "bits": 64, "signed": True}
    return Schema(
        report=ID(),
        tags=TEXT(analyzer=lines, phrase=False),
        card=COLUMN(columns.VarBytesColumn()),
        **{name: TEXT(analyzer=stream) for name in ("exact", "stems", "head")},
        **{name: NUMERIC(**number) for name in ("start", "end", "fold")},
        **{name: NUMERIC(numtype=float) for name in ("amount", "value", "percent")},
    )


_SCHEMA = _schema()


@dataclass(frozen=True, slots=True)
class _Card:
    """What is filtered, counted and sorted by."""

    id: str
    report: str
    newest: int
    largest: float
    fold: int
    name: str
    tags: frozenset[str]
    facets: tuple[tuple[str, ...], ...]
    """Values in the order of FACETS."""


def _card(document: Document) -> bytes:
    facets = [[document.kind], [document.authority], [document.period], document.themes, [document.rag], [document.family]]
    facets += [document.directions, [document.region]]
    known = (document.id, document.report, document.end or 0, document.largest, document.fold, document.authority_name.casefold())
    return json.dumps([*known, document.tags(), facets]).encode()


def _read(packed: bytes) -> _Card:
    id, report, newest, largest, fold, name, tags, facets = json.loads(packed)
    values = tuple(tuple(filter(None, facet)) for facet in facets)
    return _Card(id, report, newest, largest, fold, name, frozenset(tags), values)


class _Writer:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._index = index.open_dir(folder) if index.exists_in(folder) else index.create_in(folder, _SCHEMA)
        self._writer: Any = self._start()

    def _start(self) -> Any:
        try:
            return self._index.writer(limitmb=_MEMORY_MB)
        except index.LockError as error:
            raise IndexBusy(str(self._folder)) from error

    def add(self, document: Document) -> None:
        self._writer.add_document(
            report=document.report,
            tags="\n".join(document.tags()),
            exact=document.exact,
            stems=document.stems,
            head=document.head,
            start=document.start,
            end=document.end,
            fold=document.fold,
            amount=list(document.amounts) or None,
            value=list(document.values) or None,
            percent=list(document.percents) or None,
            card=_card(document),
        )

    def remove(self, report: str) -> None:
        self._writer.delete_by_term("report", report)

    def commit(self) -> None:
        self._writer.commit()
        self._writer = self._start()

    def close(self) -> None:
        self._writer.cancel()
        self._index.close()


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._searcher = index.open_dir(folder).searcher(weighting=BM25F())
        # An empty index has no columns.
        self._column = self._searcher.reader().column_reader("card") if self._searcher.doc_count_all() else ()
        self._all = frozenset(self._searcher.reader().all_doc_ids())
        self._cards: dict[int, _Card] = {}

    def search(self, tree: Query, filters: Filters, sort: Sort, limit: int) -> Sequence[Found]:
        matching = self._narrowed(self._matching(tree), filters)
        if sort != "relevance":
            return self._found((number, 0.0) for number in sorted(matching, key=lambda each: self._place(sort, each))[:limit])
        scored = self._scored(tree, matching, limit)
        rest = islice(sorted(matching - {number for number, _ in scored}), max(0, limit - len(scored)))
        return self._found([*scored, *((number, 0.0) for number in rest)])

    def _scored(self, tree: Query, matching: set[int], limit: int) -> list[tuple[int, float]]:
        weighed = [*_weighed(tree), *map(_lift, lifts(tree))]
        # An empty filter would be no filter at all.
        if not weighed or not matching or limit < 1:
            return []
        results = self._searcher.search(query.Or(weighed), limit=limit, filter=matching)
        return [(hit.docnum, float(hit.score)) for hit in results]

    def count(self, tree: Query, filters: Filters) -> tuple[int, Mapping[str, Mapping[str, int]]]:
        matching = self._matching(tree)
        counts = {facet: self._counts(self._narrowed(matching, filters.open(facet)), at) for at, facet in enumerate(FACETS)}
        return len(self._narrowed(matching, filters)), counts

    def folded(self, folds: Sequence[int]) -> Sequence[Found]:
        numbers = {number for fold in folds if fold for number in self._docs(query.Term("fold", _SCHEMA["fold"].to_bytes(fold)))}
        return self._found((number, 0.0) for number in sorted(numbers))

    def close(self) -> None:
        self._searcher.close()

    def _card(self, number: int) -> _Card:
        card = self._cards.get(number)
        if card is None:
            card = self._cards[number] = _read(self._column[number])
        return card

    def _found(self, scored: Iterable[tuple[int, float]]) -> list[Found]:
        return [Found(self._card(number).id, score, self._card(number).fold) for number, score in scored]

    def _counts(self, matching: set[int], at: int) -> dict[str, int]:
        return dict(Counter(value for number in matching for value in self._card(number).facets[at]))

    def _place(self, sort: Sort, number: int) -> tuple[Any, int]:
        card = self._card(number)
        return {"period": -card.newest, "authority": card.name, "amount": -card.largest}[sort], number

    def _narrowed(self, matching: set[int], filters: Filters) -> set[int]:
        for name, values in filters.items():
            if name == "report":
                matching = {number for number in matching if self._card(number).report in values}
            else:
                wanted = {f"{name}={' '.join(stems(value)) if name == 'code' else value}" for value in values}
                matching = {number for number in matching if wanted & self._card(number).tags}
        return matching

    # --- trees to sets

    def _docs(self, leaf: Any) -> set[int]:
        return set(self._searcher.docs_for_query(leaf))

    def _matching(self, tree: Query) -> set[int]:
        match tree:
            case And(parts):
                return reduce(set.intersection, map(self._matching, parts))
            case Or(parts):
                return reduce(set.union, map(self._matching, parts))
            case Lesser(part):
                return self._matching(part)
            case Not(part):
                return set(self._all) - self._matching(part)
            case Near(words, distance):
                return reduce(set.intersection, [self._near(stems(a.text), stems(b.text), distance) for a, b in pairwise(words)])
            case _:
                leaf = _leaf(tree)
                return set(self._all) if leaf is None else self._docs(leaf)

    def _near(self, first: list[str], second: list[str], distance: int) -> set[int]:
        a, b = query.Term("stems", first[-1]), query.Term("stems", second[0])
        near = self._docs(SpanNear(a, b, slop=distance)) | self._docs(SpanNear(b, a, slop=distance))
        return near & self._docs(_sequence("stems", first)) & self._docs(_sequence("stems", second))


def _leaf(tree: Query) -> Any:
    """What Whoosh looks up; None is everything."""
    match tree:
        case Word(text):
            return _sequence("stems", stems(text))
        case Phrase(text):
            return _sequence("exact", exact(text))
        case Prefix(text):
            return query.Prefix("exact", "".join(exact(text)))
        case Fuzzy(text, distance):
            return _Swapped("exact", "".join(exact(text)), maxdist=distance, prefixlength=0)
        case Field("report", value):
            return query.Term("report", value)
        case Field(name, value) if name != "without":
            return query.Term("tags", f"{name}={' '.join(stems(value)) if name == 'code' else value}")
        case Compare():
            return _compared(tree)
        case Since(day):
            return query.NumericRange("end", day.toordinal(), None)
        case Until(day):
            return query.NumericRange("start", None, day.toordinal())
        case _:
            return None


class _Swapped(query.FuzzyTerm):  # type: ignore[misc]
    """Whoosh counts two letters that changed places as two mistakes; here, as for everybody, they are one."""

    def _btexts(self, reader: Any) -> Iterable[str]:
        found = set(super()._btexts(reader))
        for at in range(len(self.text) - 1):
            swapped = self.text[:at] + self.text[at + 1] + self.text[at] + self.text[at + 2 :]
            if self.maxdist > 1:
                found |= set(query.FuzzyTerm(self.fieldname, swapped, maxdist=self.maxdist - 1, prefixlength=0)._btexts(reader))
            elif (self.fieldname, swapped) in reader:
                found.add(swapped)
        return sorted(found)


def _sequence(field: str, tokens: Sequence[str], slop: int = 1) -> Any:
    """One after the other; Whoosh calls neighbours a slop of 1."""
    if len(tokens) == 1:
        return query.Term(field, tokens[0])
    return query.Phrase(field, list(tokens), slop=slop) if tokens else query.Every()


def _compared(tree: Compare) -> Any:
    field = "percent" if tree.unit == "%" else tree.name
    lower = tree.number if tree.order in (">", ">=", "=") else None
    upper = tree.number if tree.order in ("<", "<=", "=") else None
    exclusive = tree.order in ("<", ">")
    return query.NumericRange(field, lower, upper, startexcl=exclusive, endexcl=exclusive)


def _weighed(tree: Query) -> list[Any]:
    """What gives a score: the leaves that are looked for."""
    match tree:
        case And(parts) | Or(parts):
            return [each for part in parts for each in _weighed(part)]
        case Lesser(part):
            return [leaf.with_boost(leaf.boost * LESSER) for leaf in _weighed(part)]
        case Near(words, _):
            return [_leaf(word) for word in words]
        case Word() | Phrase() | Prefix() | Fuzzy():
            return [_leaf(tree)]
        case _:
            return []


def _lift(lift: Lift) -> Any:
    if lift.where == "tags":
        return query.ConstantScoreQuery(query.Term("tags", lift.tokens[0]), lift.weight)
    return _sequence(lift.where, lift.tokens, lift.slop + 1).with_boost(lift.weight)


class Whoosh:
    """See `search.engine.Engine`."""

    name = "whoosh"
    version = "whoosh " + ".".join(map(str, _whoosh_version))

    def writer(self, folder: Path) -> _Writer:
        return _Writer(folder)

    def reader(self, folder: Path) -> _Reader:
        return _Reader(folder)


ENGINE = Whoosh()
