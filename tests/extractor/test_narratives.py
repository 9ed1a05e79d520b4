"""A coded heading and a sentence that says how the indicator stands."""

from __future__ import annotations

import pytest

from corpus.model import Block, Box, Evidence, Measure, Placed, Word
from extractor.readers import read_all
from tests.extractor.tabling import grid, report, texts


def block(text: str, form: str = "paragraph") -> Block:
    words = tuple(Word(part, Box(10.0 * at, 100, 10.0 * at + 9, 112), 0) for at, part in enumerate(text.split()))
    return Block(form, text, words, (Evidence(1, Box(0, 100, 10.0 * len(words), 112)),))  # type: ignore[arg-type]


def told(sentence: str, heading: str = "NI 59 – Assessments within seven days") -> tuple[Measure, ...]:
    return read_all([Placed(block(heading, "heading"), ()), Placed(block(sentence), (heading,))], report())


def test_a_sentence_under_a_coded_heading_gives_its_figure_with_its_place_and_stands_as_its_note() -> None:
    (measure,) = told("This stands at 76.92% which is below what was set for March 2010. More will follow.")
    assert (measure.family, measure.code, measure.name) == ("indicator", "NI 59", "Assessments within seven days")
    assert texts(measure) == {"current": "76.92%"}
    assert measure.figures["current"].box == Box(30, 100, 39, 112)
    assert measure.note.startswith("This stands at")


@pytest.mark.parametrize("sentence", ["Performance is 88.2% (target 90%).", "Performance stands at 88.2% against a target of 90%."])
def test_a_target_in_the_same_sentence_is_the_target(sentence: str) -> None:
    assert texts(told(sentence)[0]) == {"current": "88.2%", "target": "90%"}


@pytest.mark.parametrize("sentence", [
    "Performance was 80% in April and is now 85%.",  # two could be the current one
    "Performance is 12 of 41 young people.",
    "Performance is 60-65%.",
    "Of the 41 young people 29% were seen.",
    "Performance is improving.",
])
def test_a_sentence_that_leaves_a_doubt_gives_nothing(sentence: str) -> None:
    assert told(sentence) == ()


def test_a_target_for_a_later_year_is_not_what_the_figure_is_held_against() -> None:
    assert told("Performance is 80% against a target of 95% by 2015.") == ()


def test_a_heading_without_a_code_and_a_code_that_a_table_measures_are_left() -> None:
    assert told("Performance is 80%.", "Staffing") == ()
    heading = block("NI 59 – Assessments within seven days", "heading")
    table = grid([["Ref", "Indicator", "Target", "Actual"], ["NI59", "Assessments", "60", "55"]])
    both = read_all([Placed(table, ()), Placed(heading, ()), Placed(block("Performance is 80%."), (heading.text,))], report())
    assert [texts(measure) for measure in both] == [{"target": "60", "current": "55"}]
