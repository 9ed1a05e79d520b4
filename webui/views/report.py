"""One report: its contents by section, what was read of it, what was not, and which of its sums don't add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from corpus.model import AnyRecord, Ledger, Measure, Report
from corpus.records import kind_of
from search.engine import Filters
from webui import shown
from webui.address import Address
from webui.desk import Desk


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring records under one heading path."""

    item: str
    path: tuple[str, ...]
    records: tuple[AnyRecord, ...]

    @property
    def page(self) -> int:
        return self.records[0].evidence[0].page


@dataclass(frozen=True, slots=True)
class Part:
    """What became of some of a report's words."""

    name: str
    words: int
    share: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A page with words that are in no record and were not left out by name."""

    page: int
    words: int


@dataclass(frozen=True, slots=True)
class FailedCheck:
    measure: Measure
    rule: str


@dataclass(frozen=True, slots=True)
class ReportView:
    report: Report
    within: Address
    """The search of this report alone."""
    contents: tuple[Section, ...]
    kinds: tuple[tuple[str, int], ...]
    """How many records of each kind."""
    parts: tuple[Part, ...]
    unread: tuple[Unread, ...]
    unread_pages: tuple[int, ...]
    tried: int
    """Arithmetic relations that were tried."""
    failed: tuple[FailedCheck, ...]


def report(desk: Desk, id: str) -> ReportView:
    """Raises NotFound."""
    held = desk.library.report(id)
    records = tuple(desk.library.records(report=held.id))
    ledger = desk.library.ledger(held.id)
    measures = [record for record in records if isinstance(record, Measure)]
    counts = Counter(kind_of(record) for record in records)
    return ReportView(
        report=held,
        within=Address(filters=Filters(report=(held.id,))),
        contents=contents(records),
        kinds=tuple((kind, counts[kind]) for kind in shown.KINDS if counts[kind]),
        parts=parts(ledger),
        unread=unread(ledger),
        unread_pages=ledger.unread_pages,
        tried=sum(len(measure.checks) for measure in measures),
        failed=tuple(FailedCheck(measure, check.rule) for measure in measures for check in measure.checks if not check.holds),
    )


def contents(records: Iterable[AnyRecord]) -> tuple[Section, ...]:
    grouped = groupby(records, key=lambda record: (record.item, record.section))
    return tuple(Section(item, path, tuple(group)) for (item, path), group in grouped)


def parts(ledger: Ledger) -> tuple[Part, ...]:
    """Of all words: those in records, then each reason, unread last."""
    left_out: Counter[str] = Counter()
    for entry in ledger.entries:
        left_out[entry.reason] += entry.words
    not_read = left_out.pop("unread", 0)
    named = [("in records", ledger.recorded)]
    named += [(f"left out: {shown.REASONS.get(reason, shown.plain(reason).lower())}", words) for reason, words in left_out.most_common()]
    named.append(("not read", not_read))
    return tuple(Part(name, words, shown.share(words, ledger.words)) for name, words in named)


def unread(ledger: Ledger) -> tuple[Unread, ...]:
    """Pages with unread words, the fullest first."""
    pages: Counter[int] = Counter()
    for entry in ledger.entries:
        if entry.reason == "unread":
            pages[entry.page] += entry.words
    return tuple(Unread(page, words) for page, words in pages.most_common())
