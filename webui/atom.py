"""A search as an Atom feed: the newest records that it finds, for a feed reader to watch."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Response, request

from corpus.model import Report
from search.engine import Hit
from webui import address, links, shown
from webui.desk import Desk

ENTRIES = 50
NAMESPACE = "http://www.w3.org/2005/Atom"
LONG_AGO = "1970-01-01T00:00:00Z"
"""For reports without a known period: the feed must say something."""


def search_atom(desk: Desk) -> Response:
    """The records of a search, those of the latest periods first. Raises NoIndex, StaleIndex."""
    asked = address.read(request.args)
    found = desk.searcher.search(asked.q, filters=asked.filters, sort="period", limit=ENTRIES)
    feed = Element("feed", xmlns=NAMESPACE)
    here = links.absolute(links.search(asked.turned(1)))
    said(feed, "id", here)
    said(feed, "title", f"Outturn: {asked.q or 'everything'}")
    said(feed, "updated", max((updated(hit.report) for hit in found.hits), default=LONG_AGO))
    SubElement(SubElement(feed, "author"), "name").text = "Outturn"
    SubElement(feed, "link", rel="alternate", href=here)
    SubElement(feed, "link", rel="self", href=links.absolute(links.feed(asked, "atom")))
    for hit in found.hits:
        entry(SubElement(feed, "entry"), hit)
    return Response(tostring(feed, encoding="utf-8", xml_declaration=True), content_type="application/atom+xml; charset=utf-8")


def entry(element: Element, hit: Hit) -> None:
    report = hit.report
    period = report.period.label if report.period else ""
    said(element, "id", f"urn:outturn:record:{hit.record.id}")
    said(element, "title", ", ".join(part for part in (report.authority, period, shown.heading(hit.record)) if part))
    said(element, "updated", updated(report))
    said(element, "summary", shown.gist(hit.record))
    SubElement(element, "link", rel="alternate", href=links.absolute(links.evidence(hit.record)))


def said(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = address.cleaned(text)


def updated(report: Report) -> str:
    """The end of the report's period: nothing else says when its records became news."""
    end = report.period.end if report.period else None
    return f"{end.isoformat()}T00:00:00Z" if end else LONG_AGO
