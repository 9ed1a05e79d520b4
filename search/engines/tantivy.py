"""Tantivy, the default: a Rust library in one wheel, instant at a million records.

Tokens come ready from `search.words`, so every text field only splits at spaces. What is filtered by stands in one field of tags; what is
counted stands in four columns, in which properties that are counted together share one ("measure, indicator, red, up"): half the columns
are half the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import tantivy as tv

from corpus.errors import IndexBusy
from search.columns import COLUMNS, opened, split
from search.columns import values as column_values
from search.engine import Filters, Found, Sort
from search.fields import Document
from search.query import LESSER, All, And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from search.ranking import Lift, lifts
from search.words import exact, stems

Q = tv.Query
Clauses: TypeAlias = tuple[tuple[tv.Occur, tv.Query], ...]
_MEMORY = 256_000_000
"""Bytes of tokens held before a segment is written."""
_MOST_VALUES = 65_000
_SORTED_BY: dict[Sort, tuple[str, tv.Order]] = {
    "period": ("newest", tv.Order.Desc),
    "authority": ("name", tv.Order.Asc),
    "amount": ("largest", tv.Order.Desc),
}
_NAME_BYTES = 7


def _schema() -> tv.Schema:
    build = tv.SchemaBuilder()
    build.add_bytes_field("id", stored=True)
    for name in ("report", "tags"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("exact", "stems", "head"):
        build.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in COLUMNS:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("start", "end"):
        build.add_integer_field(name, fast=True)
    build.add_integer_field("fold", indexed=True, fast=True)
    for name in ("newest", "name"):
        build.add_integer_field(name, fast=True)
    for name in ("amount", "value", "percent"):
        build.add_float_field(name, fast=True)
    build.add_float_field("largest", fast=True)
    return build.build()


SCHEMA = _schema()


def _fill(document: Document) -> tv.Document:
    filled = tv.Document()
    filled.add_bytes("id", document.id.encode())
    for name, text in (("report", document.report), ("exact", document.exact), ("stems", document.stems), ("head", document.head)):
        filled.add_text(name, text)
    for tag in document.tags():
        filled.add_text("tags", tag)
    for column, value in column_values(document):
        filled.add_text(column, value)
    if document.start is not None:
        filled.add_integer("start", document.start)
    if document.end is not None:
        filled.add_integer("end", document.end)
    filled.add_integer("newest", document.end or 0)
    filled.add_integer("name", int.from_bytes(document.authority_name.casefold().encode()[:_NAME_BYTES].ljust(_NAME_BYTES, b"\0")))
    filled.add_integer("fold", document.fold)
    filled.add_float("largest", document.largest)
    for name, numbers in (("amount", document.amounts), ("value", document.values), ("percent", document.percents)):
        for number in numbers:
            filled.add_float(name, number)
    return filled


class _Writer:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._writer = tv.Index(SCHEMA, path=str(folder)).writer(_MEMORY, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise IndexBusy(str(folder)) from error
            raise
        # What a process that died in the middle left behind.
        self._writer.garbage_collect_files()

    def add(self, document: Document) -> None:
        self._writer.add_document(_fill(document))

    def remove(self, report: str) -> None:
        self._writer.delete_documents_by_term("report", report)

    def commit(self) -> None:
        self._writer.commit()

    def close(self) -> None:
        self._writer.wait_merging_threads()


@dataclass(frozen=True, slots=True)
class _Reader:
    searcher: tv.Searcher

    def search(self, tree: Query, filters: Filters, sort: Sort, limit: int) -> Sequence[Found]:
        query = (_ranked if sort == "relevance" else _compiled)(tree, _narrowing(filters))
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
        counted: dict[str, Mapping[str, int]] = {}
        apart = [column for column, facets in COLUMNS.items() if narrowed & set(facets)]
        together = [column for column in COLUMNS if column not in apart]
        if together:
            counted |= self._columns(_compiled(tree, _narrowing(filters)), together)
        for column in apart:
            counted |= self._columns(_compiled(tree, _narrowing(opened(filters, column))), [column])
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

    def _columns(self, query: tv.Query, columns: Sequence[str]) -> dict[str, Mapping[str, int]]:
        asked = {column: {"terms": {"field": column, "size": _MOST_VALUES}} for column in columns}
        answer = self.searcher.aggregate(query, asked)
        return {column: {bucket["key"]: bucket["doc_count"] for bucket in answer[column]["buckets"]} for column in columns}


# --- trees to queries ---------------------------------------------------------------------------------------------------


def _tag(name: str, value: str) -> tv.Query:
    return Q.term_query(SCHEMA, "tags", f"{name}={value}", "basic")


def _narrowing(filters: Filters) -> Clauses:
    """What the filters demand, without a score."""
    musts = []
    for name, values in filters.items():
        if name == "report":
            options = [Q.term_query(SCHEMA, "report", value, "basic") for value in values]
        else:
            options = [_tag(name, " ".join(stems(value)) if name == "code" else value) for value in values]
        any_of = options[0] if len(options) == 1 else Q.boolean_query([(tv.Occur.Should, option) for option in options])
        musts.append((tv.Occur.Must, Q.const_score_query(any_of, 0.0)))
    return tuple(musts)


def _ranked(tree: Query, narrow: Clauses) -> tv.Query:
    """What matches must match; what lifts it may."""
    clauses = [(tv.Occur.Must, _compiled(tree, narrow))]
    clauses += [(tv.Occur.Should, _lift(lift)) for lift in lifts(tree)]
    return Q.boolean_query(clauses) if len(clauses) > 1 else clauses[0][1]


def _lift(lift: Lift) -> tv.Query:
    if lift.where == "tags":
        return Q.const_score_query(Q.term_query(SCHEMA, "tags", lift.tokens[0], "basic"), lift.weight)
    return Q.boost_query(_sequence(lift.where, lift.tokens, lift.slop), lift.weight)


def _compiled(tree: Query, narrow: Clauses = ()) -> tv.Query:
    """A tree, and what narrows all of it: handed down to each option, for tantivy walks through all matches of a choice otherwise."""
    match tree:
        case And((Field() as field, Or(options))):
            return Q.boolean_query([(tv.Occur.Should, _compiled(And((field, *_parts(option))), narrow)) for option in options])
        case And(parts):
            refused = [(tv.Occur.MustNot, _compiled(part.part)) for part in parts if isinstance(part, Not)]
            wanted = [(tv.Occur.Must, _compiled(part)) for part in parts if not isinstance(part, Not) and not _neutral(part)]
            return Q.boolean_query([*(wanted or [(tv.Occur.Must, Q.all_query())]), *refused, *narrow])
        case Or(parts):
            return Q.boolean_query([(tv.Occur.Should, _compiled(part, narrow)) for part in parts])
        case Lesser(part):
            return Q.boost_query(_compiled(part, narrow), LESSER)
        case Not(part):
            return Q.boolean_query([(tv.Occur.Must, Q.all_query()), (tv.Occur.MustNot, _compiled(part)), *narrow])
        case _:
            return Q.boolean_query([(tv.Occur.Must, _leaf(tree)), *narrow]) if narrow else _leaf(tree)


def _parts(tree: Query) -> tuple[Query, ...]:
    return tree.parts if isinstance(tree, And) else (tree,)


def _neutral(tree: Query) -> bool:
    return isinstance(tree, All) or (isinstance(tree, Field) and tree.name == "without")


def _leaf(tree: Query) -> tv.Query:
    match tree:
        case Word(text):
            return _sequence("stems", stems(text))
        case Phrase(text):
            return _sequence("exact", exact(text))
        case Prefix(text):
            return Q.regex_query(SCHEMA, "exact", "".join(exact(text)).replace(".", "\\.") + ".*")
        case Fuzzy(text, distance):
            return Q.fuzzy_term_query(SCHEMA, "exact", "".join(exact(text)), distance)
        case Near(words, distance):
            return Q.boolean_query([(tv.Occur.Must, _pair(stems(a.text), stems(b.text), distance)) for a, b in pairwise(words)])
        case Field("report", value):
            return Q.term_query(SCHEMA, "report", value, "basic")
        case Field(name, value) if not _neutral(tree):
            return Q.const_score_query(_tag(name, " ".join(stems(value)) if name == "code" else value), 0.0)
        case _:
            return _bounded(tree)


def _sequence(field: str, tokens: Sequence[str], slop: int = 0) -> tv.Query:
    """One after the other. A phrase of one word would panic."""
    if len(tokens) == 1:
        return Q.term_query(SCHEMA, field, tokens[0])
    return Q.phrase_query(SCHEMA, field, list(tokens), slop=slop) if tokens else Q.all_query()


def _pair(first: Sequence[str], second: Sequence[str], distance: int) -> tv.Query:
    """Near each other in either order. Slop counts the words between, and two more where the order is turned: hence both orders."""
    one, other = first[-1], second[0]
    near = [(tv.Occur.Should, Q.phrase_query(SCHEMA, "stems", [a, b], slop=max(0, distance - 1))) for a, b in ((one, other), (other, one))]
    whole = [(tv.Occur.Must, _sequence("stems", tokens)) for tokens in (first, second) if len(tokens) > 1]
    return Q.boolean_query([(tv.Occur.Must, Q.boolean_query(near)), *whole])


def _bounded(tree: Query) -> tv.Query:
    """Amounts, values and days; everything else matches."""
    match tree:
        case Compare(name, order, number, unit):
            lower = number if order in (">", ">=", "=") else None
            upper = number if order in ("<", "<=", "=") else None
            # A side without a bound must be inclusive.
            sides = {"include_lower": order != ">", "include_upper": order != "<"}
            field = "percent" if unit == "%" else name
            return Q.const_score_query(Q.range_query(SCHEMA, field, tv.FieldType.Float, lower, upper, **sides), 0.0)
        case Since(day):
            return Q.const_score_query(Q.range_query(SCHEMA, "end", tv.FieldType.Integer, lower_bound=day.toordinal()), 0.0)
        case Until(day):
            return Q.const_score_query(Q.range_query(SCHEMA, "start", tv.FieldType.Integer, upper_bound=day.toordinal()), 0.0)
        case _:
            return Q.all_query()


class Tantivy:
    """See `search.engine.Engine`."""

    name = "tantivy"
    version = f"tantivy {version('tantivy')}"

    def writer(self, folder: Path) -> _Writer:
        return _Writer(folder)

    def reader(self, folder: Path) -> _Reader:
        return _Reader(tv.Index.open(str(folder)).searcher())


ENGINE = Tantivy()
