"""What says the same folds, and what only looks like it does not."""

from __future__ import annotations

import pytest

from search.folding import fold
from search.words import stems

LONG = (
    "The overspend of £1.8m on placements at the end of quarter 3 comes from eleven more children in residential homes out of the borough, "
    "whose weekly fees are twice those of our own foster carers, while the recruitment campaign for carers, held back by a shortage of "
    "assessing social workers, has so far brought nine households against a plan of twenty, and the panel meets each fortnight."
)
SHORT = "An overspend of £230k on agency staff is forecast for the assessment teams this year."


def folded(text: str, heading: str = "Staffing", authority: str = "E09000003") -> int:
    return fold(" ".join(stems(text)), " ".join(stems(heading)), authority)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHORT, SHORT.replace("£230k", "£1.4m")),
        (SHORT, SHORT.upper()),
        (SHORT, "3.2 " + SHORT.replace("this year", "in March 2013")),
        (SHORT, SHORT.replace("is forecast", "was forecast")),
        (LONG, LONG.replace("£1.8m", "£2.1m").replace("quarter 3", "quarter 4").replace("eleven", "12")),
    ],
)
def test_the_same_text_with_another_figure_or_period_folds(one: str, other: str) -> None:
    """The next quarter's report says most things again."""
    assert folded(one) == folded(other) != 0


def test_in_a_long_passage_most_single_words_may_differ() -> None:
    words = LONG.split()
    others = ("ledger", "clinic", "parking", "window", "budgeted", "letters", "audits", "moreover")
    changed = [" ".join([*words[:at], other, *words[at + 1 :]]) for at in range(len(words)) for other in others]
    assert sum(folded(each) == folded(LONG) for each in changed) >= 0.4 * len(changed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHORT, SHORT.replace("overspend", "underspend")),
        (SHORT, SHORT.replace("is forecast", "is not forecast")),
        (SHORT, SHORT.replace("assessment", "fostering")),
        (LONG, LONG.replace("overspend", "underspend")),
        (LONG, LONG.replace("more children", "fewer children")),
        (LONG, LONG + " Two homes have closed, and their places were bought at short notice from independent providers in Essex and Kent."),
    ],
)
def test_what_says_something_else_does_not_fold(one: str, other: str) -> None:
    """A turned meaning or a new sentence is evidence of its own."""
    assert folded(one) != folded(other)


def test_a_short_passage_speaks_of_its_heading() -> None:
    """"The total number of people on the list is 3,273" under one town is not the same under another."""
    text = "The total number of people on the list of carers who asked for help is 3,273."
    assert folded(text, "Worthing") != folded(text.replace("3,273", "1,685"), "Chichester")
    assert folded(text, "Worthing, quarter 1") == folded(text.replace("3,273", "1,685"), "Worthing, quarter 2")


def test_figures_fold_within_one_authority_only() -> None:
    """Two councils that fill in one form do not say the same; what has no figures is the same whoever prints it."""
    assert folded(SHORT, authority="E09000003") != folded(SHORT, authority="E08000017")
    plain = "The duty to safeguard children rests with the authority and with all of its partners."
    assert folded(plain, authority="E09000003") == folded(plain, authority="E08000017") != 0


def test_where_no_authority_is_known_figures_count() -> None:
    """Reports that nobody has named may be of two councils."""
    assert folded(SHORT, authority="") != folded(SHORT.replace("£230k", "£1.4m"), authority="")
    assert folded(SHORT, authority="") == folded(SHORT, authority="")


def test_too_short_a_passage_does_not_fold() -> None:
    assert folded("No change.") == 0


def test_where_hardly_a_word_is_left_figures_count() -> None:
    """A row of figures in running text is its figures."""
    assert folded("Target 45 actual 44 last year 43, first quarter 41.") != folded("Target 45 actual 40 last year 43, first quarter 41.")
