"""The addresses of our pages, made in one place. Each holds the whole state of what it opens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

from flask import request, url_for

from corpus.model import AnyRecord
from webui.address import Address
from webui.facets import Choice

NOWHERE = Address()
STATIC = Path(__file__).parent / "static"


def search(address: Address) -> str:
    return _with(path("search"), address)


def choice(one: Choice) -> str:
    """The search with a value of a facet chosen, or taken back. Written at the end of what is there: a page has hundreds of them."""
    if one.chosen:
        return search(one.address)
    return f"{_open_ended(one.asked, request.script_root)}{one.facet}={_quoted(one.value)}"


def feed(address: Address, form: str) -> str:
    """The same query as "csv", "json" or "atom": all pages of it."""
    return _with(path(f"search_{form}"), address.turned(1))


def record(one: AnyRecord, address: Address = NOWHERE) -> str:
    return _with(path("record", id=one.id), address)


def page(report: str, number: int, address: Address = NOWHERE) -> str:
    """A page of a report, with the words of the query marked. What it keeps of a search is all but the place in the list of results."""
    return _with(path("page", id=report, number=number), address.turned(1))


def evidence(one: AnyRecord, address: Address = NOWHERE, number: int | None = None, anchor: str = "mark") -> str:
    """The page on which a record stands (the first one, or `number`), opened at its mark."""
    return hit(one.report, (one.id, number or one.evidence[0].page), address, anchor)


def hit(report: str, found: tuple[str, int], address: Address, anchor: str = "mark") -> str:
    """The same for a record that is known by its id and page alone."""
    id, number = found
    there = page(report, number, address)
    return f"{there}{'&' if '?' in there else '?'}record={quote(id)}#{quote(anchor)}"


def path(endpoint: str, **parts: Any) -> str:
    """The path of a view, without a query."""
    return _path(endpoint, request.script_root, tuple(parts.items()))


@lru_cache(maxsize=4096)
def _path(endpoint: str, root: str, parts: tuple[tuple[str, Any], ...]) -> str:
    """Remembered: each hit has several links to the same page. `root` is where the application is mounted."""
    del root
    return url_for(endpoint, **dict(parts))


@lru_cache(maxsize=256)
def _open_ended(asked: Address, root: str) -> str:
    """The search on its first page, so that another value can be written behind it."""
    del root
    there = search(asked.turned(1))
    return f"{there}{'&' if '?' in there else '?'}"


_quoted = lru_cache(maxsize=4096)(quote_plus)


def _with(path: str, address: Address) -> str:
    query = _encoded(address)
    return f"{path}?{query}" if query else path


@lru_cache(maxsize=1024)
def _encoded(address: Address) -> str:
    """Remembered: a page of results has some two hundred links with the same few addresses in them."""
    return urlencode(address.pairs())


def report(id: str) -> str:
    return path("report", id=id)


def absolute(path: str) -> str:
    """With the host that the reader asked, for what leaves the browser."""
    return request.host_url.rstrip("/") + path


def static(file: str) -> str:
    """With a digest of the file in it, so that a browser keeps it until it changes."""
    return url_for("static", filename=file, v=_digest(file))


@cache
def _digest(file: str) -> str:
    return hashlib.sha256((STATIC / file).read_bytes()).hexdigest()[:12]


GLOBALS: Mapping[str, Callable[..., str]] = {
    "search_link": search, "choice_link": choice,
    "feed_link": feed, "record_link": record, "page_link": page, "evidence_link": evidence, "report_link": report,
    "static_link": static, "url_for": path,
}
"""What templates can ask for by name."""
