"""One page of a report: its picture with the record and the words of the query marked, and its text beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from corpus.errors import NotFound
from corpus.model import AnyRecord, Box, Measure, Page, Report, Table
from search.marks import matched
from webui import address, links, overlays, shown
from webui.address import Address
from webui.desk import Desk
from webui.overlays import Piece

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
    records_here: tuple[AnyRecord, ...]
    """What stands on this page."""
    outlines: tuple[Outline, ...]
    parts: tuple[Outline, ...]
    """The figures or rows inside the outlines."""
    strokes: tuple[Box, ...]
    """Where the query's words stand."""
    text: tuple[tuple[tuple[Piece, ...], ...], ...]
    """Paragraphs of lines of pieces."""
    leaf: Leaf | None
    citation: str


def page(desk: Desk, id: str, number: int) -> PageView:
    """Raises NotFound."""
    report = desk.library.report(id)
    if not 1 <= number <= report.pages:
        raise NotFound(f"this report has {shown.plural(report.pages, 'page')}, and no page {number}")
    shown_page = desk.library.page(report.id, number)
    asked = address.read(request.args)
    record = opened(desk, report, request.args.get("record", ""))
    outlines = outlined(record, number)
    ours = overlays.inside(shown_page.words, [outline.box for outline in outlines])
    marked = marked_words(asked, shown_page, ours if record else range(len(shown_page.words)))
    return PageView(
        address=asked,
        report=report,
        page=shown_page,
        record=record,
        records_here=tuple(desk.library.records_on(report.id, number)),
        outlines=outlines,
        parts=record_parts(record, number),
        strokes=overlays.strokes(shown_page.words, marked),
        text=overlays.paragraphs(shown_page, frozenset(marked), frozenset(ours)),
        leaf=leaf(desk, asked, report, record, number),
        citation=shown.citation(report, number, shown_page.label, record),
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


def marked_words(asked: Address, page: Page, candidates: Sequence[int]) -> tuple[int, ...]:
    """Indices of the page's words that the query matches, among the candidates. Filters are never marked."""
    if not asked.q:
        return ()
    found = matched(asked.q, [page.words[index].text for index in candidates])
    return tuple(candidates[index] for index in found)


def leaf(desk: Desk, asked: Address, report: Report, record: AnyRecord | None, number: int) -> Leaf | None:
    """The way to the previous and next hit of the same search in this report."""
    if not asked.asks:
        return None
    hits = desk.hits_in(report.id, asked, MOST_HITS)
    hits.sort(key=lambda hit: (hit.evidence[0].page, hit.evidence[0].box.y0, hit.evidence[0].box.x0))
    ids = [hit.id for hit in hits]
    place = ids.index(record.id) + 1 if record and record.id in ids else 0
    before = [hit for hit in hits if hit.evidence[0].page < number]
    after = [hit for hit in hits if hit.evidence[0].page > number]
    if place:
        before, after = hits[: place - 1], hits[place:]
    return Leaf(
        place=place,
        total=len(hits),
        previous=links.evidence(before[-1], asked) if before else "",
        next=links.evidence(after[0], asked) if after else "",
    )
