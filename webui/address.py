"""The state of a search, as it stands in the address bar: read from there, changed, and written back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace

from werkzeug.datastructures import MultiDict

from search.engine import SORTS, Filters, Sort

A_PAGE = 20
"""Hits on one page of results, of HTML and of JSON."""

LONGEST_QUERY = 1000
"""Characters; what goes beyond is not searched, and the page says so."""

MOST_CHOSEN = 60
LONGEST_VALUE = 120
LAST_PAGE = 500
"""Nobody leafs further; who wants more takes the CSV."""

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
NAMES = tuple(one.name for one in fields(Filters))


@dataclass(frozen=True, slots=True)
class Address:
    """What is asked for. Immutable: every change gives a new address, so that a link is always a whole state."""

    q: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    clipped: bool = False
    """Whether the query was longer than what is searched."""

    def chosen(self, facet: str) -> tuple[str, ...]:
        values: tuple[str, ...] = getattr(self.filters, facet)
        return values

    @property
    def offset(self) -> int:
        """How many hits stand on the pages before this one."""
        return (self.page - 1) * A_PAGE

    @property
    def asks(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.q or self.filters.items())

    def toggled(self, facet: str, value: str) -> Address:
        """With a value of a facet chosen, or no longer; back on the first page."""
        now = self.chosen(facet)
        then = tuple(one for one in now if one != value) if value in now else (*now, value)
        return replace(self, page=1, filters=replace(self.filters, **{facet: then}))

    def opened(self, facet: str) -> Address:
        """With nothing chosen in a facet."""
        return replace(self, page=1, filters=self.filters.open(facet))

    def cleared(self) -> Address:
        """The query alone, with nothing narrowed."""
        return Address(q=self.q, sort=self.sort)

    def turned(self, page: int) -> Address:
        return self if page == self.page else replace(self, page=page)

    def sorted(self, sort: Sort) -> Address:
        return replace(self, sort=sort, page=1)

    def asking(self, q: str) -> Address:
        """Another query, narrowed as this one is."""
        return replace(self, q=q, page=1)

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values as an address holds them; what is at its default is left out."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name, chosen in self.filters.items() for value in chosen]
        if self.sort != "relevance":
            pairs.append(("sort", self.sort))
        if self.page != 1:
            pairs.append(("page", str(self.page)))
        return pairs


def read(asked: MultiDict[str, str]) -> Address:
    """The address that was asked for. Nothing in it is an error: what makes no sense is left at its default."""
    given = cleaned(asked.get("q", ""))
    sort = asked.get("sort", "")
    return Address(
        q=given[:LONGEST_QUERY].strip(),
        clipped=len(given) > LONGEST_QUERY,
        sort=sort if sort in SORTS else "relevance",
        page=number(asked.get("page", "1")),
        filters=Filters(**{name: values(asked, name) for name in NAMES}),
    )


def cleaned(text: str) -> str:
    """Text without what no keyboard types: control characters become spaces."""
    return UNPRINTABLE.sub(" ", text).strip()


def values(asked: MultiDict[str, str], name: str) -> tuple[str, ...]:
    found = (cleaned(value)[:LONGEST_VALUE] for value in asked.getlist(name)[:MOST_CHOSEN])
    return tuple(dict.fromkeys(value for value in found if value))


def number(text: str) -> int:
    """A page number from 1; 1 where the text is none, one past the last page where it is too large for any search."""
    if not (text.isascii() and text.isdigit()):
        return 1
    return max(1, min(int(text[:9]), LAST_PAGE + 1))
