"""Values in words: nothing is added to a printed figure but what its column's head says."""

from __future__ import annotations

import pytest

from corpus.model import Box, Direction, Evidence, Figure, Measure, Period, Rag, Report
from webui import shown

BOX = Box(0, 0, 1, 1)


@pytest.mark.parametrize(
    ("text", "value", "unit", "scale", "expected"),
    [
        ("230", 230.0, "number", 1, ""),
        ("1,456", 1_456_000.0, "gbp", 1000, "£000"),
        ("£1,456", 1456.0, "gbp", 1, ""),
        ("£4.2m", 4_200_000.0, "gbp", 1_000_000, ""),
        ("4.2m", 4_200_000.0, "gbp", 1_000_000, "£"),
        ("12", 12_000_000.0, "gbp", 1_000_000, "£m"),
        ("74.0", 74.0, "percent", 1, "%"),
        ("74%", 74.0, "percent", 1, ""),
        ("n/a", None, "percent", 1, ""),
    ],
)
def test_a_unit_is_shown_where_the_text_leaves_it_to_the_head(text: str, value: float | None, unit: str, scale: int, expected: str) -> None:
    assert shown.unit(Figure(text, value, unit, scale, 1, BOX)) == expected


def test_figures_come_in_a_fixed_order_and_unknown_roles_last() -> None:
    figure = Figure("1", 1.0, "number", 1, 1, BOX)
    assert [name for name, _ in shown.ordered({"zeal": figure, "target": figure, "current": figure})] == ["current", "target", "zeal"]
    assert shown.role("zeal_index") == "Zeal index"


def test_a_colour_that_contradicts_the_word_is_said() -> None:
    assert shown.rag(Rag("red", "text", "Red", "green")) == "Red"
    assert shown.rag_told(Rag("red", "text", "Red", "green")) == "told by the printed word, though the colour says green"
    assert shown.rag_told(Rag("amber", "text", "At risk")) == "told by the printed word “At risk”"


def test_movement_and_judgement_are_two_things() -> None:
    assert shown.direction(Direction("up", "glyph")) == "Up"
    assert shown.direction(Direction("up", "glyph", "worse")) == "Up, worse"
    assert shown.direction(Direction(None, "text", None, "mixed")) == "mixed"


def test_a_citation_names_authority_report_period_page_and_figure() -> None:
    report = Report("a" * 64, "b.pdf", "Performance report", 9, "Barnet", "E09000003", "text", None, "unknown")
    measure = Measure(
        id="m", report=report.id, evidence=(Evidence(4, BOX),), family="budget", name="Fostering",
        figures={"forecast": Figure("1,456", 1_456_000.0, "gbp", 1000, 4, BOX)},
    )
    assert shown.citation(report, 4, "iv", measure) == "Barnet, Performance report, page 4 (printed as iv): Fostering: Forecast 1,456 £000"
    assert shown.citation(report, 4, "4", None) == "Barnet, Performance report, page 4."


def test_a_citation_says_which_period_a_figure_is_of() -> None:
    """A report of Q1 2022/23 prints last year's figures too, and heads of months leave the year to the head over them."""
    report = Report("a" * 64, "b.pdf", "Performance, Q1 2022/23", 9, "Barnet", "E09000003", "text", None, "unknown")
    figures = {"current": Figure("73", 73.0, "number", 1, 4, BOX)}
    told = {}
    for label, year in (("2020/21", "2020/21"), ("Nov", "2018/19"), ("Q2", "2010/11"), ("Sep 22", "2022/23"), ("2012", None)):
        measure = Measure(id="m", report=report.id, evidence=(Evidence(4, BOX),), family="indicator", name="In care", figures=figures,
                          period=Period(label, year, None, None, None))
        told[label] = shown.citation(report, 4, "", measure).partition("page 4: ")[2]
    assert told == {
        "2020/21": "In care (2020/21): Value 73", "Nov": "In care (Nov 2018/19): Value 73", "Q2": "In care (Q2 2010/11): Value 73",
        "Sep 22": "In care (Sep 22): Value 73", "2012": "In care (2012): Value 73",
    }


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(0, 0, "0%"), (0, 9, "0%"), (9, 9, "100%"), (1, 100_000, "0.1%"), (99_999, 100_000, "99.9%")]
)
def test_only_all_is_a_hundred_percent_and_only_nothing_is_none(part: int, whole: int, expected: str) -> None:
    assert shown.share(part, whole) == expected


def test_page_numbers_are_shown_as_ranges() -> None:
    assert shown.spans([7, 1, 2, 3, 9, 3]) == "1–3, 7, 9"


def test_a_citation_does_not_say_twice_what_the_title_says() -> None:
    period = Period("Q3 2010/11", "2010/11", 3, None, None)
    report = Report("a" * 64, "b.pdf", "Barnet: performance, Q3 2010/11", 9, "Barnet", "E09000003", "text", period, "text")
    assert shown.citation(report, 2, "", None) == "Barnet: performance, Q3 2010/11, page 2."


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shown.clipped("agency staff, and more", 15) == "agency staff…"
    assert shown.clipped("short", 15) == "short"
