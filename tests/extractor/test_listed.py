"""Lines that say name, figure and target of a measure themselves."""

from __future__ import annotations

import pytest

from corpus.model import Block, Box, Evidence, Measure, Placed, Word
from extractor.readers import read_all
from tests.extractor.tabling import grid, report, texts


def line(text: str, form: str = "item") -> Block:
    words = tuple(Word(part, Box(10.0 * at, 100, 10.0 * at + 9, 112), 0) for at, part in enumerate(text.split()))
    return Block(form, text, words, (Evidence(1, Box(0, 100, 10.0 * len(words), 112)),))  # type: ignore[arg-type]


def told(*lines: str, section: tuple[str, ...] = ()) -> tuple[Measure, ...]:
    return read_all([Placed(line(text), section) for text in lines], report())


@pytest.mark.parametrize(("text", "name", "figures"), [
    ("Gritting done by six: 91% against a target of 95%", "Gritting done by six", ("91%", "95%")),
    ("• Lamps mended: 6.2 days, target 5 days.", "Lamps mended", ("6.2 days", "5 days")),
    ("Letters answered in time: 91% (target: 95%)", "Letters answered in time", ("91%", "95%")),
    ("New homes built: 1,204 compared with the target of 1,300", "New homes built", ("1,204", "1,300")),
])
def test_a_line_with_name_figure_and_target_is_a_measure_with_its_place(text: str, name: str, figures: tuple[str, str]) -> None:
    (measure,) = told(text)
    assert (measure.name, measure.code, tuple(texts(measure).values()), measure.note) == (name, "", figures, "")
    assert measure.period == report().period
    assert measure.figures["current"].box.x1 < measure.figures["target"].box.x0


def test_a_status_behind_the_target_is_its_status_and_what_follows_its_note() -> None:
    (measure,) = told("KPI 4 Gritting done: 91% against a target of 95% (Amber). Two lorries broke down.")
    assert (measure.code, measure.name) == ("KPI 4", "Gritting done")
    assert measure.rag is not None and (measure.rag.status, measure.rag.by, measure.rag.text) == ("amber", "text", "Amber")
    assert measure.note.endswith("broke down.")


@pytest.mark.parametrize("text", [
    "Gritting done by six: 91% against a target of 95% by 2015",
    "Gritting done by six: 91% against a target of 95 roads",
    "Gritting done by six: 91 against a target of 95%",  # two units
    "Gritting done by six: 91% to 93% against a target of 95%",
    "Gritting done by six: 2% below the target of 95%",
    "Gritting done by six: 91% against a target of 95% (improving)",
    "Gritting done by six in Q4 2012/13: 91% against a target of 95%",  # of another period
    "Previous quarter: 91% against a target of 95%",
    "Year to date: 91% against a target of 95%",
    "England average: 91% (target 95%)",
    "Forecast of gritting done: 91% (target 95%)",
    "Performance: 91% (target 95%)",
    "Gritting done by six: 91% against 95%",
    "Homes built: 1\u202f204 against a target of 1\u202f300",
])
def test_a_line_that_leaves_a_doubt_gives_nothing(text: str) -> None:
    assert told(text) == ()


def test_a_line_under_a_title_of_another_period_and_one_that_a_table_measures_are_left() -> None:
    text = "Gritting done by six: 91% against a target of 95%"
    assert told(text, section=("Results for 2012/13",)) == ()
    table = grid([["Indicator", "Target", "Actual"], ["Gritting done by six", "95%", "90%"]])
    both = read_all([Placed(table, ()), Placed(line(text), ())], report())
    assert [texts(measure)["current"] for measure in both] == ["90%"]
