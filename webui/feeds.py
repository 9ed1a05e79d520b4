"""A search as data: CSV of its records, JSON as the command line prints it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from flask import Response, request, stream_with_context

from corpus.model import AnyRecord, Commentary, Figure, Measure, Table
from corpus.records import kind_of
from search.answers import to_json
from search.engine import Hit
from webui import address, links, shown
from webui.address import Address
from webui.desk import Desk

A_CHUNK = 500
MOST_ROWS = 10_000
"""Records in one CSV; the library's own export has no such end."""

A_PAGE = 20

FORMULA = re.compile(r"[=@\t\r]|[-+](?![£\d.,%()\s]*$)")
"""What a spreadsheet takes for the start of a formula; a signed number is none."""

COLUMNS = (
    "kind", "authority", "authority_code", "reporting_period", "report", "file", "page", "section", "code", "name", "measured_period",
    "rag", "direction", *(column for role in shown.ROLES for column in (role, f"{role}_value")), "text", "themes", "link",
)
"""A figure has two columns: as printed, and as a plain number in its own unit."""


def search_json(desk: Desk) -> Response:
    """What `outturn search --json` prints for the same query and page. Raises NoIndex, StaleIndex."""
    asked = address.read(request.args)
    start = (asked.page - 1) * A_PAGE
    found = desk.searcher.search(asked.q, filters=asked.filters, sort=asked.sort, limit=A_PAGE, offset=start)
    return Response(json.dumps(to_json(found), ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8")


def search_csv(desk: Desk) -> Response:
    """Every record found, up to `MOST_ROWS`, a line each. Raises NoIndex, StaleIndex."""
    hits = every_hit(desk, address.read(request.args))
    first = next(hits, None)  # so that an index that isn't ready is said with its status, before any line is sent
    rows = (row(hit) for hit in chain([first] if first else [], hits))
    named = {"Content-Disposition": "attachment; filename=outturn-search.csv"}
    return Response(stream_with_context(lines(rows)), content_type="text/csv; charset=utf-8", headers=named)


def lines(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """CSV, a line at a time."""
    held = io.StringIO()
    writer = csv.DictWriter(held, COLUMNS)
    writer.writeheader()
    for one in rows:
        writer.writerow({name: harmless(text) for name, text in one.items()})
        yield held.getvalue()
        held.seek(0)
        held.truncate()
    yield held.getvalue()


def harmless(text: str) -> str:
    """The text, quoted by an apostrophe where a spreadsheet would run it."""
    return f"'{text}" if FORMULA.match(text) else text


def every_hit(desk: Desk, asked: Address) -> Iterator[Hit]:
    for start in range(0, MOST_ROWS, A_CHUNK):
        found = desk.searcher.search(asked.q, filters=asked.filters, sort=asked.sort, limit=A_CHUNK, offset=start)
        yield from found.hits
        if not found.more:
            return


def row(hit: Hit) -> dict[str, str]:
    record, report = hit.record, hit.report
    return {
        "kind": kind_of(record),
        "authority": report.authority,
        "authority_code": report.authority_code,
        "reporting_period": report.period.label if report.period else "",
        "report": report.title,
        "file": report.file,
        "page": shown.spans(shown.pages(record)),
        "section": " > ".join(record.section),
        "themes": " ".join(record.themes),
        "link": links.absolute(links.evidence(record)),
        **said(record),
    }


def said(record: AnyRecord) -> dict[str, str]:
    """The columns that depend on the kind."""
    if isinstance(record, Commentary):
        return {"text": record.text}
    if isinstance(record, Table):
        return {"name": record.caption, "text": "\n".join("\t".join(cells) for cells in (record.columns, *record.rows))}
    return measure(record)


def measure(record: Measure) -> dict[str, str]:
    figures = {name: figure for name, figure in record.figures.items() if name in shown.ROLES}
    return {
        "code": record.code,
        "name": record.name,
        "measured_period": record.period.label if record.period else "",
        "rag": record.rag.status if record.rag else "",
        "direction": shown.direction(record.direction) if record.direction else "",
        "text": record.note,
        **{name: figure.text for name, figure in figures.items()},
        **{f"{name}_value": plain(figure) for name, figure in figures.items()},
    }


def plain(figure: Figure) -> str:
    """The value without exponent or needless decimals, "" where there is none."""
    return "" if figure.value is None else f"{figure.value:.6f}".rstrip("0").rstrip(".")
