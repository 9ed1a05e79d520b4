"""Trees as tantivy's own queries, filters and lifts with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

import tantivy as tv

from search.engine import Filters
from search.engines.tantivy.writing import SCHEMA
from search.query import LESSER, All, And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from search.ranking import Lift
from search.words import exact, stems

Q = tv.Query
Clauses: TypeAlias = tuple[tuple[tv.Occur, tv.Query], ...]


def _tag(name: str, value: str) -> tv.Query:
    return Q.term_query(SCHEMA, "tags", f"{name}={value}", "basic")


def narrowing(filters: Filters) -> Clauses:
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


def ranked(tree: Query, narrow: Clauses, lifts: Iterable[Lift]) -> tv.Query:
    """What matches must match; what lifts it may."""
    within = (*_tags(tree), *narrow)
    clauses = [(tv.Occur.Must, compiled(tree, narrow)), *((tv.Occur.Should, lifted(lift, within)) for lift in lifts)]
    return Q.boolean_query(clauses) if len(clauses) > 1 else clauses[0][1]


def lifted(lift: Lift, within: Clauses) -> tv.Query:
    """What a lift adds. Where its words must stand together, that is looked for in nothing but what is `within`."""
    if lift.where == "tags":
        return Q.const_score_query(Q.term_query(SCHEMA, "tags", lift.tokens[0], "basic"), lift.weight)
    return Q.boost_query(_narrowed(_sequence(lift.where, lift.tokens, lift.slop), within if len(lift.tokens) > 1 else ()), lift.weight)


def folded(folds: Iterable[int]) -> tv.Query:
    """All with one of these folds."""
    return Q.boolean_query([(tv.Occur.Should, Q.term_query(SCHEMA, "fold", fold)) for fold in folds])


def compiled(tree: Query, narrow: Clauses = ()) -> tv.Query:
    """A tree, and what narrows all of it: handed down to each option and phrase, all of whose matches would be walked through otherwise."""
    match tree:
        case And(parts):
            refused = [(tv.Occur.MustNot, compiled(part.part)) for part in parts if isinstance(part, Not)]
            others = [part for part in parts if not isinstance(part, Not | Field | All)]
            within = (*_tags(tree), *narrow)
            if len(others) == 1 and not refused:
                return compiled(others[0], within)
            wanted = [(tv.Occur.Must, compiled(part, within if isinstance(part, Or | Near | Lesser) else ())) for part in others]
            return Q.boolean_query([*([*wanted, *within] or [(tv.Occur.Must, Q.all_query())]), *refused])
        case Or(parts):
            return Q.boolean_query([(tv.Occur.Should, compiled(part, narrow)) for part in parts])
        case Lesser(part):
            return Q.boost_query(compiled(part, narrow), LESSER)
        case Not(part):
            return Q.boolean_query([(tv.Occur.Must, Q.all_query()), (tv.Occur.MustNot, compiled(part)), *narrow])
        case Near(words, distance):
            pairs = [_pair(stems(a.text), stems(b.text), distance, narrow) for a, b in pairwise(words)]
            return Q.boolean_query([(tv.Occur.Must, pair) for pair in pairs])
        case _:
            return _narrowed(_leaf(tree), narrow)


def _narrowed(query: tv.Query, narrow: Clauses) -> tv.Query:
    return Q.boolean_query([(tv.Occur.Must, query), *narrow]) if narrow else query


def _tags(tree: Query) -> Clauses:
    """The properties that all of a tree's matches have."""
    parts = tree.parts if isinstance(tree, And) else ()
    return tuple((tv.Occur.Must, _leaf(part)) for part in parts if isinstance(part, Field) and part.name != "without")


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
        case Field("report", value):
            return Q.term_query(SCHEMA, "report", value, "basic")
        case Field(name, value) if name != "without":
            return Q.const_score_query(_tag(name, " ".join(stems(value)) if name == "code" else value), 0.0)
        case _:
            return _bounded(tree)


def _sequence(field: str, tokens: Sequence[str], slop: int = 0) -> tv.Query:
    """One after the other. A phrase of one word would panic."""
    if len(tokens) == 1:
        return Q.term_query(SCHEMA, field, tokens[0])
    return Q.phrase_query(SCHEMA, field, list(tokens), slop=slop) if tokens else Q.all_query()


def _pair(first: Sequence[str], second: Sequence[str], distance: int, narrow: Clauses) -> tv.Query:
    """Near each other in either order. Slop counts the words between, and two more where the order is turned: hence both orders."""
    one, other = first[-1], second[0]
    orders = [Q.phrase_query(SCHEMA, "stems", [a, b], slop=max(0, distance - 1)) for a, b in ((one, other), (other, one))]
    near = Q.boolean_query([(tv.Occur.Should, _narrowed(order, narrow)) for order in orders])
    whole = [(tv.Occur.Must, _sequence("stems", tokens)) for tokens in (first, second) if len(tokens) > 1]
    return Q.boolean_query([(tv.Occur.Must, near), *whole])


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
