"""Changes of the library, each one transaction."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update

from corpus.errors import DuplicateRecord, NotFound
from corpus.library import pdfs, sources
from corpus.library.schema import meta, pages, records, removed, reports, revision, stands_on, writing
from corpus.model import AnyRecord, Extraction
from corpus.packing import pack_ledger
from corpus.records import body, compact, kind_of, report_to_json
from corpus.version import EXTRACTOR_VERSION


def store(engine: Engine, folder: Path, extraction: Extraction, source: Path) -> None:
    """One report, whole: its PDF first under a passing name, then everything in one transaction."""
    report = extraction.report.id
    _refuse_twins(extraction)
    passing = pdfs.copy_in(folder, source, report)
    try:
        with writing(engine, folder) as connection:
            before = sources.report_of(connection, source)
            stamp = _next_revision(connection)
            _clear(connection, report)
            _insert(connection, extraction, sources.sidecar_digest(source), stamp)
            sources.note(connection, source, report=report)
            orphan = before if before and before != report and _drop_orphan(connection, before, stamp) else None
            pdfs.settle(folder, passing, report)
    finally:
        passing.unlink(missing_ok=True)
    if orphan:
        _drop_pdf(engine, folder, orphan)


def adopt(engine: Engine, folder: Path, source: Path, sha: str) -> None:
    """Links another path to a report that is held; if the report's former files are gone, it is named after this one."""
    with writing(engine, folder) as connection:
        row = connection.execute(select(reports.c.body).where(reports.c.id == sha)).one_or_none()
        if row is None:
            raise NotFound(f"there is no report {sha} in this library")
        before = sources.report_of(connection, source)
        gone = [path for path in sources.paths_of(connection, sha) if not Path(path).exists()]
        stay = len(sources.paths_of(connection, sha)) > len(gone)
        stamp = revision(connection) if stay and before in (None, sha) else _next_revision(connection)
        sources.forget(connection, gone)
        sources.note(connection, source, report=sha)
        if not stay:
            renamed = json.dumps({**json.loads(row.body), "file": sources.printable(source.name)})
            connection.execute(update(reports).where(reports.c.id == sha).values(body=renamed, revision=stamp))
        orphan = before if before and before != sha and _drop_orphan(connection, before, stamp) else None
    if orphan:
        _drop_pdf(engine, folder, orphan)


def _refuse_twins(extraction: Extraction) -> None:
    seen: set[str] = set()
    for record in extraction.records:
        if record.id in seen or record.report != extraction.report.id:
            raise DuplicateRecord(extraction.report.file, record.id)
        seen.add(record.id)


def _next_revision(connection: Connection) -> int:
    stamp = revision(connection) + 1
    connection.execute(update(meta).where(meta.c.name == "revision").values(value=stamp))
    return stamp


def _clear(connection: Connection, report: str) -> None:
    """Takes out what a report gave before, and the note that it was once removed."""
    for table in (stands_on, records, pages):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(removed).where(removed.c.id == report))


def _insert(connection: Connection, extraction: Extraction, sidecar: str, stamp: int) -> None:
    report = extraction.report.id
    told = {
        "body": json.dumps(report_to_json(replace(extraction.report, file=sources.printable(extraction.report.file)))),
        "ledger": pack_ledger(extraction.ledger),
        "sidecar": sidecar,
        "extractor": EXTRACTOR_VERSION,
        "revision": stamp,
    }
    if connection.execute(update(reports).where(reports.c.id == report).values(told)).rowcount == 0:
        connection.execute(insert(reports).values(id=report, **told))
    _insert_all(connection, pages, [{"report": report, "number": number, "body": body} for number, body in enumerate(extraction.pages, 1)])
    _refuse_strangers(connection, extraction)
    _insert_all(connection, records, [_record_row(record, place) for place, record in enumerate(extraction.records)])
    stands = [
        {"report": report, "page": number, "place": place}
        for place, record in enumerate(extraction.records)
        for number in record.pages
    ]
    _insert_all(connection, stands_on, stands)


def _refuse_strangers(connection: Connection, extraction: Extraction) -> None:
    """An id that another report's record has would make links and hits lie."""
    ids = [record.id for record in extraction.records]
    for first in range(0, len(ids), 500):
        taken = connection.execute(select(records.c.id).where(records.c.id.in_(ids[first : first + 500])).limit(1)).scalar_one_or_none()
        if taken is not None:
            raise DuplicateRecord(extraction.report.file, taken)


def _record_row(record: AnyRecord, place: int) -> dict[str, object]:
    text = json.dumps(compact(body(record)), separators=(",", ":"), allow_nan=False)  # in ASCII: damaged PDFs give halves of characters
    return {"id": record.id, "report": record.report, "place": place, "kind": kind_of(record), "body": text}


def _insert_all(connection: Connection, table: object, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)  # type: ignore[arg-type]


def _drop_orphan(connection: Connection, report: str, stamp: int) -> bool:
    """Removes a report that no source gives any more; says whether it did."""
    if sources.paths_of(connection, report):
        return False
    _clear(connection, report)
    connection.execute(delete(reports).where(reports.c.id == report))
    connection.execute(insert(removed).values(id=report, revision=stamp))
    return True


def _drop_pdf(engine: Engine, folder: Path, report: str) -> None:
    """Under the writers' lock, so that nobody can be storing the same bytes again meanwhile."""
    with writing(engine, folder) as connection:
        if connection.execute(select(reports.c.id).where(reports.c.id == report)).one_or_none() is None:
            pdfs.place(folder, report).unlink(missing_ok=True)
