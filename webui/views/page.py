"""One page of a report: its picture with the record and the words of the query marked, and its text beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from markupsafe import Markup

from corpus.errors import NotFound
from corpus.model import AnyRecord, Box, Ledger, Measure, Page, Report, Table
from search.marks import about, matched
from search.query import All, Query
from webui import address, cells, links, overlays, reading, shown, trail
from webui.address import Address
from webui.desk import Desk
from webui.reading import Marks, Prose, Tabular

MOST_HITS = 500
"""How many hits of one report can be leafed through."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A box of the record that was opened. `anchor` is what an address ends in to open the page right there."""

    anchor: str
    label: str
    box: Box


@dataclass(frozen=True, slots=True)
class Leaf:
    """The hits of this report in the order of its pages, and where among them the reader stands."""

    place: int
    """From 1; 0 where the page was opened without a record, or with one that is no hit."""
    total: int
    previous: str
    next: str
    """Addresses, "" at the ends."""


@dataclass(frozen=True, slots=True)
class PageView:
    address: Address
    report: Report
    page: Page
    record: AnyRecord | None
    trail: tuple[Markup, ...]
    """The headings that the record stands under."""
    records_here: tuple[AnyRecord, ...]
    """What stands on this page."""
    outlines: tuple[Outline, ...]
    parts: tuple[Outline, ...]
    """The figures or rows inside the outlines."""
    strokes: tuple[Box, ...]
    """Where the query's words stand."""
    text: tuple[Prose | Tabular, ...]
    """All that stands on the page, in reading order."""
    unread: tuple[Box, ...]
    """Words that are in no record and were not left out by name."""
    leaf: Leaf | None
    citation: str
    link: str
    """The address to quote: of the record, or of the page, without the search."""


def page(desk: Desk, id: str, number: int) -> PageView:
    """Raises NotFound."""
    report = desk.library.report(id)
    paper = desk.page(report, number)
    here = tuple(desk.library.records_on(report.id, number))
    asked = address.read(request.args)
    looked_for = desk.searcher.understood(asked.q, asked.filters).tree if asked.q else All()
    record = opened(desk, report, request.args.get("record", ""))
    looked_for = about(looked_for, record.themes) if record else looked_for
    outlines = outlined(record, number)
    within = [outline.box for outline in outlines] if record else None
    marks = marked(paper, looked_for, within, around(record, within or (), paper))
    tables = {one.id: cells.on_page(one, number, looked_for, within) for one in here if isinstance(one, Table)}
    return PageView(
        address=asked,
        report=report,
        page=paper,
        record=record,
        trail=trail.trail(record, looked_for) if record else (),
        records_here=here,
        outlines=outlines,
        parts=record_parts(record, number),
        strokes=overlays.strokes(paper.words, marks.matched),
        text=reading.read(paper, here, marks, tables),
        leaf=leaf(desk, asked, report, record, number),
        unread=unread(desk.library.ledger(report.id), number),
        citation=shown.citation(report, number, paper.label, record),
        link=links.absolute(links.evidence(record, number=number) if outlines and record else links.page(report.id, number)),
    )


def opened(desk: Desk, report: Report, id: str) -> AnyRecord | None:
    """The record that the address names, if it belongs to this report. Raises NotFound."""
    if not id:
        return None
    record = desk.library.record(id)
    if record.report != report.id:
        raise NotFound(f"record {id} stands in another report")
    return record


def outlined(record: AnyRecord | None, number: int) -> tuple[Outline, ...]:
    """The record's boxes on this page; the first is where the page opens."""
    boxes = [place.box for place in record.evidence if place.page == number] if record else []
    return tuple(Outline("mark" if index == 0 else f"mark-{index + 1}", "", overlays.padded(box, 2.5)) for index, box in enumerate(boxes))


def record_parts(record: AnyRecord | None, number: int) -> tuple[Outline, ...]:
    """Each figure of a measure and each row of a table at its place, so that a value leads to where it stands."""
    if isinstance(record, Measure):
        here = [(name, figure) for name, figure in shown.ordered(record.figures) if figure.page == number]
        return tuple(Outline(f"figure-{name}", f"{shown.role(name)}: {figure.text}", overlays.padded(figure.box)) for name, figure in here)
    if isinstance(record, Table):
        rows = [(row, place.box) for row, place in enumerate(record.row_boxes) if place.page == number]
        return tuple(Outline(f"row-{row}", f"Row {row + 1}", overlays.padded(box)) for row, box in rows)
    return ()


def around(record: AnyRecord | None, boxes: Sequence[Box], page: Page) -> list[range]:
    """Runs of words that belong to a record without lying in its boxes: its headings and footnotes."""
    if record is None or not boxes:
        return []
    return trail.on_page(record, boxes, page.words) + trail.notes_on_page(record, page.words)


def marked(page: Page, looked_for: Query, within: Sequence[Box] | None, besides: Sequence[range]) -> Marks:
    """What the query matches among the words within some boxes, or on the whole page, and in runs besides. Filters are never marked."""
    inside = range(len(page.words)) if within is None else overlays.inside(page.words, within)
    found = {
        run[index]
        for run in (inside, *besides)
        for index in matched(looked_for, [page.words[place].text for place in run])
    }
    return Marks(frozenset(found), frozenset(() if within is None else inside))


def unread(ledger: Ledger, number: int) -> tuple[Box, ...]:
    return tuple(box for entry in ledger.entries if entry.page == number and entry.reason == "unread" for box in entry.boxes)


def leaf(desk: Desk, asked: Address, report: Report, record: AnyRecord | None, number: int) -> Leaf | None:
    """The way to the previous and next hit of the same search in this report."""
    if not asked.asks:
        return None
    hits = desk.hits_in(report.id, asked, MOST_HITS)
    ids = [id for id, _ in hits]
    place = ids.index(record.id) + 1 if record and record.id in ids else 0
    before = [hit for hit in hits if hit[1] < number]
    after = [hit for hit in hits if hit[1] > number]
    if place:
        before, after = hits[: place - 1], hits[place:]
    return Leaf(
        place=place,
        total=len(hits),
        previous=links.hit(report.id, before[-1], asked) if before else "",
        next=links.hit(report.id, after[0], asked) if after else "",
    )
