"""A search as data: CSV of its records, JSON as the command line prints it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from flask import Response, request, stream_with_context

from corpus.exports import Cell, columns, flat, guarded
from corpus.model import Report
from search.answers import to_json
from webui import address, links
from webui.address import A_PAGE
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
    """Every record found, up to `MOST_ROWS`, a line each; nothing is folded here. Raises NoIndex, StaleIndex."""
    asked = address.read(request.args)
    ids = desk.searcher.ids(asked.q, filters=asked.filters, sort=asked.sort, limit=MOST_ROWS)
    named = {"Content-Disposition": "attachment; filename=outturn-search.csv"}
    return Response(stream_with_context(lines(rows(desk, ids))), content_type="text/csv; charset=utf-8", headers=named)


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


def rows(desk: Desk, ids: Sequence[str]) -> Iterator[dict[str, Cell]]:
    """The records as rows: the columns of the library's own export, and a link to the place on the page."""
    reports: dict[str, Report] = {}
    for start in range(0, len(ids), A_CHUNK):
        for record in desk.library.many(ids[start : start + A_CHUNK]):
            if record.report not in reports:
                reports[record.report] = desk.library.report(record.report)
            yield {**flat(record, reports[record.report]), LINK: links.absolute(links.evidence(record))}
