"""A record that is found by its heading is marked in its heading."""

from __future__ import annotations

from corpus.model import Box, Commentary, Evidence, Measure, Word
from search.parse import parse
from webui.trail import notes_on_page, on_page, trail

RECORD = Commentary(
    id="r", report="p", evidence=(Evidence(1, Box(10, 100, 90, 120)),), item="Item <5>",
    section=("4. Resources", "4.1 Revenue"), text="text"
)


def word(text: str, x: float, y: float) -> Word:
    return Word(text, Box(x, y, x + 20, y + 10), int(y))


WORDS = (
    word("4.", 10, 10), word("Resources", 40, 10), word("x", 70, 10),
    word("4.", 10, 80), word("Resources", 40, 80),
    word("4.", 10, 150), word("Resources", 40, 150),
)


def test_what_matched_is_marked_in_the_headings_and_all_else_is_escaped() -> None:
    assert trail(RECORD, parse("resource revenue").tree) == ("Item &lt;5&gt;", "4. <mark>Resources</mark>", "4.1 <mark>Revenue</mark>")


def test_the_heading_on_the_page_is_the_nearest_above_the_record() -> None:
    assert on_page(RECORD, [RECORD.evidence[0].box], WORDS) == [range(3, 5)]


def test_blanks_that_the_page_lacks_do_not_matter() -> None:
    glued = (word("4.Resources", 10, 10), word("x", 60, 10))
    assert on_page(RECORD, [RECORD.evidence[0].box], glued) == [range(1)]


def test_a_footnote_of_a_measure_is_found_where_it_stands() -> None:
    measure = Measure(
        id="m", report="p", evidence=RECORD.evidence, family="workforce", name="Sickness",
        details={"footnote": "late data from two teams", "benchmark note": "N/A"},
    )
    words = [word(text, 10 + 30 * place, 300) for place, text in enumerate(["N/A", "4", "late", "data", "from", "two", "teams"])]
    assert notes_on_page(measure, words) == [range(2, 7)]
    assert notes_on_page(RECORD, words) == []


def test_a_heading_that_stands_only_below_is_another_record_s() -> None:
    assert on_page(RECORD, [RECORD.evidence[0].box], WORDS[5:]) == []
