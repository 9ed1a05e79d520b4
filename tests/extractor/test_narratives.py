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
    "The rate is £12 lower than planned.",
    "Performance is 12% below the target.",
    "It is 20 years since the duty began.",
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


def under(*outline: tuple[str, str]) -> Measure:
    """The last measure of headings and paragraphs, each heading a section of its own beside the others."""
    here: tuple[str, ...] = ()
    placed = []
    for form, text in outline:
        here = (text,) if form == "heading" else here
        placed.append(Placed(block(text, form), here))
    return read_all(placed, report())[-1]


NI59 = (("heading", "NI 59 – Assessments within seven days"), ("paragraph", "This stands at 76.92%."))


def test_a_heading_that_names_a_colour_gives_it_to_as_many_headings_as_its_sentence_counts() -> None:
    red, other = ("heading", "High risk areas (red risks)"), (("heading", "Serious cases"), ("paragraph", "All were reviewed."))
    measure = under(red, ("paragraph", "There are 2 areas:"), *other, *NI59)
    assert measure.rag is not None and (measure.rag.status, measure.rag.by) == ("red", "text")
    assert len(measure.evidence) == 3
    assert under(red, ("paragraph", "There is one area:"), *other, *NI59).rag is None
    assert under(red, ("paragraph", "There are some areas:"), *NI59).rag is None


def test_a_heading_that_names_a_colour_gives_it_to_what_the_outline_has_under_it() -> None:
    banner = Placed(block("Red rated indicators", "heading"), ("Red rated indicators",))
    heading, sentence = (block(text, form) for form, text in NI59)
    section = ("Red rated indicators", heading.text)
    (measure,) = read_all([banner, Placed(heading, section), Placed(sentence, section)], report())
    assert measure.rag is not None and measure.rag.status == "red"
