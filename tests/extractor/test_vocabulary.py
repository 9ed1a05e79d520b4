"""What the heads of columns mean, and that what is covered too thinly means nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractor import vocabulary
from extractor.figures import read_value
from extractor.vocabulary import TableKind, sense, symbol


@pytest.mark.parametrize(("head", "kind", "role"), [
    ("Outturn", "indicator", "current"), ("Relevant previous outturn", "indicator", "previous"), ("Q3 outturn %", "indicator", "current"),
    ("Target Variance", "indicator", "target_variance"), ("Target varianc e", "indicator", "target_variance"),
    ("Numerator/denominator", "indicator", "ratio"),
    ("Year End Target", "indicator", "annual_target"), ("Traffic Light", "indicator", "rag"), ("DoT", "indicator", "direction"),
    ("Latest Note", "indicator", "note"),
    ("KPI NO and title", "indicator", "name"), ("Council average", "indicator", "benchmark"), ("Good is", "indicator", "polarity"),
    ("2010/11 Latest Approved Budget", "budget", "approved_budget"), ("2010/11 Budget (including March CRC)", "budget", "revised_budget"),
    ("Spend to date (as per SAP)", "budget", "actual"), ("Forecast to year-end", "budget", "forecast"),
    ("% Variation of Revised Budget", "budget", "variance_percent"),
    ("Under/(over) spend", "budget", "variance"), ("Revenu e Varianc e", "budget", "variance"),
    ("Gross Budget (£000s)", "budget", "gross_budget"),
    ("Slippage / Accelerated Spend recommended to March CRC", "budget", "slippage"),
    ("% slippage of 2010/11 Approved Budget", "budget", "slippage_percent"),
    ("Prob.", "risk", "likelihood"), ("Current Likelihood (1-5)", "risk", "likelihood"), ("Key Actions", "action", "name"),
    ("Lead Workstream(s)", "action", "owner"),
])
def test_heads_mean_their_roles(head: str, kind: TableKind, role: str) -> None:
    meant = sense(head, kind)
    assert meant is not None
    assert meant.role == role


@pytest.mark.parametrize("head", ["", "(including", "Average weekly hours of target groups in scope", "Ward", "1", "2013/14", "£000"])
def test_a_head_that_no_phrase_covers_means_nothing(head: str) -> None:
    assert sense(head, "indicator") is None


def test_letters_of_symbol_fonts_are_what_they_draw() -> None:
    assert symbol("ABCDEF+Wingdings-Regular", "é") == "▲"
    assert symbol("Wingdings 3", "q") == "▼"
    assert symbol("Wingdings", "\uf0e8") == "→"
    assert symbol("Arial", "é") == "é"


def test_no_role_of_one_group_claims_a_phrase_of_another() -> None:
    data = tomllib.loads(Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    for group in ("columns", "indicator", "budget", "risk", "text"):
        claims: dict[tuple[str, ...], str] = {}
        for role, phrases in data[group].items():
            for phrase in phrases:
                other = claims.setdefault(vocabulary.words(phrase), role)
                assert other == role, f"[{group}] {phrase!r} is both {other} and {role}"


def test_every_unit_that_a_figure_can_have_is_in_the_list() -> None:
    listed = set(tomllib.loads(Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8"))["units"])
    printed = ["1", "1%", "1pp", "£1", "1/2", "1 FTE", "1 day", "1 week", "1 month", "1 year", "1 hour", "1 minutes", "1 secs", "1 kg",
               "1 tonnes", "1 miles", "1 km", "n/a", "2012/13", "1/2/2012", "1 - 2", "<1", "High"]
    assert {value.unit for text in printed if (value := read_value(text))} == listed


@pytest.mark.parametrize("head", ["Budget to Date", "Year to Date Budget £000", "Budget to 31 December 2014", "Budget to period 9"])
def test_a_budget_to_a_date_is_not_the_budget_of_the_year(head: str) -> None:
    """Beside the actual spend to date it would make a year's budget look nearly spent."""
    found = sense(head, "budget")
    assert found is not None
    assert found.role == "profiled_budget"


def test_a_column_of_the_year_end_is_no_column_of_dates() -> None:
    """"2019/20 Year End" heads what was reached by then; taken for a due date its figures were lost."""
    found = sense("2019/20 Year End", "indicator")
    assert found is not None
    assert found.role == "current"
