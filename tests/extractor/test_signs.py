"""Which way variances run, said by heads and by letters beside figures; the printed figure stays as it is."""

from __future__ import annotations

import pytest

from extractor.figures import Hint, read_value
from extractor.readers.texts.signs import judged_beside, sign_of
from tests.extractor.tabling import grid, read, texts


@pytest.mark.parametrize(("head", "sign"), [
    ("Under / (over) spend £m", "minus is an overspend"), ("(Under)/Over Spend", "minus is an underspend"),
    ("Overspend / (Underspend)", "minus is an underspend"), ("Under(-)/Over(+)spend", "minus is an underspend"),
    ("Adverse / (Favourable) variance", "minus is an underspend"), ("Surplus / (Deficit)", "minus is an overspend"),
    ("Variance", ""), ("Over / Under spend", ""), ("Variance (Under / Over)", ""), ("Forecast (net) overspend", ""),
])
def test_a_head_says_what_its_minus_is_or_nothing(head: str, sign: str) -> None:
    assert sign_of(head) == sign


@pytest.mark.parametrize(("text", "judged"), [("50 (F)", "favourable"), ("2,900A", "adverse"), ("(50) F", "favourable"),
                                              ("1.5 adv", "adverse"), ("50 over", "overspend"),
                                              ("£1.2m (underspend)", "underspend"), ("50", ""), ("12m", ""), ("GCSE A", "")])
def test_a_letter_beside_a_figure_says_how_it_is_judged(text: str, judged: str) -> None:
    assert judged_beside(text) == judged


@pytest.mark.parametrize(("text", "printed", "value"), [("41,200 Cr", "41,200 Cr", -41_200_000), ("180-", "180-", -180_000),
                                                        ("120 Dr", "120 Dr", 120_000), ("2,900 A", "2,900", 2_900_000)])
def test_credits_and_minuses_behind_are_read_where_a_column_is_of_money(text: str, printed: str, value: float) -> None:
    found = read_value(text, Hint("gbp", 1000))
    assert found is not None
    assert (found.text, found.value) == (printed, value)
    assert read_value(text) is None


def test_the_record_says_which_way_its_variance_runs_and_keeps_what_is_printed() -> None:
    rows = [["Service", "Budget £m", "Forecast £m", "Under / (over) spend £m"], ["Placements", "71.2", "74.5", "(3.3)"],
            ["Places", "44.0", "43.2", "0.8"]]
    first, _ = read(grid(rows))
    assert texts(first)["variance"] == "(3.3)"
    assert first.details["variance sign"] == "minus is an overspend"


def test_a_letter_behind_a_figure_of_money_says_its_sign_and_stands_nowhere_twice() -> None:
    (measure,) = read(grid([["Service", "Budget £", "Forecast £", "Variance £"], ["Vacancies", "640,000", "399,000", "241,000 F"]]))
    assert texts(measure)["variance"] == "241,000"
    assert measure.details == {"variance sign": "favourable"}
