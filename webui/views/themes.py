"""The themes, and how often each is spoken of."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.themes import Theme
from corpus.themes import themes as known
from search.engine import Filters
from webui.desk import Desk


@dataclass(frozen=True, slots=True)
class ThemesView:
    themes: tuple[tuple[Theme, int], ...]
    """Each with the number of its records."""


def themes(desk: Desk) -> ThemesView:
    """Raises NoIndex, StaleIndex."""
    counts = desk.searcher.search("", filters=Filters(), limit=0).facets.get("theme", ())
    by_slug = {count.value: count.count for count in counts}
    return ThemesView(tuple((theme, by_slug.get(theme.slug, 0)) for theme in sorted(known(), key=lambda one: one.title)))
