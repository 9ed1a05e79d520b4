"""From the library to an engine: the whole of it into a new edition, or what has changed into the one that is served."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.errors import NoIndex, StaleIndex
from corpus.library import Changes, Library
from search.documents import Made, of_reports
from search.engine import Engine, Writer
from search.engines import engine as by_name
from search.fields import stamp
from search.searcher import Searcher
from search.shelf import Building, Current, Shelf

Progress = Callable[[int, int], None]
"""Called with the number of reports done and of all."""

_COMMIT_EVERY = 100_000
"""Records; a rebuild that died goes on from the last commit."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a run has done. `records` counts those written."""

    reports: int
    records: int
    rebuilt: bool


def open_engine(folder: Path, name: str | None = None) -> Searcher:
    """Searches the library in `folder`. Raises NoIndex or StaleIndex where nothing true can be served, NoLibrary, NotFound (the engine)."""
    engine = by_name(name)
    shelf = Shelf(folder, engine.name)
    why = _stale(shelf, engine)
    if why:
        raise StaleIndex(str(shelf.root), why)
    return Searcher(Library.open(folder), engine, shelf)


def is_behind(library: Library, name: str | None = None) -> bool:
    """Whether the index is missing or stale, or the library has changed since it was brought up to date."""
    engine = by_name(name)
    current = Shelf(library.folder, engine.name).current()
    return current is None or current.stamp != stamp(engine.version) or current.revision != library.revision


def reindex(library: Library, name: str | None = None, progress: Progress | None = None) -> Indexed:
    """Builds a new edition beside the served one and swaps it in when complete; goes on where an earlier run stopped. Raises IndexBusy."""
    engine = by_name(name)
    shelf = Shelf(library.folder, engine.name)
    with shelf.writing():
        return _rebuild(library, engine, shelf, progress)


def update(library: Library, name: str | None = None, progress: Progress | None = None) -> Indexed:
    """Brings the served edition up to the library, in place; a missing or stale index is rebuilt. Raises IndexBusy."""
    engine = by_name(name)
    shelf = Shelf(library.folder, engine.name)
    with shelf.writing():
        current = shelf.current()
        if current is None or _stale(shelf, engine):
            return _rebuild(library, engine, shelf, progress)
        changes = library.changes(current.revision)
        if changes.revision == current.revision:
            return Indexed(0, 0, rebuilt=False)
        following = replace(current, revision=changes.revision, edition=current.edition + 1)
        written = _apply(library, engine, shelf.place(current.folder), changes, partial(shelf.serve, following), progress)
        return Indexed(len(changes.changed), written, rebuilt=False)


def _stale(shelf: Shelf, engine: Engine) -> str:
    """Why the served edition must not be served; "" where it may."""
    current = shelf.current()
    if current is None:
        raise NoIndex(str(shelf.root))
    wanted = stamp(engine.version)
    return "" if current.stamp == wanted else f"it was made with {current.stamp}; this is {wanted}"


def _rebuild(library: Library, engine: Engine, shelf: Shelf, progress: Progress | None) -> Indexed:
    building, resumed = _begun(library, engine, shelf)
    place = shelf.place(building.folder)
    written = _write_all(library, engine.writer(place), shelf, (building, resumed), progress)
    changes = library.changes(building.revision)
    current = shelf.current()
    complete = Current(building.folder, building.stamp, changes.revision, current.edition + 1 if current else 1)
    written += _apply(library, engine, place, changes, partial(shelf.serve, complete))
    shelf.finish_building()
    shelf.sweep({building.folder})
    return Indexed(len(library.reports()), written, rebuilt=True)


def _begun(library: Library, engine: Engine, shelf: Shelf) -> tuple[Building, bool]:
    """The rebuild that was cut off, if it would make the same index, and a new one otherwise; and whether it was cut off."""
    begun, current = shelf.building(), shelf.current()
    if begun and begun.stamp == stamp(engine.version) and shelf.place(begun.folder).is_dir():
        return begun, True
    shelf.finish_building()
    shelf.sweep({current.folder} if current else set())
    building = Building(shelf.fresh(), stamp(engine.version), library.revision, ())
    shelf.place(building.folder).mkdir()
    shelf.keep_building(building)
    return building, False


def _write_all(library: Library, writer: Writer, shelf: Shelf, begun: tuple[Building, bool], progress: Progress | None) -> int:
    building, resumed = begun
    done = dict.fromkeys(building.done)
    waiting = [report.id for report in library.reports() if report.id not in done]
    everything = len(done) + len(waiting)
    written = since_commit = 0
    try:
        with closing(of_reports(library, waiting)) as made:
            for report, documents in made:
                # A run that was cut off may have committed more than it noted down.
                _write(writer, report, documents, again=resumed)
                written += len(documents)
                since_commit += len(documents)
                done[report] = None
                if since_commit >= _COMMIT_EVERY:
                    writer.commit()
                    shelf.keep_building(replace(building, done=tuple(done)))
                    since_commit = 0
                if progress:
                    progress(len(done), everything)
        writer.commit()
    finally:
        writer.close()
    shelf.keep_building(replace(building, done=tuple(done)))
    return written


def _apply(
    library: Library, engine: Engine, place: Path, changes: Changes, serve: Callable[[], None], progress: Progress | None = None
) -> int:
    """Writes what has changed and serves it at once: what an engine then tidies up in its own time keeps nobody waiting."""
    if not changes.changed and not changes.removed:
        serve()
        return 0
    writer = engine.writer(place)
    written = 0
    try:
        for report in changes.removed:
            writer.remove(report)
        with closing(of_reports(library, changes.changed)) as made:
            for number, (report, documents) in enumerate(made, 1):
                _write(writer, report, documents, again=True)
                written += len(documents)
                if progress:
                    progress(number, len(changes.changed))
        writer.commit()
        serve()
    finally:
        writer.close()
    return written


def _write(writer: Writer, report: str, documents: Made, *, again: bool) -> None:
    if again:
        writer.remove(report)
    for document in documents:
        writer.add(document)
