"""Tables as councils print them, and the measures that they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.errors import AmbiguousTable
from corpus.model import Block, Cell, Grid, Placed
from extractor.readers import READERS, choose, read_all
from extractor.readers.reader import Seen
from extractor.readers.sheets.bands import bands
from tests.extractor.tabling import AMBER, GREEN, Q1, Q3, RED, grid, placed, read, report, texts

INDICATORS = [
    ["Ref", "Indicator", "Period covered", "Numerator/denominator", "Previous outturn", "Target", "Outturn", "DoT", "Status", "Comments"],
    ["K1", "Children in own homes", "Apr 13 - Jun 13", "132/308", "43.0%", "44.0%", "42.9%", "▼", "Red", "Fewer carers than planned"],
    ["K2", "Visits on time", "Q1 2013/14", "N/A", "80%", "TBC", "not a number", "▲", "", ""],
]


def test_an_indicator_is_read_with_its_figures_status_direction_period_and_note() -> None:
    first, second = read(grid(INDICATORS))
    assert (first.family, first.code, first.name) == ("indicator", "K1", "Children in own homes")
    assert texts(first) == {"numerator": "132", "denominator": "308", "previous": "43.0%", "target": "44.0%", "current": "42.9%"}
    assert first.rag is not None and first.rag.status == "red"
    assert first.direction is not None and first.direction.moved == "down"
    assert first.period is not None and first.period.quarter == 1
    assert first.note == "Fewer carers than planned"
    assert texts(second) == {"previous": "80%", "target": "TBC"}
    assert second.details["current"] == "not a number"


def test_what_a_column_holds_is_left_out_where_its_head_means_nothing() -> None:
    (measure,) = read(grid([["Ref", "Indicator", "Whatever this is", "Target", "Actual"], ["K1", "Visits on time", "55", "60", "61"]]))
    assert texts(measure) == {"target": "60", "current": "61"}
    assert measure.details["whatever this is"] == "55"


def test_two_columns_that_claim_one_role_and_differ_in_nothing_are_both_left_out() -> None:
    (measure,) = read(grid([["Ref", "Indicator", "Actual", "Target", "Actual"], ["K1", "Visits on time", "55", "60", "61"]]))
    assert texts(measure) == {"target": "60"}


def test_code_and_name_of_one_cell_are_parted() -> None:
    (measure,) = read(grid([["Performance Measure", "Traffic Light", "Current Value", "Current Target"],
                            ["CYP 2.3.3 ** Share of agency staff", "Green", "38%", "10%"]]))
    assert (measure.code, measure.name) == ("CYP 2.3.3", "Share of agency staff")


def test_titles_and_labels_above_a_head_inside_the_table_are_no_measures() -> None:
    rows = [[">>Priority 1 Safe homes"], ["Summary objective", "At risk", "P1", ""], ["Performance measure", "Status", "Current value",
        "Target"],
            ["K1 Visits on time", "", "55", "60"], [">>Priority 2 Schools"], ["Performance measure", "Status", "Current value", "Target"],
            ["K2 Places", "", "5", "6"]]
    first, second = read(grid(rows, {(3, 1): GREEN, (6, 1): AMBER}))
    assert [first.code, second.code] == ["K1", "K2"]
    assert first.rag is not None and (first.rag.status, first.rag.by) == ("green", "fill")
    assert second.section == ("Priority 2 Schools",)


def test_of_percent_and_number_side_by_side_the_name_says_which_is_meant() -> None:
    rows = [["Performance indicator", "Target", "Q2 outturn (No.)", "Q2 outturn %", "Q3 outturn %", "Q3 outturn (No.)"],
            ["Agency staff as % of establishment", "20%", "88.0", "8.1%", "7.9%", "82.0"], ["Number of cases", "No target", "15", "", "",
            "20"]]
    share, number = read(grid(rows), period=Q3)
    assert texts(share) == {"target": "20%", "previous": "8.1%", "previous_count": "88.0", "current": "7.9%", "count": "82.0"}
    assert texts(number) == {"target": "No target", "previous": "15", "current": "20"}


def test_several_periods_become_several_measures_and_what_is_undated_goes_with_the_latest() -> None:
    rows = [["Ref", "Indicator", "Target", "2010/11", "2011/12", "Q1 2013/14"], ["K1", "Visits on time", "60", "51", "52", "55"]]
    found = read(grid(rows))
    assert [(m.period and m.period.label, texts(m)) for m in found] == [
        ("2010/11", {"current": "51"}), ("2011/12", {"current": "52"}), ("Q1 2013/14", {"target": "60", "current": "55"})]


def test_what_is_undated_goes_with_no_earlier_period_where_the_latest_is_printed_and_could_not_be_read() -> None:
    """Two numbers in one cell are none, but its status and target are still of that quarter and not of the one before."""
    rows = [["Indicator", "Q1 2010/11", "Q2 2010/11", "Q3 2010/11", "Target", "RAG"],
            ["Visits on time", "51%", "52%", "54% 60%", "65%", "Green"]]
    found = read(grid(rows), period=Q3)
    assert [(m.period and m.period.label, texts(m), m.rag and m.rag.status) for m in found] == [
        ("Q1 2010/11", {"current": "51%"}, None), ("Q2 2010/11", {"current": "52%"}, None),
        ("Q3 2010/11", {"target": "65%"}, "green")]
    assert "54% 60%" in found[-1].details.values()


def test_a_year_over_its_quarters_is_one_head() -> None:
    year = Cell(0, 2, 1, grid([["", "", "2012/13"]]).cells[2].box, grid([["", "", "2012/13"]]).cells[2].words, 1, 2)
    body = grid([["", "", "", ""], ["Ref", "Indicator", "Q3 actual", "Q4 actual"], ["K1", "Visits on time", "51", "52"]])
    made = Grid((year, *(cell for cell in body.cells if cell.row > 0)), 3, 4, body.boxes)
    assert bands(made)[0].heads[2:] == (("2012/13", "Q3 actual"), ("2012/13", "Q4 actual"))


BUDGET = [
    ["Description", "Variations", "", "", "", "Comments", "% variation of revised budget"],
    ["", "Original budget", "Budget V1", "Forecast outturn 2010/11", "Variation", "", ""],
    ["GENERAL FUND", "£000", "£000", "£000", "£000", "", ""],
    ["Care", "25,760", "25,475", "27,293", "1,818", "More children than planned", "7.1%"],
    ["", "", "", "", "", "and dearer places", ""],
    ["Transport", "5,538", "5,521", "5,451", "(70)", "", "-1.3%"],
    ["Total", "31,298", "30,996", "32,744", "1,748", "", "5.6%"],
]


def test_budget_lines_are_read_under_two_heads_and_a_row_of_units() -> None:
    care, transport, total = read(grid(BUDGET), period=Q3)
    assert texts(care) == {"original_budget": "25,760", "revised_budget": "25,475", "forecast": "27,293", "variance": "1,818",
        "variance_percent": "7.1%"}
    assert care.figures["variance"].value == 1_818_000
    assert care.note == "More children than planned and dearer places"
    assert transport.figures["variance"].value == -70_000
    assert care.section == ("GENERAL FUND",)
    assert all(check.holds for measure in (care, transport, total) for check in measure.checks)
    assert "rows sum to total: forecast" in {check.rule for check in total.checks}


def test_a_small_table_of_quarters_is_one_line_named_by_its_title() -> None:
    rows = [["Education", "", "Revised base budget £000", "Revised estimate £000", "Actual spend £000"],
            ["", "Q2 2012/13", "23,159", "23,679", "23,679"], ["", "Q1 2012/13", "23,159", "23,829", "4,921"]]
    second, first = read(grid(rows))
    assert second.name == first.name == "Education"
    assert [m.period and m.period.label for m in (second, first)] == ["Q2 2012/13", "Q1 2012/13"]
    assert texts(first) == {"revised_budget": "23,159", "forecast": "23,829", "actual": "4,921"}


def test_a_table_goes_on_without_its_head_after_a_page_break() -> None:
    head, *rows = INDICATORS
    found = read(grid([head, rows[0]]), "Page", grid([rows[1]]))
    assert [measure.code for measure in found] == ["K1", "K2"]
    assert len(read(grid([head, rows[0]]), "A paragraph that says something of its own, so that the table is over.", grid([rows[1]]))) == 1


def test_actions_carry_owner_due_date_status_and_arrow() -> None:
    rows = [["Objective", "Key actions", "Target date", "Lead", "RAG", "Performance commentary"],
            ["Safer homes", "Recruit 30 carers", "March 2010", "A. Person", "→ Green", "22 were approved"],
            ["", "Cut agency staff", "June 2010", "B. Person", "", "Fewer posts are vacant"], ["", "", "", "", "↑ Amber", ""]]
    first, second = read(grid(rows))
    assert (first.family, first.name, first.details["owner"], first.details["due"]) == ("action", "Recruit 30 carers", "A. Person",
        "March 2010")
    assert first.rag is not None and first.rag.status == "green"
    assert first.direction is not None and first.direction.moved == "same"
    assert second.rag is not None and second.rag.status == "amber"


def test_risks_carry_both_assessments() -> None:
    rows = [["Risk", "Initial Assessment", "", "", "Control Actions", "Current Assessment", "", ""],
            ["", "Impact", "Prob.", "rating", "", "Impact", "Prob.", "rating"],
            ["CS0030 – Too many referrals", "High 3", "High 3", "High 9", "Hire", "High 3", "Medium 2", "High 6"]]
    (risk,) = read(grid(rows))
    assert (risk.family, risk.code) == ("risk", "CS0030")
    assert texts(risk) == {"initial_impact": "High 3", "initial_likelihood": "High 3", "initial_score": "High 9", "impact": "High 3",
                           "likelihood": "Medium 2", "score": "High 6"}
    assert risk.figures["score"].value == 6


def test_a_column_that_shows_statuses_is_a_status_whatever_its_head_says() -> None:
    (project,) = read(grid([["Project", "Outturn", "Direction of travel", "Commentary"], ["Libraries", "GREEN", "NA", "Agreed"]]))
    assert project.family == "project"
    assert project.rag is not None and project.rag.status == "green"
    assert not project.figures


def test_notes_of_a_table_of_their_own_join_the_measure_that_bears_the_code() -> None:
    notes = grid([["CPI NO", "Comments and proposed intervention"], ["K2 Visits on time", "Level 1: watch it"]])
    _, second = read(grid(INDICATORS), notes)
    assert second.note == "Level 1: watch it"
    assert len(second.evidence) == 2


def test_rows_under_a_heading_of_the_workforce_are_of_the_workforce() -> None:
    assert read(grid(INDICATORS), section=("5. Human Resources",))[0].family == "workforce"


def test_the_reports_own_key_of_colours_stands_with_its_statuses() -> None:
    first, _ = read("Red: more than 10% off target. Amber: within 10%. Green: on target or better.", grid(INDICATORS))
    assert first.details["rag key"].startswith("Red: more than 10%")


def test_a_table_of_something_else_gives_no_measures() -> None:
    assert read(grid([["Ward", "Councillor", "Party"], ["North", "A. Person", "None"]])) == ()
    assert read(grid([["Meeting:", "Cabinet"], ["Date:", "2 June 2010"]])) == ()


def test_two_readers_that_claim_a_table_equally_are_an_error_that_names_both() -> None:
    seen = Seen(bands(grid(INDICATORS))[0], report(Q1))
    with pytest.raises(AmbiguousTable, match="indicators and indicators"):
        choose(seen, (READERS[0], READERS[0]))


def test_a_card_is_read_label_by_label() -> None:
    rows = [[">>Children in need per 10,000"], [">>Latest: 74% | Target: 80% Floor: 70% | Previous: 71% (Amber)"],
        [">>It rose for the third time."]]
    (card,) = read(grid(rows), section=("Our children",))
    assert (card.name, card.note) == ("Children in need per 10,000", "It rose for the third time.")
    assert texts(card) == {"current": "74%", "target": "80%", "previous": "71%"}
    assert card.details["floor"] == "70%"
    assert card.figures["previous"].box.x0 > card.figures["target"].box.x0


def test_a_painted_figure_is_the_status_where_no_column_is_given_to_it() -> None:
    rows = [["Ref", "Indicator", "Target", "Actual", "Target variance"], ["K1", "Visits on time", "60", "55", "-8%"], ["K2", "Places",
        "5", "6", "20%"]]
    first, second = read(grid(rows, {(1, 4): RED, (2, 4): GREEN}))
    assert first.rag is not None and second.rag is not None
    assert [(first.rag.status, first.rag.by), (second.rag.status, second.rag.by)] == [("red", "fill"), ("green", "fill")]


def test_years_across_are_a_series_unless_the_rows_are_places() -> None:
    head = ["", "2009/10", "2010/11", "2011/12"]
    found = read(grid([head, ["Pupils in special schools", "51", "52", "53"]]))
    assert [(m.period and m.period.label, texts(m)) for m in found] == [
        ("2009/10", {"current": "51"}), ("2010/11", {"current": "52"}), ("2011/12", {"current": "53"})]
    assert read(grid([head, ["Barnet", "51", "52", "53"], ["Kent", "41", "42", "43"]])) == ()


def test_years_to_come_are_plans_and_nothing_that_was_reached() -> None:
    assert read(grid([["", "2014/15", "2015/16", "2016/17"], ["Pupils in special schools", "51", "52", "53"]])) == ()


def test_a_target_for_the_year_goes_with_the_quarter_and_last_year_is_the_previous() -> None:
    rows = [["Ref", "Indicator", "2012/13 Actual", "2013/14 Target", "Q1 2013/14 Actual", "RAG"], ["K1", "Visits on time", "51", "60",
        "55", "Amber"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"previous": "51", "target": "60", "current": "55"}
    assert measure.period is not None and measure.period.label == "Q1 2013/14"


def test_a_figure_under_the_head_of_another_is_left_out_where_the_two_make_no_one_sense() -> None:
    rows = [["Service", "Budget", "", "Forecast", "Variance"], ["", "Expenditure", "Income", "", ""], ["Care", "100", "(10)", "95", "5"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"forecast": "95", "variance": "5"}


def test_one_impact_under_two_assessments_is_two_roles() -> None:
    rows = [["Risk", "Inherent risk", "", "", "Residual risk", "", ""], ["", "Impact", "Likelihood", "Score", "Impact", "Likelihood",
        "Score"],
            ["Too many referrals", "5", "4", "20", "4", "3", "12"]]
    (risk,) = read(grid(rows))
    assert texts(risk) == {"initial_impact": "5", "initial_likelihood": "4", "initial_score": "20", "impact": "4", "likelihood": "3",
        "score": "12"}


def test_a_table_takes_its_unit_from_a_head_over_one_column_or_from_a_line_above() -> None:
    rows = [["Directorate", "Budget", "£m Forecast", "Variance"], ["Care", "0.6", "1.0", "0.3"]]
    assert [figure.value for figure in read(grid(rows))[0].figures.values()] == [600_000, 1_000_000, 300_000]
    rows = [["Directorate", "Budget", "Forecast", "Variance"], ["Care", "0.6", "1.0", "0.3"]]
    assert [figure.value for figure in read("All figures in £m", grid(rows))[0].figures.values()] == [600_000, 1_000_000, 300_000]


def test_gross_and_net_are_of_a_budget_only_where_a_budget_is_spoken_of() -> None:
    rows = [["Service", "Gross expenditure", "Net cost", "Forecast", "Variance"], ["Care", "100", "90", "95", "5"]]
    assert "gross_budget" not in texts(read(grid(rows))[0])
    assert texts(read(grid(rows), section=("Proposed budget",))[0])["gross_budget"] == "100"


def test_the_name_of_the_reporting_authority_heads_what_was_reached() -> None:
    rows = [["Outcome", "Kent", "Compared with England", "Year"], ["Ready for school", "63.5%", "", "2012/13"], ["Phonics check", "73%",
        "", "2012/13"]]
    found = read_all([placed(grid(rows))], replace(report(), authority="Kent"))
    assert [texts(measure) for measure in found] == [{"current": "63.5%"}, {"current": "73%"}]
    assert found[0].period is not None and found[0].period.financial_year == "2012/13"


def test_a_row_of_figures_under_names_is_as_many_measures() -> None:
    budget, rating = read(grid([["Revenue budget actual variance £000 1", "Corporate plan rating"], ["(205)", "0.5"]], head_rows=1))
    assert (budget.name, texts(budget), budget.figures["current"].value) == ("Revenue budget actual variance", {"current": "(205)"},
        -205_000)
    assert (rating.name, texts(rating)) == ("Corporate plan rating", {"current": "0.5"})


def test_quarters_down_and_measures_across_are_one_measure_a_square() -> None:
    rows = [["Quarter", "Referrals received", "Assessments completed"], ["Q1 2012/13", "51", "52"], ["Q2 2012/13", "61", "62"],
        ["Q3 2012/13", "71", "72"]]
    found = read(grid(rows, head_rows=1))
    assert len(found) == 6
    assert (found[1].name, texts(found[1])) == ("Referrals received", {"current": "61"})
    assert found[1].period is not None and found[1].period.quarter == 2


def test_names_of_places_across_are_no_measures() -> None:
    assert read(grid([["Year", "Barnet", "Kent"], ["2010/11", "51", "52"], ["2011/12", "61", "62"], ["2012/13", "71", "72"]],
        head_rows=1)) == ()


def test_cells_that_bring_their_own_labels_take_no_head_from_the_table_before() -> None:
    rows = [[">>SC12 Conferences held in time"], ["Q3 result: 84.2%", "Target: 90%", "Status: RED", "Last year: 88.0%"]]
    first, card = read(grid([["Ref", "Indicator", "Target", "Actual"], ["K1", "Visits on time", "60", "55"]]), grid(rows))
    assert (first.code, card.code, card.name) == ("K1", "SC12", "Conferences held in time")
    assert texts(card) == {"current": "84.2%", "target": "90%", "previous": "88.0%"}
    assert card.rag is not None and card.rag.status == "red"


def test_a_footnote_stands_with_the_row_that_bears_its_mark() -> None:
    rows = [["Ref", "Indicator", "Target", "Actual"], ["K1", "Visits on time", "60", "55**"], ["K2", "Places ¹", "5", "6"]]
    first, second = read(grid(rows), "** Provisional; seven records await validation.", "1. Counts only those who stayed.")
    assert first.details["footnote"] == "Provisional; seven records await validation."
    assert second.details["footnote"] == "Counts only those who stayed."


def test_a_unit_holds_on_under_the_same_head_on_the_next_page() -> None:
    head = ["Directorate", "Budget", "Forecast", "Variance"]
    found = read("All figures in £m", grid([head, ["Care", "0.6", "1.0", "0.3"]]), "Page 2", grid([head, ["Homes", "1.0", "1.5", "0.5"]]))
    assert [measure.figures["forecast"].value for measure in found] == [1_000_000, 1_500_000]


def test_half_of_a_figure_that_a_narrow_column_cut_is_no_figure() -> None:
    rows = [["Ref", "Indicator", "Target", "Actual"], ["K1", "Children in need per 10,000", "210.3", "267.8"], ["", "population under 18",
        "4", ""]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"current": "267.8"}


def test_a_unit_at_the_foot_of_one_page_holds_for_the_table_on_the_next() -> None:
    number = Placed(Block("page-number", "14", (), ()), ())
    table = grid([["Directorate", "Budget", "Forecast", "Variance"], ["Care", "97.3", "99.9", "2.6"]])
    (measure,) = read_all([placed("All figures in £m"), number, placed(table)], report())
    assert measure.figures["forecast"].value == 99_900_000


def test_a_row_whose_name_ends_in_a_unit_is_counted_in_it() -> None:
    rows = [["Indicator", "Current", "Target"], ["Agency spend (£k)", "55", "50"], ["Headcount", "812", "820"]]
    agency, people = read(grid(rows, head_rows=1))
    assert (agency.figures["current"].value, agency.figures["current"].unit) == (55_000, "gbp")
    assert (people.figures["current"].value, people.figures["current"].unit) == (812, "number")


def test_where_two_columns_could_be_the_current_one_neither_is_and_neither_dates_the_row() -> None:
    heads = ["Measure", "2022/23 outturn", "2023/24 target", "YTD", "Variance"]
    (measure,) = read(grid([heads, ["Recycling", "44.1%", "46%", "45.9%", "-0.1%"]], head_rows=1))
    assert texts(measure) == {"target": "46%", "target_variance": "-0.1%"}
    assert measure.period == Q1


def test_a_unit_said_of_all_figures_holds_for_every_table_of_money_and_for_no_other() -> None:
    budget = grid([["Service", "Budget", "Forecast", "Variance"], ["Placements", "640", "702", "62"]])
    indicator = grid([["Ref", "Indicator", "Target", "Actual"], ["K1", "Visits on time", "60", "55"]])
    first, second, third = read("All figures in £000", budget, "Some text between the tables.", indicator, "And more of it.", budget)
    assert first.figures["forecast"].value == third.figures["forecast"].value == 702_000
    assert second.figures["current"].value == 55


def test_a_number_and_its_share_side_by_side_are_both_kept_and_the_target_says_which_is_meant() -> None:
    rows = [["Ref", "Indicator", "Number", "%", "Target %"], ["K1", "Food premises compliant", "812", "97.1", "96.0"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"current": "97.1", "count": "812", "target": "96.0"}
    assert (measure.figures["current"].unit, measure.figures["count"].unit) == ("percent", "number")


def test_dated_numbers_and_shares_are_a_measure_for_each_date() -> None:
    rows = [["", "31 March 2021", "", "31 March 2022", ""], ["Measure", "No.", "%", "No.", "%"],
            ["Placed with foster carers", "120", "70", "131", "72"]]
    (measure,) = read(grid(rows), period=None)
    assert texts(measure) == {"previous": "120", "previous_share": "70", "current": "131", "share": "72"}


MONTHS = [["Ref", "Indicator", "Apr", "May", "Jun"], ["K1", "Visits on time", "71", "78", "84"],
          ["K2", "Reviews on time", "90", "92", "88"], ["K3", "Plans on time", "80", "81", "70"]]


def test_where_each_months_figure_is_painted_each_measure_has_its_own_status() -> None:
    found = read(grid(MONTHS, {(1, 2): RED, (1, 3): AMBER, (1, 4): GREEN, (2, 2): GREEN, (2, 3): GREEN, (2, 4): AMBER, (3, 2): RED,
                               (3, 3): RED, (3, 4): RED}))
    first = [(one.period and one.period.label, texts(one)["current"], one.rag and one.rag.status) for one in found if one.code == "K1"]
    assert first == [("Apr", "71", "red"), ("May", "78", "amber"), ("Jun", "84", "green")]


def test_a_colour_that_all_figures_share_is_no_status() -> None:
    everywhere = {(row, column): AMBER for row in (1, 2, 3) for column in (2, 3, 4)}
    assert all(one.rag is None for one in read(grid(MONTHS, everywhere)))
    assert all(one.rag is None for one in read(grid(MONTHS[:2], everywhere)))


def test_whose_a_benchmark_is_and_which_way_a_variance_runs_stands_with_it() -> None:
    (measure,) = read(grid([["Ref", "Indicator", "Actual", "Target", "England"], ["K1", "Visits on time", "71", "78", "84"]]))
    assert (texts(measure)["benchmark"], measure.details["benchmark of"]) == ("84", "England")
    (line,) = read(grid([["Service", "Budget £000", "Forecast £000", "Variance £000", "F/A"], ["Places", "640", "702", "62", "A"]]))
    assert line.details["variance sign"] == "adverse"


def test_statuses_of_two_quarters_go_each_with_its_own() -> None:
    rows = [["Ref", "Indicator", "Q4 2012/13 Actual", "Q4 2012/13 RAG", "Q1 2013/14 Actual", "Q1 2013/14 RAG", "Target"],
            ["K1", "Visits on time", "71", "Red", "84", "Green", "80"]]
    (measure,) = read(grid(rows))
    assert texts(measure) == {"previous": "71", "current": "84", "target": "80"}
    assert measure.rag is not None and measure.rag.status == "green"


def test_two_statuses_that_nothing_tells_apart_and_that_differ_are_none() -> None:
    rows = [["Ref", "Indicator", "Target", "Actual", "RAG", "RAG"], ["K1", "Visits on time", "71", "84", "Red", "Green"],
            ["K2", "Reviews on time", "71", "84", "Green", "Green"]]
    first, second = read(grid(rows))
    assert first.rag is None
    assert second.rag is not None and second.rag.status == "green"


def spanning(made: Grid, wide: dict[tuple[int, int], tuple[int, int]]) -> Grid:
    """The grid with some cells over several rows and columns, and without those that they cover."""
    kept = []
    for one in made.cells:
        rows, columns = wide.get((one.row, one.column), (1, 1))
        covered = any(row <= one.row < row + high and column <= one.column < column + across and (row, column) != (one.row, one.column)
                      for (row, column), (high, across) in wide.items())
        if not covered:
            kept.append(replace(one, rows=rows, columns=columns))
    return replace(made, cells=tuple(kept))


def test_a_unit_in_the_corner_beside_group_heads_is_of_all_money() -> None:
    rows = [["£m", "Year to date", "", "Full year", ""], ["", "Budget", "Actual", "Budget", "Forecast"],
            ["Care", "9.12", "10.40", "18.24", "20.61"]]
    (measure,) = read(spanning(grid(rows), {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (1, 2)}))
    assert texts(measure) == {"profiled_budget": "9.12", "actual": "10.40", "revised_budget": "18.24", "forecast": "20.61"}
    assert measure.figures["forecast"].value == 20_610_000


def test_a_title_at_the_left_above_heads_is_no_group_of_them_and_a_sentence_below_a_row_is_its_note() -> None:
    rows = [["Measures off target", "", "", ""], ["Ref", "What we measure", "Target", "Actual"], ["K1", "Plans on time", "65%", "52%"],
            ["", "Four posts were vacant until March.", "", ""], ["K2", "Absence", "21%", "24%"]]
    first, second = read(spanning(grid(rows), {(0, 0): (1, 2), (3, 1): (1, 3)}))
    assert (first.name, first.note) == ("Plans on time", "Four posts were vacant until March.")
    assert texts(first) == {"target": "65%", "current": "52%"}
    assert (second.name, second.note) == ("Absence", "")
    assert first.section == ("Measures off target",)


def test_a_name_that_ends_in_its_unit_gives_it_to_its_figures() -> None:
    (measure,) = read(grid([["Ref", "Indicator", "Target", "Actual"], ["K1", "Agency social workers (FTE)", "20.0", "24.8"]]))
    assert measure.figures["current"].unit == "fte"


def test_a_benchmark_over_one_column_beside_a_group_of_years_is_not_taken_for_one_of_them() -> None:
    rows = [["", "Northgate", "", "England"], ["Measure", "2022", "2023", "2023"], ["Phonics standard met", "75%", "78%", "79%"]]
    (measure,) = read(spanning(grid(rows), {(0, 1): (1, 2)}), period=None)
    assert texts(measure) == {"previous": "75%", "current": "78%", "benchmark": "79%"}


def test_the_title_of_a_card_is_no_head_though_it_is_drawn_as_one() -> None:
    table = grid([["CS01 Referrals decided", "", "Green"], ["Latest: 94%", "Target: 90%", "Previous: 91%"]], head_rows=1)
    (card,) = read(table)
    assert (card.code, card.name, card.rag and card.rag.status) == ("CS01", "Referrals decided", "green")
    assert texts(card) == {"current": "94%", "target": "90%", "previous": "91%"}


def test_a_card_whose_labels_are_of_a_risk_is_one_and_the_painted_score_its_status() -> None:
    rows = [[">>CRR01 Failure of a care home group"], ["Owner: DASS", "Gross score: 20", "Net score: 12", "Target score: 8"]]
    (risk,) = read(grid(rows, {(1, 2): AMBER}))
    assert (risk.family, risk.code, risk.name) == ("risk", "CRR01", "Failure of a care home group")
    assert texts(risk) == {"initial_score": "20", "score": "12", "target_score": "8"}
    assert (risk.rag and risk.rag.status, risk.details["owner"]) == ("amber", "DASS")


def test_a_table_of_one_row_without_a_name_is_of_the_indicator_whose_code_its_title_bears() -> None:
    (visits,) = read(grid([[">>PI 31 Visits in a day"], ["Target", "Actual", "RAG"], ["95%", "96%", "Green"]]))
    assert (visits.code, visits.name, texts(visits)) == ("PI 31", "Visits in a day", {"target": "95%", "current": "96%"})
    assert read(grid([[">>Performance in summer"], ["Target", "Actual", "RAG"], ["95%", "96%", "Green"]])) == ()


def test_a_bar_of_code_and_name_over_a_head_is_the_title_of_what_stands_under_it() -> None:
    head = ["Status", "Value", "Target"]
    table = grid([["CS12", "Visits in time"], head, ["Amber", "91.2%", "95%"],
                  ["CS14", "Children in care"], head, ["Green", "76.1", "78.0"]])
    wide = tuple(replace(cell, columns=2) if cell.row in (0, 3) and cell.column == 1 else cell for cell in table.cells)
    found = read(replace(table, cells=wide))
    assert [(one.code, one.name, one.rag and one.rag.status) for one in found] == [
        ("CS12", "Visits in time", "amber"), ("CS14", "Children in care", "green")]


def test_a_table_of_one_row_right_under_a_coded_heading_is_of_that_indicator() -> None:
    (visits,) = read(grid([["Target", "Actual", "RAG"], ["95%", "96%", "Green"]]), section=("Care", "CS12 Visits in time"))
    assert (visits.code, visits.name) == ("CS12", "Visits in time")


def test_a_status_under_a_quarter_is_of_the_figure_under_the_same_quarter_and_its_year() -> None:
    head = ["Measure", "Target", "Q4 2012/13", "Q4 RAG", "Q1 2013/14", "Q1 RAG"]
    found = read(grid([head, ["Streets swept", "98%", "96%", "Amber", "99%", "Green"]]))
    assert [one.rag and one.rag.status for one in found if texts(one)["current"] == "99%"] == ["green"]


def test_under_the_one_row_of_an_indicator_its_past_and_a_note_may_stand() -> None:
    head = ["Status", "Value", "Target", "Managed By"]
    rows = [[">>CF 011 Children in placements"], head, ["Red", "41", "32", "Head of Care"], ["Q3 Q4 Q1", "", "", "Q4 Q1 Value 38 41"],
            [">>Latest Note Six young people moved to houses out of the area in May after two closed for repair."]]
    (placements,) = read(grid(rows))
    assert (placements.code, placements.name, texts(placements)) == ("CF 011", "Children in placements", {"current": "41", "target": "32"})
    assert placements.note.startswith("Six young people moved")
