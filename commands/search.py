"""`outturn search` and `outturn show`: hits and records, for people or for machines."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.opening import caught_up, library_in
from commands.words import hit_lines, record_lines, understood_lines
from corpus.errors import NotFound
from corpus.model import KINDS, STATUSES
from corpus.records import to_json

if TYPE_CHECKING:
    from search.engine import Filters
    from search.query import FieldName

NARROWED: tuple[FieldName, ...] = ("kind", "authority", "period", "theme", "rag")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", multiple=True, type=click.Choice(KINDS))
@click.option("--authority", multiple=True, help="A council's name, the beginning of it, or its GSS code.")
@click.option("--period", multiple=True, help="2012/13, 'Q4 2012/13' or Q4.")
@click.option("--theme", multiple=True, help="A theme, such as agency-staff.")
@click.option("--rag", multiple=True, type=click.Choice(STATUSES))
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True)
@click.option("--engine", help="tantivy (the default) or whoosh.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, with counts for each filter.")
@click.pass_obj
def search(
    folder: Path, /, query: tuple[str, ...], limit: int, offset: int, engine: str | None, as_json: bool, **narrowed: tuple[str, ...]
) -> None:
    """Find what the reports say, measure and tabulate.

    All words must occur. "quotes" keep words together, OR between words widens, a minus before a word leaves out, * completes. Filters may
    be given more than once. Any query is answered: what cannot be understood is searched as words, and said.
    """
    from search.answers import to_json as answer
    from search.index import open_engine

    caught_up(library_in(folder), engine)
    with closing(open_engine(folder, engine)) as searcher:
        results = searcher.search(" ".join(query), filters=_filters(narrowed), limit=limit, offset=offset)
    if as_json:
        click.echo(json.dumps(answer(results), ensure_ascii=False, indent=1))
        return
    for line in understood_lines(results.query):
        click.echo(line)
    for number, hit in enumerate(results.hits, offset + 1):
        click.echo("\n".join(hit_lines(number, hit)) + "\n")
    last = offset + len(results.hits)
    more = f" --offset {last} shows more." if results.more else ""
    click.echo(f"{results.total:,} found; {offset + 1} to {last} shown.{more}" if results.hits else f"{results.total:,} found.")


@click.command()
@click.argument("record")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, as `export` does.")
@click.pass_obj
def show(folder: Path, record: str, as_json: bool) -> None:
    """Show one record with its evidence. RECORD is its id or the beginning of it, as `search` prints it."""
    library = library_in(folder)
    found = library.record(record)
    report = library.report(found.report)
    if as_json:
        click.echo(json.dumps(to_json(found, report), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(record_lines(found, report)))


def _filters(narrowed: dict[str, tuple[str, ...]]) -> Filters:
    """What the options narrow to, names completed as in a query. Raises NotFound for a name that nothing has."""
    from search.engine import Filters
    from search.values import resolve

    return Filters(**{name: tuple(_resolved(resolve(name, typed), name, typed) for typed in narrowed[name]) for name in NARROWED})


def _resolved(value: str | None, name: str, typed: str) -> str:
    if value is None:
        raise NotFound(f"there is no {name} {typed!r}")
    return value
