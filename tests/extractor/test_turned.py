"""Tables of one measure, its periods across and what is said of each down."""

from __future__ import annotations

from corpus.model import Block, Placed
from extractor.readers import read_all
from tests.extractor.tabling import AMBER, grid, read, report, texts

ROWS = [["", "Q1 2013/14", "Q2 2013/14"], ["Actual", "88.1%", "90.3%"], ["Target", "95%", "96%"]]
TITLE = "CS12 Visits to children on time"


def test_each_period_of_a_turned_table_is_a_measure_with_its_own_target() -> None:
    """Read by rows, "Target" would be a measure of that name, and what was aimed at be quoted as reached."""
    found = read(grid([[">>" + TITLE], *ROWS]))
    assert [(one.code, one.name, one.period and one.period.label, texts(one)) for one in found] == [
        ("CS12", "Visits to children on time", "Q1 2013/14", {"current": "88.1%", "target": "95%"}),
        ("CS12", "Visits to children on time", "Q2 2013/14", {"current": "90.3%", "target": "96%"})]


def test_the_heading_right_above_names_it_but_not_over_another_table() -> None:
    """Of two tables under one heading the second is not known to be of what the heading says."""
    heading = Placed(Block("heading", TITLE, (), ()), (TITLE,))
    found = read_all([heading, Placed(grid(ROWS), (TITLE,)), Placed(grid(ROWS), (TITLE,))], report())
    assert [one.code for one in found] == ["CS12", "CS12"]


def test_a_figure_is_never_named_by_its_role() -> None:
    """Where nothing names the measure there is none: "Actual" is no name that anybody could look for."""
    assert read(grid(ROWS)) == ()
    assert read(grid(ROWS), section=("Performance",)) == ()


def test_status_colour_and_benchmark_are_those_of_the_period_above_them() -> None:
    rows = [[">>" + TITLE], *ROWS, ["England", "80%", "81%"], ["RAG", "Red", ""]]
    first, second = read(grid(rows, {(2, 2): AMBER}))
    assert first.rag is not None and (first.rag.status, first.rag.by) == ("red", "text")
    assert second.rag is not None and (second.rag.status, second.rag.by) == ("amber", "fill")
    assert (texts(second)["benchmark"], second.details["benchmark of"]) == ("81%", "England")


def test_rows_of_several_measures_are_no_turned_table() -> None:
    """One row that is no role makes all of them rows of names."""
    found = read(grid([["Measure", "Q1 2013/14", "Q2 2013/14"], ["Visits on time", "88.1%", "90.3%"], ["Plans reviewed", "95%", "96%"]]))
    assert {one.name for one in found} == {"Visits on time", "Plans reviewed"}


HEAD = ["Ref", "Indicator", "", "Q1 2013/14", "Q2 2013/14"]


def test_of_several_measures_each_has_the_rows_under_its_name() -> None:
    """Where the target's row comes first, the one with the name in it, what was aimed at would be quoted as reached."""
    rows = [HEAD, ["CS1", "Visits on time", "Target", "95%", "96%"], ["", "", "Actual", "88%", "90%"],
            ["CS2", "Plans reviewed", "Target", "98%", "98%"], ["", "", "Actual", "97%", "99%"]]
    found = read(grid(rows))
    assert [(one.code, one.name, one.period and one.period.label, texts(one)) for one in found] == [
        ("CS1", "Visits on time", "Q1 2013/14", {"target": "95%", "current": "88%"}),
        ("CS1", "Visits on time", "Q2 2013/14", {"target": "96%", "current": "90%"}),
        ("CS2", "Plans reviewed", "Q1 2013/14", {"target": "98%", "current": "97%"}),
        ("CS2", "Plans reviewed", "Q2 2013/14", {"target": "98%", "current": "99%"})]


def test_the_name_may_stand_in_each_of_its_rows() -> None:
    rows = [HEAD[1:], ["Visits on time", "Actual", "88%", "90%"], ["Visits on time", "England", "80%", "81%"],
            ["Plans reviewed", "Actual", "97%", "99%"], ["Plans reviewed", "England", "90%", "91%"]]
    assert [(one.name, texts(one)) for one in read(grid(rows))][::2] == [
        ("Visits on time", {"current": "88%", "benchmark": "80%"}), ("Plans reviewed", {"current": "97%", "benchmark": "90%"})]


def test_rows_that_all_say_the_same_of_their_names_are_left_to_others() -> None:
    """A column of "Actual" in every row tells nothing apart."""
    rows = [HEAD, ["CS1", "Visits on time", "Actual", "88%", "90%"], ["CS2", "Plans reviewed", "Actual", "97%", "99%"]]
    assert {(one.code, len(one.figures)) for one in read(grid(rows))} == {("CS1", 1), ("CS2", 1)}


def test_what_stands_beside_the_periods_is_said_of_the_last_of_them() -> None:
    rows = [[*HEAD, "RAG", "Comment"], ["CS1", "Visits on time", "Target", "95%", "96%", "Red", "Two teams were short of staff."],
            ["", "", "Actual", "88%", "90%", "", ""]]
    first, last = read(grid(rows))
    assert (first.rag, first.note) == (None, "")
    assert last.rag is not None and (last.rag.status, last.note) == ("red", "Two teams were short of staff.")
    assert texts(last) == {"target": "96%", "current": "90%"}
