"""What a search must find, by the plainest reading of the rules: every record looked at, word by word."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from search.engine import FACETS, Filters
from search.fields import Document
from search.marks import _alike
from search.query import And, Compare, Field, Fuzzy, Lesser, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word
from search.words import exact, stems


def matches(tree: Query, document: Document) -> bool:
    match tree:
        case And(parts):
            return all(matches(part, document) for part in parts)
        case Or(parts):
            return any(matches(part, document) for part in parts)
        case Not(part):
            return not matches(part, document)
        case Lesser(part):
            return matches(part, document)
        case Word(text):
            return bool(_starts(stems(text), document.stems.split()))
        case Phrase(text):
            return bool(_starts(exact(text), document.exact.split()))
        case Prefix(text):
            return any(token.startswith(text.lower()) for token in document.exact.split())
        case Fuzzy(text, distance):
            return any(_alike(token, text.lower(), distance) for token in document.exact.split())
        case Near():
            return _near(tree, document.stems.split())
        case _:
            return _property(tree, document)


def _property(tree: Query, document: Document) -> bool:
    match tree:
        case Field("report", value):
            return document.report == value
        case Field("code", value):
            return " ".join(stems(value)) in document.codes
        case Field(name, value) if name != "without":
            return f"{name}={value}" in document.tags()
        case Compare(name, order, number, unit):
            numbers = document.percents if unit else document.amounts if name == "amount" else document.values
            return any({"<": n < number, "<=": n <= number, ">": n > number, ">=": n >= number, "=": n == number}[order] for n in numbers)
        case Since(day):
            return document.end is not None and document.end >= day.toordinal()
        case Until(day):
            return document.start is not None and document.start <= day.toordinal()
        case _:
            return True


def passes(filters: Filters, document: Document) -> bool:
    return all(any(_property(Field(name, value), document) for value in values) for name, values in filters.items())  # type: ignore[arg-type]


def count(tree: Query, filters: Filters, documents: list[Document]) -> dict[str, dict[str, int]]:
    """Per facet, as if it were open."""
    counts: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        found = [each for each in documents if matches(tree, each) and passes(filters.open(facet), each)]
        counts[facet] = dict(Counter(value for each in found for value in _values(facet, each) if value))
    return counts


def _values(facet: str, document: Document) -> tuple[str, ...]:
    plural = {"theme": document.themes, "direction": document.directions}
    return plural[facet] if facet in plural else (getattr(document, facet),)


def _starts(sequence: list[str], tokens: list[str]) -> list[int]:
    return [at for at in range(len(tokens)) if tokens[at : at + len(sequence)] == sequence]


def _near(tree: Near, tokens: list[str]) -> bool:
    """Single tokens only: that is what the tests ask for."""
    places = [_starts(stems(word.text), tokens) for word in tree.words]
    return all(any(0 < abs(here - there) <= tree.distance for here in one for there in other) for one, other in pairwise(places))
