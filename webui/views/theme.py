"""One theme: what it means here, where it is spoken of, and what the reports say of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import NotFound
from corpus.model import AnyRecord, Mention, Report
from corpus.themes import Theme, themes
from search.engine import Filters
from webui.address import Address
from webui.desk import Desk
from webui.facets import Facet, Periods, facets, periods

MOST = 60
"""Records looked through for sentences."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that speaks of the theme."""

    record: AnyRecord
    report: Report
    mention: Mention


@dataclass(frozen=True, slots=True)
class ThemeView:
    theme: Theme
    address: Address
    """The search for all of it."""
    total: int
    authorities: Facet
    periods: Periods
    said: tuple[Said, ...]
    """Sentences with an amount first, newest first."""


def theme(desk: Desk, slug: str) -> ThemeView:
    """Raises NotFound, NoIndex, StaleIndex."""
    found = next((one for one in themes() if one.slug == slug), None)
    if found is None:
        raise NotFound(f"there is no theme called {slug}")
    asked = Address(filters=Filters(theme=(slug,)), sort="period")
    results = desk.searcher.search("", filters=asked.filters, sort=asked.sort, limit=MOST)
    said = [
        Said(hit.record, hit.report, mention)
        for hit in results.hits for mention in hit.record.mentions if mention.theme == slug
    ]
    said.sort(key=lambda one: not one.mention.amounts)
    return ThemeView(
        theme=found,
        address=asked,
        total=results.total,
        authorities=next(one for one in facets(asked, results.facets) if one.name == "authority"),
        periods=periods(asked, results.facets.get("period", ())),
        said=tuple(said),
    )
