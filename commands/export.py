"""`outturn export`: records out of the library, one after another, as JSON lines, CSV or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import IO, cast

import click

from commands.opening import library_in
from corpus.errors import BadInput
from corpus.exports import columns, flat, guarded
from corpus.model import KINDS, AnyRecord, Kind, Report
from corpus.records import to_json

Pairs = Iterator[tuple[AnyRecord, Report]]
GROUP = 5_000
"""Rows of a Parquet row group."""


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind of record.")
@click.option("--format", "form", type=click.Choice(("jsonl", "csv", "parquet")), default="jsonl", show_default=True)
@click.option("--report", help="Only this report: its id, or the beginning of it.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file, instead of standard output.")
@click.pass_obj
def export(folder: Path, kind: Kind | None, form: str, report: str | None, output: Path | None) -> None:
    """Write records out, streamed: as JSON lines with all that is known of them, or as CSV or Parquet with a row for each.

    The same library gives the same bytes. In CSV, a text that a spreadsheet would run as a formula has an apostrophe before it; figures
    stay as printed, and their values stand in columns of their own.
    """
    library = library_in(folder)
    reports = {held.id: held for held in library.reports()}
    pairs = ((record, reports[record.report]) for record in library.records(report=report, kind=kind) if record.report in reports)
    if form == "parquet":
        _parquet(pairs, kind, output)
        return
    with _opened(output) as file:
        _jsonl(pairs, file) if form == "jsonl" else _csv(pairs, kind, file)


def _jsonl(pairs: Pairs, file: IO[str]) -> None:
    for record, report in pairs:
        file.write(json.dumps(to_json(record, report), ensure_ascii=False) + "\n")


def _csv(pairs: Pairs, kind: Kind | None, file: IO[str]) -> None:
    names = columns(kind)
    writer = csv.writer(file)
    writer.writerow(names)
    for record, report in pairs:
        row = flat(record, report)
        writer.writerow([guarded(row.get(name)) for name in names])


def _parquet(pairs: Pairs, kind: Kind | None, output: Path | None) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise BadInput("Parquet needs pyarrow, which is not installed: pip install 'outturn[parquet]'") from error
    if output is None:
        raise BadInput("Parquet is not for a terminal: say where to write it with --output FILE")
    names = columns(kind)
    number = {name: pa.float64() for name in names if name.endswith("_value")} | {name: pa.int64() for name in ("page", "quarter", "rows")}
    schema = pa.schema([(name, number.get(name, pa.string())) for name in names])
    with _whole(output) as passing, pq.ParquetWriter(passing, schema) as writer:
        while batch := [flat(*pair) for pair in islice(pairs, GROUP)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    if output is None:
        # In UTF-8 whatever the terminal speaks; halves of characters, which damaged PDFs give, are shown as what they are.
        out = cast(TextIOWrapper, sys.stdout)
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield out
        out.flush()
        return
    with _whole(output) as passing, passing.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        yield file


@contextmanager
def _whole(output: Path) -> Iterator[Path]:
    """A passing name that becomes `output` when all is written: nobody meets half a file. Raises BadInput."""
    passing = output.with_name(output.name + ".part")
    try:
        yield passing
        passing.replace(output)
    except OSError as error:
        raise BadInput(f"{output}: {error.strerror or error}") from error
    finally:
        passing.unlink(missing_ok=True)
