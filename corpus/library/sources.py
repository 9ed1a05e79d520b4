"""Where reports came from: every file that was ever given, what became of it, and whether there is anything new in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from corpus.library import pdfs
from corpus.library.schema import reports, sources
from corpus.sidecars import sidecar_of
from corpus.version import EXTRACTOR_VERSION


@dataclass(frozen=True, slots=True)
class State:
    """What became of one source. `stale`: held, but read by an older extractor; `index` reads it again."""

    state: Literal["held", "failed", "stale"]
    path: str
    reason: str
    """Why it failed, "" otherwise."""
    when: str
    """ISO 8601, UTC."""
    report: str | None
    """The id of the report that is held from this source, also when a later reading failed."""


def sidecar_digest(source: Path) -> str:
    """SHA-256 of the sidecar's bytes, "" where there is none."""
    path = sidecar_of(source)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def note(connection: Connection, source: Path, *, report: str | None = None, reason: str = "") -> None:
    """Writes down what became of a source; a failure leaves the link to what was held before."""
    size, changed = _stamp(source)
    told = {
        "size": size,
        "changed": changed,
        "sidecar": sidecar_digest(source),
        "extractor": EXTRACTOR_VERSION,
        "reason": reason,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    if report is not None:
        told["report"] = report
    query = insert(sources).values(path=key(source), **told)
    connection.execute(query.on_conflict_do_update(index_elements=[sources.c.path], set_=told))


def report_of(connection: Connection, source: Path) -> str | None:
    """The report that is held from this source."""
    return connection.execute(select(sources.c.report).where(sources.c.path == key(source))).scalar_one_or_none()


def paths_of(connection: Connection, report: str) -> list[str]:
    """All sources of a report, in order."""
    return list(connection.execute(select(sources.c.path).where(sources.c.report == report).order_by(sources.c.path)).scalars())


def forget(connection: Connection, paths: list[str]) -> None:
    """Sources whose files have gone elsewhere."""
    connection.execute(sources.delete().where(sources.c.path.in_(paths)))


def states(connection: Connection) -> list[State]:
    """Every known source, by path."""
    query = select(sources, reports.c.extractor.label("read_by")).join_from(sources, reports, isouter=True).order_by(sources.c.path)
    return [
        State(
            "failed" if row.reason else "held" if row.read_by == EXTRACTOR_VERSION else "stale", row.path, row.reason, row.at, row.report
        )
        for row in connection.execute(query)
    ]


def is_current(connection: Connection, folder: Path, source: Path, sha: str | None) -> bool:
    """Whether there is nothing new in a source: by path, size, time and sidecar, or with `sha` by its bytes and sidecar."""
    if sha is not None:
        return _is_held(connection, folder, source, sha)
    query = select(sources, reports.c.extractor.label("read_by")).join_from(sources, reports, isouter=True)
    row = connection.execute(query.where(sources.c.path == key(source))).one_or_none()
    if row is None or (row.size, row.changed) != _stamp(source) or row.sidecar != sidecar_digest(source):
        return False
    if row.reason:
        return bool(row.extractor == EXTRACTOR_VERSION)
    return bool(row.read_by == EXTRACTOR_VERSION) and pdfs.place(folder, row.report).is_file()


def _is_held(connection: Connection, folder: Path, source: Path, sha: str) -> bool:
    """Whether a file with these bytes tells nothing new: it is a copy, or moved. A copy without a sidecar is what the first one's says."""
    held = connection.execute(select(reports.c.extractor, reports.c.sidecar).where(reports.c.id == sha)).one_or_none()
    if held is None or held.extractor != EXTRACTOR_VERSION or not pdfs.place(folder, sha).is_file():
        return False
    copied = report_of(connection, source) != sha
    return sidecar_digest(source) in ({held.sidecar, ""} if copied else {held.sidecar})


def key(source: Path) -> str:
    """A file's whole path as text that can be kept and printed, also where its name is not in UTF-8."""
    return printable(str(source.resolve()))


def printable(name: str) -> str:
    """A name in which bytes that are no UTF-8 are written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _stamp(source: Path) -> tuple[int, int]:
    """Size in bytes and time of change in nanoseconds; zeros for a file that is gone."""
    try:
        found = source.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
