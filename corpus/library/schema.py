"""The library's tables, its version, and how its file is opened. With its neighbours in this package, the one door to SQLAlchemy."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.exc import DatabaseError, OperationalError

from corpus.errors import LibraryBusy, LibraryError, NewerLibrary, NoLibrary, NotALibrary

SCHEMA_VERSION = 1
"""Raise it when the tables change, and add the step from the version before."""

FILE = "library.sqlite"
"""The database inside the library's folder; PDFs lie beside it under `pdfs/`, indexes under `index/`."""

metadata = MetaData()

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Integer, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("ledger", LargeBinary, nullable=False),
    Column("sidecar", Text, nullable=False),
    Column("extractor", Integer, nullable=False),
    Column("revision", Integer, nullable=False, index=True),
)

removed = Table("removed", metadata, Column("id", Text, primary_key=True), Column("revision", Integer, nullable=False, index=True))

sources = Table(
    "sources",
    metadata,
    Column("path", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), index=True),
    Column("size", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("sidecar", Text, nullable=False),
    Column("extractor", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

records = Table(
    "records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("records_in_order", "report", "place", unique=True),
)

stands_on = Table(
    "stands_on",
    metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("page", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    sqlite_with_rowid=False,
)


def connect(folder: Path, *, create: bool, wait: float) -> Engine:
    """The library's database, checked and, when `create` says so, made.

    `wait` is how many seconds a writer waits for another before it gives up. Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy.
    """
    file = folder / FILE
    if not file.is_file():
        if not create:
            raise NoLibrary(str(folder))
        _make_folder(folder)
    engine = _engine(file, wait, fixed=not os.access(folder, os.W_OK))
    try:
        _check_version(engine, folder)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(file: Path, wait: float, *, fixed: bool) -> Engine:
    """`fixed`: nobody may write the folder, so not even WAL's own files can be made, and the database is read as it lies."""
    address = f"sqlite:///file:{quote(str(file.resolve()))}?uri=true{'&immutable=1' if fixed else ''}"
    engine = create_engine(address, connect_args={"timeout": wait, "check_same_thread": False})
    event.listen(engine, "connect", _leave if fixed else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotALibrary(str(folder), error.strerror or str(error)) from error


def _prepare(raw: sqlite3.Connection, _: object) -> None:
    """Transactions are begun by us and by nobody else; what is committed is on the disk."""
    raw.isolation_level = None
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")


def _leave(raw: sqlite3.Connection, _: object) -> None:
    """For a library that nobody may write."""
    raw.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _check_version(engine: Engine, folder: Path) -> None:
    with reading(engine, folder) as connection:
        version = _version(connection)
    if version == 0:
        with writing(engine, folder) as connection:
            version = _version(connection)
            if version == 0:
                metadata.create_all(connection)
                connection.execute(insert(meta).values(name="revision", value=0))
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
                version = SCHEMA_VERSION
    if version > SCHEMA_VERSION:
        raise NewerLibrary(str(folder), version, SCHEMA_VERSION)


def _version(connection: Connection) -> int:
    """0 for a database that is still empty; another program's database has tables but not ours."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars())
    if names and "reports" not in names:
        raise NotALibrary(str(connection.engine.url.database), "it is another program's database")
    return version


@contextmanager
def reading(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A transaction that sees one state of the library from beginning to end, whatever others write meanwhile."""
    with _translated(folder), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A transaction that writes, alone: all of it or nothing. Raises LibraryBusy when another writer holds on too long."""
    with _translated(folder), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """What SQLite says, said as an error of ours."""
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error.orig) or "busy" in str(error.orig):
            raise LibraryBusy(str(folder)) from error
        if "unable to open" in str(error.orig):
            raise NotALibrary(str(folder), str(error.orig)) from error
        raise LibraryError(f"the library at {folder} cannot be used: {error.orig}") from error
    except DatabaseError as error:
        if "not a database" in str(error.orig) or "malformed" in str(error.orig):
            raise NotALibrary(str(folder), str(error.orig)) from error
        raise


def revision(connection: Connection) -> int:
    """How many times the records have changed since the library was made."""
    return int(connection.execute(select(meta.c.value).where(meta.c.name == "revision")).scalar_one())
