"""`outturn index`: PDFs into the library, and what is new into the search index. `outturn reindex`: the library into a new index."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.opening import caught_up, library_in
from commands.progress import Step, aside, shown
from corpus.errors import BrokenPdf, DuplicateRecord, NotFound, UnreadableReport

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.model import Extraction


FOR_ANOTHER = 300.0
"""Seconds to wait for another process that writes to the index."""


@dataclass(slots=True)
class Tally:
    """What a run has come to."""

    read: int = 0
    records: int = 0
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    """Path -> reason."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--all", "everything", is_flag=True, help="Read every PDF again, also what is unchanged.")
@click.option("--retry-failed", is_flag=True, help="Read again what failed before; without PATH all that failed.")
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="one a core", help="PDFs read at once.")
@click.option("--engine", help="The search engine whose index follows; tantivy unless said otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@click.pass_obj
def index(  # noqa: PLR0913 - one for each option
    folder: Path, paths: tuple[Path, ...], everything: bool, retry_failed: bool, jobs: int, engine: str | None, as_json: bool
) -> None:
    """Read PDFs, and folders of PDFs, into the library.

    Only what is new or changed is read. A PDF that cannot be read is noted with its reason (`outturn status` lists them), the others are
    held all the same, and the exit code is 1. A file `report.pdf.toml` beside `report.pdf` may say its title, authority, period and url.
    """
    if not paths and not retry_failed:
        raise click.UsageError("say which PDFs or folders to read: outturn index PATH...")
    given = list(pdfs_under(paths, folder))
    library = library_in(folder, create=True)
    again = {state.path for state in library.states() if state.state == "failed"} if retry_failed else set()
    if retry_failed and not paths:
        given = [path for path in map(Path, sorted(again)) if path.exists()]
    tally = Tally()
    work, copies = _apart(given if everything else list(_new_or_changed(library, given, again, tally)))
    with shown("Reading") as step:
        _read(library, work, jobs, tally, step)
    _adopt(library, copies, tally)
    caught_up(library, engine, wait=FOR_ANOTHER)
    _report(library, tally, as_json)
    if tally.failed:
        raise click.exceptions.Exit(1)


@click.command()
@click.option("--engine", help="tantivy (the default), or whoosh, where no compiled wheel goes.")
@click.pass_obj
def reindex(folder: Path, engine: str | None) -> None:
    """Build the search index anew from the library, and swap it in when it is complete.

    The old index answers until then. A run that was cut off goes on where it stopped.
    """
    from search.index import reindex as rebuild

    library = library_in(folder)
    with shown("Indexing") as step:
        done = rebuild(library, engine, lambda now, total: step(now, total, ""))
    click.echo(f"Indexed {done.records:,} records of {done.reports:,} reports.")


def pdfs_under(paths: Iterable[Path], library: Path) -> Iterator[Path]:
    """The PDFs that are meant: files as given, folders with all below them but the library itself. Raises NotFound before the first."""
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise NotFound(f"{path}: there is no such file or folder")
    seen: set[Path] = set()
    for path in paths:
        below = sorted(found for found in path.rglob("*") if found.suffix.lower() == ".pdf" and found.is_file())
        for found in below if path.is_dir() else [path]:
            real = found.resolve()
            if real not in seen and library.resolve() not in real.parents:
                seen.add(real)
                yield found


def _new_or_changed(library: Library, given: Sequence[Path], again: set[str], tally: Tally) -> Iterator[Path]:
    """What is to be read; a file whose bytes are held under another name is only noted down."""
    from corpus.library.sources import key

    for path in given:
        if key(path) in again:
            yield path
        elif library.is_current(path):
            tally.unchanged += 1
        elif (sha := _digest(path)) and library.is_current(path, sha):
            library.adopt(path, sha)
            tally.unchanged += 1
        else:
            yield path


def _apart(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The files to read, and copies of these with their SHA-256: whatever is finished first, a report bears the name of the first."""
    first: dict[str, Path] = {}
    copies: list[tuple[Path, str]] = []
    for path in paths:
        sha = _digest(path) or str(path)
        if first.setdefault(sha, path) != path:
            copies.append((path, sha))
    return list(first.values()), copies


def _digest(path: Path) -> str:
    """SHA-256 of a file's bytes; "" where they can't be read, which its reader will say."""
    from corpus.identity import digest

    try:
        return digest(path)
    except NotFound:
        return ""


def _adopt(library: Library, copies: Iterable[tuple[Path, str]], tally: Tally) -> None:
    """Notes down where copies lie, if the one that was read could be."""
    for path, sha in copies:
        if library.is_current(path, sha):
            library.adopt(path, sha)
            tally.unchanged += 1


def _read(library: Library, work: Sequence[Path], jobs: int, tally: Tally, step: Step) -> None:
    if not work:
        return
    from extractor.workers import extract_many

    for done, (source, outcome) in enumerate(extract_many(work, jobs), 1):
        error = outcome if isinstance(outcome, UnreadableReport) else _kept(library, outcome, source, tally)
        if error:
            library.fail(source, error)
            tally.failed[str(source)] = error.reason
            aside(f"outturn: {error}")
        step(done, len(work), source.name)


def _kept(library: Library, extraction: Extraction, source: Path, tally: Tally) -> UnreadableReport | None:
    """Stores one report; what is wrong with it, if it could not be."""
    try:
        library.store(extraction, source)
    except UnreadableReport as error:
        return error
    except DuplicateRecord as error:
        return BrokenPdf(source.name, str(error))
    tally.read += 1
    tally.records += len(extraction.records)
    return None


def _report(library: Library, tally: Tally, as_json: bool) -> None:
    held = len(library.reports())
    if as_json:
        told = {"read": tally.read, "records": tally.records, "unchanged": tally.unchanged, "failed": tally.failed, "held": held}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    failed = f", {len(tally.failed):,} could not be read" if tally.failed else ""
    click.echo(f"{tally.read:,} read ({tally.records:,} records), {tally.unchanged:,} unchanged{failed}; {held:,} reports held.")
