"""Records as rows of a table: what CSV and Parquet exports hold, and the CSV of a search.

A figure has a column for its text, as printed, and one for its value. A text that a spreadsheet would take for a formula gets an apostrophe
before it; figures such as -49.1% stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.model import AnyRecord, Commentary, Kind, Measure, Period, Report, Table
from corpus.records import kind_of

ROLES: tuple[str, ...] = (
    "current", "previous", "target", "annual_target", "baseline", "numerator", "denominator", "target_variance", "benchmark",
    "original_budget", "revised_budget", "approved_budget", "gross_budget", "net_budget", "additions", "slippage", "forecast", "actual",
    "variance", "variance_percent", "slippage_percent", "impact", "likelihood", "score",
)  # fmt: skip
"""The roles that have columns of their own; any other stands under `other_figures`."""

COMMON = (
    "id", "kind", "report", "file", "title", "authority", "authority_code", "reporting_period", "page", "pages", "item", "section",
    "themes",
)  # fmt: skip
OWN: Mapping[Kind, tuple[str, ...]] = {
    "commentary": ("text",),
    "measure": (
        "family", "code", "name", "period", "financial_year", "quarter", "start", "end",
        *(column for role in ROLES for column in (role, f"{role}_value")),
        "unit", "other_figures", "rag", "rag_by", "moved", "judged", "note", "details", "failed_checks",
    ),
    "table": ("caption", "columns", "rows", "cells"),
}  # fmt: skip
Cell = str | float | int | None


def columns(kind: Kind | None = None) -> tuple[str, ...]:
    """The names of the columns of one kind of record, or of all."""
    kinds: tuple[Kind, ...] = (kind,) if kind else ("measure", "commentary", "table")
    return COMMON + tuple(column for each in kinds for column in OWN[each])


def flat(record: AnyRecord, report: Report) -> dict[str, Cell]:
    """One record as a row: column -> text, number, or None where it says nothing. Not guarded; see `guarded`."""
    row: dict[str, Cell] = {
        "id": record.id,
        "kind": kind_of(record),
        "report": report.id,
        "file": report.file,
        "title": report.title,
        "authority": report.authority,
        "authority_code": report.authority_code,
        "reporting_period": _label(report.period),
        "page": record.evidence[0].page if record.evidence else None,
        "pages": " ".join(map(str, record.pages)),
        "item": record.item,
        "section": " › ".join(record.section),
        "themes": " ".join(record.themes),
    }
    if isinstance(record, Commentary):
        return row | {"text": record.text}
    return row | (_measure(record) if isinstance(record, Measure) else _table(record))


def guarded(cell: Cell) -> str:
    """A cell as it may stand in a CSV file: no spreadsheet will run it, and figures are as they were."""
    text = "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return f"'{text}" if _COMMAND.match(text) and not _FIGURE.fullmatch(text) else text


_COMMAND = re.compile(r"\s*[=+@\t\r-]")
_FIGURE = re.compile(r"[+-]?\s?[£$€]?\s?(?:\d[\d,. ]*)?\s?(?:%|k|m|bn|pp)?(?:e[+-]?\d+)?", re.IGNORECASE)


def _measure(measure: Measure) -> dict[str, Cell]:
    row: dict[str, Cell] = {"family": measure.family, "code": measure.code, "name": measure.name, "note": measure.note}
    if period := measure.period:
        row |= {"period": period.label, "financial_year": period.financial_year, "quarter": period.quarter}
        row |= {"start": str(period.start) if period.start else None, "end": str(period.end) if period.end else None}
    others = []
    for role, figure in measure.figures.items():
        if role in ROLES:
            row |= {role: figure.text, f"{role}_value": figure.value}
        else:
            others.append(f"{role}: {figure.text}")
    units = dict.fromkeys(figure.unit for figure in measure.figures.values())
    row |= {"unit": " ".join(units), "other_figures": "; ".join(others)}
    if measure.rag:
        row |= {"rag": measure.rag.status, "rag_by": measure.rag.by}
    if measure.direction:
        row |= {"moved": measure.direction.moved, "judged": measure.direction.judged}
    row["details"] = "; ".join(f"{name}: {text}" for name, text in measure.details.items())
    row["failed_checks"] = "; ".join(check.rule for check in measure.checks if not check.holds)
    return row


def _table(table: Table) -> dict[str, Cell]:
    cells = "\n".join(" | ".join(row) for row in table.rows)
    return {"caption": table.caption, "columns": " | ".join(table.columns), "rows": len(table.rows), "cells": cells}


def _label(period: Period | None) -> str:
    return period.label if period else ""
