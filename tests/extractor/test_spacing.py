"""Words whose letters are set apart."""

from __future__ import annotations

from corpus.model import Box, Word
from extractor.pages.spacing import close_up
from extractor.pages.text import whole


def spelt(text: str, x: float, line: int, gap: float = 1.5) -> list[Word]:
    """Each letter a word of 4 points, so far from the next; a blank is wider by 2."""
    words = []
    for letter in text:
        if letter == " ":
            x += 2 + gap
            continue
        words.append(Word(letter, Box(x, 0, x + 4, 7), line))
        x += 4 + gap
    return words


def texts(*lines: list[Word]) -> list[str]:
    return [word.text for word in close_up(tuple(word for line in lines for word in line))]


def test_letters_set_apart_are_the_words_that_they_spell() -> None:
    """A head printed "T A R G E T   Y E A R" is found as what it says."""
    assert texts(spelt("TARGET YEAR", 10, 0)) == ["TARGET", "YEAR"]


def test_a_short_word_is_joined_where_longer_ones_are_set_like_it() -> None:
    """ "Q 3" above "2 0 1 7 / 1 8" in a wide-set head is a quarter; alone it could be two columns."""
    assert texts(spelt("Q3", 10, 0), spelt("STATUS", 60, 1)) == ["Q3", "STATUS"]
    assert texts(spelt("Q3", 10, 0)) == ["Q", "3"]


def test_single_letters_in_columns_stay_apart() -> None:
    """Statuses of one letter, column by column, must not become a word."""
    assert texts(spelt("RAGGR", 10, 0, gap=20)) == ["R", "A", "G", "G", "R"]


def test_single_figures_stay_apart() -> None:
    """Counts of one digit side by side would become one wrong figure."""
    assert texts(spelt("2314", 10, 0), spelt("AGED", 10, 1, gap=3)) == ["2", "3", "1", "4", "AGED"]


def test_a_minus_printed_as_a_soft_hyphen_is_a_minus() -> None:
    """Many fonts name their hyphen a soft one; a variance without its minus would be the opposite."""
    assert whole("\u00ad5.2") == "-5.2"
