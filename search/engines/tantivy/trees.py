"""Trees as tantivy's own queries, filters and lifts with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import tantivy as tv

from search.engine import Filters
from search.engines.tantivy.writing import SCHEMA
from search.query import LESSER, All, And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from search.ranking import Lift, lifts
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


def ranked(tree: Query, narrow: Clauses) -> tv.Query:
    """What matches must match; what lifts it may."""
    clauses = [(tv.Occur.Must, compiled(tree, narrow))]
    clauses += [(tv.Occur.Should, _lift(lift)) for lift in lifts(tree)]
    return Q.boolean_query(clauses) if len(clauses) > 1 else clauses[0][1]


def _lift(lift: Lift) -> tv.Query:
    if lift.where == "tags":
        return Q.const_score_query(Q.term_query(SCHEMA, "tags", lift.tokens[0], "basic"), lift.weight)
    return Q.boost_query(_sequence(lift.where, lift.tokens, lift.slop), lift.weight)


def compiled(tree: Query, narrow: Clauses = ()) -> tv.Query:
    """A tree, and what narrows all of it: handed down to each option, for tantivy walks through all matches of a choice otherwise."""
    match tree:
        case And((Field() as field, Or(options))):
            return Q.boolean_query([(tv.Occur.Should, compiled(And((field, *_parts(option))), narrow)) for option in options])
        case And(parts):
            refused = [(tv.Occur.MustNot, compiled(part.part)) for part in parts if isinstance(part, Not)]
            wanted = [(tv.Occur.Must, compiled(part)) for part in parts if not isinstance(part, Not) and not _neutral(part)]
            return Q.boolean_query([*(wanted or [(tv.Occur.Must, Q.all_query())]), *refused, *narrow])
        case Or(parts):
            return Q.boolean_query([(tv.Occur.Should, compiled(part, narrow)) for part in parts])
        case Lesser(part):
            return Q.boost_query(compiled(part, narrow), LESSER)
        case Not(part):
            return Q.boolean_query([(tv.Occur.Must, Q.all_query()), (tv.Occur.MustNot, compiled(part)), *narrow])
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
