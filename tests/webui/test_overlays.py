"""Marks lie where the words stand."""

from __future__ import annotations

from corpus.model import Box, Page, Word
from webui import overlays


def word(text: str, x: float, y: float, line: int) -> Word:
    return Word(text, Box(x, y, x + 30, y + 10), line)


WORDS = (
    word("agency", 10, 10, 0), word("staff", 45, 10, 0),
    word("cost", 10, 22, 1), word("more", 45, 22, 1),
    word("Later", 10, 90, 2),
)
PAGE = Page(1, "", 200, 200, WORDS)


def test_words_belong_to_a_record_by_their_centre() -> None:
    assert overlays.inside(PAGE.words, [Box(0, 0, 60, 15)]) == (0, 1)
    assert overlays.inside(PAGE.words, [Box(0, 0, 20, 15)]) == ()
    assert overlays.inside(PAGE.words, []) == ()


def test_neighbours_on_a_line_are_marked_as_one_and_a_line_break_parts_them() -> None:
    first, second = overlays.strokes(PAGE.words, (0, 1, 2))
    assert first == overlays.padded(PAGE.words[0].box.union(PAGE.words[1].box))
    assert second == overlays.padded(PAGE.words[2].box)


def test_words_apart_are_marked_apart() -> None:
    assert len(overlays.strokes(PAGE.words, (0, 3))) == 2
