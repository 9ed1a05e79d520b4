"""What every engine can do, and what a search gives. Says nothing of how.

An engine keeps `Document`s under a folder of its own, and answers a tree of `search.query` with ids, scores and counts. Records themselves
come from the library, which is the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, Protocol

from corpus.model import AnyRecord, Report
from search.fields import Document
from search.query import All, Query

Sort = Literal["relevance", "period", "authority", "amount"]
SORTS: tuple[Sort, ...] = ("relevance", "period", "authority", "amount")
"""Period and amount run from the newest and the largest, authority from A."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the facets are narrowed to. Values within one facet widen (any of them), facets narrow each other.

    authority: GSS codes, or the name where the register has none. period: "2012/13 Q4", "2012/13" or "Q4". theme: slugs. report: full ids.
    """

    kind: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    rag: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    report: tuple[str, ...] = ()

    def open(self, facet: str) -> Filters:
        """The same without what one facet is narrowed to."""
        return replace(self, **{facet: ()})

    def items(self) -> Iterable[tuple[str, tuple[str, ...]]]:
        """The facets that are narrowed, with their values."""
        return [(each.name, getattr(self, each.name)) for each in fields(self) if getattr(self, each.name)]


FACETS: tuple[str, ...] = ("kind", "authority", "period", "theme", "rag", "family", "direction", "region")
"""What is counted. Each is also the name of a filter and of a word in the query language."""


@dataclass(frozen=True, slots=True)
class Count:
    """One line of a facet: what to filter by, what to show, and how many hits have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """`html` is escaped text in which `<mark>` is the only element."""

    field: str
    html: str


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """The same passage, or nearly, in another report, folded under a hit."""

    record: str
    report: Report
    same: bool = True
    """To the letter; otherwise a figure, a period or hardly a word differs."""


@dataclass(frozen=True, slots=True)
class Hit:
    record: AnyRecord
    report: Report
    score: float
    snippets: tuple[Snippet, ...]
    also_in: tuple[AlsoIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A term that a theme adds to a query, and the query without it."""

    theme: str
    title: str
    term: str
    removed: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as given, as understood, and what is to be said about the difference; related terms are not part of `understood`."""

    given: str = ""
    understood: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    tree: Query = field(default_factory=All)
    """What is looked for and marked, related terms included."""


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts every matching record, also those folded under a hit; `more` says whether hits follow these."""

    query: Understood
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Count, ...]]
    """By facet, most frequent first; periods in order of time, every one of them, so that they serve as a histogram."""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One match as an engine gives it; matches with the same nonzero `fold` say the same."""

    id: str
    score: float
    fold: int = 0


class Reader(Protocol):
    """Answers from one state of an index. Safe to use from several threads at once."""

    def search(self, tree: Query, filters: Filters, sort: Sort, limit: int) -> Sequence[Found]:
        """The first `limit` matches, best first."""

    def count(self, tree: Query, filters: Filters) -> tuple[int, Mapping[str, Mapping[str, int]]]:
        """How many match, and for each facet how many have each value, counted as if that facet were open."""

    def folded(self, folds: Sequence[int]) -> Sequence[Found]:
        """All that say the same as one of these."""

    def close(self) -> None: ...


class Writer(Protocol):
    """Changes an index. What is not committed is lost, and only that."""

    def add(self, document: Document) -> None: ...

    def remove(self, report: str) -> None:
        """Every document of a report."""

    def commit(self) -> None: ...

    def close(self) -> None:
        """May tidy up and take its time: what was committed is served before."""


class Engine(Protocol):
    """A file or folder in `search/engines/`; listed in its `ENGINES`."""

    name: str
    version: str
    """Of the library underneath: an index made by another one is rebuilt."""

    def writer(self, folder: Path) -> Writer:
        """Opens the index in a folder for writing, or starts one."""

    def reader(self, folder: Path) -> Reader: ...
