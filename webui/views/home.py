"""Where a reader begins: the search box, what is held, and a few ways in."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Report
from webui import shown
from webui.address import Address
from webui.desk import Desk
from webui.facets import Choice, Facet, facets

EXAMPLES = ("agency staff", '"placement costs" overspend', "rag:red caseloads", "savings amount>1m", "sickness absence -schools")
"""Queries that show what the box understands."""

LATEST = 6
THEMES = 16


@dataclass(frozen=True, slots=True)
class HomeView:
    address: Address
    examples: tuple[str, ...]
    themes: tuple[Choice, ...]
    """Those spoken of most."""
    records: int
    reports: int
    kinds: tuple[Choice, ...]
    authorities: Facet
    latest: tuple[Report, ...]
    """The reports with the latest periods."""


def home(desk: Desk) -> HomeView:
    nothing = Address()
    held = desk.library.reports()
    counted = desk.searcher.search("", filters=nothing.filters, limit=0)
    by_name = {facet.name: facet for facet in facets(nothing, counted.facets)}
    dated = sorted((one for one in held if one.period and one.period.start), key=shown.starts, reverse=True)
    return HomeView(
        address=nothing,
        examples=EXAMPLES,
        themes=(by_name["theme"].choices + by_name["theme"].more)[:THEMES],
        records=counted.total,
        reports=len(held),
        kinds=by_name["kind"].choices,
        authorities=by_name["authority"],
        latest=tuple(dated[:LATEST]),
    )
