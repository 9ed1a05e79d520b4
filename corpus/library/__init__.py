"""The library: what is held. Records, pages and failures in one SQLite file, PDFs by their SHA-256 beside it.

One report is stored in one transaction; readers see whole states only, and a process that dies in the middle loses nothing committed.
Indexes are made from the library and follow it by its `revision`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Engine

from corpus.errors import UnreadableReport
from corpus.library import pdfs, reader, schema, sources, writer
from corpus.library.reader import Changes
from corpus.library.sources import State
from corpus.model import AnyRecord, Extraction, Kind, Ledger, Page, Report

__all__ = ["Changes", "Library", "State"]


class Library:
    """An open library. Safe to share between threads; every method opens and closes its own transaction."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self._engine = engine

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, wait: float = 30.0) -> Library:
        """The library in `folder`; made there if `create`. `wait`: seconds that a writer waits for another before LibraryBusy.

        Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy.
        """
        library = cls(folder, schema.connect(folder, create=create, wait=wait))
        if create:
            pdfs.sweep(folder)
        return library

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    # --- writing

    def store(self, extraction: Extraction, source: Path) -> None:
        """Keeps all that one PDF gave, in one transaction; what `source` gave before is replaced.

        Raises BrokenPdf (the file changed since it was read), DuplicateRecord, LibraryBusy.
        """
        writer.store(self._engine, self.folder, extraction, source)

    def adopt(self, source: Path, sha: str) -> None:
        """Notes that `source` holds the bytes of a report that is already here: the file moved, or is a copy."""
        writer.adopt(self._engine, self.folder, source, sha)

    def fail(self, source: Path, error: UnreadableReport) -> None:
        """Keeps the reason why `source` could not be read; what it gave before stays held."""
        with schema.writing(self._engine, self.folder) as connection:
            sources.note(connection, source, reason=error.reason)

    # --- reading

    @property
    def revision(self) -> int:
        """Grows by one with each change of the records."""
        with schema.reading(self._engine, self.folder) as connection:
            return schema.revision(connection)

    def changes(self, since: int) -> Changes:
        """What an index that last saw revision `since` has to do."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.changes(connection, since)

    def reports(self) -> tuple[Report, ...]:
        """All reports, by authority, period and file."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.all_reports(connection)

    def report(self, id: str) -> Report:
        """One report, by its id or the unique beginning of it. Raises NotFound."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.report(connection, id)

    def reports_by_ids(self, ids: Iterable[str]) -> dict[str, Report]:
        """Reports by their whole ids; ids that are not held are left out."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.some_reports(connection, ids)

    def record(self, id: str) -> AnyRecord:
        """One record, by its id or the unique beginning of it. Raises NotFound."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.record(connection, id)

    def records(self, *, report: str | None = None, kind: Kind | None = None) -> Iterator[AnyRecord]:
        """Records one after another in the order of `reports()` and of their pages, all from one state of the library.

        `report` is a report's id or the unique beginning of it. Raises NotFound.
        """
        with schema.reading(self._engine, self.folder) as connection:
            wanted = [reader.report_id(connection, report)] if report else [held.id for held in reader.all_reports(connection)]
            for id in wanted:
                yield from reader.records_of(connection, id, kind)

    def contents(self, report: str) -> tuple[Report, list[AnyRecord]]:
        """A report, by its whole id, and what its records say, in reading order and from one state of the library.

        These records come without evidence and with empty boxes, and so in two thirds of the time. Raises NotFound.
        """
        with schema.reading(self._engine, self.folder) as connection:
            return reader.contents(connection, report)

    def many(self, ids: Sequence[str]) -> list[AnyRecord]:
        """Records by their ids, in the order asked; ids that are no longer held are left out."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.many(connection, ids)

    def page(self, report: str, number: int) -> Page:
        """One page with its words, without spans, rulings, fills and marks. Pages count from 1. Raises NotFound."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.page(connection, report, number)

    def records_on(self, report: str, page: int) -> list[AnyRecord]:
        """The records that stand on a page, wholly or in part, in reading order."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.records_on(connection, report, page)

    def places(self, report: str) -> dict[str, int]:
        """Record id -> the first page it stands on, in reading order. Raises NotFound."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.places(connection, report)

    def pdf(self, report: str) -> Path:
        """Where the report's PDF lies. Raises NotFound."""
        return pdfs.place(self.folder, self.report(report).id)

    def ledger(self, report: str) -> Ledger:
        """What became of every word of a report. Raises NotFound."""
        with schema.reading(self._engine, self.folder) as connection:
            return reader.ledger(connection, report)

    # --- sources

    def states(self) -> list[State]:
        """Every source that was ever given, by path: held, failed or stale."""
        with schema.reading(self._engine, self.folder) as connection:
            return sources.states(connection)

    def is_current(self, source: Path, sha: str | None = None) -> bool:
        """Whether there is nothing to do for `source`.

        Without `sha` by its path, size and time; with the SHA-256 of its bytes by these. A source that failed is current until it or
        Outturn's reading changes. The sidecar beside it counts as part of it.
        """
        with schema.reading(self._engine, self.folder) as connection:
            return sources.is_current(connection, self.folder, source, sha)
