"""What is held: every report, by authority and period."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.model import Report
from webui.desk import Desk
from webui.shown import starts


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of one authority, the latest first."""

    authority: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ReportsView:
    shelves: tuple[Shelf, ...]
    held: int
    failed: tuple[tuple[str, str], ...]
    """File name and reason of every source that could not be read."""


def reports(desk: Desk) -> ReportsView:
    held = desk.library.reports()
    failed = tuple((Path(state.path).name, state.reason) for state in desk.library.states() if state.state == "failed")
    return ReportsView(shelves=shelves(held), held=len(held), failed=failed)


def shelves(held: tuple[Report, ...]) -> tuple[Shelf, ...]:
    """By authority in the order of the alphabet, those without one last."""
    latest = sorted(held, key=lambda one: one.title)
    latest.sort(key=starts, reverse=True)
    latest.sort(key=lambda one: (not one.authority, one.authority.casefold()))
    return tuple(Shelf(name, tuple(group)) for name, group in groupby(latest, key=lambda one: one.authority))
