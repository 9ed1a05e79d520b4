"""Assessments of risks, in columns of their own and in one cell."""

from __future__ import annotations

import pytest

from corpus.model import Measure
from tests.extractor.tabling import AMBER, GREEN, RED, grid, read, texts


def risk(head: str, printed: str) -> Measure:
    rows = [["Risk no.", "Description of risk", head, "Mitigating actions"], ["R1", "Costs exceed the budget", printed, "A panel"]]
    (found,) = read(grid(rows))
    return found


@pytest.mark.parametrize(
    ("head", "printed", "figures"),
    [
        ("Current score (L x I)", "5 x 4 = 20", {"likelihood": "5", "impact": "4", "score": "20"}),
        ("Current score (LxI)", "4 x 5 = 20", {"likelihood": "4", "impact": "5", "score": "20"}),
        ("Current score (I x L)", "5 x 4 = 20", {"impact": "5", "likelihood": "4", "score": "20"}),
        ("Current score", "5 x 4 = 20", {"score": "20"}),  # nothing says which is which
        ("Rating", "L4 I5", {"likelihood": "4", "impact": "5"}),
        ("Rating", "I4 x L3 = 12", {"impact": "4", "likelihood": "3", "score": "12"}),
        ("Rating", "4 (L) x 4 (I) = 16", {"likelihood": "4", "impact": "4", "score": "16"}),
        ("Current risk", "Likelihood 4 / Impact 5 / Score 20", {"likelihood": "4", "impact": "5", "score": "20"}),
        ("Target score (L x I)", "2x3=6", {"target_likelihood": "2", "target_impact": "3", "target_score": "6"}),
        ("Risk score", "20 Red", {"score": "20"}),
        ("L x I", "12", {"score": "12"}),
        ("Risk score", "High 9", {"score": "High 9"}),
        ("Likelihood", "4 - Likely", {"likelihood": "4"}),
    ],
)
def test_an_assessment_in_one_cell_is_taken_apart_as_far_as_it_says_what_is_what(head: str, printed: str, figures: dict[str, str]) -> None:
    assert texts(risk(head, printed)) == figures


@pytest.mark.parametrize("printed", ["L4 L5", "3 months", "see R2", "4 of 5 sites"])
def test_what_is_no_assessment_gives_no_figure_of_one(printed: str) -> None:
    found = read(grid([["Risk no.", "Description of risk", "Rating", "Likelihood"], ["R1", "Costs exceed the budget", printed, "3"]]))
    assert all(texts(measure) == {"likelihood": "3"} for measure in found)


def test_each_number_of_an_assessment_has_the_box_of_its_own_word() -> None:
    figures = risk("Score (L x I)", "4 x 4 = 16").figures
    assert figures["likelihood"].box.x1 < figures["impact"].box.x0 < figures["score"].box.x0


def test_letters_over_both_sides_of_an_assessment_are_read_and_its_product_is_tried() -> None:
    rows = [["Ref", "Risk", "Inherent risk", "", "", "Residual risk", "", ""], ["", "", "L", "I", "Score", "L", "I", "Score"],
            ["R1", "Costs exceed the budget", "5", "4", "20", "3", "4", "12"], ["R2", "Homes close", "2", "4", "8", "2", "3", "5"]]
    first, second = read(grid(rows))
    assert texts(first) == {"initial_likelihood": "5", "initial_impact": "4", "initial_score": "20", "likelihood": "3", "impact": "4",
                            "score": "12"}
    assert [check.holds for check in second.checks if check.rule.startswith("initial")] == [True]


def test_a_risk_has_the_colour_of_its_present_score_and_no_other() -> None:
    rows = [["Ref", "Risk", "Inherent score", "Residual score", "Target score"], ["R1", "Costs exceed the budget", "20", "8", "6"],
            ["R2", "Homes close", "20", "12", "6"]]
    first, second = read(grid(rows, {(1, 2): RED, (1, 3): GREEN, (1, 4): AMBER, (2, 2): RED}))
    assert first.rag is not None and first.rag.status == "green"
    assert second.rag is None


def test_risks_that_are_numbered_in_front_of_their_names_have_these_codes() -> None:
    rows = [["Risk", "Likelihood", "Impact"], ["R1 Costs exceed the budget", "3", "4"], ["R2: Homes close", "2", "4"]]
    assert [(risk.code, risk.name) for risk in read(grid(rows))] == [("R1", "Costs exceed the budget"), ("R2", "Homes close")]


def test_an_impact_in_money_is_what_is_at_risk_and_no_level() -> None:
    (risk,) = read(grid([["Risk", "Likelihood", "Impact £000", "Mitigation"], ["Pay award above 2%", "High", "880", "Contingency"]]))
    assert texts(risk) == {"likelihood": "High", "exposure": "880"}
    assert risk.figures["exposure"].value == 880_000


def test_the_colour_of_this_quarters_score_is_not_the_last_ones() -> None:
    head = ["Ref", "Risk", "Q3 2012/13 score", "Q4 2012/13 score", "Q1 2013/14 score", "Mitigation"]
    rows = [head, ["R01", "Homes", "16", "16", "20", "Panel"]]
    assert [risk.rag and risk.rag.status for risk in read(grid(rows, {(1, 4): RED}))] == [None, None, "red"]


def test_a_level_is_not_counted_in_the_unit_of_the_table() -> None:
    rows = [["Risk", "Likelihood (1-5)", "Annual financial exposure", "Consequence"], ["Homes close", "4", "20.0", "Moves far away"]]
    (risk,) = read("All figures in £m", grid(rows))
    assert (risk.figures["likelihood"].value, risk.figures["likelihood"].unit) == (4, "number")
    assert risk.figures["exposure"].value == 20_000_000
