"""From a typed query to hits with their records, reports, snippets and counts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from corpus.errors import NoIndex, StaleIndex
from corpus.library import Library
from corpus.model import AnyRecord, Report
from search.engine import AlsoIn, Count, Engine, Filters, Found, Hit, Reader, Results, Sort, Understood
from search.expand import eased, loosened, respelled, understand
from search.fields import stamp
from search.labels import label
from search.query import And, Fuzzy, Lesser, Near, Or, Phrase, Prefix, Query, Word
from search.shelf import Current, Shelf
from search.snippets import snippets

NO_FILTERS = Filters()
T = TypeVar("T")
Counted = tuple[int, Mapping[str, Mapping[str, int]]]
_REMEMBERED = 500
"""Answers kept for who asks again."""
_LARGE = 50
"""Hits: longer answers are not kept."""
_ALSO_IN = 12
"""Reports named under a folded hit."""


class Searcher:
    """Searches one library with one engine. Safe to use from several threads; sees by itself when another edition is served."""

    def __init__(self, library: Library, engine: Engine, shelf: Shelf) -> None:
        self.library = library
        self._engine = engine
        self._shelf = shelf
        self._lock = Lock()
        self._open: _Edition | None = None
        self._edition()

    @property
    def engine(self) -> str:
        return self._engine.name

    def search(self, query: str, *, filters: Filters = NO_FILTERS, sort: Sort = "relevance", limit: int = 20, offset: int = 0) -> Results:
        """The hits from `offset` up to `limit` of them. Raises StaleIndex, NoIndex when the index was taken away meanwhile."""
        edition = self._edition()
        asked = (query, filters, sort, limit, offset)
        if limit > _LARGE:
            return self._answer(edition, *asked)
        return edition.answers.get(asked) or edition.answers.keep(asked, self._answer(edition, *asked))

    def ids(self, query: str, *, filters: Filters = NO_FILTERS, sort: Sort = "relevance", limit: int = 500) -> list[str]:
        """Only the ids of the first matches, nothing folded: for who walks through them."""
        edition = self._edition()
        tree = self._understood(edition, query, filters.open("report"))[0].tree
        return [found.id for found in edition.reader.search(tree, filters, _order(tree, sort), limit)]

    def understood(self, query: str, filters: Filters = NO_FILTERS) -> Understood:
        """What is looked for when this is searched: eased where hardly anything has all of it."""
        return self._understood(self._edition(), query, filters)[0]

    def forget(self) -> None:
        """What was answered before is worked out anew: for measuring."""
        edition = self._edition()
        edition.answers.clear()
        edition.counts.clear()

    def close(self) -> None:
        self.library.close()
        if self._open is not None:
            self._open.reader.close()

    def _edition(self) -> _Edition:
        changed = self._shelf.changed()
        opened = self._open
        if opened is None or opened.changed != changed:
            with self._lock:
                if self._open is None or self._open.changed != changed:
                    self._open = self._opened()
                opened = self._open
        return opened

    def _opened(self) -> _Edition:
        """The edition that is served now. Who is swapped out between two looks looks again."""
        for _ in range(5):
            changed, current = self._shelf.changed(), self._shelf.current()
            if current is None or changed is None:
                break
            if current.stamp != stamp(self._engine.version):
                raise StaleIndex(str(self._shelf.root), f"it was made with {current.stamp}")
            with suppress(OSError, ValueError):
                return _Edition(changed, current, self._engine.reader(self._shelf.place(current.folder)))
        raise NoIndex(str(self._shelf.root))

    def _answer(self, edition: _Edition, query: str, filters: Filters, sort: Sort, limit: int, offset: int) -> Results:
        understood, (total, counts), whole = self._understood(edition, query, filters)
        tree = understood.tree
        order = _order(tree, sort)
        found = _distinct(edition.reader, (tree, filters, order), offset + limit + 1) if total else []
        if order == "relevance" and total > whole > 0:
            # What has all of the words comes before what has nearly all.
            first = _distinct(edition.reader, (understand(query).tree, filters, order), whole)
            among = {each.fold or each.id for each in first}
            found = [*first, *(each for each in found if (each.fold or each.id) not in among)]
        shown = found[offset : offset + limit]
        return Results(
            query=understood,
            total=total,
            hits=tuple(self._hits(edition, shown, tree, folding=not filters.report)),
            facets={facet: _counts(facet, values) for facet, values in counts.items()},
            more=len(found) > offset + limit,
        )

    def _understood(self, edition: _Edition, query: str, filters: Filters) -> tuple[Understood, Counted, int]:
        """A query as it is looked for, what that finds, and how many have all that was asked for."""
        understood = understand(query)
        whole, counts = self._count(edition, understood.tree, filters)
        total = whole
        for ease in (edition.respelled, loosened, eased):
            if easier := ease(understood, total):
                more, wider = self._count(edition, easier.tree, filters)
                if more > total:
                    understood, total, counts = easier, more, wider
        return understood, (total, counts), whole

    @staticmethod
    def _count(edition: _Edition, tree: Query, filters: Filters) -> Counted:
        return edition.counts.get((tree, filters)) or edition.counts.keep((tree, filters), edition.reader.count(tree, filters))

    def _hits(self, edition: _Edition, shown: Sequence[Found], tree: Query, *, folding: bool) -> Iterable[Hit]:
        also: dict[int, list[str]] = {}
        wanted = {found.id for found in shown}
        for found in edition.reader.folded([found.fold for found in shown]) if folding else ():
            if found.id not in wanted:
                also.setdefault(found.fold, []).append(found.id)
        others = [id for ids in also.values() for id in ids[:_ALSO_IN]]
        records = {record.id: record for record in self.library.many([*wanted, *others])}
        reports = self._reports(edition, {record.report for record in records.values()})
        for found in shown:
            record = records.get(found.id)
            # A record or report may have gone since the index was brought up to date.
            if record is not None and record.report in reports:
                same = [records[id] for id in also.get(found.fold, ()) if id in records]
                folded = tuple(AlsoIn(each.id, reports[each.report], _same(each, record)) for each in same if each.report in reports)
                yield Hit(record, reports[record.report], found.score, snippets(record, tree), folded)

    def _reports(self, edition: _Edition, wanted: set[str]) -> Mapping[str, Report]:
        missing = [id for id in wanted if id not in edition.reports]
        if missing:
            edition.reports |= self.library.reports_by_ids(missing)
        return edition.reports


class _Memory(OrderedDict[object, T]):
    """Remembers the answers that were asked for last."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    def get(self, key: object, default: object = None) -> T | None:  # type: ignore[override]
        with self._lock:
            if key not in self:
                return None
            self.move_to_end(key)
            return self[key]

    def keep(self, key: object, value: T) -> T:
        with self._lock:
            self[key] = value
            if len(self) > _REMEMBERED:
                self.popitem(last=False)
        return value


class _Edition:
    """One state of the index, and what was asked of it."""

    def __init__(self, changed: tuple[int, int], current: Current, reader: Reader) -> None:
        self.changed = changed
        self.current = current
        self.reader = reader
        self.answers: _Memory[Results] = _Memory()
        self.counts: _Memory[Counted] = _Memory()
        self.reports: dict[str, Report] = {}

    def respelled(self, understood: Understood, total: int) -> Understood | None:
        return None if total else respelled(understood, lambda part: bool(self.reader.search(part, NO_FILTERS, "relevance", 1)))


def _same(one: AnyRecord, other: AnyRecord) -> bool:
    """Whether what folds together is the same to the letter, as tables always are."""
    return getattr(one, "text", "") == getattr(other, "text", "")


def _order(tree: Query, sort: Sort) -> Sort:
    """Where no word is looked for, nothing is more relevant than anything else: the newest comes first."""
    return "period" if sort == "relevance" and not _weighs(tree) else sort


def _weighs(tree: Query) -> bool:
    """Whether any leaf gives a score."""
    match tree:
        case Or(parts) | And(parts):
            return any(map(_weighs, parts))
        case Lesser(part):
            return _weighs(part)
        case _:
            return isinstance(tree, Word | Phrase | Prefix | Fuzzy | Near)


def _distinct(reader: Reader, asked: tuple[Query, Filters, Sort], wanted: int) -> list[Found]:
    """The first matches, of those that say the same only the best; within one report nothing is folded."""
    tree, filters, sort = asked
    limit = 2 * wanted
    while True:
        found = reader.search(tree, filters, sort, limit)
        seen: set[int] = set()
        kept = [each for each in found if filters.report or not each.fold or not (each.fold in seen or seen.add(each.fold))]  # type: ignore[func-returns-value]
        if len(kept) >= wanted or len(found) < limit:
            return kept[:wanted]
        limit *= 4


def _counts(facet: str, values: Mapping[str, int]) -> tuple[Count, ...]:
    """Most frequent first; periods in order of time."""
    named = [Count(value, label(facet, value), count) for value, count in values.items() if value]
    return tuple(sorted(named, key=lambda each: (0 if facet == "period" else -each.count, each.value if facet == "period" else each.label)))
