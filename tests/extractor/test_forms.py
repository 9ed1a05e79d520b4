"""Forms: one risk, project or indicator a table, label beside value."""

from __future__ import annotations

from tests.extractor.tabling import AMBER, RED, grid, read, texts

RISK = [[">>SR1 Too few homes for children"], ["Risk owner", "J. White", "Date reviewed", "12/10/2023"], ["Likelihood", "4", "Impact", "5"],
        ["Current score", "20", "Target score", "6"]]


def test_a_risk_on_a_card_of_its_own_is_read_label_by_label() -> None:
    (risk,) = read(grid(RISK, {(3, 1): RED}))
    assert (risk.family, risk.code, risk.name) == ("risk", "SR1", "Too few homes for children")
    assert texts(risk) == {"likelihood": "4", "impact": "5", "score": "20", "target_score": "6"}
    assert risk.rag is not None and (risk.rag.status, risk.rag.by) == ("red", "fill")
    assert (risk.details["owner"], risk.details["date reviewed"]) == ("J. White", "12/10/2023")
    assert [(check.rule, check.holds) for check in risk.checks] == [("likelihood x impact = score", True)]


def test_a_project_is_named_by_the_value_of_its_own_label() -> None:
    rows = [["Project name", "Family hubs", "Project manager", "E. Green"], ["Overall RAG", "Amber", "Stage", "Build"]]
    (project,) = read(grid(rows, {(1, 1): AMBER}))
    assert (project.family, project.name) == ("project", "Family hubs")
    assert (project.details["owner"], project.details["phase"]) == ("E. Green", "Build")
    assert project.rag is not None and project.rag.status == "amber"


def test_a_row_of_several_figures_beside_one_label_is_no_form() -> None:
    rows = [[">>Visits on time"], ["Actual", "51", "52", "53"], ["Target", "60", "61", "62"], ["Previous", "49", "51", "52"]]
    assert read(grid(rows)) == ()


def test_what_says_too_little_of_its_kind_stays_a_table() -> None:
    assert read(grid([["Report title", "Budget monitoring"], ["Lead officer", "J. White"], ["Date", "12/10/2023"]])) == ()


def test_a_form_of_statuses_tells_which_is_the_overall_one() -> None:
    rows = [["Project", "New cemetery", "Manager", "R. Stone"], ["Overall", "Amber", "Time", "Red"], ["Budget", "£1.8m", "Stage", "Build"]]
    (project,) = read(grid(rows))
    assert (project.name, project.rag and project.rag.status, project.details["phase"]) == ("New cemetery", "amber", "Build")
    assert project.details["time"] == "Red"


def test_a_code_beside_its_own_label_stays_where_the_name_comes_after_it() -> None:
    """Without its code a risk could not be followed from one register to the next."""
    rows = [["Risk ref", "R4", "Risk owner", "R. Stone"], ["Risk", "Too few social workers"], ["Likelihood", "4", "Impact", "3"]]
    (risk,) = read(grid(rows))
    assert (risk.code, risk.name) == ("R4", "Too few social workers")


def test_a_form_of_current_previous_and_target_values_is_an_indicators() -> None:
    rows = [[">>ENV 04 Recycling rate"], ["Current value", "44.2%"], ["Target", "46%"], ["Previous value", "43.0%"], ["Status", "Amber"]]
    (rate,) = read(grid(rows))
    assert (rate.family, rate.code, texts(rate)) == ("indicator", "ENV 04", {"current": "44.2%", "target": "46%", "previous": "43.0%"})
