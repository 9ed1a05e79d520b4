"""Hits and records as lines on a terminal."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from corpus.model import AnyRecord, Commentary, Measure, Report, Table

if TYPE_CHECKING:
    from search.engine import Hit, Understood

WIDTH = 100
COLOURS = {"red": "red", "amber": "yellow", "green": "green", "blue": "blue", "grey": "white"}


def hit_lines(number: int, hit: Hit) -> Iterator[str]:
    """A hit: what it is, what was found in it, and where it stands."""
    heading = _heading(hit.record)
    yield f"{number:>3}. {click.style(heading, bold=True)}"
    said = [_marked(snippet.html) for snippet in hit.snippets if click.unstyle(_marked(snippet.html)) not in heading]
    for line in filter(None, (_figures(hit.record), *said)):
        yield f"     {line}"
    also = f", also in {len(hit.also_in)} more" if hit.also_in else ""
    yield f"     {click.style(_place(hit.record, hit.report) + also, dim=True)}"


def understood_lines(query: Understood) -> Iterator[str]:
    """What is to be said about a query: what could not be understood, and what was searched beside it."""
    yield from query.notes
    if query.related:
        themes = ", ".join(dict.fromkeys(related.theme for related in query.related))
        yield f"Including related terms of {themes}: {', '.join(related.term for related in query.related)}."
        yield f'Leave one out with without:"{query.related[0].term}".'


def record_lines(record: AnyRecord, report: Report) -> Iterator[str]:
    """A record with all that it says."""
    yield click.style(_heading(record), bold=True)
    yield _place(record, report)
    if record.section:
        yield "Under: " + " › ".join(record.section)
    if record.item:
        yield f"Item: {record.item}"
    if record.themes:
        yield "Themes: " + ", ".join(record.themes)
    yield f"Read by {record.reading.by}, confidence {record.reading.confidence:.2f}. At:"
    for place in record.evidence:
        yield f"  page {place.page}, {place.box.x0:.0f},{place.box.y0:.0f} to {place.box.x1:.0f},{place.box.y1:.0f} points"
    yield ""
    yield from _body(record)


def _body(record: AnyRecord) -> Iterator[str]:
    if isinstance(record, Commentary):
        yield record.text
    elif isinstance(record, Table):
        yield " | ".join(record.columns)
        yield from (" | ".join(row) for row in record.rows)
    else:
        for role, figure in record.figures.items():
            value = f" = {figure.value:,.10g}" if figure.value is not None and figure.scale != 1 else ""
            yield f"{role.replace('_', ' ')}: {figure.text}{value} ({figure.unit}, page {figure.page})"
        yield from filter(None, (_status(record), record.note))
        yield from (f"{name}: {text}" for name, text in record.details.items())
        yield from (f"{'holds' if check.holds else 'DOES NOT HOLD'}: {check.rule}" for check in record.checks)


def _heading(record: AnyRecord) -> str:
    if isinstance(record, Measure):
        period = f" ({record.period.dated})" if record.period else ""
        return f"{record.code} {record.name}{period}".strip()
    if isinstance(record, Table):
        return f"Table: {record.caption or ' | '.join(filter(None, record.columns))}"[:WIDTH]
    return record.section[-1] if record.section else "Commentary"


def _figures(record: AnyRecord) -> str:
    if not isinstance(record, Measure):
        return ""
    figures = ", ".join(f"{role.replace('_', ' ')} {figure.text}" for role, figure in record.figures.items())
    return "  ".join(filter(None, (figures, _status(record))))


def _status(measure: Measure) -> str:
    """RAG as its word, coloured too where the terminal can; and which way it moved."""
    said = [click.style(measure.rag.status.upper(), fg=COLOURS[measure.rag.status])] if measure.rag else []
    if measure.direction:
        said += filter(None, (measure.direction.moved, measure.direction.judged))
    return " ".join(said)


def _place(record: AnyRecord, report: Report) -> str:
    first, last = record.pages[0], record.pages[-1]
    page = f"page {first}" if first == last else f"pages {first} to {last}"
    period = report.period.label if report.period else "period unknown"
    return f"{report.authority or 'authority unknown'}, {period}: {report.title}, {page} · {record.id}"


def _marked(snippet: str) -> str:
    """A snippet with its marks in bold."""
    parts = map(html.unescape, re.split(r"<mark>(.*?)</mark>", snippet, flags=re.DOTALL))
    return "".join(click.style(part, bold=True, fg="cyan") if at % 2 else part for at, part in enumerate(parts))
