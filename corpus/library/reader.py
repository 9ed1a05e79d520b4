"""Questions to the library, each within a transaction that the caller holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, func, select

from corpus.errors import NotFound
from corpus.library.schema import pages, records, removed, reports, revision, stands_on
from corpus.model import AnyRecord, Kind, Ledger, Page, Report
from corpus.packing import unpack_ledger, unpack_page
from corpus.records import from_body, report_from_json

BATCH = 500
"""How many ids or rows are asked for at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an index has to follow: the reports to write again and those to forget, up to `revision`."""

    revision: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changes(connection: Connection, since: int) -> Changes:
    """Reports stored or removed after revision `since`, in the order of their ids."""
    # Sorted here: to spare the sorting, SQLite would walk through all reports in order of their ids.
    newer, gone = (sorted(connection.execute(select(of.c.id).where(of.c.revision > since)).scalars()) for of in (reports, removed))
    return Changes(revision(connection), tuple(newer), tuple(gone))


def row(connection: Connection, table: Table, id: str, *columns: Column[Any]) -> Row[Any]:
    """Columns of the row of `table` with this id, or of the only one whose id begins so. Raises NotFound."""
    what = table.name.removesuffix("s")
    if found := connection.execute(select(*columns).where(table.c.id == id)).one_or_none():
        return found
    begins = select(*columns).where(table.c.id >= id, table.c.id < id + "\U0010ffff").limit(2)
    alike = connection.execute(begins).all() if _ID.fullmatch(id) else []
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise NotFound(f"more than one {what} has an id that begins with {id}; give more of it")
    raise NotFound(f"there is no {what} {id[:80]!r} in this library")


_ID = re.compile(r"[\w-]{1,100}")


def report_id(connection: Connection, id: str) -> str:
    """A report's whole id, from the beginning of it. Raises NotFound."""
    return str(row(connection, reports, id, reports.c.id).id)


def report(connection: Connection, id: str) -> Report:
    """Raises NotFound."""
    return report_from_json(json.loads(row(connection, reports, id, reports.c.body).body))


def record(connection: Connection, id: str) -> AnyRecord:
    """Raises NotFound."""
    found = row(connection, records, id, records.c.report, records.c.body)
    return from_body(json.loads(found.body), found.report)


def _order(report: Report) -> tuple[str, date, str, str]:
    start = report.period.start if report.period and report.period.start else date.min
    return report.authority, start, report.file, report.id


def all_reports(connection: Connection) -> tuple[Report, ...]:
    """By authority, period, file and id: the same on every machine."""
    bodies = connection.execute(select(reports.c.body)).scalars()
    return tuple(sorted((report_from_json(json.loads(body)) for body in bodies), key=_order))


def some_reports(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Reports by their whole ids; those not held are left out."""
    query = select(reports.c.id, reports.c.body).where(reports.c.id.in_(list(ids)))
    return {id: report_from_json(json.loads(body)) for id, body in connection.execute(query)}


def records_of(connection: Connection, report: str, kind: Kind | None) -> Iterator[AnyRecord]:
    """A report's records in reading order, streamed."""
    query = select(records.c.body).where(records.c.report == report).order_by(records.c.place)
    if kind is not None:
        query = query.where(records.c.kind == kind)
    for body in connection.execution_options(yield_per=BATCH).execute(query).scalars():
        yield from_body(json.loads(body), report)


def contents(connection: Connection, report: str) -> tuple[Report, list[AnyRecord]]:
    """A report, by its whole id, and its records without their places. Raises NotFound."""
    about = report_from_json(json.loads(row(connection, reports, report, reports.c.body).body))
    bodies = connection.execute(select(records.c.body).where(records.c.report == report).order_by(records.c.place)).scalars()
    return about, [from_body(json.loads(body), report, placed=False) for body in bodies]


def many(connection: Connection, ids: Sequence[str]) -> list[AnyRecord]:
    """Records by their ids, in the order asked; those not held are left out."""
    found: dict[str, AnyRecord] = {}
    for first in range(0, len(ids), BATCH):
        query = select(records.c.id, records.c.report, records.c.body).where(records.c.id.in_(ids[first : first + BATCH]))
        found |= {id: from_body(json.loads(body), report) for id, report, body in connection.execute(query)}
    return [found[id] for id in ids if id in found]


def page(connection: Connection, report: str, number: int) -> Page:
    """One page with its words. Raises NotFound."""
    id = report_id(connection, report)
    packed = connection.execute(select(pages.c.body).where(pages.c.report == id, pages.c.number == number)).scalar_one_or_none()
    if packed is None:
        raise NotFound(f"report {report} has no page {number}")
    return unpack_page(packed)


def records_on(connection: Connection, report: str, page: int) -> list[AnyRecord]:
    """The records with evidence on a page, in reading order."""
    id = report_id(connection, report)
    there = stands_on.join(records, (records.c.report == stands_on.c.report) & (records.c.place == stands_on.c.place))
    query = select(records.c.body).select_from(there).where(stands_on.c.report == id, stands_on.c.page == page)
    return [from_body(json.loads(body), id) for body in connection.execute(query.order_by(records.c.place)).scalars()]


def places(connection: Connection, report: str) -> dict[str, int]:
    """Record -> the first page it stands on, in reading order."""
    there = records.join(stands_on, (records.c.report == stands_on.c.report) & (records.c.place == stands_on.c.place))
    query = select(records.c.id, func.min(stands_on.c.page)).select_from(there).where(records.c.report == report_id(connection, report))
    rows = connection.execute(query.group_by(records.c.place).order_by(records.c.place))
    return {str(row[0]): int(row[1]) for row in rows}


def ledger(connection: Connection, report: str) -> Ledger:
    """A report's ledger. Raises NotFound."""
    return unpack_ledger(row(connection, reports, report, reports.c.ledger).ledger)
