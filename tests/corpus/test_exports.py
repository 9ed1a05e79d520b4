"""Rows for spreadsheets: figures as printed, values beside them, and nothing that a spreadsheet would run."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.exports import columns, flat, guarded
from tests.corpus.making import extraction, pdf


def test_a_measure_as_a_row(tmp_path: Path) -> None:
    """Text and value of each figure have columns of their own, and every key of a row is a column."""
    made = extraction(pdf(tmp_path))
    row = flat(made.records[1], made.report)
    assert (row["current"], row["current_value"], row["target"], row["target_value"]) == ("230.0", 230.0, "n/a", None)
    assert (row["authority"], row["period"], row["rag"], row["moved"], row["page"]) == ("Barnet", "Q1 2013/14", "red", "up", 1)
    for record, kind in zip(made.records, ("commentary", "measure", "table"), strict=True):
        assert flat(record, made.report).keys() <= set(columns(kind))  # type: ignore[arg-type]
        assert set(columns(kind)) <= set(columns())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["-49.1%", "-2,730", "-£1.2m", "+3", "- 5", "-", "(381)", "£4.2m", "12:30", "n/a", "", "-1.5e-7"])
def test_figures_stay_as_printed(text: str) -> None:
    """A minus sign before a number is no formula."""
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "  =A1", "-A1", "- see note"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    """An apostrophe makes it text."""
    assert guarded(text) == f"'{text}"


def test_numbers_and_nothing() -> None:
    """Values without needless digits; nothing for nothing."""
    assert [guarded(cell) for cell in (230.0, -0.1, 1_456_000.0, 3, None)] == ["230", "-0.1", "1456000", "3", ""]
