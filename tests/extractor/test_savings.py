"""Tables of savings are of the budget, with roles of their own."""

from __future__ import annotations

from tests.extractor.tabling import grid, read, texts

HEAD = ["Ref", "Savings proposal", "Savings required £000", "Achieved to date £000", "Forecast achieved £000", "At risk £000", "RAG"]


def test_a_saving_is_what_was_required_achieved_forecast_and_is_at_risk() -> None:
    (saving,) = read(grid([HEAD, ["S2", "Fewer placements", "1,200", "250", "700", "500", "Red"]]))
    assert (saving.family, saving.code, saving.name) == ("budget", "S2", "Fewer placements")
    assert texts(saving) == {"savings_target": "1,200", "savings_achieved": "250", "savings_forecast": "700", "savings_at_risk": "500"}
    assert saving.figures["savings_target"].value == 1_200_000
    assert [(check.rule, check.holds) for check in saving.checks] == [("savings target - savings forecast = savings at risk", True)]


def test_what_was_achieved_is_a_saving_only_where_savings_are_spoken_of() -> None:
    rows = [["Ref", "Scheme", "Target", "Achieved", "Shortfall"], ["S2", "Fewer placements", "1,200", "250", "950"]]
    assert {measure.family for measure in read(grid(rows))} == {"indicator"}
    rows[0][2:] = ["Target £000", "Achieved £000", "Shortfall £000"]
    (saving,) = read(grid(rows), section=("Delivery of savings",))
    assert texts(saving) == {"savings_target": "1,200", "savings_achieved": "250", "savings_shortfall": "950"}


def test_a_column_headed_saving_is_what_is_saved_or_how_much_by_what_it_prints() -> None:
    (saving,) = read(grid([["Ref", "Proposal", "2018/19 saving £000", "Delivered £000"], ["S1", "Fewer offices", "450", "120"]]))
    assert texts(saving) == {"savings_target": "450", "savings_achieved": "120"}
    (saving,) = read(grid([["Saving", "Savings target £000", "Delivered £000"], ["Fewer offices", "450", "120"]]))
    assert (saving.name, texts(saving)) == ("Fewer offices", {"savings_target": "450", "savings_achieved": "120"})


def test_a_plan_over_years_gives_each_year_what_is_to_be_saved_in_it() -> None:
    rows = [["Ref", "Savings proposal", "2013/14 £000", "2014/15 £000", "Total £000", "RAG"],
            ["S1", "Merge depots", "120", "240", "360", "Green"]]
    first, second = read(grid(rows))
    assert [(one.period.label if one.period else "", texts(one)) for one in (first, second)] == [
        ("2013/14", {"savings_target": "120"}), ("2014/15", {"savings_target": "240"})]
    assert first.rag is not None and second.rag is None
    assert first.details["total £000"] == "360"


def test_sums_by_year_that_are_of_growth_too_are_no_savings() -> None:
    rows = [["Description", "2013/14 £000", "2014/15 £000"], ["Pay award", "500", "520"], ["Fewer agency staff", "(200)", "(240)"]]
    for title in ("Growth and savings", "Savings"):
        assert not any("savings_target" in texts(one) for one in read(grid(rows), section=(title,)))


def test_money_of_years_still_to_come_was_never_measured() -> None:
    rows = [["Ref", "Description", "2013/14 £000", "2014/15 £000"], ["A1", "Pay award", "500", "520"]]
    assert read(grid(rows), section=("Medium term plan",)) == ()


def test_what_is_planned_of_each_saving_is_the_savings_target_though_it_stands_alone() -> None:
    rows = [["Ref", "Saving", "Planned £000", "Green £000", "Red £000"], ["S1", "Parking", "300", "200", "100"]]
    (saving,) = read(grid(rows))
    assert (saving.family, texts(saving), saving.rag) == ("budget", {"savings_target": "300"}, None)


def test_a_saving_is_named_by_what_is_saved_and_not_by_whose_it_is() -> None:
    rows = [["Service", "Saving", "Target £", "Achieved £"], ["Parks", "Fewer beds", "40,000", "40,000"],
            ["Parks", "Signs", "15,000", "4,500"]]
    assert [(one.name, one.details["service"]) for one in read(grid(rows))] == [("Fewer beds", "Parks"), ("Signs", "Parks")]


def test_the_status_of_a_plan_for_years_to_come_is_of_the_first_of_them() -> None:
    rows = [["Proposal", "2014/15 £m", "2015/16 £m", "RAG"], ["Fewer offices", "0.4", "0.9", "Green"]]
    found = read(grid(rows, head_rows=1), section=("Savings plan",))
    assert [(one.period.label if one.period else "", one.rag and one.rag.status) for one in found] == [
        ("2014/15", "green"), ("2015/16", None)]


def test_a_description_of_savings_with_a_target_of_the_year_is_no_indicator() -> None:
    head = ["Ref", "Description of saving", "2013/14 target £000", "Achieved to date £000", "Expected by year end £000", "Status"]
    (saving,) = read(grid([head, ["A12", "Mobile working", "85", "60", "85", "Green"]]))
    assert (saving.family, texts(saving)) == ("budget", {"savings_target": "85", "savings_achieved": "60", "savings_forecast": "85"})


def test_an_answer_under_a_question_is_kept_under_the_question() -> None:
    """ "Savings achieved: Yes" would be quoted as if a sum had been reported."""
    (saving,) = read(grid([["Ref", "Savings proposal", "Savings target £000", "Delivered?"], ["S2", "Fewer placements", "1,200", "Yes"]]))
    assert (texts(saving), saving.details["delivered?"]) == ({"savings_target": "1,200"}, "Yes")
