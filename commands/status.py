"""`outturn status`: what is held, what failed and why, what is stale; for one report, what became of every word."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.opening import library_in
from corpus.model import Ledger, Report
from corpus.records import ledger_to_json, report_to_json

if TYPE_CHECKING:
    from corpus.library import Library, State


@click.command()
@click.option("--report", help="Only this report, with what became of its words: its id, or the beginning of it.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def status(folder: Path, report: str | None, as_json: bool) -> None:
    """Show what the library holds, what could not be read and why, and what is stale."""
    library = library_in(folder)
    if report:
        _one(library, library.report(report), as_json)
    else:
        _all(library, as_json)


def _all(library: Library, as_json: bool) -> None:
    states, reports = library.states(), {held.id: held for held in library.reports()}
    if as_json:
        told = [_state(library, state, reports) for state in states]
        click.echo(json.dumps({"revision": library.revision, "held": len(reports), "reports": told}, ensure_ascii=False, indent=1))
        return
    counts = Counter(state.state for state in states)
    failed, stale = counts["failed"], counts["stale"]
    click.echo(f"{len(reports):,} reports held; {failed:,} files could not be read; {stale:,} are stale, read by an older Outturn.")
    for held in reports.values():
        period = held.period.label if held.period else "?"
        click.echo(f"  {held.id[:12]}  {_cut(held.authority or '?', 24)}  {_cut(period, 24)}  {held.file}")
    for state in (state for state in states if state.state != "held"):
        click.echo(f"  {state.state}: {state.path}{': ' + state.reason if state.reason else ''}")
    if stale or failed:
        click.echo("`outturn index PATH` reads again what is stale, `outturn index --retry-failed` what failed.")


def _cut(text: str, width: int) -> str:
    """A column of a fixed width."""
    return f"{text if len(text) <= width else text[: width - 1] + '…':<{width}}"


def _state(library: Library, state: State, reports: dict[str, Report]) -> dict[str, Any]:
    told: dict[str, Any] = {"state": state.state, "path": state.path, "reason": state.reason, "when": state.when, "report": None}
    if state.report in reports:
        told["report"] = report_to_json(reports[state.report])
        told["unread_share"] = _share(library.ledger(state.report))
    return told


def _share(ledger: Ledger) -> float:
    """Of all words those that are in no record and were not left out by name."""
    return round(ledger.unread / ledger.words, 4) if ledger.words else 0.0


def _one(library: Library, report: Report, as_json: bool) -> None:
    ledger = library.ledger(report.id)
    if as_json:
        told = {"report": report_to_json(report), "unread_share": _share(ledger), "ledger": ledger_to_json(ledger)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"{report.title}\n{report.file}, {report.pages} pages")
    click.echo(f"Authority: {report.authority or 'unknown'} (from {report.authority_from}). ", nl=False)
    click.echo(f"Period: {report.period.label if report.period else 'unknown'} (from {report.period_from}).")
    click.echo(f"{ledger.words:,} words: {ledger.recorded:,} in records, {ledger.unread:,} unread ({_share(ledger):.1%}).")
    left = Counter[str]()
    for entry in ledger.entries:
        left[entry.reason] += entry.words
    for reason, words in left.most_common():
        if reason != "unread":
            click.echo(f"  left out as {reason}: {words:,} words")
    for entry in (entry for entry in ledger.entries if entry.reason == "unread"):
        where = "; ".join(f"{box.x0:.0f},{box.y0:.0f} to {box.x1:.0f},{box.y1:.0f}" for box in entry.boxes[:6])
        click.echo(f"  unread on page {entry.page}: {entry.words:,} words at {where}{' …' if len(entry.boxes) > 6 else ''}")
    if ledger.unread_pages:
        click.echo(f"  without text that could be read: pages {', '.join(map(str, ledger.unread_pages))}")
