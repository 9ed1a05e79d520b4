"""Budget lines, revenue and capital; also small tables that give one line by quarters under its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Measure
from corpus.periods import parse_period
from extractor.readers.lines import measures
from extractor.readers.reader import Seen
from extractor.readers.sheets.bands import Band
from extractor.readers.sheets.columns import Sheet
from extractor.readers.sheets.rows import Row
from extractor.readers.texts.names import tidy

BALANCES = ("opening_balance", "closing_balance", "contributions", "drawdown")
MONEY = {"original_budget", "revised_budget", "approved_budget", "gross_budget", "net_budget", "additions", "slippage", "forecast",
         "actual", "variance", "variance_percent", "slippage_percent", "profiled_budget", "previous_variance", "variance_to_date",
         "movement", "committed", "brought_forward", *BALANCES}
BUDGETS = {role for role in MONEY if role.endswith("_budget")}


class Budgets:
    name = "budgets"

    def knows(self, seen: Seen) -> float:
        sheet = seen.sheet("budget")
        roles = {column.role for column in sheet.columns}
        lone = bool(sheet.default) and "note" in roles and any(column.own_name for column in sheet.columns)
        several = len(roles & MONEY - {"variance"}) + len(sheet.of("variance"))  # those of two quarters are two figures
        reserve = {"opening_balance", "closing_balance"} <= roles
        if several < (1 if lone else 2) or not (roles & BUDGETS or "forecast" in roles or sheet.default or reserve):
            return 0.0
        if not any(column.role == "name" for column in sheet.columns) and not by_period(sheet, seen):
            return 0.0
        return 0.8 * sheet.explained + 0.1 * (bool(roles & BUDGETS) or reserve) + 0.05 * any(column.own_name for column in sheet.columns)

    def read(self, seen: Seen) -> Iterator[Measure]:
        sheet = seen.sheet("budget")
        if title := by_period(sheet, seen):
            yield from _periods(sheet, seen, title)
        else:
            yield from measures(sheet, seen, "budget")


def by_period(sheet: Sheet, seen: Seen) -> str:
    """The title of a table whose every row is a period of one line, or ""."""
    rows = [row for row in sheet.band.rows if len(row.filled) > 1]
    if not rows or not all(_period_column(sheet, row) is not None for row in rows):
        return ""
    taken = {column.index for column in sheet.columns if column.role != "name"}
    first = min(column.index for column in sheet.figures()) if sheet.figures() else 0
    heads = [sheet.band.head(index) for index in range(first) if index not in taken]
    titles = [head for head in heads if head and not parse_period(head)] + list(reversed(sheet.band.titles))
    return max(titles, key=len, default="") or seen.caption or (seen.section[-1] if seen.section else "")


def _period_column(sheet: Sheet, row: Row) -> int | None:
    figures = {column.index for column in sheet.figures()}
    return next((index for index in row.filled if index not in figures and parse_period(row.text(index))), None)


def _periods(sheet: Sheet, seen: Seen, title: str) -> Iterator[Measure]:
    kept = tuple(column for column in sheet.columns if column.is_figure or column.role == "note")
    for row in sheet.band.rows:
        column = _period_column(sheet, row)
        if column is None:
            continue
        period = parse_period(row.text(column), seen.year)
        named = replace(sheet, columns=kept, band=Band(sheet.band.heads, (row,), sheet.band.titles, sheet.band.units))
        for measure in measures(named, seen, "budget", name=tidy(title)):
            yield replace(measure, period=period or measure.period, details={})
