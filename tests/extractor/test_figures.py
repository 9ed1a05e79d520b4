"""A figure is what is printed, and its value what that is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box, Word
from extractor.figures import Hint, amounts, read_figure, read_value, unit_of

THOUSANDS = Hint("gbp", 1000)


def words(text: str) -> list[Word]:
    return [Word(part, Box(10.0 * i, 0, 10.0 * i + 8, 10), 0) for i, part in enumerate(text.split())]


@pytest.mark.parametrize(("printed", "text", "value", "unit"), [
    ("1,456", "1,456", 1456, "number"),
    ("(1,234)", "(1,234)", -1234, "number"),
    ("£4.2m", "£4.2m", 4_200_000, "gbp"),
    ("-£1.2m", "-£1.2m", -1_200_000, "gbp"),
    ("(£1.2m)", "(£1.2m)", -1_200_000, "gbp"),
    ("£(1.2)m", "£(1.2)m", -1_200_000, "gbp"),
    ("£358k", "£358k", 358_000, "gbp"),
    ("£1.2 million", "£1.2 million", 1_200_000, "gbp"),
    ("60.7%**", "60.7%", 60.7, "percent"),
    ("- 0.0%", "- 0.0%", 0, "percent"),
    ("▲ 9.1%", "9.1%", 9.1, "percent"),
    ("2.3 percentage points", "2.3 percentage points", 2.3, "points"),
    ("1.2pp", "1.2pp", 1.2, "points"),
    ("17 / 28", "17 / 28", 17 / 28, "ratio"),
    ("12 days", "12 days", 12, "days"),
    ("3.5 FTE", "3.5 FTE", 3.5, "fte"),
    ("2 (50.0%)", "2", 2, "number"),
    ("82% (246/300)", "82%", 82, "percent"),
    ("High 3", "High 3", 3, "level"),
    ("−5", "−5", -5, "number"), ("‑5", "‑5", -5, "number"), ("—5", "—5", -5, "number"), ("－5", "－5", -5, "number"),
    ("(0.3)pp", "(0.3)pp", -0.3, "points"), ("(0.3) ppts", "(0.3) ppts", -0.3, "points"), ("1 in 4", "1 in 4", 0.25, "ratio"),
    ("3:1", "3:1", 3, "ratio"), ("45.5 per 10,000", "45.5 per 10,000", 45.5, "number"),
    ("2h 30m", "2h 30m", 150, "minutes"), ("2 hrs 15 mins", "2 hrs 15 mins", 135, "minutes"),
    ("4 min 35 sec", "4 min 35 sec", 275, "seconds"),
    ("00:04:35", "00:04:35", 275, "seconds"),
])
def test_numbers_are_read_with_sign_and_scale(printed: str, text: str, value: float, unit: str) -> None:
    read = read_value(printed)
    assert read is not None
    assert (read.text, read.unit) == (text, unit)
    assert read.value == pytest.approx(value)


@pytest.mark.parametrize(("printed", "unit"), [
    ("n/a", "text"), ("N/A", "text"), ("TBC", "text"), ("Not Set", "text"), ("No target", "text"), ("6- 6.5", "range"),
    ("21 - 30%", "range"), (">94%", "bound"), ("31/01/2011", "date"), ("June 2013", "date"), ("2013/14", "period"), ("Medium", "level"),
    ("DNA", "text"), ("Awaiting national data", "text"), ("Not yet due", "text"), ("[c]", "text"), ("4:35", "text"), ("1:14", "text"),
    ("10 or fewer", "bound"), ("95% or above", "bound"), ("< 10 days", "bound"), ("c. 50", "bound"), ("~50", "bound"), ("50+", "bound"),
])
def test_what_is_no_number_but_tells_something_has_no_value(printed: str, unit: str) -> None:
    read = read_value(printed)
    assert read is not None
    assert (read.value, read.unit) == (None, unit)


@pytest.mark.parametrize("printed", ["", "-", "–", "£000", "11.66 12.83", "£26,274 (£44,857)", "(12,040", "1,23", "There is no data", "▲",
                                     "5 in 2023", "2 m 30", "1 234", "x", "c", "12 in total", "C3"])
def test_prose_dashes_and_two_numbers_side_by_side_are_no_figure(printed: str) -> None:
    assert read_value(printed) is None


def test_the_head_of_a_column_gives_unit_and_scale_but_a_printed_unit_wins() -> None:
    figure = read_figure(words("1,456"), 3, THOUSANDS)
    assert figure is not None
    assert (figure.text, figure.value, figure.unit, figure.scale, figure.page) == ("1,456", 1_456_000.0, "gbp", 1000, 3)
    percent = read_figure(words("7.1%"), 3, THOUSANDS)
    assert percent is not None
    assert (percent.value, percent.unit, percent.scale) == (7.1, "percent", 1)


def test_the_box_of_a_figure_is_that_of_its_own_words() -> None:
    figure = read_figure(words("82% (246/300)"), 1)
    assert figure is not None
    assert figure.box == Box(0, 0, 8, 10)


def test_amounts_in_running_text_keep_their_offsets_and_ignore_brackets() -> None:
    text = "an overspend (£300k) of £1.8m, 7.1% and -£1.2m; ages 16-19; £1m-£2m; 12 FTE"
    found = amounts(text)
    assert [text[start:end] for start, end, _ in found] == ["£300k", "£1.8m", "7.1%", "-£1.2m", "£1m", "£2m", "12 FTE"]
    assert [amount.value for *_, amount in found] == [300_000, 1_800_000, 7.1, -1_200_000, 1_000_000, 2_000_000, 12]


@given(st.integers(0, 10**9), st.sampled_from(["{:,}", "({:,})", "-{:,}", "£{:,}", "{}", "£{:,}k", "{:,}%"]))
def test_any_printed_number_is_read_back(number: int, form: str) -> None:
    printed = form.format(number)
    read = read_value(printed)
    if read is None:
        assert set(str(number)) == {"0"}
        return
    negative = printed.startswith(("(", "-"))
    assert read.value == (-number if negative else number) * (1000 if printed.endswith("k") else 1)


@given(st.text(max_size=40))
def test_whatever_stands_in_a_cell_the_text_of_its_figure_stands_there_verbatim(text: str) -> None:
    printed = " ".join(text.split())
    figure = read_figure(words(printed), 1)
    if figure is not None:
        assert figure.text
        assert figure.text in printed


@given(st.text(max_size=80))
def test_amounts_of_any_text_lie_where_they_say(text: str) -> None:
    for start, end, amount in amounts(text):
        assert text[start:end] == amount.text


def test_seven_digits_without_commas_are_a_number_and_no_stretch_of_years() -> None:
    read = read_value("2012345")
    assert read is not None
    assert (read.value, read.unit) == (2_012_345.0, "number")


@pytest.mark.parametrize(("text", "value"), [("1\u202f234", 1234.0), ("12\u00a0345.6", 12345.6), ("£1\u2009234\u2009567", 1234567.0),
                                             ("-1\u202f234", -1234.0)])
def test_a_thin_or_unbreakable_blank_inside_a_word_parts_thousands(text: str, value: float) -> None:
    """The text stays as it is printed; an ordinary blank parts two words, which could be two figures."""
    read = read_value(text)
    assert read is not None and (read.text, read.value) == (text, value)
    assert read_value(text.translate({0x202F: " ", 0xA0: " ", 0x2009: " "})) is None


def test_a_blank_that_parts_no_thousands_parts_two_figures() -> None:
    assert read_value("12\u00a034") is None
    assert read_value("2023\u202f100") is None


@pytest.mark.parametrize(("said", "scale"), [
    ("All figures are in thousands of pounds unless otherwise stated.", 1_000),
    ("Net spending, in millions of pounds", 1_000_000),
    ("All figures in £000", 1_000),
])
def test_a_unit_in_words_scales_as_its_sign_does(said: str, scale: int) -> None:
    assert unit_of(said) == Hint("gbp", scale)
