"""What to show for a value of a facet."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(10_000)
def label(facet: str, value: str) -> str:
    """"Barnet" for E09000003, "Agency staff" for agency-staff, "Red" for red."""
    if facet == "authority":
        from corpus.authorities import register

        found = register().by_code(value)
        return found.name if found else value.title()
    if facet == "theme":
        from corpus.themes import themes

        titles = {theme.slug: theme.title for theme in themes()}
        return titles.get(value) or value.replace("-", " ").capitalize()
    return value if facet in ("period", "region") else value.capitalize()
