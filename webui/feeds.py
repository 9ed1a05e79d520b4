"""A search as data: CSV of its records, JSON as the command line prints it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain

from flask import Response, request, stream_with_context

from corpus.exports import Cell, columns, flat, guarded
from search.answers import to_json
from search.engine import Hit
from webui import address, links
from webui.address import A_PAGE, Address
from webui.desk import Desk

A_CHUNK = 500
MOST_ROWS = 10_000
"""Records in one CSV; the library's own export has no such end."""

LINK = "link"
COLUMNS = (*columns(), LINK)


def search_json(desk: Desk) -> Response:
    """What `outturn search --json` prints for the same query and page. Raises NoIndex, StaleIndex."""
    asked = address.read(request.args)
    found = desk.searcher.search(asked.q, filters=asked.filters, sort=asked.sort, limit=A_PAGE, offset=asked.offset)
    return Response(json.dumps(to_json(found), ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8")


def search_csv(desk: Desk) -> Response:
    """Every record found, up to `MOST_ROWS`, a line each. Raises NoIndex, StaleIndex."""
    hits = every_hit(desk, address.read(request.args))
    first = next(hits, None)  # so that an index that isn't ready is said with its status, before any line is sent
    rows = (row(hit) for hit in chain([first] if first else [], hits))
    named = {"Content-Disposition": "attachment; filename=outturn-search.csv"}
    return Response(stream_with_context(lines(rows)), content_type="text/csv; charset=utf-8", headers=named)


def lines(rows: Iterable[dict[str, Cell]]) -> Iterator[str]:
    """CSV, a line at a time."""
    held = io.StringIO()
    writer = csv.DictWriter(held, COLUMNS)
    writer.writeheader()
    for one in rows:
        writer.writerow({name: guarded(cell) for name, cell in one.items()})
        yield held.getvalue()
        held.seek(0)
        held.truncate()
    yield held.getvalue()


def every_hit(desk: Desk, asked: Address) -> Iterator[Hit]:
    for start in range(0, MOST_ROWS, A_CHUNK):
        found = desk.searcher.search(asked.q, filters=asked.filters, sort=asked.sort, limit=A_CHUNK, offset=start)
        yield from found.hits
        if not found.more:
            return


def row(hit: Hit) -> dict[str, Cell]:
    """The columns that the library's own export has, and a link to the place on the page."""
    return {**flat(hit.record, hit.report), LINK: links.absolute(links.evidence(hit.record))}
