"""The addresses of our pages, made in one place. Each holds the whole state of what it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import request, url_for

from corpus.model import AnyRecord
from webui.address import Address

NOWHERE = Address()


def search(address: Address) -> str:
    return url_for("search", **address.query())


def feed(address: Address, form: str) -> str:
    """The same query as "csv", "json" or "atom": all pages of it."""
    return url_for(f"search_{form}", **address.turned(1).query())


def record(one: AnyRecord, address: Address = NOWHERE) -> str:
    return url_for("record", id=one.id, **address.query())


def page(report: str, number: int, address: Address = NOWHERE) -> str:
    """A page of a report, with the words of the query marked."""
    return url_for("page", id=report, number=number, **query(address))


def evidence(one: AnyRecord, address: Address = NOWHERE, number: int | None = None, anchor: str = "mark") -> str:
    """The page on which a record stands (the first one, or `number`), opened at its mark."""
    where = number or one.evidence[0].page
    return url_for("page", id=one.report, number=where, record=one.id, **query(address), _anchor=anchor)


def query(address: Address) -> dict[str, Any]:
    """What a page view keeps of a search: all but the place in the list of results."""
    return address.turned(1).query()


def report(id: str) -> str:
    return url_for("report", id=id)


def absolute(path: str) -> str:
    """With the host that the reader asked, for what leaves the browser."""
    return request.host_url.rstrip("/") + path


def static(file: str) -> str:
    return url_for("static", filename=file)


GLOBALS: Mapping[str, Callable[..., str]] = {
    "search_link": search, "feed_link": feed, "record_link": record, "page_link": page, "evidence_link": evidence, "report_link": report,
    "static_link": static, "url_for": url_for,
}
"""What templates can ask for by name."""
