"""One PDF, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.model.pages import Box
from corpus.model.records import AnyRecord, Period

Source = Literal["sidecar", "text", "address", "file name", "unknown"]
"""Where something is known from; "address": the web and e-mail addresses that a report prints."""


@dataclass(frozen=True, slots=True)
class Report:
    """One PDF that was read."""

    id: str
    """SHA-256 of the PDF's bytes, in hex."""
    file: str
    """The file's name."""
    title: str
    pages: int
    authority: str
    """The register's short name, or "" where none was found."""
    authority_code: str
    """The GSS code, or ""."""
    authority_from: Source
    period: Period | None
    """The reporting period."""
    period_from: Source
    url: str = ""
    """Where the report was published, if the sidecar says."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Words of one page that became no record: left out by name, or unread."""

    page: int
    reason: str
    """"running-head", "page-number", "contents", ... or "unread"."""
    words: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of every word of a report."""

    words: int
    recorded: int
    entries: tuple[LedgerEntry, ...]
    unread_pages: tuple[int, ...] = ()
    """Pages without usable text where no OCR was at hand, or could only guess."""

    @property
    def unread(self) -> int:
        return sum(entry.words for entry in self.entries if entry.reason == "unread")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one PDF gave: what the library stores in one transaction."""

    report: Report
    pages: tuple[bytes, ...]
    """From the first to the last, each as `corpus.packing` packs it."""
    records: tuple[AnyRecord, ...]
    ledger: Ledger
