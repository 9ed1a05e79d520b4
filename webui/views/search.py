"""The search: hits, what they can be narrowed by, and how they spread over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import request
from markupsafe import Markup, escape

from corpus.errors import NotFound
from corpus.model import AnyRecord, Measure, Report, Table
from corpus.records import kind_of
from search.engine import SORTS, AlsoIn, Hit, Related, Results
from search.marks import about
from webui import address, shown
from webui.address import A_PAGE, LAST_PAGE, LONGEST_QUERY, Address
from webui.cells import Row, speaking
from webui.desk import Desk
from webui.facets import Choice, Facet, Periods, facets, narrowed, periods
from webui.feeds import MOST_ROWS
from webui.trail import trail

RUNNING = ("text", "note", "details")
"""Fields whose snippets are shown as text."""


@dataclass(frozen=True, slots=True)
class Widening:
    """The terms that a theme brings to a query, each with the search without it."""

    title: str
    terms: tuple[tuple[str, Address], ...]
    without: Address
    """The search without any of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit, as it is laid out."""

    kind: str
    record: AnyRecord
    report: Report
    title: Markup
    trail: tuple[Markup, ...]
    """The headings it stands under."""
    snippets: tuple[Markup, ...]
    """What matched in running text; names, figures and cells are shown at their own places."""
    rows: tuple[Row, ...]
    """Of a table, those that speak of the query."""
    also_in: tuple[AlsoIn, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    address: Address
    total: int
    notes: tuple[str, ...]
    """What the parser, or a limit, made of the query that the reader should know."""
    understood: str
    widened: tuple[Widening, ...]
    """By theme, the terms that were looked for besides."""
    sorts: tuple[tuple[str, Address, bool], ...]
    """Label, address, whether it is the present one."""
    facets: tuple[Facet, ...]
    narrowed: tuple[Choice, ...]
    """What is chosen now, each with the address without it."""
    periods: Periods
    hits: tuple[Shown, ...]
    in_csv: int
    """How many records a CSV of this search has."""
    first: int
    """The place of the first hit shown, from 1."""
    previous: Address | None
    next: Address | None


def search(desk: Desk) -> SearchView:
    """Raises NotFound past the last page of results, NoIndex, StaleIndex."""
    asked = address.read(request.args)
    if asked.page > LAST_PAGE:
        raise NotFound(f"results are shown up to page {LAST_PAGE}; narrow the search, or take all of it as CSV")
    found = desk.searcher.search(asked.q, filters=asked.filters, sort=asked.sort, limit=A_PAGE, offset=asked.offset)
    if asked.page > 1 and not found.hits:
        raise NotFound(f"this search has no page {asked.page} of results")
    every = facets(asked, found.facets)
    return SearchView(
        address=asked,
        total=found.total,
        notes=notes(asked, found),
        understood=found.query.understood,
        widened=widened(asked, found.query.related),
        sorts=tuple((shown.SORTS[sort], asked.sorted(sort), sort == asked.sort) for sort in SORTS),
        facets=tuple(facet for facet in every if facet.worth and facet.name != "period"),
        narrowed=narrowed(asked, every, desk.titles(asked.filters.report)),
        periods=periods(asked, found.facets.get("period", ())),
        hits=tuple(one_shown(found, hit) for hit in found.hits),
        in_csv=min(found.total, MOST_ROWS),
        first=asked.offset + 1,
        previous=asked.turned(asked.page - 1) if asked.page > 1 else None,
        next=asked.turned(asked.page + 1) if found.more and asked.page < LAST_PAGE else None,
    )


def notes(asked: Address, found: Results) -> tuple[str, ...]:
    if not asked.clipped:
        return found.query.notes
    return (f"only the first {LONGEST_QUERY:,} characters were searched", *found.query.notes)


def widened(asked: Address, related: Sequence[Related]) -> tuple[Widening, ...]:
    by_theme = groupby(related, key=lambda one: (one.theme, one.title))
    return tuple(
        Widening(title, tuple((one.term, asked.asking(one.removed)) for one in terms), asked.asking(f"{asked.q} without:{theme}"))
        for (theme, title), terms in by_theme
    )


def one_shown(found: Results, hit: Hit) -> Shown:
    # A snippet is escaped text in which <mark> is the only element: search says so, and our tests try to break it.
    marked = {snippet.field: Markup(snippet.html) for snippet in hit.snippets}  # noqa: S704
    running = tuple(marked[field] for field in RUNNING if field in marked and not repeats(hit.record, marked[field]))
    tree = about(found.query.tree, hit.record.themes)
    rows = speaking(hit.record, tree) if isinstance(hit.record, Table) else ()
    return Shown(
        kind=kind_of(hit.record),
        record=hit.record,
        report=hit.report,
        title=title(hit.record, marked),
        trail=trail(hit.record, tree),
        snippets=running,
        rows=rows,
        also_in=hit.also_in,
    )


def repeats(record: AnyRecord, snippet: Markup) -> bool:
    """Whether a snippet says again what stands in the hit's title, such as a name with its footnote sign."""
    return isinstance(record, Measure) and bool(record.name) and record.name in snippet.striptags()


def title(record: AnyRecord, marked: Mapping[str, Markup]) -> Markup:
    """What the record is called, with what matched in it marked."""
    if isinstance(record, Measure) and "name" in marked:
        return Markup("{} {}").format(marked.get("code", record.code), marked["name"])
    if isinstance(record, Table) and "caption" in marked:
        return marked["caption"]
    return escape(shown.heading(record))
