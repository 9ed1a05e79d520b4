"""What every view is handed: the library, and the searcher over its index."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from corpus.errors import NotFound
from corpus.library import Library
from corpus.model import Page, Report
from search.index import open_engine
from search.searcher import Searcher
from webui.address import Address
from webui.shown import plural


class Desk:
    """A reader's desk. The library is opened at once; the index at the first search, so that a missing one is said on that page
    and found as soon as it is built, without a restart.

    Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy.
    """

    def __init__(self, folder: Path, engine: str | None) -> None:
        self.folder = folder
        self.library = Library.open(folder)
        self._engine = engine
        self._searcher: Searcher | None = None
        self._opening = Lock()

    @property
    def searcher(self) -> Searcher:
        """Raises NoIndex, StaleIndex."""
        with self._opening:
            if self._searcher is None:
                self._searcher = open_engine(self.folder, self._engine)
            return self._searcher

    def page(self, report: Report, number: int) -> Page:
        """One page of a report. Raises NotFound beyond its last one."""
        if not 1 <= number <= report.pages:
            raise NotFound(f"this report has {plural(report.pages, 'page')}, and no page {number}")
        return self.library.page(report.id, number)

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """The titles of some reports; those that are not held are left out."""
        found = {}
        for id in ids:
            with suppress(NotFound):
                report = self.library.report(id)
                found[id] = report.title or report.file
        return found

    def hits_in(self, report: str, asked: Address, most: int) -> list[tuple[str, int]]:
        """What a search finds in one report: ids of records and the pages they begin on, in reading order. Other filters stay."""
        within = replace(asked.filters, report=(report,))
        found = set(self.searcher.ids(asked.q, filters=within, limit=most))
        return [(id, page) for id, page in self.library.places(report).items() if id in found]
