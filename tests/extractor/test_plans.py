"""Action plans: what is said once for several actions is said of each; and what a status column shows."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Block, Box, Evidence, Grid, Mark, Placed
from extractor.readers import read_all
from tests.extractor.tabling import AMBER, GREEN, grid, placed, read, report

HEAD = ["Objective", "Action", "Lead officer", "Due date", "BRAG"]


def test_an_objective_merged_over_several_actions_is_every_ones() -> None:
    plan = grid([HEAD, ["1. Children are safe", "Recruit four workers", "A. Patel", "30/09/2023", "Blue"],
                 ["", "Launch a strategy", "B. Jones", "31/12/2023", "Green"], ["", "Audit files", "C. Smith", "31/03/2024", "Amber"]])
    merged = tuple(replace(cell, rows=3, box=Box(0, 20, 100, 80)) if (cell.row, cell.column) == (1, 0) else cell
                   for cell in plan.cells if cell.column or cell.row < 2)
    found = read(replace(plan, cells=merged))
    assert [action.details["objective"] for action in found] == ["1. Children are safe"] * 3
    assert [action.evidence for action in found] == [
        (Evidence(1, Box(100, 20 * row, 500, 20 * row + 20)), Evidence(1, Box(0, 20, 100, 80))) for row in (1, 2, 3)]


def test_a_date_of_the_baseline_dates_no_row() -> None:
    rows = [["Milestone", "Baseline date", "RAG", "Comment"], ["First hub open", "01/11/2023", "Amber", "The lease is late."]]
    (milestone,) = read(grid(rows))
    assert milestone.period == report().period
    assert milestone.details["baseline date"] == "01/11/2023"


def test_painted_boxes_under_no_head_are_no_status() -> None:
    head = ["Scheme", "", "Budget £000", "Forecast £000", "Variance £000"]
    rows = grid([head, ["School", "", "100", "110", "10"], ["Homes", "", "50", "50", "0"]])

    def marked(corners: int) -> Grid:
        points = tuple((0.0, float(at)) for at in range(corners))
        marks = [Mark(Box(100, 20, 110, 30), "shape", colour, points) for colour in (AMBER, GREEN)]
        cells = (replace(cell, marks=(marks[cell.row - 1],)) if cell.column == 1 and cell.row else cell for cell in rows.cells)
        return replace(rows, cells=tuple(cells))

    assert [line.rag for line in read(marked(4))] == [None, None]  # the colours of departments, perhaps
    assert [line.rag and line.rag.status for line in read(marked(12))] == ["amber", "green"]


def test_a_footnote_is_evidence_of_the_row_that_bears_its_mark() -> None:
    foot = Block("footnote", "* Provisional.", (), (Evidence(1, Box(0, 500, 200, 510)),))
    table = grid([["Ref", "Indicator", "Target", "Actual"], ["K1", "Visits on time", "60", "55*"], ["K2", "Places", "5", "6"]])
    first, second = read_all([placed(table), Placed(foot, ())], report())
    assert first.evidence[-1] == Evidence(1, Box(0, 500, 200, 510))
    assert len(second.evidence) == 1


SLIPPED = [["Key actions", "Target date", "Lead", "RAG", "Commentary", "Evidence"],
           ["Cut agency staff", "June 2010", "A. Person", "", "Going well", ""],
           ["Add clerks", "May 2010", "B. Person", "Amber", "", "Payroll"],
           ["", "", "", "Green", "", "Rota"]]


def test_statuses_that_slipped_a_row_together_with_another_column_go_back_and_say_so() -> None:
    first, second = read(grid(SLIPPED))
    assert first.rag is not None and second.rag is not None
    assert (first.rag.status, second.rag.status) == ("amber", "green")
    assert (first.details["rag place"], second.details.get("rag place")) == ("printed one row below", None)
    assert (first.details["measures"], second.details["measures"]) == ("Payroll", "Rota")


def test_two_statuses_that_differ_in_one_row_are_none_where_nothing_else_slipped() -> None:
    first, second = read(grid([row[:5] for row in SLIPPED]))
    assert (first.rag, second.rag) == (None, None)
    assert second.details["status"] == "Amber Green"


def test_an_action_that_is_due_is_a_record_though_nothing_is_said_of_it_yet() -> None:
    (action,) = read(grid([["Action", "Lead officer", "Due date", "BRAG"], ["Move the phones", "B. Jones", "31/12/2023", ""]]))
    assert (action.family, action.name, action.rag, action.details["due"]) == ("action", "Move the phones", None, "31/12/2023")


def test_of_several_statuses_the_overall_one_is_the_projects_and_each_is_kept_by_its_head() -> None:
    rows = [["Project", "Time", "Cost", "Overall", "Comment"], ["New bridge", "R", "G", "A", "Piling is late."]]
    (project,) = read(grid(rows, head_rows=1))
    assert project.rag is not None and project.rag.status == "amber"
    assert (project.details["time"], project.details["cost"]) == ("R", "G")


def test_two_statuses_of_which_neither_is_overall_are_none_where_they_differ() -> None:
    head = ["Action", "Lead", "Deadline", "Progress RAG", "Impact RAG"]
    first, second = read(grid([head, ["Hire writers", "A. Kay", "Dec 2020", "G", "R"], ["New panel", "B. Lee", "Nov 2020", "A", "A"]]))
    assert (first.rag, first.details["progress rag"], first.details["impact rag"]) == (None, "G", "R")
    assert second.rag is not None and second.rag.status == "amber"


def over(plan: Grid, row: int, column: int, rows: int) -> Grid:
    """The grid with one cell merged over the rows below it."""
    cells = tuple(replace(cell, rows=rows, box=Box(cell.box.x0, cell.box.y0, cell.box.x1, cell.box.y0 + 20 * rows))
                  if (cell.row, cell.column) == (row, column) else cell
                  for cell in plan.cells if cell.column != column or not row < cell.row < row + rows)
    return replace(plan, cells=cells)


def test_a_status_and_a_comment_merged_over_several_actions_are_every_ones_and_say_so() -> None:
    plan = grid([["Action", "Lead officer", "Due date", "BRAG", "Comments"], ["Hire", "A. P.", "May 2013", "Green", "All is well."],
                 ["Train", "B. J.", "June 2013", "", ""]])
    first, second = read(over(over(plan, 1, 3, 2), 1, 4, 2))
    assert first.rag is not None and second.rag is not None
    assert (first.rag.status, second.rag.status, second.note) == ("green", "green", "All is well.")
    assert "rag place" not in first.details
    assert second.details["rag place"] == second.details["note place"] == "printed once for several rows"


def test_an_objective_printed_once_holds_for_the_actions_under_it() -> None:
    found = read(grid([HEAD, ["Safe streets", "Hire", "A. P.", "May 2013", "Red"], ["", "Train", "B. J.", "June 2013", "Green"],
                       ["Clean parks", "Dig", "C. S.", "July 2013", "Green"]]))
    assert [action.details["objective"] for action in found] == ["Safe streets", "Safe streets", "Clean parks"]
    assert [len(action.evidence) for action in found] == [1, 2, 1]


def test_a_heading_turned_to_the_side_is_the_section_of_the_rows_beside_it() -> None:
    plan = grid([["", "Action", "Lead officer", "Due date", "BRAG"], ["Housing", "Hire", "A. P.", "May 2013", "Red"],
                 ["", "Train", "B. J.", "June 2013", "Green"]])
    assert [action.section for action in read(over(plan, 1, 0, 2))] == [("Housing",), ("Housing",)]


def test_a_sentence_alone_under_a_name_is_its_note() -> None:
    rows = [["Ref", "Measure", "Target", "Actual"], ["K1", "Pupils absent", "12%", "14%"], ["", "Clinics began in five schools.", "", ""],
            ["K2", "Carers in work", "60%", "61%"]]
    assert [(measure.name, measure.note) for measure in read(grid(rows))] == [
        ("Pupils absent", "Clinics began in five schools."), ("Carers in work", "")]


def test_a_footnote_marked_by_a_letter_in_brackets_is_joined_and_a_bracketed_figure_is_no_mark() -> None:
    rows = [["Ref", "Measure", "Target", "Actual"], ["K1", "Flu jabs (a)", "70%", "61%"], ["K2", "Balance", "5", "(12)"]]
    first, second = read(grid(rows), "(a) Aged 65 and over.", "12. The committee noted the report.")
    assert (first.name, first.details["footnote"]) == ("Flu jabs", "Aged 65 and over.")
    assert "footnote" not in second.details


def test_a_register_that_gives_no_more_than_a_score_and_a_status_is_one_of_risks() -> None:
    rows = [["Ref", "Risk title", "Owner", "Last RAG", "Current RAG", "Score"], ["RK1", "Budget gap", "S151", "Amber", "Red", "20"]]
    (risk,) = read(grid(rows))
    assert (risk.family, risk.rag and risk.rag.status, risk.details["previous rag"]) == ("risk", "red", "Amber")


def test_yes_and_no_are_kept_as_printed_and_are_no_yellow() -> None:
    rows = [["Indicator", "Target", "Q1", "Target met?"], ["Calls answered", "80%", "84%", "Y"], ["Forms online", "65%", "59%", "N"]]
    assert [(one.rag, one.details["status"]) for one in read(grid(rows))] == [(None, "Y"), (None, "N")]


def test_a_tick_in_a_column_headed_by_a_colour_gives_the_row_that_status_and_a_count_does_not() -> None:
    head = ["Ref", "Action", "Lead", "Due date", "Red", "Amber", "Green"]
    plan = grid([head, ["1", "Buy land", "A. L.", "May 2013", "", "", "X"], ["2", "Lay drains", "B. M.", "June 2013", "X", "", ""]])
    assert [action.rag and action.rag.status for action in read(plan)] == ["green", "red"]
    assert read(grid([["Directorate", "Red", "Amber", "Green"], ["Adults", "3", "4", "12"], ["Children", "1", "2", "9"]])) == ()


def test_of_the_statuses_of_two_quarters_the_reporting_periods_counts() -> None:
    head = ["Ref", "Action", "Lead", "Due date", "Status Q4 2012/13", "Status Q1 2013/14"]
    (action,) = read(grid([head, ["1", "Buy land", "A. L.", "May 2013", "Amber", "Green"]]))
    assert action.rag is not None
    assert (action.rag.status, action.details["status q4 2012/13"]) == ("green", "Amber")


def test_a_project_is_named_by_its_own_column_and_not_by_its_description() -> None:
    head = ["Project name", "Description", "Start", "End", "RAG"]
    (project,) = read(grid([head, ["Skate park", "New bowls", "April 2013", "March 2014", "Green"]]))
    assert (project.family, project.name) == ("project", "Skate park")


def test_a_status_between_two_stays_text_though_a_column_beside_it_shows_one() -> None:
    head = ["Project", "Delivery confidence", "Last quarter", "Next milestone"]
    first, second = read(grid([head, ["Town deal", "Amber/Red", "Amber", "Sign"], ["Depot", "Red", "Amber", "Build"]]))
    assert (first.rag, first.details["status"]) == (None, "Amber/Red")
    assert second.rag is not None and second.rag.status == "red"


def test_a_priority_that_is_high_or_low_is_no_objective() -> None:
    head = ["Rec", "Recommendation", "Priority", "Lead officer", "Due date"]
    (action,) = read(grid([head, ["3", "Log waivers", "High", "A. L.", "May 2013"]]))
    assert (action.code, action.details["priority"], "objective" in action.details) == ("3", "High", False)


def test_the_letters_of_two_quarters_assessments_are_told_apart() -> None:
    rows = [["ID", "Risk", "Previous quarter", "", "", "This quarter", "", ""], ["", "", "L", "I", "Total", "L", "I", "Total"],
            ["A1", "Cyber attack", "4", "5", "20", "4", "4", "16"]]
    table = grid(rows, head_rows=2)
    wide = tuple(replace(cell, columns=3) if cell.row == 0 and cell.column in (2, 5) else cell for cell in table.cells
                 if cell.row or cell.column in (0, 1, 2, 5))
    (risk,) = read(replace(table, cells=wide))
    assert {role: figure.text for role, figure in risk.figures.items()} == {
        "previous_likelihood": "4", "previous_impact": "5", "previous_score": "20", "likelihood": "4", "impact": "4", "score": "16"}


def test_a_description_with_a_current_and_a_target_is_an_indicator_and_no_risk() -> None:
    rows = [["Ref", "Description", "Current", "Target", "Previous", "Owner"], ["K1", "Visits on time", "81%", "90%", "79%", "A. L."]]
    (visits,) = read(grid(rows))
    assert visits.family == "indicator"
