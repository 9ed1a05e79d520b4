"""What is indexed of a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.model import Amount, Commentary, Figure, Measure, Mention, Period, Report, Table
from search.fields import Document, document
from search.words import BREAK
from tests.search.making import BOX, HERE

Q4 = Period("Quarter 4 2012/13", "2012/13", 4, date(2013, 1, 1), date(2013, 3, 31))
REPORT = Report("r", "r.pdf", "Report", 1, "Barnet", "E09000003", "text", Q4, "text")


def commentary(text: str, *section: str) -> Document:
    return document(Commentary(id="c", report="r", evidence=HERE, section=section, text=text), REPORT)


def table(figure: str) -> Document:
    rows = (("Agency staff, all teams", figure),)
    made = Table(id="t", report="r", evidence=HERE, caption="Running costs of the year", columns=("", "£000"), rows=rows, row_boxes=())
    return document(made, REPORT)


def measure(**what: object) -> Document:
    return document(Measure(id="m", report="r", evidence=HERE, family="indicator", name="Agency staff", **what), REPORT)  # type: ignore[arg-type]


def test_a_period_is_found_by_its_year_its_quarter_and_both() -> None:
    assert commentary("x").periods == ("2012/13 Q4", "2012/13", "Q4")


def test_a_measured_period_comes_before_the_reports() -> None:
    assert measure(period=replace(Q4, financial_year="2011/12")).period == "2011/12 Q4"
    assert measure().period == "2012/13 Q4"


def test_a_code_is_found_whole_and_in_every_part() -> None:
    assert set(measure(code="CYP 2.3.3").codes) >= {"cyp 2 3 3", "cyp", "2 3 3", "3 3", "cyp 2"}


def test_amounts_are_pounds_and_values_are_the_current_figure() -> None:
    figures = {"target": Figure("60", 60.0, "percent", 1, 1, BOX), "current": Figure("42.9%", 42.9, "percent", 1, 1, BOX)}
    mention = Mention("agency-staff", "It cost £2m.", (Amount("£2m", 2e6, "gbp"), Amount("12", 12.0, "number")))
    made = measure(figures=figures, mentions=(mention,))
    assert (made.amounts, made.values, made.percents, made.largest) == ((2e6,), (42.9,), (42.9,), 2e6)


def test_no_phrase_reaches_from_one_passage_into_the_next() -> None:
    assert f"staff {BREAK} agenc" in commentary("Agency workers and so on, at some length, again", "Bank staff").stems


def test_a_passage_folds_by_what_it_says_a_table_by_its_figures_a_measure_never() -> None:
    """A table of the next quarter has other figures, and those are what it says."""
    one = commentary("The overspend on agency staff is £1.8m, again, for the teams of the north.", "1. Costs", "Staff")
    other = commentary("The overspend on agency staff is £1.9m, AGAIN, for the teams of the north", "2. More", "Staff")
    assert one.fold == other.fold != 0
    assert commentary("No change.").fold == 0
    assert measure(note="The overspend on agency staff is £1.8m this quarter, again.").fold == 0
    assert table("1,200").fold == table("1,200").fold != table("1,300").fold


def test_a_passage_of_a_few_words_does_not_lead_for_its_heading() -> None:
    slight, usual = commentary("Quarter 3, October", "Overspend"), commentary("word " * 20, "Overspend")
    assert "overspend" in slight.stems
    assert not slight.head
    assert usual.head == "overspend"
    assert len(slight.stems.split()) > len(usual.stems.split())


def test_a_theme_that_the_heading_says_is_what_a_record_is_about() -> None:
    said = Mention("fostering", "Fostering is named here once.")
    text = "One. Two. Three. Four. Fostering is named here once. Five."
    record = Commentary(id="c", report="r", evidence=HERE, text=text, themes=("agency-staff", "fostering"), mentions=(said,))
    assert document(record, REPORT).about == ("agency-staff",)
